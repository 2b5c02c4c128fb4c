/** What a word of a laid-out line looks like, and what it costs that it stands in a column of some kind. */

import { fold, isBlank } from '../../heading.ts'
import { parseDecimal, splitWeight } from '../../score.ts'
import { isLevelName } from '../../shape.ts'
import { LEVEL1_ALIASES, LEVEL2_ALIASES } from '../../vocabulary/level.ts'
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
 * `figure` by itself, `percent` with its sign, `large` more than full marks, `counted` a figure among words, `valued` a value with
 * its sign, `unit` what
 * may stand beside a figure, `piece` of the name of a level.
 */
const SHAPES = [
  'blank',
  'figure',
  'percent',
  'large',
  'counted',
  'unit',
  'valued',
  'operator',
  'level',
  'level1',
  'level2',
  'piece',
  'words',
] as const
type Shape = (typeof SHAPES)[number]

const LEVEL1: ReadonlySet<string> = new Set(LEVEL1_ALIASES.map(([name]) => name))
const LEVEL2: ReadonlySet<string> = new Set(LEVEL2_ALIASES.map(([name]) => name))
const SUFFIX = /(?:指标|目标)$/u
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

/** In the order of the shapes. */
const misfits: Readonly<Record<Kind, readonly number[]>> = {
  amount: [0, 0, 3, 0, 0, 0.5, 4, 6, 6, 6, 6, 6, 6],
  rate: [0, 0.4, 0, 2, 0, 0.5, 4, 6, 6, 6, 6, 6, 6],
  mark: [0, 0, 2, 3, 0, 0.5, 4, 6, 6, 6, 6, 6, 6],
  level: [0, 1.5, 3, 3, 0.8, 0, 3, 3, 0, 0, 0, 0, 0.8],
  level1: [0, 1.5, 3, 3, 0.8, 0, 3, 3, 0, 0, 3, 0, 0.8],
  level2: [0, 1.5, 3, 3, 0.8, 0, 3, 3, 0, 3, 0, 0, 0.8],
  value: [0, 0, 0, 0, 0, 0, 0, 0.5, 1, 1, 1, 0, 0],
  operator: [0, 3, 3, 3, 3, 3, 1, 0, 6, 6, 6, 4, 2],
  unit: [0, 3, 3, 3, 3, 0, 3, 3, 4, 4, 4, 2, 0],
  ordinal: [0, 0, 3, 0, 0, 2, 4, 6, 6, 6, 6, 6, 6],
  name: [0, 2, 2, 2, 0, 0, 1.2, 3, 1, 1, 1, 0.5, 0],
  text: [0, 1.5, 1.5, 1.5, 0, 0, 0.5, 2, 1, 1, 1, 0, 0],
}

/** What it costs that a word of this shape stands in a column of this kind. */
export function misfit(shape: Shape, kind: Kind): number {
  return misfits[kind][SHAPES.indexOf(shape)] ?? 0
}
