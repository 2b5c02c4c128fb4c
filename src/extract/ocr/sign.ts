/** Signs of comparison by their shape: recognition takes ≥ for 之, ≤ for 委 and ＝ for 二, but their strokes are few. */
import type { Ink } from './ink.ts'
import type { Rectangle } from './line.ts'

export type Sign = '≥' | '≤' | '>' | '<' | '='

/** Width and height in heights of a character. A Han character has more strokes, a figure is slimmer: width by height. */
const NARROWEST = 0.45
/** Width by height of the slimmest sign. */
const SLIMMEST = 0.8
/** Width of the widest sign, in heights of a character. */
const WIDEST = 1.15
/** Height of the lowest sign, in heights of a character. */
const LOWEST = 0.25
/** Height of the highest sign, in heights of a character. */
const HIGHEST = 1.05
/** Height of the highest sign of equality, in heights of a character. */
const HIGHEST_EQUALS = 0.65

/** The sign that one piece of a line shows; null where it shows something else. */
export function signOf(ink: Ink, piece: Rectangle, em: number): Sign | null {
  const [width, height] = [piece.x1 - piece.x0, piece.bottom - piece.top]
  if (width < NARROWEST * em || width > WIDEST * em) return null
  if (height < LOWEST * em || height > HIGHEST * em) return null
  const columns = Array.from({ length: width }, (_, x) => strokesOf(ink, piece, piece.x0 + x))
  if (width < SLIMMEST * height && !hasFourStrokes(columns)) return null
  const flat = height < HIGHEST_EQUALS * em
  return (flat ? equalsOf(columns, width) : null) ?? chevronOf(columns, width, height)
}

/** Share of the columns of ≧ that cut both arms and both strokes under them; no figure has so many strokes. */
const FOUR = 0.35

function hasFourStrokes(columns: readonly Column[]): boolean {
  return columns.filter((column) => column.length === 4).length >= FOUR * columns.length
}

/** The middles of the strokes that a column cuts, from top to bottom, in rows from the top of the piece. */
type Column = readonly number[]

function strokesOf({ width, data }: Ink, { top, bottom }: Rectangle, x: number): Column {
  const middles: number[] = []
  let start = -1
  for (let y = top; y <= bottom; y++) {
    const inked = y < bottom && data[y * width + x] === 1
    if (inked && start < 0) start = y
    if (!inked && start >= 0) {
      middles.push((start + y - 1) / 2 - top)
      start = -1
    }
  }
  return middles
}

/** Share of the columns that must cut both strokes of ＝: a speck beside them spoils a few. */
const BOTH = 0.8

/** Two level strokes over the whole width; those of 二 differ in length. */
function equalsOf(columns: readonly Column[], width: number): Sign | null {
  const inner = columns.slice(Math.ceil(width * 0.05), Math.floor(width * 0.95))
  const double = inner.filter((column) => column.length === 2)
  if (double.length < BOTH * inner.length) return null
  const level = (at: 0 | 1) => {
    const rows = double.map((column) => column[at] as number)
    return Math.max(...rows) - Math.min(...rows) <= 0.12 * width
  }
  return level(0) && level(1) ? '=' : null
}

/** How much nearer the arms are halfway, in heights of the sign. */
const CLOSING = 0.15
/** The least part in it of either arm: the upper one of 7 and Z is level. */
const LESSER_ARM = 0.25

/**
 * Two straight arms that meet on one side, and perhaps one or two strokes under them. On the open side a column cuts the
 * upper arm high and the lower arm low; towards the point they draw together.
 */
function chevronOf(columns: readonly Column[], width: number, height: number): Sign | null {
  if (columns.some((column) => column.length > 4)) return null
  for (const side of ['left', 'right'] as const) {
    const open = side === 'left' ? columns : columns.toReversed()
    if (!closes(open, width, height)) continue
    const underlined = hasStrokeBelow(open, width)
    if (underlined === null) return null
    if (side === 'left') return underlined ? '≥' : '>'
    return underlined ? '≤' : '<'
  }
  return null
}

/** Whether the two upper strokes draw together from the open side on, neither ever turning back. */
function closes(open: readonly Column[], width: number, height: number): boolean {
  const arms = open.slice(Math.ceil(width * 0.08), Math.floor(width * 0.55))
  if (arms.some((column) => column.length < 2)) return false
  const steady = arms.slice(1).every((column, index) => {
    const [upper = 0, lower = 0] = column
    const [upperBefore = 0, lowerBefore = 0] = arms[index] ?? []
    return upper >= upperBefore - 0.5 && lower <= lowerBefore + 0.5
  })
  const [[high = 0, low = 0] = [], [highLast = 0, lowLast = 0] = []] = [arms[0], arms.at(-1)]
  const [down, up] = [highLast - high, low - lowLast]
  const closing = down + up
  return steady && closing > CLOSING * height && Math.min(down, up) > LESSER_ARM * closing
}

/** Whether strokes run below the arms on their open side; null where the strokes are those of no sign. */
function hasStrokeBelow(open: readonly Column[], width: number): boolean | null {
  const side = open.slice(Math.ceil(width * 0.12), Math.ceil(width * 0.4))
  const more = side.filter((column) => column.length >= 3).length / side.length
  const two = side.filter((column) => column.length === 2).length / side.length
  if (more >= 0.6) return true
  return two >= 0.8 ? false : null
}

/** In heights of a character. */
const NARROWEST_NUMERAL = 0.58

/** 一, 二 or 三 as level strokes above each other, the lowest as wide as the piece; null for any other shape. */
export function numeralOf(ink: Ink, piece: Rectangle, em: number): '一' | '二' | '三' | null {
  const width = piece.x1 - piece.x0
  if (width < NARROWEST_NUMERAL * em || width > WIDEST * em) return null
  const inner = Array.from({ length: Math.floor(width * 0.4) }, (_, at) =>
    strokesOf(ink, piece, piece.x0 + Math.floor(width * 0.3) + at),
  )
  const strokes = inner[0]?.length ?? 0
  if (!inner.every((column) => column.length === strokes)) return null
  const level = Array.from({ length: strokes }, (_, at) => inner.map((column) => column[at] ?? 0))
  if (level.some((rows) => Math.max(...rows) - Math.min(...rows) > 0.12 * em)) return null
  return (['一', '二', '三'] as const)[strokes - 1] ?? null
}
