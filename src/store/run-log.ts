/** The log of runs as data: which files were looked into, how they ended, how long each stage took. */

import type { Database } from './database.ts'
import { StoreError } from './error.ts'
import { isAddress } from './open.ts'
import { onlyRow } from './prepared.ts'

export type RunStart = {
  readonly command: string
  /** JSON of what was asked. */
  readonly settings: string
  readonly program_version: string
  readonly parser_version: number
}

/** The keys are the columns of `run_files`. */
export type RunFile = {
  readonly path: string
  readonly sha256: string | null
  readonly outcome: 'complete' | 'partial' | 'failed' | 'duplicate' | 'archive'
  readonly error_code: string | null
  readonly error_message: string | null
  readonly size: number | null
  readonly pages: number | null
  readonly forms: number
  readonly rows: number
  readonly open_ms: number | null
  readonly extract_ms: number | null
  readonly normalize_ms: number | null
  readonly audit_ms: number | null
  readonly save_ms: number | null
}

export type RunCounts = {
  readonly found: number
  readonly found_all: number
  readonly unchanged: number
}

export type RunLog = {
  readonly id: number
  readonly files: (files: readonly RunFile[]) => void
  /** A sign of life, with how far the run is. Throws `StoreError` `moved` where the database is no longer in its place. */
  readonly beat: (counts: RunCounts) => void
  /** Throws the same, but for a run that failed. */
  readonly end: (outcome: 'done' | 'interrupted' | 'failed', message: string | null) => void
}

/** A run that showed no life for so long has ended, whatever its process number says now. */
const SILENCE_MS = 60_000

function now(): string {
  return new Date().toISOString()
}

/**
 * Opens the log of a new run. Throws `StoreError` `locked` while another run is going on in this database, workers aside
 * for a worker; a run whose process is gone is closed as interrupted.
 */
export function openRun(database: Database, start: RunStart): RunLog {
  const id = database.exclusiveTransaction(() => {
    closeDeadRuns(database, start.command)
    const sql = `
      INSERT INTO runs (command, settings, program_version, parser_version, process_id, started_at, updated_at,
        outcome, found, found_all, unchanged)
      VALUES (@command, @settings, @program_version, @parser_version, @process_id, @at, @at, 'running', 0, 0, 0)
      RETURNING id`
    const row = { ...start, process_id: database.processId(), at: now() }
    return database.prepare<number>(sql).pluck().get(row) ?? 0
  })
  return runLog(database, id)
}

function refuseMoved(database: Database): void {
  if (database.isInPlace()) return
  const message = `The database ${database.name} was moved, deleted or replaced during the run, which was ended.`
  throw new StoreError('moved', message)
}

function runLog(database: Database, id: number): RunLog {
  let ordinal = 0
  const updateCounts = database.prepare(`
    UPDATE runs SET updated_at = @at, found = @found, found_all = @found_all, unchanged = @unchanged WHERE id = @id`)
  const updateEnd = database.prepare(`
    UPDATE runs SET updated_at = @at, ended_at = @at, outcome = @outcome, message = @message WHERE id = @id`)
  return {
    id,
    files: (ended) => {
      database.insertRows(
        'run_files',
        ended.map((file, at) => ({ run_id: id, ordinal: ordinal + at, ...file })),
      )
      ordinal += ended.length
    },
    beat: (counts) => {
      refuseMoved(database)
      updateCounts.run({ id, at: now(), ...counts })
    },
    end: (outcome, message) => {
      if (outcome !== 'failed') refuseMoved(database)
      updateEnd.run({ id, at: now(), outcome, message })
    },
  }
}

/** Everything that was ever asked for by its path in this database, absolute. */
export function selectRoots(database: Database): readonly string[] {
  const sql = `
    SELECT DISTINCT root.value FROM runs, json_each(runs.settings, '$.roots') AS root
    WHERE command IN ('ingest', 'enqueue') ORDER BY 1`
  return database.prepare<string>(sql).pluck().all()
}

/** What the log says of a run that it holds for going on. */
export type RunningRun = { readonly process_id: number; readonly updated_at: string }

/** Whether a run that is logged as going on still does. */
export function isRunActive(database: Database, { process_id, updated_at }: RunningRun): boolean {
  // A server knows who is connected; the clock of the machine that wrote the log may be hours off.
  if (isAddress(database.name)) return database.isAlive(process_id)
  const isSilent = Date.now() - Date.parse(updated_at) > SILENCE_MS
  return !isSilent && database.isAlive(process_id)
}

/** How many files a run has found. */
export function countFound(database: Database, run: number): number {
  return onlyRow(database.prepare<number>('SELECT found FROM runs WHERE id = ?').pluck(), run)
}

/** How many files and members could not be read in a run. */
export function countFailed(database: Database, run: number): number {
  const sql = "SELECT count(*) FROM run_files WHERE run_id = ? AND outcome = 'failed'"
  return onlyRow(database.prepare<number>(sql).pluck(), run)
}

/** How many of them hit a fault of this program, or of a library beneath it. */
export function countCrashed(database: Database, run: number): number {
  const sql = "SELECT count(*) FROM run_files WHERE run_id = ? AND error_code = 'crashed'"
  return onlyRow(database.prepare<number>(sql).pluck(), run)
}

/** Commands whose runs write beside each other. */
const SHARING: ReadonlySet<string> = new Set(['work', 'enqueue'])

function closeDeadRuns(database: Database, command: string): void {
  const running = database
    .prepare<RunningRun & { id: number; command: string }>(
      "SELECT id, command, process_id, updated_at FROM runs WHERE outcome = 'running'",
    )
    .all()
  for (const { id, ...run } of running) {
    const { process_id } = run
    const isBeside = SHARING.has(command) && SHARING.has(run.command)
    if (isBeside && database.isAlive(process_id)) continue
    if (process_id !== database.processId() && isRunActive(database, run)) {
      throw new StoreError('locked', `Another run (process ${process_id}) writes this database.`)
    }
    database
      .prepare("UPDATE runs SET outcome = 'interrupted', ended_at = updated_at WHERE id = ?")
      .run(id)
  }
}
