/**
 * One result for each content, rules and settings: whoever reads the same again must find the same, or it is told. A result
 * that stands is never written over by another one.
 */
import { createHash } from 'node:crypto'
import type { Database } from '../store/database.ts'
import { prepared } from '../store/prepared.ts'
import type { DocumentRows } from '../store/rows.ts'
import type { ReadingKey } from '../store/save.ts'

export type Fault = { readonly path: string; readonly sha256: string }

type Result = {
  readonly sha256: string
  readonly format: string
  readonly digest: string
  readonly is_failed: number
}

/**
 * Which of these documents, of different bytes, are to be written. `tell` hears of rows that differ from those that stand
 * for the same key. A reading that failed gives way to one that did not, since time and memory are no part of the key.
 */
export function acceptResults(
  at: { readonly database: Database; readonly reading: ReadingKey; readonly run: number },
  documents: readonly { readonly rows: DocumentRows; readonly path: string }[],
  onFault: (fault: Fault) => void,
): readonly boolean[] {
  const { database, reading, run } = at
  const results = documents.map(({ rows }) => resultOf(rows))
  const formats = standingFormats(at, results)
  const before = storedResults(at, results)
  const judged = results.map((result, place) => {
    const known = before.get(keyOf(result))
    const verdict = judge(result, formats.get(result.sha256), known)
    return { result, known, verdict, path: documents[place]?.path ?? '' }
  })
  for (const { result, path, verdict } of judged) {
    if (verdict !== 'fault') continue
    const { sha256, digest } = result
    prepared(database, FAULT).run({ sha256, path, run, digest })
    onFault({ path, sha256 })
  }
  const accepted = judged.filter(({ verdict }) => verdict === 'accept')
  for (const { result, known } of accepted) {
    if (known !== undefined) prepared(database, UPDATE).run({ ...result, ...reading })
  }
  database.insertRows(
    'jixiao_work.results',
    accepted.flatMap(({ result, known }) => (known === undefined ? { ...result, ...reading } : [])),
  )
  return judged.map(({ verdict }) => verdict === 'accept')
}

/** `standing` is the format as which a document of these bytes stands; `known` what was read of them as this one. */
function judge(
  { format, digest, is_failed }: Result,
  standing: string | undefined,
  known: Result | undefined,
): 'accept' | 'leave' | 'fault' {
  // Where the content alone does not tell the format, one order decides, whoever read it first.
  if (standing !== undefined && standing < format) return 'leave'
  // A result stands as long as its document does.
  if (known === undefined || standing !== format) return 'accept'
  if (known.digest === digest || is_failed === 1) return 'leave'
  return known.is_failed === 0 ? 'fault' : 'accept'
}

function resultOf(rows: DocumentRows): Result {
  return {
    sha256: String(rows.document['sha256']),
    format: String(rows.document['format']),
    digest: createHash('sha256').update(JSON.stringify(rows)).digest('hex'),
    is_failed: rows.document['outcome'] === 'failed' ? 1 : 0,
  }
}

function keyOf({ sha256, format }: Result): string {
  return `${sha256} ${format}`
}

type Asking = { readonly database: Database; readonly reading: ReadingKey }

/** The formats as which documents of these bytes stand, read so. */
function standingFormats(
  { database, reading }: Asking,
  results: readonly Result[],
): ReadonlyMap<string, string> {
  const sql = `SELECT sha256, format FROM documents WHERE ${OF_THESE}`
  const rows = prepared(database, sql).raw().all(these(results, reading))
  return new Map(rows as [string, string][])
}

function storedResults(
  { database, reading }: Asking,
  results: readonly Result[],
): ReadonlyMap<string, Result> {
  const sql = `SELECT sha256, format, digest, is_failed FROM jixiao_work.results WHERE ${OF_THESE}`
  const rows = prepared<Result>(database, sql).all(these(results, reading))
  return new Map(rows.map((row) => [keyOf(row), row]))
}

const OF_THESE = `sha256 IN (SELECT value FROM json_each(@sha256s))
  AND parser_version = @parser_version AND settings = @settings`

function these(results: readonly Result[], reading: ReadingKey) {
  return { sha256s: JSON.stringify(results.map(({ sha256 }) => sha256)), ...reading }
}

const UPDATE = `
  UPDATE jixiao_work.results SET digest = @digest, is_failed = @is_failed
  WHERE sha256 = @sha256 AND format = @format AND parser_version = @parser_version AND settings = @settings`

const FAULT = `
  INSERT INTO jixiao_work.faults (sha256, path, run_id, digest) VALUES (@sha256, @path, @run, @digest)`
