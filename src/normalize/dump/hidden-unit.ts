/** Units in a column of their own under the heading of the value before them: 指标值 over ≥95 and %. */

import { isUnit } from '../value/measure.ts'
import { fold } from '../words/heading.ts'
import type { ColumnsReading, DumpColumn } from './columns.ts'
import type { Token } from './token.ts'

/** Units by themselves that are no chance, and what it costs to read them so. */
const FEWEST = 3
/** What it costs to read them so. Set by hand, in the unit of the costs of a cut. */
const COST = 0.5

/** A reading of columns, and the one with units behind the target, where lone units stand in a section. */
export function unitReadings(
  reading: ColumnsReading,
  tokens: readonly Token[],
): readonly ColumnsReading[] {
  const { columns, cost } = reading
  const at = columns.findIndex(({ field }) => field === 'target')
  const hasUnit = columns.some(({ field }) => field.endsWith('_unit'))
  const units = tokens.filter(({ text }) => isUnit(fold(text))).length
  if (at < 0 || hasUnit || units < FEWEST) return [reading]
  const unit: DumpColumn = { field: 'target_unit', words: '' }
  return [reading, { columns: columns.toSpliced(at + 1, 0, unit), cost: cost + COST }]
}

/** Whether a column holds the units of the one before it, whose heading stands over both. */
export function isUnderHeadingBefore({ field, words }: DumpColumn): boolean {
  return field === 'target_unit' && words === ''
}
