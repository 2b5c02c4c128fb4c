import type { Form, Report } from '../normalize/report.ts'
import type { Finding, Rule } from './finding.ts'
import { downgradedOnGuess } from './guess-basis.ts'
import type { Judge } from './judge.ts'
import { actualIsMeasured } from './rules/actual-is-measured.ts'
import { budgetScore } from './rules/budget-score.ts'
import { deductionExplained } from './rules/deduction-explained.ts'
import { duplicateIndicator } from './rules/duplicate-indicator.ts'
import { executedWithinBudget } from './rules/executed-within-budget.ts'
import { executionRate } from './rules/execution-rate.ts'
import { fundParts } from './rules/fund-parts.ts'
import { gradeMatchesScore } from './rules/grade-matches-score.ts'
import { levelWeights } from './rules/level-weights.ts'
import { scoreSupported } from './rules/score-supported.ts'
import { scoreWithinWeight } from './rules/score-within-weight.ts'
import { scoresSum } from './rules/scores-sum.ts'
import { totalMatchesNarrative } from './rules/total-matches-narrative.ts'
import { valuePresent } from './rules/value-present.ts'
import { weightsSum } from './rules/weights-sum.ts'
import { yearConsistent } from './rules/year-consistent.ts'

/** Every rule, in the order in which its findings are told: the form's sums first, its words last. */
export const RULES: Readonly<Record<Rule, Judge>> = {
  weights_sum: weightsSum,
  scores_sum: scoresSum,
  score_within_weight: scoreWithinWeight,
  level_weights: levelWeights,
  execution_rate: executionRate,
  budget_score: budgetScore,
  fund_parts: fundParts,
  executed_within_budget: executedWithinBudget,
  score_supported: scoreSupported,
  deduction_explained: deductionExplained,
  actual_is_measured: actualIsMeasured,
  value_present: valuePresent,
  year_consistent: yearConsistent,
  total_matches_narrative: totalMatchesNarrative,
  grade_matches_score: gradeMatchesScore,
  duplicate_indicator: duplicateIndicator,
}

const rules = Object.entries(RULES) as readonly (readonly [Rule, Judge])[]

/** What must hold in the middle of a year as well; results are judged at its end. */
const PLAN: ReadonlySet<Rule> = new Set([
  'weights_sum',
  'level_weights',
  'execution_rate',
  'fund_parts',
  'executed_within_budget',
  'year_consistent',
  'duplicate_indicator',
])

function isOfPlan([rule]: (typeof rules)[number]): boolean {
  return PLAN.has(rule)
}

/** The door: what contradicts itself in a report, form by form. Pure; changes nothing. */
export function audit(report: Report): readonly Finding[] {
  return report.forms.flatMap((form, index) => auditForm(form, index, report))
}

function auditForm(form: Form, index: number, report: Report): readonly Finding[] {
  const inForce = form.kind === 'performance_monitoring' ? rules.filter(isOfPlan) : rules
  return inForce.flatMap(([code, judge]) =>
    judge(form, report).map((judgement) => ({
      code,
      form: index,
      ...downgradedOnGuess(judgement, form),
    })),
  )
}
