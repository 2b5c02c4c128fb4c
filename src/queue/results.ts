/**
 * One result for each content, rules and settings: whoever reads the same again must find the same, or it is told. A result
 * that stands is never written over by another one.
 */
import { createHash } from 'node:crypto'
import type { Database } from '../store/database.ts'
import { prepared } from '../store/prepared.ts'
import type { DocumentRows } from '../store/rows.ts'
import type { Reading } from '../store/save.ts'

export type Fault = { readonly path: string; readonly sha256: string }

type Stored = { readonly digest: string; readonly is_failed: number; readonly stands: number }

/**
 * Whether the rows are to be written. `tell` hears of rows that differ from those that stand for the same key. A reading
 * that failed gives way to one that did not, since time and memory are no part of the key.
 */
export function acceptResult(
  {
    database,
    reading,
    run,
  }: {
    readonly database: Database
    readonly reading: Reading
    readonly run: number
  },
  rows: DocumentRows,
  path: string,
  tell: (fault: Fault) => void,
): boolean {
  const sha256 = String(rows.document['sha256'])
  const format = String(rows.document['format'])
  const digest = createHash('sha256').update(JSON.stringify(rows)).digest('hex')
  const is_failed = rows.document['outcome'] === 'failed' ? 1 : 0
  const key = { sha256, format, ...reading }
  // Where the content alone does not tell the format, one order decides, whoever read it first.
  if (prepared(database, EARLIER_FORMAT).get(key) !== undefined) return false
  const before = prepared(database, SELECT).get(key) as Stored | undefined
  const stands = before?.stands === 1
  if (stands && before.digest === digest) return false
  if (stands && is_failed === 1) return false
  if (stands && before.is_failed === 0) {
    prepared(database, FAULT).run({ sha256, path, run, digest })
    tell({ path, sha256 })
    return false
  }
  prepared(database, UPSERT).run({ ...key, digest, is_failed })
  return true
}

/** A result stands as long as its document does. */
const SELECT = `
  SELECT digest, is_failed, CASE WHEN EXISTS (
    SELECT 1 FROM documents WHERE documents.sha256 = results.sha256 AND documents.format = results.format
      AND documents.parser_version = results.parser_version AND documents.settings = results.settings
  ) THEN 1 ELSE 0 END AS stands
  FROM jixiao_work.results
  WHERE sha256 = @sha256 AND format = @format AND parser_version = @parser_version AND settings = @settings`

const EARLIER_FORMAT = `
  SELECT 1 FROM documents WHERE sha256 = @sha256 AND format < @format
    AND parser_version = @parser_version AND settings = @settings`

const UPSERT = `
  INSERT INTO jixiao_work.results (sha256, format, parser_version, settings, digest, is_failed)
  VALUES (@sha256, @format, @parser_version, @settings, @digest, @is_failed)
  ON CONFLICT (sha256, format, parser_version, settings)
  DO UPDATE SET digest = excluded.digest, is_failed = excluded.is_failed`

const FAULT = `
  INSERT INTO jixiao_work.faults (sha256, path, run_id, digest) VALUES (@sha256, @path, @run, @digest)`
