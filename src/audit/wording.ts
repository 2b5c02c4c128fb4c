/** One sentence a rule in each language; the only prose about findings. */
import type { Sentence } from '../language.ts'
import type { Rule } from './finding.ts'

const unwritten: Sentence = { zh: () => '', en: () => '' }

export const ruleWording: Readonly<Record<Rule, Sentence>> = {
  weights_sum: unwritten,
  scores_sum: unwritten,
  score_within_weight: unwritten,
  level_weights: unwritten,
  execution_rate: unwritten,
  budget_score: unwritten,
  fund_parts: unwritten,
  executed_within_budget: unwritten,
  score_supported: unwritten,
  deduction_explained: unwritten,
  actual_is_measured: unwritten,
  value_present: unwritten,
  year_consistent: unwritten,
  total_matches_narrative: unwritten,
  grade_matches_score: unwritten,
  duplicate_indicator: unwritten,
}
