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
export function isDash(ink: Ink, line: Rectangle, em: number): boolean {
  const [width, height] = [line.x1 - line.x0, line.bottom - line.top]
  return (
    height <= 0.22 * em &&
    width >= 0.25 * em &&
    width <= 2.4 * em &&
    width >= 2.2 * height &&
    pieces(ink, line).length <= 2
  )
}

/** Whether all pieces of a line are as narrow as figures and signs are: Han characters are square. */
export function looksLikeFigures(ink: Ink, line: Rectangle, em: number): boolean {
  const all = pieces(ink, line)
  const wide = all.filter(({ x0, x1 }) => x1 - x0 > 0.72 * em)
  // A percent sign is as wide as a Han character, and so are the two figures that touch.
  return all.length > 0 && wide.length <= 1 + all.length / 4
}
