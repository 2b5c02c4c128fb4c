/** Raw documents out of the database, as the readers handed them on. */
import type { Format, RawDocument } from '../extract/document.ts'
import type { Database } from './database.ts'
import { onlyRow, prepared } from './prepared.ts'
import { documentOf, type StoredNote, type StoredParagraph, type StoredTable } from './raw-rows.ts'

/** The numbers of all documents that were read, in a fixed order. */
export function selectReadDocuments(database: Database): readonly number[] {
  const sql = "SELECT id FROM documents WHERE outcome <> 'failed' ORDER BY sha256"
  return database.prepare<number>(sql).pluck().all()
}

/** How many forms came of them. */
export function countForms(database: Database): number {
  return onlyRow(database.prepare<number>('SELECT count(*) FROM forms').pluck())
}

type Head = {
  readonly sha256: string
  readonly format: Format
  readonly size: number
  readonly pages: number | null
  readonly path: string | null
}

/** One document as its reader handed it on. */
export function selectStored(database: Database, id: number): RawDocument {
  const heads = prepared<Head>(
    database,
    `SELECT sha256, format, size, pages,
       (SELECT min(path) FROM paths WHERE document_id = documents.id) AS path
     FROM documents WHERE id = ?`,
  )
  const all = <Part>(sql: string) => prepared<Part>(database, sql).all(id)
  const paragraphs = all<StoredParagraph>(
    'SELECT * FROM paragraphs WHERE document_id = ? ORDER BY position',
  )
  const tables = all<StoredTable>('SELECT * FROM tables WHERE document_id = ? ORDER BY ordinal')
  const notes = all<StoredNote>(
    "SELECT * FROM findings WHERE document_id = ? AND stage = 'extract' ORDER BY ordinal",
  )
  const { sha256, format, size, pages, path } = onlyRow(heads, id)
  const source = { path: path ?? '', sha256, format, size }
  return documentOf({ source, pages }, paragraphs, tables, notes)
}
