/** What the words of a flattened table's cell can be, and what it costs to put them under a column. */

import type { Slot } from '../sheet/row.ts'
import { parseDecimal } from '../value/score.ts'
import type { ColumnField } from '../vocabulary/column-field.ts'
import { LEVEL1_ALIASES, LEVEL2_ALIASES } from '../vocabulary/level.ts'
import { addedWords } from '../words/added-words.ts'
import { FOREIGN, inChinese } from '../words/heading.ts'
import { memoized } from '../words/memoized.ts'

/** What a cell's words can be; `level` is a name that stands at level 1 in some forms and at level 2 in others. */
export const SHAPES = [
  'blank',
  'number',
  'large',
  'value',
  'level1',
  'level',
  'level2',
  'operator',
  'short',
  'text',
] as const
export type Shape = (typeof SHAPES)[number]
export type FieldCosts = Readonly<Record<Shape, number>>

/** Names of levels that are words of other columns as well where 指标 does not follow them. */
const PLAIN: ReadonlySet<string> = new Set(['完成', '时间', '进度', '立项', '执行率', '工作量'])
const LEVEL1: ReadonlySet<string> = new Set(LEVEL1_ALIASES.map(([name]) => name))
const LEVEL2: ReadonlySet<string> = new Set(LEVEL2_ALIASES.map(([name]) => name))
const QUOTES = /[“”"]/gu
const SUFFIX = /(?:类)?(?:指标?|目标)等?$/u
const VALUE = /^(?:[≥≤=<>≧≦＞＜]|不低于|不少于|不超过|大于|小于|\d)/u
const OPERATOR =
  /^(?:[≥≤=<>≧≦═]|定性|定量|正向|反向|好坏|文字描述|大于|小于|等于|大于等于|小于等于)+$/u
const WEIGHT_AT_END = /(?:[([]|(?<![\d.]))[\d.]+(?:分|%)?[)\]]?$/u

/** Largest number taken for a weight or a score without doubt. */
const FULL_MARKS = 100
/** Characters of the longest level name, weight included. */
const LONGEST_LEVEL = 24
/** Characters of a word that may be a unit. */
const SHORT = 4

/** What it costs to put these words under a column of this field. */
export function fieldCost(field: ColumnField, folded: string, blank: boolean): number {
  return fieldCosts(field)[shapeOf({ folded, blank })]
}

/** What it costs to put a cell of each shape under a column of this field. */
export function fieldCosts(field: ColumnField): FieldCosts {
  return costsByField.get(field) ?? UNKNOWN
}

/** What a cell's words can be. */
export function shapeOf({ blank, folded }: Pick<Slot, 'blank' | 'folded'>): Shape {
  return blank ? 'blank' : shapeOfWords(folded)
}

const shapeOfWords = memoized((folded): Shape => {
  if (OPERATOR.test(folded)) return 'operator'
  const decimal = parseDecimal(folded)
  if (decimal) return Math.abs(decimal.value) <= FULL_MARKS ? 'number' : 'large'
  const chinese = chineseOf(folded)
  const level = chinese.length < LONGEST_LEVEL ? levelShape(chinese) : null
  if (level) return level
  if (VALUE.test(folded)) return 'value'
  return folded.length <= SHORT ? 'short' : 'text'
})

/** Whether folded words are the name of a level, with or without its weight. */
export const isLevelName = memoized((folded): boolean => {
  const chinese = chineseOf(folded)
  return chinese.length < LONGEST_LEVEL && levelShape(chinese) !== null
})

function chineseOf(folded: string): string {
  return !HAN.test(folded) && FOREIGN.test(folded) ? inChinese(folded) : folded
}

/** Most names: no weight and no quotes to take off. */
const HAN = /^[一-龥]*$/u

function levelShape(folded: string): Shape | null {
  const printed = HAN.test(folded) ? folded : folded.replace(WEIGHT_AT_END, '').replace(QUOTES, '')
  if (PLAIN.has(printed)) return null
  const name = LEVEL2.has(printed) ? printed : printed.replace(SUFFIX, '')
  const added = addedWords()
  const first = LEVEL1.has(name) || added.level1.has(name)
  const second = LEVEL2.has(name) || added.level2.has(name)
  if (first && second) return 'level'
  if (first) return 'level1'
  return second ? 'level2' : null
}

/**
 * What it costs to put a cell of each shape, in the order of `SHAPES`, under a column: 0 where it belongs, 6 where it cannot
 * be. Set by hand: prices counted over made tables left three times as many columns of the build that was left out, and
 * took some for others (scripts/cross-validate.ts).
 */
const costs: Readonly<Partial<Record<ColumnField, readonly number[]>>> = {
  project: [0.1, 6, 6, 5, 6, 6, 6, 6, 0.2, 0],
  lead: [0, 5, 6, 6, 4, 4, 4, 5, 3, 4],
  ordinal: [0.2, 0, 2, 3, 5, 5, 5, 5, 2, 4],
  level1: [0.1, 6, 6, 5, 0, 0, 2, 5, 1.2, 1.5],
  level2: [0.1, 6, 6, 5, 2, 0, 0, 5, 1.2, 1.5],
  level1_weight: [0.2, 0, 3, 3, 6, 6, 6, 6, 5, 6],
  level2_weight: [0.2, 0, 3, 3, 6, 6, 6, 6, 5, 6],
  level3: [2.5, 4, 4, 3, 1.5, 0.8, 0.8, 5, 0, 0],
  level4: [2.5, 4, 4, 3, 1.5, 0.8, 0.8, 5, 0, 0],
  target: [0.6, 0.3, 0.1, 0, 3, 3, 3, 2, 0.2, 0.2],
  actual: [0.6, 0.3, 0.1, 0.1, 3, 3, 3, 2, 0.2, 0.2],
  target_operator: [0.2, 3, 4, 3, 5, 5, 5, 0, 2, 4],
  actual_operator: [0.2, 3, 4, 3, 5, 5, 5, 0, 2, 4],
  target_unit: [0.2, 3, 4, 3, 5, 5, 5, 3, 0, 2],
  actual_unit: [0.2, 3, 4, 3, 5, 5, 5, 3, 0, 2],
  weight: [1, 0, 3, 3, 6, 6, 6, 6, 4, 6],
  score: [1, 0, 3, 3, 6, 6, 6, 6, 4, 6],
  mark: [1, 0, 3, 3, 6, 6, 6, 6, 4, 6],
  rate: [1, 0, 3, 3, 6, 6, 6, 6, 4, 6],
  note: [0, 1.5, 2, 1, 3, 3, 3, 3, 0.2, 0],
  description: [0.3, 2, 2, 0.8, 3, 3, 3, 3, 0.5, 0],
  extra: [0.1, 0.3, 0.4, 0.3, 3, 3, 3, 2, 0.2, 0.1],
  label: [0.3, 5, 5, 3, 1, 1, 1, 5, 0, 0],
  amount: [0.3, 0, 0, 0.2, 6, 6, 6, 6, 4, 5],
  blank: [0, 2, 2, 2, 2, 2, 2, 2, 2, 2],
}

const costsByField: ReadonlyMap<string, FieldCosts> = new Map(
  Object.entries(costs).map(([field, row]) => [field, byShape(row)]),
)
const UNKNOWN = byShape(SHAPES.map(() => 1))

function byShape(row: readonly number[]): FieldCosts {
  return Object.fromEntries(SHAPES.map((shape, at) => [shape, row[at] ?? 1])) as FieldCosts
}
