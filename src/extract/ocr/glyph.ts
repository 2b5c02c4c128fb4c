/** What the shape of the ink alone says, before or beside recognition. */
import type { Ink } from './ink.ts'
import { bounds, type Rectangle } from './line.ts'

/** The pieces of a line that bare columns part, from left to right, each with the bounds of its ink. */
export function pieces(ink: Ink, line: Rectangle): readonly Rectangle[] {
  const found: Rectangle[] = []
  let start = -1
  for (let x = line.x0; x <= line.x1; x++) {
    const inked = x < line.x1 && hasInk(ink, x, line)
    if (inked && start < 0) start = x
    if (inked || start < 0) continue
    const piece = bounds(ink, { ...line, x0: start, x1: x })
    if (piece) found.push(piece)
    start = -1
  }
  return found
}

function hasInk({ width, data }: Ink, x: number, { top, bottom }: Rectangle): boolean {
  for (let y = top; y < bottom; y++) if (data[y * width + x] === 1) return true
  return false
}

/** A lone flat stroke: the dash of a cell that does not apply. `em` is the usual height of a character. */
export function isDash(line: Rectangle, em: number): boolean {
  const [width, height] = [line.x1 - line.x0, line.bottom - line.top]
  return height <= 0.22 * em && width >= 0.2 * em && width <= 2.4 * em && width >= 1.5 * height
}

/** A lone stroke that leans to the right from bottom to top, thin all the way: the slash of a cell that does not apply. */
export function isSlash({ width, data }: Ink, piece: Rectangle, em: number): boolean {
  const { x0, x1, top, bottom } = piece
  const height = bottom - top
  if (height < 0.6 * em || x1 - x0 < 0.2 * em || x1 - x0 > 0.9 * em) return false
  const middles: number[] = []
  for (let y = top; y < bottom; y++) {
    const row = data.subarray(y * width + x0, y * width + x1)
    const [from, to] = [row.indexOf(1), row.lastIndexOf(1)]
    if (from < 0 || to - from > 0.25 * em) return false
    middles.push((from + to) / 2)
  }
  const leaning = middles.every((middle, at) => at === 0 || middle <= (middles[at - 1] ?? 0) + 0.5)
  return leaning && (middles[0] ?? 0) - (middles.at(-1) ?? 0) > 0.25 * height
}

/** Widths and heights in heights of a character: figures are narrow, Han characters square. */
const WIDEST_FIGURE = 0.66
/** Height of the lowest figure. */
const LOWEST_FIGURE = 0.5
/** Width and height of the largest stop. */
const LARGEST_DOT = 0.3

/** Whether a piece may be a figure. */
export function isFigure({ x0, x1, top, bottom }: Rectangle, em: number): boolean {
  return x1 - x0 <= WIDEST_FIGURE * em && bottom - top >= LOWEST_FIGURE * em
}

/** Whether a piece of a line is a stop: a decimal point, as far as its shape says. */
export function isDot({ x0, x1, top, bottom }: Rectangle, line: Rectangle, em: number): boolean {
  const small = x1 - x0 <= LARGEST_DOT * em && bottom - top <= LARGEST_DOT * em
  return small && (top + bottom) / 2 > (line.top + line.bottom) / 2
}

/**
 * Whether a line may be a number and nothing else. A percent sign is as wide as a Han character, and so are two figures
 * that touch.
 */
export function looksLikeNumber(pieces: readonly Rectangle[], em: number): boolean {
  const wide = pieces.filter(({ x0, x1 }) => x1 - x0 > WIDEST_FIGURE * em)
  const some = pieces.length === 1 || pieces.some((piece) => isFigure(piece, em))
  return pieces.length > 0 && some && wide.length <= 1 + pieces.length / 4
}
