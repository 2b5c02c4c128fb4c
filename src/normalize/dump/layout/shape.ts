/** What a word of a laid-out line looks like, and what it costs that it stands in a column of some kind. */

import { isLevelName } from '../../column/shape.ts'
import { parseDecimal, splitWeight } from '../../value/score.ts'
import { LEVEL1_ALIASES, LEVEL2_ALIASES } from '../../vocabulary/level.ts'
import { fold, isBlank } from '../../words/heading.ts'
import type { Line } from './word.ts'

/** What a column holds: `mark` weights and scores, `value` targets and actual values. */
export type Kind =
  | 'amount'
  | 'rate'
  | 'mark'
  | 'level'
  | 'level1'
  | 'level2'
  | 'value'
  | 'operator'
  | 'unit'
  | 'ordinal'
  | 'name'
  | 'text'

/**
 * `figure` by itself, `percent` with its sign, `large` more than full marks, `counted` a figure among words, `valued` a
 * value with its sign, `unit` what may stand beside a figure, `piece` of the name of a level.
 */
type Shape =
  | 'blank'
  | 'figure'
  | 'percent'
  | 'large'
  | 'counted'
  | 'unit'
  | 'valued'
  | 'operator'
  | 'level'
  | 'level1'
  | 'level2'
  | 'piece'
  | 'words'

const LEVEL1: ReadonlySet<string> = new Set(LEVEL1_ALIASES.map(([name]) => name))
const LEVEL2: ReadonlySet<string> = new Set(LEVEL2_ALIASES.map(([name]) => name))
const SUFFIX = /(?:指标|目标)$/u
/** The largest weight or score: 财预〔2020〕10号 gives a form 100 in all. */
const FULL_MARKS = 100
const UNIT = /^[(\d.,]*(?:分|%|万?元)?\)?$/u
const VALUED = /^[≥≤=<>≧≦]\d/u
const OPERATOR = /^(?:[≥≤=<>≧≦═]+|定性|定量|正向|反向|文字描述)$/u
const LEVEL_PIECE =
  /指标|目标|[效益度]$|^[效益产出满意度成本质数量时服务对象社会经济生态可持续影响指标环境分等]+$|^[(\d分)]+$/u

export function shapeAt(line: Line, at: number): Shape {
  const folded = fold(line[at]?.text ?? '')
  if (isBlank(folded)) return 'blank'
  const decimal = parseDecimal(folded)
  if (decimal) {
    if (isCounted(line, at)) return 'counted'
    if (folded.endsWith('%')) return 'percent'
    return decimal.value > FULL_MARKS ? 'large' : 'figure'
  }
  if (UNIT.test(folded)) return 'unit'
  if (VALUED.test(folded)) return 'valued'
  if (OPERATOR.test(folded)) return 'operator'
  if (isLevelName(folded)) return levelShape(folded)
  return LEVEL_PIECE.test(folded) ? 'piece' : 'words'
}

/** Names that stand at one level in all forms are told apart. */
function levelShape(folded: string): Shape {
  const { name } = splitWeight(folded)
  const isFirst = LEVEL1.has(name.replace(SUFFIX, ''))
  const isSecond = LEVEL2.has(name.replace(SUFFIX, ''))
  if (isFirst === isSecond) return 'level'
  return isFirst ? 'level1' : 'level2'
}

/** A figure with one blank between it and words before it, and one after it: 共 12 次. */
function isCounted(line: Line, at: number): boolean {
  const [before, word, after] = [line[at - 1], line[at], line[at + 1]]
  if (!before || !word || word.start - before.end > 1) return false
  if (!after || after.start - word.end > 1) return false
  const folded = fold(before.text)
  return parseDecimal(folded) === null && !isBlank(folded) && !OPERATOR.test(folded)
}

type Costs = Readonly<Partial<Record<Shape, number>>>

/** What a column of figures does not hold, and what one of levels does not. */
const NO_WORDS = { operator: 6, level: 6, level1: 6, level2: 6, piece: 6, words: 6 } as const
const NO_FIGURES = {
  ...{ figure: 1.5, percent: 3, large: 3, counted: 0.8 },
  ...{ valued: 3, operator: 3, words: 0.8 },
} as const

/** What it costs that a shape stands where it does not belong; what is not listed costs nothing. */
const misfits: Readonly<Record<Kind, Costs>> = {
  amount: { ...NO_WORDS, percent: 3, unit: 0.5, valued: 4 },
  rate: { ...NO_WORDS, figure: 0.4, large: 2, unit: 0.5, valued: 4 },
  mark: { ...NO_WORDS, percent: 2, large: 3, unit: 0.5, valued: 4 },
  ordinal: { ...NO_WORDS, percent: 3, unit: 2, valued: 4 },
  level: NO_FIGURES,
  level1: { ...NO_FIGURES, level2: 3 },
  level2: { ...NO_FIGURES, level1: 3 },
  value: { operator: 0.5, level: 1, level1: 1, level2: 1 },
  operator: {
    ...{ figure: 3, percent: 3, large: 3, counted: 3, unit: 3, valued: 1 },
    ...{ level: 6, level1: 6, level2: 6, piece: 4, words: 2 },
  },
  unit: {
    ...{ figure: 3, percent: 3, large: 3, counted: 3, valued: 3, operator: 3 },
    ...{ level: 4, level1: 4, level2: 4, piece: 2 },
  },
  name: {
    ...{ figure: 2, percent: 2, large: 2, valued: 1.2, operator: 3 },
    ...{ level: 1, level1: 1, level2: 1, piece: 0.5 },
  },
  text: {
    ...{ figure: 1.5, percent: 1.5, large: 1.5, valued: 0.5, operator: 2 },
    ...{ level: 1, level1: 1, level2: 1 },
  },
}

/** What it costs that a word of this shape stands in a column of this kind. */
export function misfit(shape: Shape, kind: Kind): number {
  return misfits[kind][shape] ?? 0
}
