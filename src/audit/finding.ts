/** What the audit hands on. Data only. */
import type { Place } from '../extract/document.ts'

export type Severity = 'error' | 'warning' | 'info'

/** The closed list of rules, each named for what must hold; `rules/<rule>.ts` judges it. */
export type Rule =
  | 'weights_sum'
  | 'scores_sum'
  | 'score_within_weight'
  | 'level_weights'
  | 'execution_rate'
  | 'budget_score'
  | 'fund_parts'
  | 'executed_within_budget'
  | 'score_supported'
  | 'deduction_explained'
  | 'actual_is_measured'
  | 'value_present'
  | 'year_consistent'
  | 'total_matches_narrative'
  | 'grade_matches_score'
  | 'duplicate_indicator'

/** One judgement about one form. Never changes a value. */
export type Finding = {
  readonly code: Rule
  readonly severity: Severity
  /** Index of the form in the report. */
  readonly form: number
  /** The field it is about, such as `indicators[3].score`. */
  readonly path: string
  /** All fields that take part, `path` included. */
  readonly paths: readonly string[]
  readonly places: readonly Place[]
  /** What the rule expects and what is printed, as short words; null where the rule has no such pair. */
  readonly expected: string | null
  readonly actual: string | null
  readonly args: Readonly<Record<string, string | number>>
}
