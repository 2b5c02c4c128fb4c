/** One form with everything that is known about it: as it is corrected, as it was read, what was noticed and decided. */
import type { Format } from '../extract/document.ts'
import { type Correction, selectCorrections } from './corrections.ts'
import type { Database } from './database.ts'
import type { FormColumns, FundRow, GoalRow, IndicatorRow } from './form-columns.ts'
import type { CompactPlace } from './place.ts'
import { prepared } from './prepared.ts'
import type { StoredRow } from './row.ts'
import { type Review, selectReview, selectVerdicts, type Verdict } from './verdicts.ts'

export type FormAddress = { readonly sha256: string; readonly form: number }

/** Where a document lies on disk: a file, or an archive that holds it. */
export type DocumentFile = {
  /** As in paths.path. */
  readonly path: string
  /** The file itself, or the outermost archive. */
  readonly root: string
  /** The root's own name where it is not UTF-8. */
  readonly root_bytes: Uint8Array | null
}

export type DocumentHead = {
  readonly id: number
  readonly sha256: string
  readonly format: Format
  readonly pages: number | null
  readonly forms: number
  readonly files: readonly DocumentFile[]
}

/** The words behind a field, and where they stand. */
export type FieldSource = {
  readonly raw: string
  readonly basis: 'printed' | 'inferred'
  readonly place: CompactPlace | null
  readonly confidence: number | null
  readonly readings: readonly string[] | null
}

export type FormFinding = {
  readonly stage: 'extract' | 'normalize' | 'audit' | 'link'
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly path: string
  readonly paths: readonly string[]
  readonly expected: string | null
  readonly actual: string | null
  readonly page: number | null
  readonly message_zh: string
  readonly message_en: string
  readonly verdict: Verdict | null
}

/** Whole rows, with the columns that are shown known by their types. */
export type FormParts = {
  readonly form: StoredRow & FormColumns
  readonly funds: readonly (StoredRow & FundRow)[]
  readonly goals: readonly (StoredRow & GoalRow)[]
  readonly indicators: readonly (StoredRow & IndicatorRow)[]
}

export type WholeFormPage = {
  readonly document: DocumentHead
  /** `forms.id`, which differs between databases. */
  readonly form_id: number
  readonly ordinal: number
  /** With corrections in place of what was read. */
  readonly shown: FormParts
  /** As it was read. */
  readonly read: FormParts
  readonly findings: readonly FormFinding[]
  readonly sources: Readonly<Record<string, FieldSource>>
  /** Those that stand. */
  readonly corrections: readonly Correction[]
  readonly review: Review | null
}

export function selectDocument(database: Database, sha256: string): DocumentHead | null {
  const sql = `SELECT id, sha256, format, pages,
      (SELECT count(*) FROM forms WHERE document_id = documents.id) AS forms
    FROM documents WHERE sha256 = ?`
  const head = prepared<Omit<DocumentHead, 'files'>>(database, sql).get(sha256)
  if (head === undefined) return null
  const files = prepared<DocumentFile>(
    database,
    `SELECT paths.path, coalesce(root.path, paths.path) AS root,
       coalesce(root.path_bytes, paths.path_bytes) AS root_bytes
     FROM paths LEFT JOIN paths AS root ON root.id = paths.archive_id
     WHERE paths.document_id = ? ORDER BY paths.id`,
  ).all(head.id)
  return { ...head, files }
}

