/** What a word of a laid-out line looks like, and what it costs that it stands in a column of some kind. */
import { isLevelName } from '../../shape.ts'
import { fold, isBlank } from '../../heading.ts'
import { parseDecimal } from '../../score.ts'
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
  | 'text'

/**
 * `figure` by itself, `percent` with its sign, `large` more than full marks, `counted` a figure among words, `unit` what
 * may stand beside a figure, `piece` of the name of a level.
 */
type Shape =
  | 'blank'
  | 'figure'
  | 'percent'
  | 'large'
  | 'counted'
  | 'unit'
  | 'operator'
  | 'level'
  | 'piece'
  | 'words'

const FULL_MARKS = 100
const UNIT = /^[(\d.,]*(?:分|%|万?元)?\)?$/u
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

const plain = { blank: 0, figure: 0, percent: 0, large: 0, counted: 0, unit: 0 }
const named = { operator: 6, level: 6, piece: 6, words: 6 }

const misfits: Readonly<Record<Kind, Readonly<Record<Shape, number>>>> = {
  amount: { ...plain, ...named, percent: 3, unit: 0.5 },
  rate: { ...plain, ...named, figure: 0.4, large: 2, unit: 0.5 },
  mark: { ...plain, ...named, percent: 2, large: 3, unit: 0.5 },
  level: {
    ...plain,
    figure: 1.5,
    percent: 3,
    large: 3,
    counted: 0.8,
    operator: 3,
    level: 0,
    piece: 0,
    words: 0.8,
  },
  value: { ...plain, operator: 0.5, level: 1, piece: 0, words: 0 },
  operator: {
    ...plain,
    figure: 3,
    percent: 3,
    large: 3,
    counted: 3,
    unit: 3,
    operator: 0,
    level: 6,
    piece: 4,
    words: 2,
  },
  unit: {
    ...plain,
    figure: 3,
    percent: 3,
    large: 3,
    counted: 3,
    operator: 3,
    level: 4,
    piece: 2,
    words: 0,
  },
  ordinal: { ...plain, ...named, percent: 3, unit: 2 },
  text: {
    ...plain,
    figure: 1.5,
    percent: 1.5,
    large: 1.5,
    operator: 2,
    level: 1,
    piece: 0,
    words: 0,
  },
}

/** What it costs that a word of this shape stands in a column of this kind. */
export function misfit(shape: Shape, kind: Kind): number {
  return misfits[kind][shape]
}
