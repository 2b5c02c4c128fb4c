/** The rows of worklists, by their numbers, in the order asked for. */

import type { Database } from './database.ts'
import { prepared } from './prepared.ts'
import type { VerdictName } from './verdicts.ts'

export type ListedFormRow = {
  readonly sha256: string
  readonly form: number
  readonly kind: string
  readonly title: string | null
  readonly year: number | null
  readonly department_name: string | null
  readonly project_name: string | null
  /** 万元 */
  readonly annual_budget: number | null
  readonly total_score: number | null
  readonly errors: number
  readonly warnings: number
  readonly remarks: number
  readonly confidence: number | null
  readonly corrections: number
  readonly reviewed_by: string | null
  readonly file: string | null
}

export type ListedFindingRow = {
  readonly sha256: string
  readonly form: number
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly path: string
  readonly expected: string | null
  readonly actual: string | null
  readonly message_zh: string
  readonly message_en: string
  readonly year: number | null
  readonly department_name: string | null
  readonly project_name: string | null
  readonly title: string | null
  readonly verdict: VerdictName | null
  readonly decided_by: string | null
  readonly file: string | null
}

const FORMS = `
  SELECT v_forms.form_id AS id, documents.sha256, v_forms.ordinal AS form, v_forms.kind, v_forms.title, v_forms.year,
    coalesce(v_forms.department_name, v_forms.unit_name) AS department_name, v_forms.project_name,
    v_forms.annual_budget, v_forms.total_score,
    (SELECT count(*) FROM findings WHERE form_id = v_forms.form_id AND severity = 'error') AS errors,
    (SELECT count(*) FROM findings WHERE form_id = v_forms.form_id AND severity = 'warning') AS warnings,
    (SELECT count(*) FROM findings WHERE form_id = v_forms.form_id AND severity = 'info') AS remarks,
    forms.confidence, forms.corrections,
    (SELECT who FROM reviews WHERE reviews.sha256 = documents.sha256
      AND reviews.form = v_forms.ordinal AND undone_at IS NULL) AS reviewed_by,
    v_forms.file
  FROM v_forms JOIN forms ON forms.id = v_forms.form_id
  JOIN documents ON documents.id = v_forms.document_id 
  WHERE v_forms.form_id IN (SELECT CAST(value AS BIGINT) FROM json_each(?))`

export function selectListedForms(
  database: Database,
  ids: readonly number[],
): readonly ListedFormRow[] {
  return selectInOrder<ListedFormRow>(database, FORMS, ids)
}

const FINDINGS = `
  SELECT findings.id, documents.sha256, forms.ordinal AS form, findings.code, findings.severity, findings.path,
    findings.expected, findings.actual, findings.message_zh, findings.message_en, forms.year,
    coalesce(forms.department_name, forms.unit_name) AS department_name, forms.project_name,
    forms.title, verdicts.verdict, verdicts.who AS decided_by,
    (SELECT min(path) FROM paths WHERE paths.document_id = documents.id) AS file
  FROM findings JOIN corrected_forms AS forms ON forms.id = findings.form_id
  JOIN documents ON documents.id = findings.document_id
  LEFT JOIN verdicts ON verdicts.sha256 = documents.sha256 AND verdicts.form = forms.ordinal
    AND verdicts.code = findings.code AND verdicts.path = findings.path
    AND verdicts.paths = findings.paths AND verdicts.undone_at IS NULL
  WHERE findings.id IN (SELECT CAST(value AS BIGINT) FROM json_each(?))`

export function selectListedFindings(
  database: Database,
  ids: readonly number[],
): readonly ListedFindingRow[] {
  return selectInOrder<ListedFindingRow>(database, FINDINGS, ids)
}

/** Asks once for all rows, which come in no order. */
function selectInOrder<Row>(database: Database, sql: string, ids: readonly number[]): Row[] {
  const rows = prepared<Row & { readonly id: number }>(database, sql).all(JSON.stringify(ids))
  const byId = new Map(rows.map(({ id, ...row }) => [id, row as Row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export type FormKey = { readonly sha256: string; readonly form: number }

/** What a form is called in every database. */
export function selectFormKey(database: Database, id: number): FormKey | undefined {
  const sql = `SELECT sha256, forms.ordinal AS form FROM forms
    JOIN documents ON documents.id = document_id WHERE forms.id = ?`
  return prepared<FormKey>(database, sql).get(id)
}
