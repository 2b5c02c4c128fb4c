/** How the last run went, or goes. */

import type { Database } from './database.ts'
import { onlyRow } from './prepared.ts'
import { isRunActive, type RunFile } from './run-log.ts'

export type RunStatus = {
  readonly id: number
  readonly process_id: number
  readonly command: string
  readonly outcome: 'running' | 'done' | 'interrupted' | 'failed'
  readonly started_at: string
  readonly updated_at: string
  readonly found: number
  readonly found_all: number
  readonly unchanged: number
  readonly message: string | null
  /** Files and members looked into. */
  readonly files: number
  readonly pages: number
  readonly rows: number
  /** Bytes of those files. */
  readonly bytes: number
  readonly seconds: number
  /** Files read at once. */
  readonly jobs: number
  /** What recognised pixels; null where nothing did. */
  readonly engine: string | null
}

export type OutcomeCount = { readonly outcome: RunFile['outcome']; readonly files: number }

export type FailureCount = {
  readonly error_code: string
  readonly files: number
  /** JSON array of up to three paths. */
  readonly examples: string
}

type Counted = Pick<FailureCount, 'error_code' | 'files'> & {
  readonly first: string
  readonly second: string | null
  readonly third: string | null
}

/** Milliseconds that each stage took over all files of a run. */
export type StageTimes = {
  readonly open: number
  readonly extract: number
  readonly normalize: number
  readonly audit: number
  readonly save: number
}

/** The last run; undefined where there was none. One whose process is gone was interrupted, whatever the log says. */
export function selectLastRun(database: Database): RunStatus | undefined {
  const sql = `
    SELECT id, process_id, command, outcome, started_at, updated_at, found, found_all, unchanged, message,
      coalesce(CAST(json_extract(settings, '$.jobs') AS INTEGER), 1) AS jobs,
      (SELECT coalesce(sum(size), 0) FROM run_files WHERE run_id = id) AS bytes,
      CASE WHEN json_extract(settings, '$.ocr') = 'off' THEN NULL ELSE json_extract(settings, '$.engine') END AS engine,
      (SELECT count(*) FROM run_files WHERE run_id = id) AS files,
      (SELECT coalesce(sum(pages), 0) FROM run_files WHERE run_id = id) AS pages,
      (SELECT coalesce(sum(rows), 0) FROM run_files WHERE run_id = id) AS rows
    FROM runs ORDER BY id DESC LIMIT 1`
  const logged = database.prepare<Omit<RunStatus, 'seconds'>>(sql).get()
  if (logged === undefined) return undefined
  const seconds = (Date.parse(logged.updated_at) - Date.parse(logged.started_at)) / 1000
  const isGone = logged.outcome === 'running' && !isRunActive(database, logged)
  return { ...logged, seconds, outcome: isGone ? 'interrupted' : logged.outcome }
}

export function selectOutcomes(database: Database, run: number): readonly OutcomeCount[] {
  const sql = `
    SELECT outcome, count(*) AS files FROM run_files WHERE run_id = ? GROUP BY outcome ORDER BY outcome`
  return database.prepare<OutcomeCount>(sql).all(run)
}

export function selectStageTimes(database: Database, run: number): StageTimes {
  const sql = `
    SELECT coalesce(sum(open_ms), 0) AS "open", coalesce(sum(extract_ms), 0) AS "extract",
      coalesce(sum(normalize_ms), 0) AS "normalize", coalesce(sum(audit_ms), 0) AS "audit",
      coalesce(sum(save_ms), 0) AS "save"
    FROM run_files WHERE run_id = ?`
  return onlyRow(database.prepare<StageTimes>(sql), run)
}

/** What stands failed in the database now, whichever run it was, commonest first. */
export function selectFailures(database: Database): readonly FailureCount[] {
  const sql = `
    WITH failures AS (
      SELECT coalesce(paths.error_code, documents.error_code) AS error_code, paths.path
      FROM paths LEFT JOIN documents ON documents.id = paths.document_id
    ), numbered AS (
      SELECT error_code, path, row_number() OVER (PARTITION BY error_code ORDER BY path) AS number
      FROM failures WHERE error_code IS NOT NULL
    )
    SELECT error_code, max(number) AS files, max(path) FILTER (WHERE number = 1) AS first,
      max(path) FILTER (WHERE number = 2) AS second, max(path) FILTER (WHERE number = 3) AS third
    FROM numbered GROUP BY error_code ORDER BY files DESC, error_code`
  const rows = database.prepare<Counted>(sql).all()
  return rows.map(({ error_code, files, first, second, third }) => {
    const examples = [first, second, third].filter((path) => path !== null)
    return { error_code, files, examples: JSON.stringify(examples) }
  })
}
