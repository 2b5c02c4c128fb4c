/** The door in: rows into the database, one transaction a source. */
import type { Database, Written } from './database.ts'
import { prepared } from './prepared.ts'
import type { StoredRow } from './row.ts'
import type { DocumentRows, FormRows, Outcome, UnderstoodRows } from './rows.ts'
import { type IndexedRow, type IndexWords, indexRows, type SearchedTable } from './search-index.ts'

/** With which rules and settings a document was read; with its bytes they decide every row. */
export type ReadingKey = {
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

/** What was read of a document, and the words its texts can be found by. */
export type ReadDocument = { readonly rows: DocumentRows; readonly words: IndexWords }

/**
 * Writes documents of different bytes and the words they can be found by; rows of an earlier reading of the same bytes are
 * replaced. Returns their numbers in this database. Call it within `inTransaction`, with what else belongs to the same
 * sources. Many together take hardly more questions to the database than one.
 */
export function saveDocuments(
  database: Database,
  documents: readonly ReadDocument[],
  reading: ReadingKey,
): readonly number[] {
  const own = documents.map(({ rows }) => ({ ...rows.document, ...reading }))
  const { ids, known } = upsert(database, 'documents', 'sha256', own)
  for (const table of [...understood, ...raw]) removeAll(database, table, known)
  const numbered = documents.flatMap((one, at) => withNumber(ids[at], one))
  for (const table of raw) {
    const rows = numbered.flatMap(({ id, rows }) => ofDocument(id, rows[table]))
    database.insertRows(table, rows)
  }
  insertUnderstood(database, numbered)
  return ids
}

/** The same for one. */
export function saveDocument(
  database: Database,
  rows: DocumentRows,
  reading: ReadingKey,
  words: IndexWords,
): number {
  const [id] = saveDocuments(database, [{ rows, words }], reading)
  return Number(id)
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
  for (const table of understood) removeAll(database, table, [id])
  insertUnderstood(database, [{ id, rows, words }])
}

type Numbered<Rows> = { readonly id: number; readonly rows: Rows; readonly words: IndexWords }

function withNumber(id: number | undefined, document: ReadDocument): Numbered<DocumentRows>[] {
  return id === undefined ? [] : [{ id, ...document }]
}

function insertUnderstood(
  database: Database,
  documents: readonly Numbered<UnderstoodRows>[],
): void {
  const forms = documents.flatMap(({ id, rows, words }) =>
    rows.forms.map((form) => ({ id, form, words, year: yearOf([form]) })),
  )
  const written = insertSearched(
    database,
    'forms',
    forms.map(({ id, form, ...one }) => ({ ...one, owner: { document_id: id }, row: form.form })),
  )
  const numbers = written.map(({ id }) => id)
  const partsOf = <Table extends 'funds' | 'goals' | 'indicators'>(table: Table) =>
    forms.flatMap(({ form, words, year }, at) =>
      form[table].map((row) => ({ row, words, year, owner: { form_id: numbers[at] ?? null } })),
    )
  database.insertRows(
    'funds',
    partsOf('funds').map(({ owner, row }) => ({ ...owner, ...row })),
  )
  const parts = (['indicators', 'goals'] as const).flatMap((table) =>
    insertSearched(database, table, partsOf(table)),
  )
  insertFindings(database, documents, numbers)
  const sections = documents.flatMap(({ id, rows, words }) =>
    rows.sections.map((row) => {
      return { row, words, year: yearOf(rows.forms), owner: { document_id: id } }
    }),
  )
  const told = insertSearched(database, 'sections', sections)
  database.insertRows(
    'figures',
    documents.flatMap(({ id, rows }) => ofDocument(id, rows.figures)),
  )
  indexRows(database, [...written, ...parts, ...told])
}

/** A row of a table that is searched, and the one that it belongs to. */
type Searched = Omit<IndexedRow, 'table' | 'id'> & { readonly owner: StoredRow }

/** Writes rows. Returns them with their numbers, as they are to be indexed. */
function insertSearched(
  database: Database,
  table: SearchedTable,
  rows: readonly Searched[],
): readonly IndexedRow[] {
  const ids = database.insertNumbered(
    table,
    rows.map(({ owner, row }) => ({ ...owner, ...row })),
  )
  return rows.map(({ owner: _, ...one }, at) => ({ ...one, table, id: ids[at] ?? 0 }))
}

/** The latest year of some forms. */
function yearOf(forms: readonly FormRows[]): number | null {
  const years = forms.flatMap(({ form }) => form['year'] ?? [])
  return years.length === 0 ? null : Math.max(...years.map(Number))
}

function insertFindings(
  database: Database,
  documents: readonly Numbered<UnderstoodRows>[],
  forms: readonly number[],
): void {
  let before = 0
  const findings = documents.flatMap(({ id, rows }) => {
    const first = before
    before += rows.forms.length
    return rows.findings.map(({ form, finding }) => {
      const form_id = form === null ? null : (forms[first + form] ?? null)
      return { document_id: id, form_id, ...finding }
    })
  })
  database.insertRows('findings', findings)
}

/** Notes how much of a stored document is understood now. */
export function saveOutcome(database: Database, id: number, outcome: Outcome): void {
  update(database, 'documents', id, { outcome })
}

/** Runs `work` as one transaction: all of it is written, or nothing. */
export function inTransaction<Result>(database: Database, work: () => Result): Result {
  return database.transaction(work)
}

/** What a path leads to: a document, or none where nothing could be opened; the archive that holds it. */
export type PathTarget = { readonly document_id: number | null; readonly archive_id: number | null }

/**
 * Notes that files were found at different paths and what was found there. The document that one led to before stays until
 * `removeUnnamedDocuments`: it may be what was found at another path, and not noted yet. Returns the paths' numbers.
 */
export function savePaths(
  database: Database,
  found: readonly (FoundPath & PathTarget)[],
  reading: ReadingKey,
): readonly number[] {
  const rows = found.map((one) => ({ ...one, ...reading }))
  return upsert(database, 'paths', 'path', rows).ids
}

/** The same for one. */
export function savePath(
  database: Database,
  found: FoundPath,
  target: PathTarget,
  reading: ReadingKey,
): number {
  const [id] = savePaths(database, [{ ...found, ...target }], reading)
  return Number(id)
}

/** The number of the document that a path leads to; null where none does. */
export function documentAt(database: Database, path: string): number | null {
  const sql = 'SELECT document_id FROM paths WHERE path = ?'
  return prepared<number | null>(database, sql).pluck().get(path) ?? null
}

/** The numbers of documents by their digests; of those that are there. */
export function documentNumbers(
  database: Database,
  digests: readonly string[],
): ReadonlyMap<string, number> {
  const sql = 'SELECT sha256, id FROM documents WHERE sha256 IN (SELECT value FROM json_each(?))'
  const rows = prepared(database, sql).raw().all(JSON.stringify(digests))
  return new Map(rows as [string, number][])
}

/** Forgets the members of an archive that are not among those just found in it. */
export function removeStaleMembers(
  database: Database,
  archive: number,
  members: ReadonlySet<number>,
): void {
  const known = prepared<number>(database, 'SELECT id FROM paths WHERE archive_id = ?')
    .pluck()
    .all(archive)
  for (const id of known.filter((one) => !members.has(one))) {
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

/** What follows from it. Findings lead to forms: they go first. */
const understood = ['findings', 'forms', 'sections', 'figures'] as const

type Upserted = {
  /** The numbers of all rows. */
  readonly ids: readonly number[]
  /** Of them, those that were there before. */
  readonly known: readonly number[]
}

/** Writes rows of different keys, over those of the same keys that are there. */
function upsert(
  database: Database,
  table: 'documents' | 'paths',
  key: 'sha256' | 'path',
  rows: readonly Written[],
): Upserted {
  const sql = `SELECT ${key} AS key, id FROM ${table} WHERE ${key} IN (SELECT value FROM json_each(?))`
  const before = prepared<{
    readonly key: string
    readonly id: number
  }>(database, sql).all(JSON.stringify(rows.map((row) => row[key])))
  const known = new Map(before.map(({ key, id }) => [key, id]))
  const idOf = (row: Written) => known.get(String(row[key]))
  const added = rows.filter((row) => idOf(row) === undefined)
  for (const row of rows) {
    const id = idOf(row)
    if (id !== undefined) update(database, table, id, row)
  }
  for (const [at, id] of database.insertNumbered(table, added).entries()) {
    known.set(String(added[at]?.[key]), id)
  }
  return { ids: rows.flatMap((row) => idOf(row) ?? []), known: before.map(({ id }) => id) }
}

function ofDocument(document_id: number, rows: readonly StoredRow[]): readonly StoredRow[] {
  return rows.map((row) => ({ document_id, ...row }))
}

function removeAll(database: Database, table: string, documents: readonly number[]): void {
  const remove = prepared(database, `DELETE FROM ${table} WHERE document_id = ?`)
  for (const id of documents) remove.run(id)
}

function update(database: Database, table: string, id: number, row: Written): void {
  const columns = Object.keys(row).map((column) => `"${column}" = @${column}`)
  prepared(database, `UPDATE ${table} SET ${columns} WHERE id = @id`).run({ ...row, id })
}
