/** Names of levels that are printed with their weights, which tells them from names of indicators: 规划（15分）. */
import { fold } from '../words/heading.ts'
import type { ColumnsReading, DumpColumn } from './columns.ts'
import type { Token } from './token.ts'

/** The weight of a level, behind its name or on a line of its own below it. */
const WEIGHT_AT_END = /[([]\d+(?:\.\d+)?分[)\]]$/u
/** Names with weights that are no chance, and the longest of them. */
const FEWEST = 3
/** Characters of the longest such name, weight included. Chosen. */
const LONGEST = 14

/** Whether words end with the weight of a level. */
export function endsWithWeight(folded: string): boolean {
  return WEIGHT_AT_END.test(folded)
}

/** A reading of columns, and those in which the outer levels have weights, where names with weights stand in a section. */
export function weightedLevelReadings(
  reading: ColumnsReading,
  tokens: readonly Token[],
): readonly ColumnsReading[] {
  const { columns, cost } = reading
  const weighed = tokens.filter(({ text }) => text.length <= LONGEST && endsWithWeight(fold(text)))
  const hasColumn = columns.some(({ field }) => field === 'weight')
  if (weighed.length < FEWEST || !hasColumn) return [reading]
  const levels = ['level1', 'level2'].filter((level) =>
    columns.some(({ field }) => field === level),
  )
  const groups = levels.map((_, at) => levels.slice(0, at + 1))
  return [
    reading,
    ...groups.map((group) => ({
      columns: columns.map((column) => withWeights(column, group)),
      cost,
    })),
  ]
}

function withWeights(column: DumpColumn, levels: readonly string[]): DumpColumn {
  if (levels.includes(column.field)) return { ...column, weights: 'here' }
  return levels.length > 1 && column.field === 'level3' ? { ...column, weights: 'beside' } : column
}
