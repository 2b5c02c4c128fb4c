/** What the database knows already, asked before a file is read. */
import type { Database } from './database.ts'
import { prepared } from './prepared.ts'
import type { ReadingKey } from './save.ts'

export type KnownPath = ReadingKey & {
  readonly size: number | null
  readonly mtime_ms: number | null
  readonly error_code: string | null
}

export type KnownDocument = ReadingKey & {
  readonly format: string
  readonly outcome: 'complete' | 'partial' | 'failed'
  readonly pages: number | null
}

/** Asks for paths and documents by name and by content; compiled once for a run. */
export type Known = {
  readonly path: (path: string) => KnownPath | undefined
  readonly document: (sha256: string) => KnownDocument | undefined
}

export function openKnown(database: Database): Known {
  const path = prepared<KnownPath>(
    database,
    'SELECT size, mtime_ms, error_code, parser_version, settings FROM paths WHERE path = ?',
  )
  const document = prepared<KnownDocument>(
    database,
    'SELECT format, outcome, pages, parser_version, settings FROM documents WHERE sha256 = ?',
  )
  return {
    path: (name) => path.get(name),
    document: (sha256) => document.get(sha256),
  }
}

/** What is known of each of these digests, asked once for all; undefined where nothing is. */
export function knownDocuments(
  database: Database,
  digests: readonly string[],
): Map<string, KnownDocument | undefined> {
  const sql = `SELECT sha256, format, outcome, pages, parser_version, settings FROM documents
    WHERE sha256 IN (SELECT value FROM json_each(?))`
  const rows = prepared<KnownDocument & { readonly sha256: string }>(database, sql).all(
    JSON.stringify(digests),
  )
  const none = digests.map((sha256) => [sha256, undefined] as const)
  return new Map<string, KnownDocument | undefined>([
    ...none,
    ...rows.map((row) => [row.sha256, row] as const),
  ])
}

/** What is known of these paths, asked once for all. */
export function selectKnownPaths(
  database: Database,
  paths: readonly string[],
): ReadonlyMap<string, KnownPath> {
  if (paths.length === 0) return new Map()
  const sql = `SELECT path, size, mtime_ms, error_code, parser_version, settings FROM paths
    WHERE path IN (SELECT value FROM json_each(?))`
  const rows = prepared<
    KnownPath & {
      readonly path: string
    }
  >(database, sql).all(JSON.stringify(paths))
  return new Map(rows.map((row) => [row.path, row]))
}

/** Whether a reading by `before` still stands when one by `now` is asked for. */
export function isStillValid(before: ReadingKey, now: ReadingKey): boolean {
  return before.parser_version >= now.parser_version && before.settings === now.settings
}

/** Paths on disk that lead to a failure with one of `codes`: the path itself, or the archive that holds it. */
export function selectFailedPaths(
  database: Database,
  codes: readonly string[],
): readonly { readonly path: string; readonly path_bytes: Uint8Array | null }[] {
  const sql = `
    SELECT DISTINCT root.path, root.path_bytes
    FROM paths JOIN paths AS root ON root.id = coalesce(paths.archive_id, paths.id)
    LEFT JOIN documents ON documents.id = paths.document_id
    WHERE coalesce(paths.error_code, documents.error_code) IN (SELECT value FROM json_each(?))
    ORDER BY root.path`
  return database
    .prepare<{
      path: string
      path_bytes: Uint8Array | null
    }>(sql)
    .all(JSON.stringify(codes))
}

/** Digests of the documents that failed with one of `codes`. */
export function selectFailedDocuments(
  database: Database,
  codes: readonly string[],
): ReadonlySet<string> {
  const sql = `
    SELECT sha256 FROM documents
    WHERE error_code IN (SELECT value FROM json_each(?))`
  return new Set(database.prepare<string>(sql).pluck().all(JSON.stringify(codes)))
}
