/** Engines that outlive a file, for a process that reads many: to start their workers takes as long as to read a page. */
import { openEngine } from './engine.ts'
import type { EngineName } from './engine-name.ts'
import type { Engine } from './recognizer.ts'

/** An engine that is kept, and how many files are being read with it. */
type Kept = { readonly engine: Engine; readers: number }

/** The engines that are kept, by name and number of lines at once; null where each ends with its file. */
let kept: Map<string, Kept> | null = null

/** From now on an engine stays for the next file; this process must be ended from without. */
export function keepEnginesWarm(): void {
  kept ??= new Map()
}

/** Whether this process holds engines for further files. */
export function areEnginesWarm(): boolean {
  return kept !== null && kept.size > 0
}

/**
 * An engine that reads so many lines at once. To close it ends its workers only where engines are not kept; one that is
 * kept ends when another is asked for and nobody reads with it, since each takes hundreds of megabytes.
 */
export function engineFor(name: EngineName, jobs: number): Engine {
  if (kept === null) return openEngine(name, jobs)
  const key = `${name} ${jobs}`
  for (const [other, { engine, readers }] of kept) {
    if (other === key || readers > 0) continue
    kept.delete(other)
    // What ends is not waited for: nothing more is asked of it.
    void engine.close()
  }
  const own = kept.get(key) ?? { engine: openEngine(name, jobs), readers: 0 }
  kept.set(key, own)
  own.readers += 1
  return {
    ...own.engine,
    close: async () => {
      own.readers -= 1
    },
  }
}
