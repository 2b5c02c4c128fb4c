/** Everything that people did, newest first. */
import type { Database } from './database.ts'

export type Event = {
  readonly kind: 'correction' | 'verdict' | 'review'
  readonly id: number
  readonly sha256: string
  /** -1 for a finding about the whole document. */
  readonly form: number
  /** The field, or the field of the finding. */
  readonly path: string
  /** The rule of a finding. */
  readonly code: string | null
  readonly before: string | null
  readonly after: string | null
  readonly why: string
  readonly who: string
  readonly at: string
  readonly undone_at: string | null
  readonly undone_by: string | null
  readonly state: string | null
  readonly project_name: string | null
}

const EVENTS = `
  SELECT 'correction' AS kind, id, sha256, form, path, NULL AS code, raw AS before, words AS after, why, who,
    at, undone_at, undone_by, state FROM corrections
  UNION ALL
  SELECT 'verdict', id, sha256, form, path, code, NULL, verdict, why, who, at, undone_at, undone_by, NULL FROM verdicts
  UNION ALL
  SELECT 'review', id, sha256, form, '', NULL, NULL, wrong || ' / ' || numbers, '', who, at, undone_at, undone_by, NULL
  FROM reviews`

/** One page of the history; of one document where `sha256` is given. */
export function selectHistory(
  database: Database,
  { sha256, offset, limit }: { sha256: string | null; offset: number; limit: number },
): readonly Event[] {
  const sql = `SELECT events.*,
      (SELECT project_name FROM corrected_forms AS forms JOIN documents ON documents.id = document_id
        WHERE documents.sha256 = events.sha256 AND forms.ordinal = events.form) AS project_name
    FROM (${EVENTS}) AS events WHERE CAST(:sha256 AS TEXT) IS NULL OR events.sha256 = :sha256
    ORDER BY CASE WHEN undone_at > at THEN undone_at ELSE at END DESC, kind, id DESC LIMIT :limit OFFSET :offset`
  return database.prepare<Event>(sql).all({ sha256, offset, limit })
}
