/** The door in: rows into the database, one transaction a source. */
import type { Database, Written } from './database.ts'
import { insertNumbered, prepared } from './prepared.ts'
import type { Row } from './row.ts'
import type { DocumentRows, Outcome, UnderstoodRows } from './rows.ts'
import { type IndexWords, indexDocument } from './search-index.ts'

/** With which rules and settings a document was read; with its bytes they decide every row. */
export type Reading = {
  readonly parser_version: number
  /** JSON of the settings that a reading depends on. */
  readonly settings: string
}

/** One place where a file was found; the keys are the columns of `paths`. */
export type FoundPath = {
  readonly path: string
  readonly path_bytes: Uint8Array | null
  readonly size: number | null
  readonly mtime_ms: number | null
  readonly error_code: string | null
  readonly error_message: string | null
}

/**
 * Writes one document and the words it can be found by; rows of an earlier reading of the same bytes are replaced.
 * Returns its number in this database. Call it within `inTransaction`, with what else belongs to the same source.
 */
export function saveDocument(
  database: Database,
  rows: DocumentRows,
  reading: Reading,
  words: IndexWords,
): number {
  const id = upsertDocument(database, { ...rows.document, ...reading })
  for (const table of raw) replaceAll(database, table, id, rows[table])
  saveUnderstood(database, id, rows, words)
  return id
}

/**
 * Writes what is understood of a document that is stored already, and the words it can be found by; what was understood
 * before is replaced, the raw rows stay. Call it within `inTransaction`.
 */
export function saveUnderstood(
  database: Database,
  id: number,
  rows: UnderstoodRows,
  words: IndexWords,
): void {
  // Findings lead to forms: they go first and come last.
  for (const table of ['findings', 'forms'] as const) removeAll(database, table, id)
  const forms = rows.forms.map((form) =>
    insertNumbered(database, 'forms', { document_id: id, ...form.form }),
  )
  for (const table of ['funds', 'goals', 'indicators'] as const) {
    const ofForms = rows.forms.flatMap((form, at) =>
      form[table].map((row) => ({ form_id: forms[at] ?? null, ...row })),
    )
    database.insertRows(table, ofForms)
  }
  const findings = rows.findings.map(({ form, finding }) => {
    const form_id = form === null ? null : (forms[form] ?? null)
    return { document_id: id, form_id, ...finding }
  })
  database.insertRows('findings', findings)
  for (const table of ['sections', 'figures'] as const) replaceAll(database, table, id, rows[table])
  indexDocument(database, id, words)
}

/** Notes how much of a stored document is understood now. */
export function saveOutcome(database: Database, id: number, outcome: Outcome): void {
  update(database, 'documents', id, { outcome })
}

/** Runs `work` as one transaction: all of it is written, or nothing. */
export function inTransaction<Result>(database: Database, work: () => Result): Result {
  return database.transaction(work)
}

/**
 * Notes that a file was found at a path and what was found there: a document, or nothing that could be opened. The document
 * that it led to before stays until `removeUnnamedDocuments`: it may be what was found at another path, and not noted yet.
 * Returns the path's number.
 */
export function savePath(
  database: Database,
  found: FoundPath,
  target: { readonly document_id: number | null; readonly archive_id: number | null },
  reading: Reading,
): number {
  const before = prepared(database, 'SELECT id FROM paths WHERE path = ?').pluck().get(found.path)
  const row = { ...found, ...target, ...reading }
  if (before === undefined) return insertNumbered(database, 'paths', row)
  update(database, 'paths', before as number, row)
  return before as number
}

/** The number of the document that a path leads to; null where none does. */
export function documentAt(database: Database, path: string): number | null {
  const sql = 'SELECT document_id FROM paths WHERE path = ?'
  return (prepared(database, sql).pluck().get(path) as number | null | undefined) ?? null
}

/** Forgets the members of an archive that are not among those just found in it. */
export function keepMembers(
  database: Database,
  archive: number,
  members: ReadonlySet<number>,
): void {
  const known = prepared(database, 'SELECT id FROM paths WHERE archive_id = ?').pluck().all(archive)
  for (const id of (known as number[]).filter((one) => !members.has(one))) {
    prepared(database, 'DELETE FROM paths WHERE id = ?').run(id)
  }
}

/** Removes the documents that no path leads to any more: a file's present content is what counts. */
export function removeUnnamedDocuments(database: Database): void {
  const sql = `DELETE FROM documents
    WHERE NOT EXISTS (SELECT 1 FROM paths WHERE document_id = documents.id)`
  database.prepare(sql).run()
}

/** What was read of a document, before any meaning is given to it. */
const raw = ['paragraphs', 'tables'] as const

function upsertDocument(database: Database, row: Row): number {
  const id = prepared(database, 'SELECT id FROM documents WHERE sha256 = ?')
    .pluck()
    .get(row['sha256']) as number | undefined
  if (id === undefined) return insertNumbered(database, 'documents', row)
  update(database, 'documents', id, row)
  return id
}

function replaceAll(
  database: Database,
  table: string,
  document_id: number,
  rows: readonly Row[],
): void {
  removeAll(database, table, document_id)
  database.insertRows(
    table,
    rows.map((row) => ({ document_id, ...row })),
  )
}

function removeAll(database: Database, table: string, document_id: number): void {
  prepared(database, `DELETE FROM ${table} WHERE document_id = ?`).run(document_id)
}

function update(database: Database, table: string, id: number, row: Written): void {
  const columns = Object.keys(row).map((column) => `"${column}" = @${column}`)
  prepared(database, `UPDATE ${table} SET ${columns} WHERE id = @id`).run({ ...row, id })
}
