/** Waits for something to arrive below some folders. */
import { watch } from 'node:fs'

/** A file that is being written shows many events; so long must pass without one, milliseconds. */
const QUIET_MS = 1000

/**
 * Watches from now on. Yields whenever files below `folders` have changed and have been quiet since; ends when `stop` is
 * aborted.
 */
export function watchFolders(folders: readonly string[], stop: AbortSignal): AsyncGenerator<void> {
  let hasNews = false
  let wake = () => {}
  let timer: NodeJS.Timeout | undefined
  const onChange = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      hasNews = true
      wake()
    }, QUIET_MS)
  }
  const watchers = folders.map((folder) => watch(folder, { recursive: true }, onChange))
  // A folder that vanishes while it is watched has no more arrivals; the others go on.
  for (const watcher of watchers) watcher.on('error', onChange)
  stop.addEventListener('abort', () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
    wake()
  })
  return (async function* wait() {
    while (!stop.aborted) {
      if (!hasNews) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      if (stop.aborted) return
      hasNews = false
      yield
    }
  })()
}
