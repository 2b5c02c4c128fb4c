/** An image of a line made fit for a network that reads lines of one height, in parts that are not too long for it. */
import { reduced, resampled } from './grey.ts'
import { bounds, type Rectangle } from './line.ts'
import type { Grey } from './pixels.ts'

/** The height that the network reads, pixels, white above and below included. */
export const HEIGHT = 48

/** White that it wants around the ink, in heights of the ink: in narrower cuts it drops characters at the ends. */
const ABOVE = 0.2
/** White at the sides, in heights of the ink. */
const BESIDE = 0.6
/** A longer line is cut, in heights of the ink: the work grows with the square of the length. */
const LONGEST = 40
/** How far back from there a bare column is looked for, as a share of it. */
const BACK = 1 / 3

export type LinePart = {
  /** So many pixels high as the network reads, give or take one. */
  readonly image: Grey
  /** Column of the whole image at which the part begins, its white included. */
  readonly x0: number
  /** Pixels of the part to one of the whole image. */
  readonly scale: number
}

/** The parts of a line from left to right; none where the image is white. */
export function lineParts(whole: Grey): readonly LinePart[] {
  const ink = darkOf(whole)
  const line = bounds(ink, { x0: 0, top: 0, x1: whole.width, bottom: whole.height })
  if (line === null) return []
  const longest = LONGEST * (line.bottom - line.top)
  const parts: LinePart[] = []
  for (let from = line.x0; from < line.x1; ) {
    const rest = { ...line, x0: from }
    const to = line.x1 - from <= longest ? line.x1 : barest(ink, rest, Math.ceil(longest))
    parts.push(fitted(whole, { ...rest, x1: to }))
    from = to
  }
  return parts
}

/** Share of the contrast from which a pixel counts as ink: the level strokes of small print are thin and light. */
const DARK = 0.1

function darkOf({ width, height, data }: Grey) {
  const darkest = data.reduce((least, shade) => Math.min(least, shade), 255)
  const threshold = 255 - DARK * (255 - darkest)
  return { width, height, data: data.map((shade) => (shade < threshold ? 1 : 0)) }
}

type Dark = ReturnType<typeof darkOf>

/** The column with least ink near the end of so many columns. */
function barest({ width, data }: Dark, line: Rectangle, columns: number): number {
  let [best, least] = [line.x0 + columns, Infinity]
  for (let x = line.x0 + columns; x > line.x0 + columns * (1 - BACK); x--) {
    let count = 0
    for (let y = line.top; y < line.bottom; y++) count += data[y * width + x] as number
    if (count < least) [best, least] = [x, count]
  }
  return best
}

/** A part of a line with white around it, at the height of the network. */
function fitted({ width, data }: Grey, { x0, top, x1, bottom }: Rectangle): LinePart {
  const high = bottom - top
  const [above, beside] = [Math.round(ABOVE * high) + 1, Math.round(BESIDE * high) + 1]
  const size = { width: x1 - x0 + 2 * beside, height: high + 2 * above }
  const framed = new Uint8Array(size.width * size.height).fill(255)
  for (let y = top; y < bottom; y++) {
    const row = data.subarray(y * width + x0, y * width + x1)
    framed.set(row, (y - top + above) * size.width + beside)
  }
  const scale = HEIGHT / size.height
  // Print much larger than that is first reduced by means, so that no stroke falls between two pixels.
  const factor = Math.floor(1 / scale)
  const image = factor > 1 ? reduced({ ...size, data: framed }, factor) : { ...size, data: framed }
  return {
    image: resampled(image, 0, scale * Math.max(1, factor)),
    x0: x0 - beside,
    scale,
  }
}
