/** A column of an indicator table, as its headings or its contents show it. */
import type { ReadColumn } from '../column/column.ts'
import type { ColumnJudgement } from '../explanation.ts'
import type { IndicatorColumnField } from '../vocabulary/column-field.ts'

export type IndicatorColumn = ReadColumn<IndicatorColumnField> & {
  /** Its heading is unknown, and what stands in it says what it is for. */
  readonly isInferred?: true
  /** A word in its heading says what it is for. */
  readonly isGuessed?: true
  /** How what stands in it was judged, where its heading does not tell. */
  readonly judgement?: ColumnJudgement
}
