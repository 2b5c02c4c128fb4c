/** What the report page asks the database. */

import type { Database } from '../store/database.ts'
import type { FormColumns, FundRow, GoalRow, IndicatorRow } from '../store/form-columns.ts'
import type { Prints } from '../store/found.ts'
import { onlyRow } from '../store/prepared.ts'
import { includesPrint } from '../store/prints.ts'

/** One form as the table of forms lists it. */
export type ListedForm = {
  readonly form_id: number
  readonly kind: string
  readonly title: string | null
  readonly year: number | null
  readonly department_name: string | null
  readonly project_name: string | null
  readonly annual_budget: number | null
  readonly executed: number | null
  readonly rate: number | null
  readonly total_score: number | null
  readonly errors: number
  readonly warnings: number
  readonly file: string | null
  /** 1 for a self-evaluation or an evaluation: what means and charts of scores are made of. */
  readonly is_result: number
  /** Page of its first indicator; null where the format has no pages. */
  readonly page: number | null
  /** Prints of it in the database, itself included. */
  readonly copies: number
  /** Where and when it was published, by a list that was given. */
  readonly url: string | null
  readonly published: string | null
}

/** Every form, those with contradictions first, then the newest. */
export function selectForms(database: Database, prints: Prints): readonly ListedForm[] {
  return database
    .prepare<ListedForm>(
      `SELECT form_id, kind, title, year, coalesce(department_name, unit_name) AS department_name,
        project_name, annual_budget, executed, coalesce(execution_rate, computed_rate) AS rate,
        total_score, errors, warnings, file, kind IN (SELECT kind FROM result_kinds) AS is_result, copies, url, published,
        (SELECT min(origin_page) FROM indicators WHERE indicators.form_id = v_forms.form_id) AS page
      FROM v_forms WHERE ${includesPrint(prints, 'form_id')} ORDER BY errors DESC, warnings DESC, year DESC NULLS LAST,
        form_id`,
    )
    .all()
}

/** The rules and notes of contradictions and doubts in each form, by the form's number. */
export function selectFormCodes(database: Database): ReadonlyMap<number, readonly string[]> {
  const rows = database
    .prepare<{ readonly form_id: number; readonly codes: string }>(
      `SELECT form_id, string_agg(code, ',' ORDER BY code) AS codes FROM (
        SELECT DISTINCT form_id, code FROM findings WHERE severity <> 'info' AND form_id IS NOT NULL
      ) AS told GROUP BY form_id`,
    )
    .iterate()
  return new Map(Array.from(rows, ({ form_id, codes }) => [form_id, codes.split(',')]))
}

export type Versions = {
  /** Versions of the rules that read the documents. */
  readonly rules: readonly number[]
  readonly complete: number
  readonly partial: number
  readonly failed: number
}

/** What the documents were read with, and how far. */
export function selectVersions(database: Database): Versions {
  const rules = database
    .prepare<number>('SELECT DISTINCT parser_version FROM documents ORDER BY 1')
    .pluck()
    .all()
  const outcomes = database.prepare<Omit<Versions, 'rules'>>(
    `SELECT count(*) FILTER (WHERE outcome = 'complete') AS complete,
      count(*) FILTER (WHERE outcome = 'partial') AS partial,
      count(*) FILTER (WHERE outcome = 'failed') AS failed FROM documents`,
  )
  return { rules, ...onlyRow(outcomes) }
}

export type FormRow = ListedForm & Omit<FormColumns, keyof ListedForm>

export type FindingRow = {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly path: string
  readonly paths: string
  readonly message: string
  readonly page: number | null
}

/** One form with everything that is printed on it, and what was noticed. */
export type WholeForm = {
  readonly form: FormRow
  readonly funds: readonly FundRow[]
  readonly goals: readonly GoalRow[]
  readonly indicators: readonly IndicatorRow[]
  readonly findings: readonly FindingRow[]
}

export function selectForm(
  database: Database,
  listed: ListedForm,
  language: 'zh' | 'en',
): WholeForm {
  const { form_id } = listed
  const all = <Part>(sql: string) => database.prepare<Part>(sql).all(form_id)
  const details = database.prepare<Omit<FormRow, keyof ListedForm>>(
    `SELECT department_name, department_code, unit_name, contact_person, contact_phone,
      total_weight, total_grade FROM forms WHERE id = ?`,
  )
  return {
    form: { ...listed, ...onlyRow(details, form_id) },
    funds: all<FundRow>('SELECT * FROM funds WHERE form_id = ? ORDER BY ordinal'),
    goals: all<GoalRow>('SELECT * FROM goals WHERE form_id = ? ORDER BY ordinal'),
    indicators: all<IndicatorRow>('SELECT * FROM indicators WHERE form_id = ? ORDER BY ordinal'),
    findings: all<FindingRow>(
      `SELECT code, severity, path, paths, message_${language} AS message, page FROM findings
      WHERE form_id = ? ORDER BY severity, ordinal`,
    ),
  }
}
