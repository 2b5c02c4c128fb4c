/** A column of an indicator table, as its headings or its contents show it. */
import type { ReadColumn } from '../column/column.ts'
import type { ColumnJudgement } from '../explanation.ts'

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

export type IndicatorColumn = ReadColumn<IndicatorColumnField> & {
  /** Its heading is unknown, and what stands in it says what it is for. */
  readonly isInferred?: true
  /** A word in its heading says what it is for. */
  readonly isGuessed?: true
  /** How what stands in it was judged, where its heading does not tell. */
  readonly judgement?: ColumnJudgement
}
