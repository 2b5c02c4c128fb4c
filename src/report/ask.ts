/** What the report page asks the database. */
import type { Database } from '../store/database.ts'

export type Totals = {
  readonly documents: number
  readonly forms: number
  readonly indicators: number
  readonly departments: number
  /** Mean of the printed total scores; null where none is printed. */
  readonly score: number | null
  /** Contradictions, doubts and remarks, those about whole documents included. */
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  readonly failed: number
}

/** The money of one kind of forms, each form once; 万元, over the forms that print both amounts. */
export type KindMoney = {
  readonly kind: string
  /** Forms that print both amounts. */
  readonly forms: number
  /** Further forms that say the same as one of these. */
  readonly copies: number
  readonly budget: number
  readonly executed: number
}

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
}

export type CodeCount = {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly findings: number
}

export function selectTotals(database: Database): Totals {
  return database
    .prepare<unknown[], Totals>(
      `SELECT
        (SELECT count(*) FROM documents) AS documents,
        (SELECT count(*) FROM documents WHERE outcome = 'failed') AS failed,
        (SELECT count(*) FROM indicators) AS indicators,
        count(*) AS forms,
        count(DISTINCT department_name) AS departments,
        avg(total_score) AS score,
        (SELECT count(*) FROM findings WHERE severity = 'error') AS errors,
        (SELECT count(*) FROM findings WHERE severity = 'warning') AS warnings,
        (SELECT count(*) FROM findings WHERE severity = 'info') AS infos
      FROM v_forms`,
    )
    .get() as Totals
}

/** The money of each kind, the kind of most forms first: what stands in a department's form is that of its projects. */
export function selectMoney(database: Database): readonly KindMoney[] {
  return database
    .prepare<unknown[], KindMoney>(
      `SELECT kind, count(*) AS forms, sum(alike - 1) AS copies,
        sum(annual_budget) AS budget, sum(executed) AS executed
      FROM v_money WHERE annual_budget IS NOT NULL AND executed IS NOT NULL
      GROUP BY kind ORDER BY forms DESC, kind`,
    )
    .all()
}

/** Every form, those with contradictions first, then the newest. */
export function selectForms(database: Database): readonly ListedForm[] {
  return database
    .prepare<unknown[], ListedForm>(
      `SELECT form_id, kind, title, year, coalesce(department_name, unit_name) AS department_name,
        project_name, annual_budget, executed, coalesce(execution_rate, computed_rate) AS rate,
        total_score, errors, warnings, file
      FROM v_forms ORDER BY errors DESC, warnings DESC, year DESC, form_id`,
    )
    .all()
}

/** Contradictions and doubts by rule, commonest first. */
export function selectCodes(database: Database): readonly CodeCount[] {
  return database
    .prepare<unknown[], CodeCount>(
      `SELECT code, severity, count(*) AS findings FROM findings
      WHERE severity <> 'info' GROUP BY code, severity ORDER BY findings DESC, code`,
    )
    .all()
}

export type FormRow = ListedForm & {
  readonly department_code: string | null
  readonly unit_name: string | null
  readonly contact_person: string | null
  readonly contact_phone: string | null
  readonly total_weight: number | null
  readonly total_grade: string | null
}

export type FundRow = {
  readonly label: string | null
  readonly unit: string | null
  readonly initial_budget: number | null
  readonly annual_budget: number | null
  readonly executed: number | null
  readonly weight: number | null
  readonly execution_rate: number | null
  readonly score: number | null
}

export type GoalRow = { readonly expected: string | null; readonly actual: string | null }

export type IndicatorRow = {
  readonly level1: string | null
  readonly level2: string | null
  readonly level3: string | null
  readonly level4: string | null
  readonly target: string | null
  readonly actual: string | null
  readonly description: string | null
  readonly weight: number | null
  readonly score: number | null
  readonly note: string | null
}

export type FindingRow = {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly path: string
  readonly paths: string
  readonly message: string
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
  const all = (sql: string) => database.prepare(sql).all(form_id)
  const details = database
    .prepare(
      `SELECT department_name, department_code, unit_name, contact_person, contact_phone,
        total_weight, total_grade FROM forms WHERE id = ?`,
    )
    .get(form_id)
  return {
    form: { ...listed, ...(details as Omit<FormRow, keyof ListedForm>) },
    funds: all('SELECT * FROM funds WHERE form_id = ? ORDER BY ordinal') as FundRow[],
    goals: all('SELECT * FROM goals WHERE form_id = ? ORDER BY ordinal') as GoalRow[],
    indicators: all(
      'SELECT * FROM indicators WHERE form_id = ? ORDER BY ordinal',
    ) as IndicatorRow[],
    findings: all(
      `SELECT code, severity, path, paths, message_${language} AS message FROM findings
      WHERE form_id = ? ORDER BY severity, ordinal`,
    ) as FindingRow[],
  }
}
