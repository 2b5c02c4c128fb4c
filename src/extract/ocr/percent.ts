/** The percent sign by its shape: recognition takes it for 96 and 9%, but no figure leaves those corners bare. */
import type { Ink } from './ink.ts'
import { bounds, type Rectangle } from './line.ts'

/** Width and height in heights of a character. */
const NARROWEST = 0.5
/** Width of the widest sign, in heights of a character. */
const WIDEST = 1.15
/** Height of the lowest sign, in heights of a character. */
const LOWEST = 0.45

/** Columns at either side that the stroke between the rings does not reach, as a share of the width. */
const SIDE = 0.12
/** What a ring leaves bare below or above itself, as a share of the height; the strokes of 公 reach further. */
const BARE = 0.45
/** Rows through the rings, as shares of the height. */
const UPPER = [0.2, 0.26, 0.32] as const
const LOWER = [0.68, 0.74, 0.8] as const
/**
 * Strokes that such a row cuts: both sides of a ring and what stands between the rings, where these do not touch. A third
 * ring is that of ‰.
 */
const STROKES = { least: 2, most: 3 } as const

/** Whether a piece of a line is a ring above, one below to its right, and a stroke between them. */
export function isPercent(ink: Ink, piece: Rectangle, em: number): boolean {
  const { x0, x1, top, bottom } = piece
  const [width, height] = [x1 - x0, bottom - top]
  if (width < NARROWEST * em || width > WIDEST * em || height < LOWEST * em) return false
  const side = Math.max(2, Math.round(SIDE * width))
  const bare = Math.round(BARE * height)
  const isBare = (part: Partial<Rectangle>) => bounds(ink, { ...piece, ...part }) === null
  return (
    isBare({ x1: x0 + side, top: bottom - bare }) &&
    isBare({ x0: x1 - side, bottom: top + bare }) &&
    !isBare({ x1: x0 + side, bottom: bottom - bare }) &&
    !isBare({ x0: x1 - side, top: top + bare }) &&
    [UPPER, LOWER].every((rows) => {
      const counts = rows.map((share) => strokesIn(ink, piece, top + Math.round(share * height)))
      return Math.min(...counts) >= STROKES.least && Math.max(...counts) === STROKES.most
    })
  )
}

function strokesIn({ width, data }: Ink, { x0, x1 }: Rectangle, y: number): number {
  let strokes = 0
  for (let x = x0; x < x1; x += 1) {
    const begins = data[y * width + x] === 1 && (x === x0 || data[y * width + x - 1] !== 1)
    if (begins) strokes += 1
  }
  return strokes
}
