/** What words may stand for, by the part of a form that they stand in. */
import type { FundField } from './fund.ts'
import type { GoalField } from './goal.ts'
import type { HeaderField } from './header.ts'
import type { IndicatorField } from './indicator.ts'

export type Meaning = {
  readonly header?: HeaderField
  readonly fund?: FundField
  readonly goal?: GoalField
  readonly indicator?: IndicatorField
  readonly label?: 'total' | 'closing' | 'plain'
}
