/** Lines of a merged column taken together as the name of a level. */

import { isLevelName } from '../../column/shape.ts'
import { parseDecimal, splitWeight } from '../../value/score.ts'
import { fold } from '../../words/heading.ts'
import { levelCodes } from '../../words/level.ts'
import { printedWidth } from '../token.ts'
import type { Piece } from './band.ts'
import { mean, shortfall, textOf } from './word.ts'

/** A name with what it costs to take these lines for one; `top` to `middle` as heights of its lines. */
export type LevelName = {
  readonly pieces: readonly Piece[]
  readonly cost: number
  readonly top: number
  readonly middle: number
  readonly page: number
  readonly code: string | null
  readonly weight: number | null
}

/** What it costs that a name is unknown where others are known, and that a line is cut short. */
const UNKNOWN = 1.2
/** What it costs that a line of a name is cut short. */
const UNFILLED = 1
/** What it costs to take two names for one, and that a name goes on after its weight. */
const TWO_NAMES = 6
/** What it costs that a name goes on after its weight. */
const AFTER_WEIGHT = 4

/** The column that names stand in. */
export type NameColumn = {
  readonly width: number
  readonly hasKnown: boolean
  readonly at: (line: number) => number
}

export function nameColumn(pieces: readonly Piece[], at: (line: number) => number): NameColumn {
  const texts = pieces.map(({ words }) => textOf(words))
  const hasKnown = texts.some((text) => /指标|[成效度标量]$/u.test(fold(text)))
  return { at, hasKnown, width: Math.max(0, ...texts.map(printedWidth)) }
}

export function nameOf(pieces: readonly Piece[], column: NameColumn): LevelName {
  const texts = pieces.map(({ words }) => fold(textOf(words)))
  const { name, weight } = splitWeight(texts.join(''))
  const heights = pieces.map(({ line }) => column.at(line))
  return {
    pieces,
    cost: costOf(texts, column),
    top: heights[0] ?? 0,
    middle: mean(heights),
    page: pieces[0]?.words[0]?.page ?? 0,
    code: levelCodes(name, null).level1_code,
    weight: weight === null ? null : (parseDecimal(weight)?.value ?? null),
  }
}

/** The level 1 that the official framework has a level 2 under. */
export function level1Of(pieces: readonly Piece[]): string | null {
  const text = fold(pieces.map(({ words }) => textOf(words)).join(''))
  return levelCodes(null, splitWeight(text).name).level1_code
}

const LEFT_OUT = /^[….]+$/u
const WEIGHT_END = /[)分]$/u

function costOf(texts: readonly string[], column: NameColumn): number {
  const whole = texts.join('')
  if (isLevelName(whole) || LEFT_OUT.test(whole)) return 0
  const isCut = /^[(分)\d]/u.test(whole)
  const endsWell = texts.length > 1 && isLevelName(texts.at(-1) ?? '')
  const breaks = texts.slice(1).map((_, at) => breakCost(texts, at + 1, column))
  return breaks.reduce(
    (sum, cost) => sum + cost,
    // (50 分) goes on with the name above it.
    (column.hasKnown ? UNKNOWN * texts.length : 0) +
      (isCut ? UNFILLED : 0) +
      (endsWell ? UNKNOWN : 0),
  )
}

/** What it costs that a name goes on over the end of a line. */
function breakCost(texts: readonly string[], at: number, { width }: NameColumn): number {
  const [text = '', next = ''] = [texts[at - 1], texts[at]]
  const [upper, lower] = [texts.slice(0, at).join(''), texts.slice(at).join('')]
  const isShort = shortfall(text, next, width) > 1 && !next.startsWith('(')
  const isWeighed = WEIGHT_END.test(text) && splitWeight(upper).weight !== null
  return (
    (isShort ? UNFILLED : 0) +
    (isWeighed ? AFTER_WEIGHT : 0) +
    (isLevelName(upper) && isLevelName(lower) ? TWO_NAMES : 0)
  )
}
