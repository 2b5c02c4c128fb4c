/** What people decided about findings, and which forms they confirmed. */
import type { Database } from './database.ts'
import { insertNumbered, prepared } from './prepared.ts'

export const verdicts = ['contradiction', 'misread', 'accepted'] as const
export type VerdictName = (typeof verdicts)[number]

/** A finding, by what is the same in every database; `form` is -1 where it is about the whole document. */
export type FindingAddress = {
  readonly sha256: string
  readonly form: number
  readonly code: string
  readonly path: string
  /** JSON array, as in findings.paths. */
  readonly paths: string
}

export type NewVerdict = FindingAddress & {
  readonly verdict: VerdictName
  readonly why: string
  readonly who: string
  readonly at: string
}

export type Verdict = NewVerdict & {
  readonly id: number
  readonly undone_at: string | null
  readonly undone_by: string | null
}

/** The verdicts on findings of one document that stand. */
export function selectVerdicts(database: Database, sha256: string): readonly Verdict[] {
  const sql = 'SELECT * FROM verdicts WHERE sha256 = ? AND undone_at IS NULL'
  return prepared<Verdict>(database, sql).all(sha256)
}

/** Every verdict that was ever given, oldest first. */
export function selectAllVerdicts(database: Database): readonly Verdict[] {
  return database.prepare<Verdict>('SELECT * FROM verdicts ORDER BY id').all()
}

/** Whether a finding is there. */
export function hasFinding(
  database: Database,
  { sha256, form, code, path, paths }: FindingAddress,
): boolean {
  const sql = `SELECT 1 FROM documents JOIN findings ON findings.document_id = documents.id
    LEFT JOIN forms ON forms.id = findings.form_id
    WHERE documents.sha256 = @sha256 AND coalesce(forms.ordinal, -1) = @form
      AND findings.code = @code AND findings.path = @path AND findings.paths = @paths`
  return prepared(database, sql).get({ sha256, form, code, path, paths }) !== undefined
}

/** Gives a verdict; the one that stood on the finding is closed. Returns its number. */
export function insertVerdict(database: Database, given: NewVerdict): number {
  const close = `UPDATE verdicts SET undone_at = @at, undone_by = @who
    WHERE sha256 = @sha256 AND form = @form AND code = @code AND path = @path AND paths = @paths
      AND undone_at IS NULL`
  const { sha256, form, code, path, paths, verdict, why, who, at } = given
  prepared(database, close).run({ sha256, form, code, path, paths, who, at })
  const row = { sha256, form, code, path, paths, verdict, why, who, at }
  return insertNumbered(database, 'verdicts', row)
}

export type Review = {
  readonly id: number
  readonly sha256: string
  readonly form: number
  /** Numbers that were compared with the document. */
  readonly numbers: number
  /** Those that had been read wrongly. */
  readonly wrong: number
  readonly parser_version: number
  readonly who: string
  readonly at: string
  readonly undone_at: string | null
  readonly undone_by: string | null
}

export type NewReview = Omit<Review, 'id' | 'undone_at' | 'undone_by'>

/** The confirmation of a form that stands. */
export function selectReview(database: Database, sha256: string, form: number): Review | undefined {
  const sql = 'SELECT * FROM reviews WHERE sha256 = ? AND form = ? AND undone_at IS NULL'
  return prepared<Review>(database, sql).get(sha256, form)
}

export function selectAllReviews(database: Database): readonly Review[] {
  return database.prepare<Review>('SELECT * FROM reviews ORDER BY id').all()
}

/** Confirms a form; an earlier confirmation is closed. Returns its number. */
export function insertReview(database: Database, given: NewReview): number {
  const { sha256, form, numbers, wrong, parser_version, who, at } = given
  closeReview(database, { sha256, form, who, at })
  const row = { sha256, form, numbers, wrong, parser_version, who, at }
  return insertNumbered(database, 'reviews', row)
}

/** Takes the confirmation of a form back. */
export function closeReview(
  database: Database,
  closing: Pick<NewReview, 'sha256' | 'form' | 'who' | 'at'>,
): void {
  const sql = `UPDATE reviews SET undone_at = @at, undone_by = @who
    WHERE sha256 = @sha256 AND form = @form AND undone_at IS NULL`
  prepared(database, sql).run(closing)
}

/** Takes one verdict or one confirmation back; returns its document, or nothing where none stands. */
export function closeDecision(
  database: Database,
  { table, id }: { readonly table: 'verdicts' | 'reviews'; readonly id: number },
  { who, at }: { readonly who: string; readonly at: string },
): string | undefined {
  const sql = `UPDATE ${table} SET undone_at = ?, undone_by = ? WHERE id = ? AND undone_at IS NULL
    RETURNING sha256`
  return prepared<string>(database, sql).pluck().get(at, who, id)
}
