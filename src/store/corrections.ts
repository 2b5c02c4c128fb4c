/** What people put in place of what was read: one row a correction, bound to a document's content and a field. */
import type { Database } from './database.ts'
import { insertNumbered, prepared } from './prepared.ts'
import type { StoredRow } from './row.ts'
import type { FormRows } from './rows.ts'

export const correctionStates = ['applies', 'agrees', 'changed', 'missing'] as const
export type CorrectionState = (typeof correctionStates)[number]

/** A field of a form, by what is the same in every database. */
export type FieldAddress = {
  readonly sha256: string
  /** Place of the form in its document, from 0. */
  readonly form: number
  /** Such as `indicators[3].score`. */
  readonly path: string
}

/** What was read when the correction was made. */
export type AsRead = {
  readonly raw: string | null
  /** JSON of a compact place. */
  readonly place: string | null
  /** JSON. */
  readonly read_value: string | null
}

export type NewCorrection = FieldAddress &
  AsRead & {
    readonly words: string | null
    readonly state: CorrectionState
    readonly why: string
    readonly who: string
    readonly at: string
  }

export type Correction = NewCorrection & {
  readonly id: number
  readonly undone_at: string | null
  readonly undone_by: string | null
}

/** The corrections of a document that stand, in the order of their forms and fields. */
export function selectCorrections(database: Database, sha256: string): readonly Correction[] {
  const sql = `SELECT * FROM corrections WHERE sha256 = ? AND undone_at IS NULL ORDER BY form, path`
  return prepared<Correction>(database, sql).all(sha256)
}

/** Of some documents, those about which a correction stands. */
export function selectCorrected(database: Database, sha256s: readonly string[]): readonly string[] {
  const sql = `SELECT DISTINCT sha256 FROM corrections
    WHERE undone_at IS NULL AND sha256 IN (SELECT value FROM json_each(?))`
  return prepared<string>(database, sql).pluck().all(JSON.stringify(sha256s))
}

/** Every correction that was ever made, oldest first. */
export function selectAllCorrections(database: Database): readonly Correction[] {
  return database.prepare<Correction>('SELECT * FROM corrections ORDER BY id').all()
}

/** The one that stands for a field. */
export function activeCorrection(
  database: Database,
  { sha256, form, path }: FieldAddress,
): Correction | undefined {
  const sql = `SELECT * FROM corrections
    WHERE sha256 = ? AND form = ? AND path = ? AND undone_at IS NULL`
  return prepared<Correction>(database, sql).get(sha256, form, path)
}

export function selectCorrection(database: Database, id: number): Correction | undefined {
  return prepared(database, 'SELECT * FROM corrections WHERE id = ?').get(id) as
    | Correction
    | undefined
}

/** Writes a correction; the one that stood for the field is closed. Returns its number. */
export function insertCorrection(database: Database, added: NewCorrection): number {
  const before = activeCorrection(database, added)
  if (before !== undefined) closeCorrection(database, before.id, added)
  const { sha256, form, path, raw, place, read_value, words, state, why, who, at } = added
  const row = { sha256, form, path, raw, place, read_value, words, state, why, who, at }
  return insertNumbered(database, 'corrections', row)
}

/** Takes a correction back. */
export function closeCorrection(
  database: Database,
  id: number,
  { who, at }: { readonly who: string; readonly at: string },
): void {
  const sql =
    'UPDATE corrections SET undone_at = ?, undone_by = ? WHERE id = ? AND undone_at IS NULL'
  prepared(database, sql).run(at, who, id)
}

export function setCorrectionState(database: Database, id: number, state: CorrectionState): void {
  prepared(database, 'UPDATE corrections SET state = ? WHERE id = ?').run(state, id)
}

/** The document of that content in this database. */
export function documentOf(database: Database, sha256: string): number | undefined {
  return prepared(database, 'SELECT id FROM documents WHERE sha256 = ?').pluck().get(sha256) as
    | number
    | undefined
}

/** The forms of a document that have corrected columns, by their place in it. */
export function correctedForms(database: Database, document: number): readonly number[] {
  const sql = 'SELECT ordinal FROM forms WHERE document_id = ? AND corrections > 0'
  return prepared<number>(database, sql).pluck().all(document)
}

/** What corrections make of a form: its rows with them and without. */
export type CorrectedForm = {
  readonly document: number
  readonly ordinal: number
  readonly corrections: number
  readonly read: FormRows
  readonly corrected: FormRows
  /** The audit's findings in the corrected form, without their place among the others. */
  readonly findings: readonly StoredRow[]
}

/** Keeps beside the reading what corrections change in it. Call it within `inTransaction`. */
export function saveCorrected(database: Database, form: CorrectedForm): void {
  const { document, ordinal, corrections, read, corrected } = form
  const id = prepared<number>(
    database,
    'SELECT id FROM forms WHERE document_id = ? AND ordinal = ?',
  )
    .pluck()
    .get(document, ordinal)
  if (id === undefined) return
  prepared(database, 'UPDATE forms SET corrected = ?, corrections = ? WHERE id = ?').run(
    difference(read.form, corrected.form),
    corrections,
    id,
  )
  for (const table of ['funds', 'goals', 'indicators'] as const) {
    const sql = `UPDATE ${table} SET corrected = ? WHERE form_id = ? AND ordinal = ?`
    corrected[table].forEach((row, at) => {
      prepared(database, sql).run(difference(read[table][at] ?? {}, row), id, at)
    })
  }
  replaceAudit(database, { document, form: id, findings: form.findings })
}

/** Columns that follow from places and words and are no values. */
const apart: ReadonlySet<string> = new Set(['sources', 'extra', 'confidence', 'ordinal'])

/** JSON of the columns that differ; null where none does. */
function difference(read: StoredRow, corrected: StoredRow): string | null {
  const changed = Object.entries(corrected).filter(
    ([column, value]) => !apart.has(column) && value !== read[column],
  )
  return changed.length === 0 ? null : JSON.stringify(Object.fromEntries(changed))
}

type Audited = {
  readonly document: number
  readonly form: number
  readonly findings: readonly StoredRow[]
}

/** Puts the findings of one form in the place of those it had; the others keep their order. */
function replaceAudit(database: Database, { document, form, findings }: Audited): void {
  const all = prepared<StoredRow>(
    database,
    'SELECT * FROM findings WHERE document_id = ? ORDER BY ordinal',
  ).all(document)
  const isOld = (row: StoredRow) => row['form_id'] === form && row['stage'] === 'audit'
  const first = all.findIndex((row) => row['form_id'] === form)
  const at = first < 0 ? all.findIndex((row) => row['form_id'] === null) : first
  const kept = all.map(({ id: _id, ...row }) => row)
  const added = findings.map((row) => ({ document_id: document, form_id: form, ...row }))
  const place = at < 0 ? kept.length : at
  const rows = [
    ...kept.slice(0, place),
    ...added,
    ...kept.slice(place).filter((row) => !isOld(row)),
  ]
  prepared(database, 'DELETE FROM findings WHERE document_id = ?').run(document)
  rows.forEach((row, ordinal) => {
    const numbered: StoredRow = { ...row, ordinal }
    const columns = Object.keys(numbered)
    const sql = `INSERT INTO findings (${columns}) VALUES (${columns.map((name) => `@${name}`)})`
    prepared(database, sql).run(numbered)
  })
}
