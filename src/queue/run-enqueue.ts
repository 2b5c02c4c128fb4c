/** One enqueueing, from the first line of its log to the last. */
import { resolve } from 'node:path'
import { readingOf } from '../ingest/ingestion.ts'
import { openInTurn, type RunSettings, type RunWatch } from '../ingest/run.ts'
import { walk } from '../ingest/walk.ts'
import { withDatabase } from '../store/database.ts'
import { countFailed, type RunCounts } from '../store/run-log.ts'
import { keepVocabulary } from '../store/vocabulary.ts'
import { packageVersion, parserVersion } from '../version.ts'
import { enqueue } from './enqueue.ts'

export type EnqueueEnd = RunCounts & {
  readonly isInterrupted: boolean
  /** Paths that could not be walked or hashed. */
  readonly failed: number
}

/** Puts everything below `roots` that is not known into the queue. With `isForced`, also what is known. */
export function runEnqueue(
  roots: readonly string[],
  isForced: boolean,
  { database: address, read, follows }: RunSettings,
  { stop, onWait, hear }: RunWatch,
): Promise<EnqueueEnd> {
  return withDatabase(address, async (database) => {
    const asked = { roots: roots.map((root) => resolve(root)), isForced, follows, ...read }
    const versions = { program_version: packageVersion, parser_version: parserVersion }
    const start = { command: 'enqueue', settings: JSON.stringify(asked), ...versions }
    const log = await openInTurn(database, start, { stop, onWait })
    const none = { found: 0, found_all: 0, unchanged: 0 }
    if (log === null) return { ...none, isInterrupted: true, failed: 0 }
    try {
      keepVocabulary(database, read.vocabulary ?? [])
      const found = walk(roots, { leftOut: new Set(), follows, homes: null })
      const settings = { address, roots, read, reading: readingOf(read), isForced }
      const counts = await enqueue({ database, log, stop }, found, settings, hear)
      log.end(stop.aborted ? 'interrupted' : 'done', null)
      return { ...counts, isInterrupted: stop.aborted, failed: countFailed(database, log.id) }
    } catch (error) {
      log.end('failed', (error as Error).message)
      throw error
    }
  })
}
