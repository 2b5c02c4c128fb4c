/** Forms with their findings from the database, some at a time. */

import type { Severity } from '../../audit/finding.ts'
import type { Database } from '../database.ts'
import { prepared } from '../prepared.ts'
import type { VerdictName } from '../verdicts.ts'

export type ReadFinding = {
  readonly id: number
  readonly form_id: number
  readonly code: string
  readonly severity: Severity
  readonly verdict: VerdictName | null
}

export type ReadForm = {
  readonly id: number
  readonly document_id: number
  readonly year: number | null
  readonly department: string | null
  readonly province: string | null
  readonly kind: string
  readonly score: number | null
  /** 分, of the total row. */
  readonly budget: number | null
  readonly executed: number | null
  readonly confidence: number | null
  readonly reviewed: number
  readonly counted: number
  readonly other: number
  readonly findings: readonly ReadFinding[]
}

const FORMS = `
  SELECT forms.id, forms.document_id, forms.year,
    coalesce(forms.department_name, forms.unit_name) AS department, links.province, forms.kind,
    forms.total_score AS score, total.annual_budget_fen AS budget, total.executed_fen AS executed,
    forms.confidence, reviews.id IS NOT NULL AS reviewed,
    forms.kind IN (SELECT kind FROM result_kinds) AND coalesce(links.leading_id = forms.id, TRUE) AS counted,
    coalesce(links.leading_id <> forms.id, FALSE) AS other
  FROM corrected_forms AS forms
  JOIN documents ON documents.id = forms.document_id
  LEFT JOIN form_links AS links ON links.form_id = forms.id
  LEFT JOIN corrected_funds AS total ON total.id = (
    SELECT id FROM funds WHERE form_id = forms.id AND source = 'total' ORDER BY ordinal LIMIT 1
  )
  LEFT JOIN reviews ON reviews.sha256 = documents.sha256 AND reviews.form = forms.ordinal
    AND reviews.undone_at IS NULL`

const FINDINGS = `
  SELECT findings.id, findings.form_id, findings.code, findings.severity, verdicts.verdict
  FROM findings JOIN forms ON forms.id = findings.form_id
  JOIN documents ON documents.id = forms.document_id
  LEFT JOIN verdicts ON verdicts.sha256 = documents.sha256 AND verdicts.form = forms.ordinal
    AND verdicts.code = findings.code AND verdicts.path = findings.path
    AND verdicts.paths = findings.paths AND verdicts.undone_at IS NULL
  WHERE findings.form_id BETWEEN ? AND ? ORDER BY findings.form_id, findings.id`

/** The forms whose number is greater than `after`, in order; at most `most`. */
export function readAfter(database: Database, after: number, most: number): readonly ReadForm[] {
  const sql = `${FORMS} WHERE forms.id > ? ORDER BY forms.id LIMIT ?`
  return withFindings(database, prepared<Bare>(database, sql).all(after, most))
}

export function readDocument(database: Database, document: number): readonly ReadForm[] {
  const sql = `${FORMS} WHERE forms.document_id = ? ORDER BY forms.id`
  return withFindings(database, prepared<Bare>(database, sql).all(document))
}

type Bare = Omit<ReadForm, 'findings'>

function withFindings(database: Database, forms: readonly Bare[]): readonly ReadForm[] {
  const [first, last] = [forms[0], forms.at(-1)]
  if (first === undefined || last === undefined) return []
  const found = prepared<ReadFinding>(database, FINDINGS).all(first.id, last.id)
  const byForm = Map.groupBy(found, ({ form_id }) => form_id)
  return forms.map((form) => ({ ...form, findings: byForm.get(form.id) ?? [] }))
}