/** Null where the database has no such form. */
export function selectFormPage(database: Database, address: FormAddress): WholeFormPage | null {
  const { sha256, form: ordinal } = address
  const document = selectDocument(database, sha256)
  if (document === null) return null
  const one = (table: string) =>
    prepared<StoredRow & FormColumns>(
      database,
      `SELECT * FROM ${table} WHERE document_id = ? AND ordinal = ?`,
    ).get(document.id, ordinal)
  const read = one('forms')
  const shown = one('corrected_forms')
  if (read === undefined || shown === undefined) return null
  const form_id = Number(read['id'])
  const parts = (prefix: string, form: StoredRow & FormColumns): FormParts => {
    const all = <Part>(table: string) =>
      prepared<StoredRow & Part>(
        database,
        `SELECT * FROM ${prefix}${table} WHERE form_id = ? ORDER BY ordinal`,
      ).all(form_id)
    const { sources: _sources, ...fields } = form
    return {
      form: fields,
      funds: all<FundRow>('funds'),
      goals: all<GoalRow>('goals'),
      indicators: all<IndicatorRow>('indicators'),
    }
  }
  const verdicts = selectVerdicts(database, sha256).filter((one) => one.form === ordinal)
  return {
    document,
    form_id,
    ordinal,
    shown: parts('corrected_', shown),
    read: parts('', read),
    findings: selectFindingsOf(database, form_id, verdicts),
    sources: sourcesIn(String(read['sources'])),
    corrections: selectCorrections(database, sha256).filter((one) => one.form === ordinal),
    review: selectReview(database, sha256, ordinal) ?? null,
  }
}

function selectFindingsOf(
  database: Database,
  form_id: number,
  verdicts: readonly Verdict[],
): readonly FormFinding[] {
  const sql = `SELECT stage, code, severity, path, paths, expected, actual, page, message_zh, message_en
    FROM findings WHERE form_id = ?
    ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, ordinal`
  const rows = prepared<
    Omit<FormFinding, 'paths' | 'verdict'> & {
      paths: string
    }
  >(database, sql).all(form_id)
  return rows.map(({ paths, ...row }) => ({
    ...row,
    paths: JSON.parse(paths) as string[],
    verdict:
      verdicts.find(
        (one) => one.code === row.code && one.path === row.path && one.paths === paths,
      ) ?? null,
  }))
}

type StoredSource = readonly [
  path: string,
  raw: string,
  basis: 'printed' | 'inferred',
  place: CompactPlace | null,
  confidence: number | null,
  readings: readonly string[] | null,
]

function sourcesIn(text: string): Readonly<Record<string, FieldSource>> {
  const stored = JSON.parse(text) as StoredSource[]
  const sources = Object.fromEntries(
    stored.map(([path, raw, basis, place, confidence, readings]) => [
      path,
      { raw, basis, place, confidence, readings },
    ]),
  )
  // Paths come in by address: only what the form has may be found here.
  return Object.assign(Object.create(null), sources)
}

export type RawCell = {
  readonly row: number
  readonly column: number
  readonly row_span: number
  readonly column_span: number
  readonly text: string
  readonly place: CompactPlace
  readonly confidence: number | null
  readonly readings: readonly string[] | null
}

export type RawTable = {
  readonly ordinal: number
  readonly row_count: number
  readonly column_count: number
  readonly page: number | null
  readonly cells: readonly RawCell[]
}

/** The raw tables of a document, in reading order. */
export function selectTables(database: Database, document: number): readonly RawTable[] {
  const sql = `SELECT ordinal, row_count, column_count, page, cells FROM tables
    WHERE document_id = ? ORDER BY ordinal`
  const rows = prepared<
    Omit<RawTable, 'cells'> & {
      cells: string
    }
  >(database, sql).all(document)
  return rows.map(({ cells, ...table }) => ({
    ...table,
    cells: (JSON.parse(cells) as StoredCell[]).map(cellOf),
  }))
}

type StoredCell = readonly [
  number,
  number,
  number,
  number,
  string,
  CompactPlace,
  number?,
  (readonly string[])?,
]

function cellOf(stored: StoredCell): RawCell {
  const [row, column, row_span, column_span, text, place, confidence, readings] = stored
  return {
    ...{ row, column, row_span, column_span, text, place },
    confidence: confidence ?? null,
    readings: readings ?? null,
  }
}

export type RawParagraph = { readonly text: string; readonly place: CompactPlace }

/** The raw paragraphs of a document around a line, for what stands in no table. */
export function selectParagraphs(
  database: Database,
  document: number,
  most: number,
): readonly RawParagraph[] {
  const sql = 'SELECT text, place FROM paragraphs WHERE document_id = ? ORDER BY position LIMIT ?'
  const rows = prepared<{ text: string; place: string }>(database, sql).all(document, most)
  return rows.map(({ text, place }) => ({ text, place: JSON.parse(place) as CompactPlace }))
}
