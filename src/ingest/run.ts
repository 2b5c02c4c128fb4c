/** One run over a database, from the lock to the last line of its log. */
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { FileSettings } from '../pipeline.ts'
import { keepHeapSteady } from '../process/steady-heap.ts'
import type { Database } from '../store/database.ts'
import { StoreError } from '../store/error.ts'
import { selectFailedDocuments, selectFailedPaths } from '../store/known.ts'
import { filesOf, mayExist, requireExisting, withDatabase } from '../store/open.ts'
import {
  countCrashed,
  countFailed,
  countFound,
  openRun,
  type RunLog,
  type RunStart,
  selectRoots,
} from '../store/run-log.ts'
import { removeUnnamedDocuments } from '../store/save.ts'
import { saveVocabulary } from '../store/vocabulary.ts'
import { packageVersion, parserVersion } from '../version.ts'
import { ingest } from './ingest.ts'
import type { IngestListener } from './ingestion.ts'
import { linkWaiting } from './linking.ts'
import type { Limits } from './pool.ts'
import type { RunEnd } from './run-end.ts'
import { walk } from './walk.ts'

export type RunSettings = {
  readonly database: string
  readonly jobs: number
  readonly read: FileSettings
  readonly limits: Limits
  /** Whether links are followed that lead out of the folders asked for. */
  readonly follows: boolean
}

/** Takes in everything below `roots`. With `isForced`, also what is known. Where nothing is there, no database is made. */
export async function runIngest(
  roots: readonly string[],
  isForced: boolean,
  settings: RunSettings,
  watch: RunWatch,
): Promise<RunEnd> {
  const again = { isAgain: () => isForced, opensUnchanged: isForced }
  const { database, follows } = settings
  // The database's own files are no reports.
  const files = filesOf(database)
  const found = walk(roots, { leftOut: new Set(files), follows, homes: null })
  const asked = { command: 'ingest', roots: roots.map((root) => resolve(root)), isForced }
  const isNew = !mayExist(database)
  const ended = await run(asked, settings, watch, (run) =>
    ingest(run, found, { ...settings, ...again }, watch),
  )
  if (isNew && ended.found === 0) rmSync(database)
  return ended
}

/** Reads again what failed with one of `codes`. */
export async function runRetry(
  codes: readonly string[],
  settings: RunSettings,
  watch: RunWatch,
): Promise<RunEnd> {
  requireExisting(settings.database)
  return run({ command: 'retry', codes }, settings, watch, (run) => {
    const failed = selectFailedDocuments(run.database, codes)
    const paths = selectFailedPaths(run.database, codes)
    const roots = paths.map(({ path, path_bytes }) => (path_bytes ? Buffer.from(path_bytes) : path))
    const again = { isAgain: (sha256: string) => failed.has(sha256), opensUnchanged: true }
    const homes = selectRoots(run.database)
    const found = walk(roots, { leftOut: new Set(), follows: settings.follows, homes })
    return ingest(run, found, { ...settings, ...again }, watch)
  })
}

/** What a person may do while a run goes on: hear of it, and stop it. */
export type RunWatch = IngestListener & {
  readonly stop: AbortSignal
  /** Hears that another run must end first; null where this one is then refused. */
  readonly onWait: ((refused: StoreError) => void) | null
}

type Work = (run: {
  readonly database: Database
  readonly log: RunLog
  readonly stop: AbortSignal
}) => Promise<void>

/** Which command, and what only that command is told. */
type Asked = { readonly command: string } & Readonly<Record<string, unknown>>

async function run(
  { command, ...asked }: Asked,
  { database: path, jobs, read, limits, follows }: RunSettings,
  { stop, onWait }: RunWatch,
  work: Work,
): Promise<RunEnd> {
  keepHeapSteady()
  return withDatabase(path, async (database) => {
    const settings = JSON.stringify({ ...asked, follows, jobs, ...read, ...limits })
    const versions = { program_version: packageVersion, parser_version: parserVersion }
    const start = { command, settings, ...versions }
    const log = await openWhenFree(database, start, { stop, onWait })
    if (log === null) return { isInterrupted: true, found: 0, failed: 0, crashed: 0 }
    try {
      database.useWriteAheadLog()
      saveVocabulary(database, read.vocabulary ?? [])
      await work({ database, log, stop })
      if (!stop.aborted) removeUnnamedDocuments(database)
      linkWaiting(database, stop)
      log.end(stop.aborted ? 'interrupted' : 'done', null)
    } catch (error) {
      endFailed(log, error)
      throw error
    }
    return {
      isInterrupted: stop.aborted,
      found: countFound(database, log.id),
      failed: countFailed(database, log.id),
      crashed: countCrashed(database, log.id),
    }
  })
}

/** How often it is looked whether the other run has ended, milliseconds. */
const TURN_MS = 500

/** Opens the log once no other run writes this database; null where the waiting was stopped. */
export async function openWhenFree(
  database: Database,
  start: RunStart,
  { stop, onWait }: Pick<RunWatch, 'stop' | 'onWait'>,
): Promise<RunLog | null> {
  for (let isFirst = true; !stop.aborted; isFirst = false) {
    try {
      return openRun(database, start)
    } catch (error) {
      if (onWait === null || !(error instanceof StoreError) || error.code !== 'locked') throw error
      if (isFirst) onWait(error)
      await pause(TURN_MS, undefined, { signal: stop }).catch(() => undefined)
    }
  }
  return null
}

/** On a full disk, or where the server is gone, not even this can be written; what ended the run is thrown all the same. */
export function endFailed(log: RunLog, error: unknown): void {
  try {
    log.end('failed', (error as Error).message)
  } catch {
    // The run stays `running` in the log and is closed as interrupted by the next one.
  }
}
