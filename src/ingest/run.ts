/** One run over a database, from the lock to the last line of its log. */
import { resolve } from 'node:path'
import type { ReadSettings } from '../extract/reader.ts'
import { type Database, withDatabase } from '../store/database.ts'
import { selectFailedDocuments, selectFailedPaths } from '../store/known.ts'
import { countFailed, openRun, type RunLog } from '../store/run-log.ts'
import { removeUnnamedDocuments } from '../store/save.ts'
import { packageVersion, parserVersion } from '../version.ts'
import { type IngestListener, ingest } from './ingest.ts'
import type { Limits } from './pool.ts'
import { walk } from './walk.ts'

export type RunSettings = {
  readonly database: string
  readonly jobs: number
  readonly read: ReadSettings
  readonly limits: Limits
}

/** How a run ended; `failed` counts what could not be read in this run. */
export type RunEnd = {
  readonly isInterrupted: boolean
  readonly failed: number
}

/** Takes in everything below `roots`. With `isForced`, also what is known. */
export async function runIngest(
  roots: readonly string[],
  isForced: boolean,
  settings: RunSettings,
  watch: RunWatch,
): Promise<RunEnd> {
  const again = { isAgain: () => isForced, opensUnchanged: isForced }
  return run({ command: 'ingest', roots, isForced }, settings, watch, (run) =>
    ingest(
      run,
      walk(roots, databaseFiles(settings.database)),
      { ...settings, ...again },
      watch.hear,
    ),
  )
}

/** Reads again what failed with one of `codes`. */
export async function runRetry(
  codes: readonly string[],
  settings: RunSettings,
  watch: RunWatch,
): Promise<RunEnd> {
  return run({ command: 'retry', codes }, settings, watch, (run) => {
    const failed = selectFailedDocuments(run.database, codes)
    const paths = selectFailedPaths(run.database, codes)
    const roots = paths.map(({ path, path_bytes }) => (path_bytes ? Buffer.from(path_bytes) : path))
    const again = { isAgain: (sha256: string) => failed.has(sha256), opensUnchanged: true }
    return ingest(run, walk(roots, new Set()), { ...settings, ...again }, watch.hear)
  })
}

/** What a person may do while a run goes on: hear of it, and stop it. */
export type RunWatch = { readonly hear: IngestListener; readonly stop: AbortSignal }

type Work = (run: {
  readonly database: Database
  readonly log: RunLog
  readonly stop: AbortSignal
}) => Promise<void>

/** Which command, and what only that command is told. */
type Asked = { readonly command: string } & Readonly<Record<string, unknown>>

async function run(
  { command, ...asked }: Asked,
  { database: path, jobs, read, limits }: RunSettings,
  { stop }: RunWatch,
  work: Work,
): Promise<RunEnd> {
  return withDatabase(path, async (database) => {
    const settings = JSON.stringify({ ...asked, jobs, ...read, ...limits })
    const versions = { program_version: packageVersion, parser_version: parserVersion }
    const log = openRun(database, { command, settings, ...versions })
    try {
      await work({ database, log, stop })
      if (!stop.aborted) removeUnnamedDocuments(database)
      log.end(stop.aborted ? 'interrupted' : 'done', null)
    } catch (error) {
      endFailed(log, error)
      throw error
    }
    return { isInterrupted: stop.aborted, failed: countFailed(database, log.id) }
  })
}

/** On a full disk not even this can be written; what ended the run is thrown all the same. */
function endFailed(log: RunLog, error: unknown): void {
  try {
    log.end('failed', (error as Error).message)
  } catch {
    // The run stays `running` in the log and is closed as interrupted by the next one.
  }
}

/** The database's own files are no reports. */
function databaseFiles(path: string): ReadonlySet<string> {
  return new Set(['', '-wal', '-shm', '-journal'].map((end) => resolve(path) + end))
}
