/** What a word of a laid-out line looks like, and what it costs that it stands in a column of some kind. */

import { fold, isBlank } from '../../heading.ts'
import { parseDecimal } from '../../score.ts'
import { isLevelName } from '../../shape.ts'
import type { Line } from './word.ts'

/** What a column holds: `mark` weights and scores, `value` targets and actual values. */
export type Kind =
  | 'amount'
  | 'rate'
  | 'mark'
  | 'level'
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
  'piece',
  'words',
] as const
type Shape = (typeof SHAPES)[number]

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
  if (isLevelName(folded)) return 'level'
  return LEVEL_PIECE.test(folded) ? 'piece' : 'words'
}

/** A figure with one blank between it and words before it: 指标 1. */
function isCounted(line: Line, at: number): boolean {
  const [before, word] = [line[at - 1], line[at]]
  if (!before || !word || word.start - before.end > 1) return false
  const folded = fold(before.text)
  return parseDecimal(folded) === null && !isBlank(folded) && !OPERATOR.test(folded)
}

/** In the order of the shapes. */
const misfits: Readonly<Record<Kind, readonly number[]>> = {
  amount: [0, 0, 3, 0, 0, 0.5, 4, 6, 6, 6, 6],
  rate: [0, 0.4, 0, 2, 0, 0.5, 4, 6, 6, 6, 6],
  mark: [0, 0, 2, 3, 0, 0.5, 4, 6, 6, 6, 6],
  level: [0, 1.5, 3, 3, 0.8, 0, 3, 3, 0, 0, 0.8],
  value: [0, 0, 0, 0, 0, 0, 0, 0.5, 1, 0, 0],
  operator: [0, 3, 3, 3, 3, 3, 1, 0, 6, 4, 2],
  unit: [0, 3, 3, 3, 3, 0, 3, 3, 4, 2, 0],
  ordinal: [0, 0, 3, 0, 0, 2, 4, 6, 6, 6, 6],
  name: [0, 2, 2, 2, 0, 0, 1.2, 3, 1, 0.5, 0],
  text: [0, 1.5, 1.5, 1.5, 0, 0, 0.5, 2, 1, 0, 0],
}

/** What it costs that a word of this shape stands in a column of this kind. */
export function misfit(shape: Shape, kind: Kind): number {
  return misfits[kind][SHAPES.indexOf(shape)] ?? 0
}
