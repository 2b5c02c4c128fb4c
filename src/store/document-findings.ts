/** What was noticed about documents as a whole, in no form of them, and what people decided about it. */
import type { Database } from './database.ts'
import { prepared } from './prepared.ts'
import { selectVerdicts, type Verdict } from './verdicts.ts'

/** Findings of one document that only their places tell apart: one decision is about all of them. */
export type DocumentFinding = {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly path: string
  readonly paths: readonly string[]
  /** What was noticed, at each place, in both languages. */
  readonly noticed: readonly {
    readonly page: number | null
    readonly message_zh: string
    readonly message_en: string
  }[]
  readonly verdict: Verdict | null
}

type Row = Pick<DocumentFinding, 'code' | 'severity' | 'path'> &
  DocumentFinding['noticed'][number] & { readonly paths: string }

/** The findings of one document as a whole, the gravest first. */
export function selectDocumentFindings(
  database: Database,
  document: { readonly id: number; readonly sha256: string },
): readonly DocumentFinding[] {
  const sql = `SELECT code, severity, path, paths, page, message_zh, message_en FROM findings
    WHERE document_id = ? AND form_id IS NULL
    ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, ordinal`
  const rows = prepared<Row>(database, sql).all(document.id)
  const verdicts = selectVerdicts(database, document.sha256).filter(({ form }) => form === -1)
  const alike = Map.groupBy(rows, ({ code, path, paths }) => JSON.stringify([code, path, paths]))
  return [...alike.values()].flatMap((all) => {
    const [first] = all
    if (first === undefined) return []
    const { code, severity, path, paths } = first
    const verdict = verdicts.find(
      (one) => one.code === code && one.path === path && one.paths === paths,
    )
    return {
      ...{ code, severity, path, paths: JSON.parse(paths) as string[] },
      noticed: all.map(({ page, message_zh, message_en }) => ({ page, message_zh, message_en })),
      verdict: verdict ?? null,
    }
  })
}

export type ListedDocumentFinding = {
  readonly sha256: string
  readonly file: string | null
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly path: string
  /** Of the first place at which it was noticed. */
  readonly message_zh: string
  readonly message_en: string
  readonly places: number
  readonly verdict: Verdict['verdict'] | null
  readonly decided_by: string | null
}

const LISTED = `
  SELECT documents.sha256, (SELECT min(path) FROM paths WHERE document_id = documents.id) AS file,
    alike.code, first.severity, alike.path, first.message_zh, first.message_en, alike.places,
    verdicts.verdict, verdicts.who AS decided_by
  FROM (
    SELECT document_id, code, path, paths, min(id) AS first, count(*) AS places
    FROM findings WHERE form_id IS NULL GROUP BY document_id, code, path, paths
  ) AS alike
  JOIN findings AS first ON first.id = alike.first
  JOIN documents ON documents.id = alike.document_id
  LEFT JOIN verdicts ON verdicts.sha256 = documents.sha256 AND verdicts.form = -1
    AND verdicts.code = alike.code AND verdicts.path = alike.path AND verdicts.paths = alike.paths
    AND verdicts.undone_at IS NULL
  ORDER BY verdicts.id IS NOT NULL,
    CASE first.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, alike.first
  LIMIT :limit OFFSET :offset`

/** The findings of all documents as a whole: those that nobody has decided first, the gravest first. */
export function selectAllDocumentFindings(
  database: Database,
  part: { readonly offset: number; readonly limit: number },
): readonly ListedDocumentFinding[] {
  return prepared<ListedDocumentFinding>(database, LISTED).all(part)
}

/** How many there are, those counted once that only their places tell apart. */
export function countDocumentFindings(database: Database): number {
  const sql = `SELECT count(*) FROM
    (SELECT 1 FROM findings WHERE form_id IS NULL GROUP BY document_id, code, path, paths) AS alike`
  return Number(prepared(database, sql).pluck().get())
}
