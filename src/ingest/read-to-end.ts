/** One file to its end, whatever the processes that read it survive. */
import type { ToRead } from './message.ts'
import type { Failure, Pool, ReaderMessage } from './pool.ts'

export type ReadingListener = {
  /** Hears each message, with the path of the document it is about where one is being read; answers as a `Listener`. */
  readonly onMessage: (message: ReaderMessage, document: string | null) => boolean
  /** Hears of a document that two processes did not survive. */
  readonly onFailure: (document: string, failure: Failure) => void
  readonly stop?: AbortSignal
}

/**
 * Reads one file; returns why it could not be opened, if so. A document that ends its process, by time, memory or a
 * crash, is read once more by a fresh one: what a process has read before must not decide the outcome. Behind a member
 * of an archive that is given up the others are read. What was told before is told again: `hear` answers that it does
 * not want it.
 */
export async function readToEnd(
  pool: Pool,
  file: ToRead,
  { onMessage, onFailure, stop }: ReadingListener,
): Promise<Failure | null> {
  /** Where a process has died; the file itself where it could not even be opened. */
  const deadly = new Set<string>()
  for (let isFresh = false; ; ) {
    let document: string | null = null
    const end = await pool.read(file, isFresh, (message) => {
      const answer = onMessage(message, document)
      if (message.kind === 'opened') document = answer ? message.path : null
      else if (message.kind !== 'page') document = null
      return answer
    })
    if (end.kind === 'finished' || stop?.aborted) return end.failure
    const place: string = document ?? ''
    isFresh = !deadly.has(place)
    deadly.add(place)
    if (isFresh) continue
    if (document === null) return end.failure
    onFailure(document, end.failure)
    if (document === file.path) return null
  }
}
