/** Random samples of forms, and how well their numbers had been read by the people who reviewed them. */
import { createHash } from 'node:crypto'
import type { Database } from './database.ts'
import { insertNumbered } from './prepared.ts'
import { inTransaction } from './save.ts'

export type DrawnSample = {
  readonly id: number
  readonly seed: number
  readonly population: number
  readonly who: string
  readonly at: string
}

export type SampledForm = {
  readonly sha256: string
  readonly form: number
  readonly project_name: string | null
  readonly title: string | null
  /** Null where nobody has confirmed it yet. */
  readonly numbers: number | null
  readonly wrong: number | null
  readonly who: string | null
}

/** Draws forms by seed: the same seed over the same forms draws the same ones, in every database. Returns its number. */
export function drawSample(
  database: Database,
  { seed, size, who }: { readonly seed: number; readonly size: number; readonly who: string },
): number {
  const sql = `SELECT sha256, forms.ordinal AS form FROM forms
    JOIN documents ON documents.id = document_id`
  const forms = database.prepare<{ sha256: string; form: number }>(sql).all()
  const drawn = forms
    .map((one) => ({ ...one, lot: lotOf(seed, one) }))
    .sort((one, other) => (one.lot < other.lot ? -1 : 1))
    .slice(0, size)
  return inTransaction(database, () => {
    const at = new Date().toISOString()
    const id = insertNumbered(database, 'samples', { seed, population: forms.length, who, at })
    const one = database.prepare('INSERT INTO sample_forms VALUES (?, ?, ?, ?)')
    for (const [ordinal, { sha256, form }] of drawn.entries()) one.run(id, ordinal, sha256, form)
    return id
  })
}

function lotOf(seed: number, { sha256, form }: { sha256: string; form: number }): string {
  return createHash('sha256').update(`${seed} ${sha256} ${form}`).digest('hex')
}

/** Newest first. */
export function selectSamples(database: Database): readonly DrawnSample[] {
  return database.prepare<DrawnSample>('SELECT * FROM samples ORDER BY id DESC').all()
}

/** The forms of a sample in the order of drawing, with what their review showed. */
export function selectSampledForms(database: Database, id: number): readonly SampledForm[] {
  const sql = `SELECT drawn.sha256, drawn.form, forms.project_name, forms.title, numbers, wrong,
      reviews.who
    FROM sample_forms AS drawn
    LEFT JOIN reviews ON reviews.sha256 = drawn.sha256 AND reviews.form = drawn.form
      AND undone_at IS NULL
    LEFT JOIN documents ON documents.sha256 = drawn.sha256
    LEFT JOIN corrected_forms AS forms ON forms.document_id = documents.id
      AND forms.ordinal = drawn.form
    WHERE sample_id = ? ORDER BY drawn.ordinal`
  return database.prepare<SampledForm>(sql).all(id)
}
