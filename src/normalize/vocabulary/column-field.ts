/** What the columns of tables are for, whichever way a table was read. */
import type { FundField } from './fund.ts'
import type { IndicatorField } from './indicator.ts'

export type IndicatorColumnField =
  | 'lead'
  | 'project'
  | 'ordinal'
  | 'blank'
  | 'level1'
  | 'level1_weight'
  | 'level2'
  | 'level2_weight'
  | 'level3'
  | 'level4'
  | 'target_operator'
  | 'target'
  | 'target_unit'
  | 'actual_operator'
  | 'actual'
  | 'actual_unit'
  | 'weight'
  | 'score'
  | 'note'
  | 'description'
  | 'extra'

export type FundColumnField = FundField | 'blank' | 'amount' | 'extra'

/** What stands under a heading of a dump, by what its cells can be; `likelihood`: how likely a target is reached. */
export type DumpField =
  | IndicatorField
  | IndicatorColumnField
  | 'label'
  | 'initial_amount'
  | 'amount'
  | 'rate'
  | 'fund_weight'
  | 'fund_score'
  | 'goal'
  | 'likelihood'

/** Any of them; `mark`: a weight or a score of money; `unknown`: of a heading that nobody knows. */
export type ColumnField = IndicatorColumnField | FundColumnField | DumpField | 'mark' | 'unknown'
