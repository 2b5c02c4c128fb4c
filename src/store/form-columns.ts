/** The columns of a form and its parts that are shown to people. Amounts in the unit of their table, rates in percent. */

export type FormColumns = {
  readonly project_name: string | null
  readonly department_name: string | null
  readonly department_code: string | null
  readonly unit_name: string | null
  readonly contact_person: string | null
  readonly contact_phone: string | null
  readonly total_weight: number | null
  readonly total_score: number | null
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
