/** What linking looks at: a form reduced to what tells it from others. */

/** One indicator, its words as printed. */
export type IndicatorFacts = {
  readonly id: number
  readonly level3: string | null
  readonly target: string | null
  readonly target_operator: string | null
  readonly target_value: number | null
  readonly target_unit: string | null
  readonly actual: string | null
  readonly actual_value: number | null
  readonly actual_unit: string | null
  readonly weight: number | null
  readonly score: number | null
}

/** One money row, its numbers as printed in `unit` and, where that is known, in 分. */
export type FundFacts = {
  readonly ordinal: number
  readonly source: string
  readonly label: string | null
  readonly unit: string | null
  readonly initial_budget: number | null
  readonly annual_budget: number | null
  readonly executed: number | null
  readonly initial_budget_fen: number | null
  readonly annual_budget_fen: number | null
  readonly executed_fen: number | null
  readonly weight: number | null
  readonly score: number | null
}

/** One form, corrected values in place of what was read. Amounts in 分. */
export type FormFacts = {
  /** Row number in its database; never decides anything. */
  readonly id: number
  /** sha256 of the document and place in it: what decides where all else is equal. */
  readonly key: string
  readonly document: string
  readonly kind: string
  readonly year: number | null
  readonly title: string | null
  readonly project_name: string | null
  readonly department_name: string | null
  readonly department_code: string | null
  readonly unit_name: string | null
  readonly unit_code: string | null
  /** Of the total row. */
  readonly annual_budget: number | null
  readonly executed: number | null
  readonly total_score: number | null
  readonly funds: readonly FundFacts[]
  readonly indicators: readonly IndicatorFacts[]
  /** How the file holds its tables, best first: see `copies.ts`. */
  readonly reading: 'structured' | 'flattened' | 'recognised'
  /** Contradictions and doubts, those that linking itself finds left out. */
  readonly findings: number
}
