/** One enqueueing, from the first line of its log to the last. */
import { resolve } from 'node:path'
import { isBucketPath } from '../bucket/name.ts'
import { readingOf } from '../ingest/ingestion.ts'
import { endFailed, openWhenFree, type RunSettings, type RunWatch } from '../ingest/run.ts'
import { type FoundEntry, walk } from '../ingest/walk.ts'
import type { Database } from '../store/database.ts'
import { selectFailedPaths } from '../store/known.ts'
import { withDatabase } from '../store/open.ts'
import { countFailed, type RunCounts, selectRoots } from '../store/run-log.ts'
import { saveVocabulary } from '../store/vocabulary.ts'
import { packageVersion, parserVersion } from '../version.ts'
import { type ChunkSizes, enqueue, usualChunks } from './enqueue.ts'
import { walkBuckets } from './place.ts'
import { requeuePoisonChunks } from './revive.ts'
import { makeWorkTables } from './tables.ts'

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

type Files = {
  readonly found: AsyncIterable<FoundEntry>
  /** The folders that all of them stand in. */
  readonly roots: readonly string[]
}

/** Puts everything below `roots` that is not known into the queue. */
export function runEnqueue(
  asked: EnqueueAsked,
  settings: RunSettings,
  watch: RunWatch,
): Promise<EnqueueEnd> {
  const { follows } = settings
  const isBucket = asked.roots.some(isBucketPath)
  const roots = asked.roots.map((root) => (isBucketPath(root) ? root : resolve(root)))
  const found = isBucket
    ? walkBuckets(roots)
    : walk(asked.roots, { leftOut: new Set(), follows, homes: null })
  return logged({ ...asked, roots }, settings, watch, () => ({ found, roots }))
}

/** Puts what failed with one of `codes` into the queue again, and the chunks that were left alone. */
export function runEnqueueFailed(
  codes: readonly string[],
  settings: RunSettings,
  watch: RunWatch,
): Promise<EnqueueEnd> {
  const asked = { codes, isForced: true, chunkSizes: usualChunks }
  return logged(asked, settings, watch, async (database) => {
    await requeuePoisonChunks(database, settings.database)
    const paths = selectFailedPaths(database, codes)
    const homes = selectRoots(database)
    const { local = [], bucket = [] } = Object.groupBy(paths, ({ path }) =>
      isBucketPath(path) ? 'bucket' : 'local',
    )
    const named = local.map(({ path, path_bytes }) => (path_bytes ? Buffer.from(path_bytes) : path))
    const found = async function* () {
      yield* walk(named, { leftOut: new Set(), follows: settings.follows, homes })
      yield* walkBuckets(bucket.map(({ path }) => path))
    }
    const roots = homes.filter((home) => isBucketPath(home) === (local.length === 0))
    return { found: found(), roots }
  })
}

type Asked = Omit<EnqueueAsked, 'roots'> & Readonly<Record<string, unknown>>

async function logged(
  { isForced, chunkSizes, ...asked }: Asked,
  { database: address, read, follows }: RunSettings,
  { stop, onWait, onFiles }: RunWatch,
  filesIn: (database: Database) => Files | Promise<Files>,
): Promise<EnqueueEnd> {
  return withDatabase(address, async (database) => {
    // A queue that is newer is refused before anything is written.
    makeWorkTables(database)
    const versions = { program_version: packageVersion, parser_version: parserVersion }
    const settings = JSON.stringify({ ...asked, isForced, follows, ...read })
    const start = { command: 'enqueue', settings, ...versions }
    const log = await openWhenFree(database, start, { stop, onWait })
    const none = { found: 0, found_all: 0, unchanged: 0 }
    if (log === null) return { ...none, isInterrupted: true, failed: 0 }
    try {
      saveVocabulary(database, read.vocabulary ?? [])
      const { found, roots } = await filesIn(database)
      const place = { address, roots, read, reading: readingOf(read), isForced, chunkSizes }
      const counts = await enqueue({ database, log, stop }, found, place, onFiles)
      log.end(stop.aborted ? 'interrupted' : 'done', null)
      return { ...counts, isInterrupted: stop.aborted, failed: countFailed(database, log.id) }
    } catch (error) {
      endFailed(log, error)
      throw error
    }
  })
}
