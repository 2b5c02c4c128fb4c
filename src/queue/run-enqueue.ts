/** One enqueueing, from the first line of its log to the last. */
import { resolve } from 'node:path'
import { readingOf } from '../ingest/ingestion.ts'
import { openInTurn, type RunSettings, type RunWatch } from '../ingest/run.ts'
import { walk } from '../ingest/walk.ts'
import { withDatabase } from '../store/database.ts'
import { countFailed, type RunCounts } from '../store/run-log.ts'
import { keepVocabulary } from '../store/vocabulary.ts'
import { packageVersion, parserVersion } from '../version.ts'
import { type ChunkSizes, enqueue } from './enqueue.ts'

export type EnqueueEnd = RunCounts & {
  readonly isInterrupted: boolean
  /** Paths that could not be walked or hashed. */
  readonly failed: number
}

export type EnqueueAsked = {
  readonly roots: readonly string[]
  /** Whether what is known is enqueued, too. */
  readonly isForced: boolean
  readonly chunkSizes: ChunkSizes
}

/** Puts everything below `roots` that is not known into the queue. */
export function runEnqueue(
  { roots, isForced, chunkSizes }: EnqueueAsked,
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
      const reading = readingOf(read)
      const settings = { address, roots, read, reading, isForced, chunkSizes }
      const counts = await enqueue({ database, log, stop }, found, settings, hear)
      log.end(stop.aborted ? 'interrupted' : 'done', null)
      return { ...counts, isInterrupted: stop.aborted, failed: countFailed(database, log.id) }
    } catch (error) {
      log.end('failed', (error as Error).message)
      throw error
    }
  })
}
