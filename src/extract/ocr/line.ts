/** Lines of print inside a rectangle of ink, before anybody knows what they say. Pixels; ends are exclusive. */
import type { Ink } from './ink.ts'

export type Rectangle = {
  readonly x0: number
  readonly top: number
  readonly x1: number
  readonly bottom: number
}

/** What is too small for a stop or a dash at this resolution is a speck. Inches. */
const SPECK = 0.012
/** Print higher than this is a picture. Inches. */
const HIGHEST = 0.8

/**
 * The lines of print inside a rectangle from top to bottom, each with the bounds of its ink. `em` is the usual height
 * of a character on the page: parts of characters that stand above each other make one line, lines that touch are cut.
 */
export function printLines(ink: Ink, inside: Rectangle, em: number, dpi: number): Rectangle[] {
  const bands = split(rowBands(ink, inside), rowCounts(ink, inside), inside.top, em)
  return merged(bands, em)
    .map(({ from, to }) => bounds(ink, { ...inside, top: from, bottom: to }))
    .filter((line) => line !== null)
    .filter((line) => !isSpeck(line, dpi) && line.bottom - line.top < HIGHEST * dpi)
}

/** Rows, end exclusive. */
type Band = { readonly from: number; readonly to: number }

function rowCounts({ width, data }: Ink, { x0, top, x1, bottom }: Rectangle): Uint32Array {
  const counts = new Uint32Array(Math.max(0, bottom - top))
  for (let y = top; y < bottom; y++) {
    let count = 0
    for (let at = y * width + x0; at < y * width + x1; at++) count += data[at] as number
    counts[y - top] = count
  }
  return counts
}

function rowBands(ink: Ink, inside: Rectangle): Band[] {
  const bands: Band[] = []
  let from = -1
  for (const [index, count] of rowCounts(ink, inside).entries()) {
    const y = inside.top + index
    if (count > 0 && from < 0) from = y
    if (count === 0 && from >= 0) {
      bands.push({ from, to: y })
      from = -1
    }
  }
  if (from >= 0) bands.push({ from, to: inside.bottom })
  return bands
}

/** A row between two lines that touch holds at most this share of the ink of the others; one through large print more. */
const BARE = 0.3

/** Bands as high as two lines and more, cut at their barest rows; large print has none, and stays. */
function split(bands: readonly Band[], counts: Uint32Array, top: number, em: number): Band[] {
  return bands.flatMap((band) => {
    const lines = Math.round((band.to - band.from) / (em * 1.3))
    if (lines < 2 || band.to - band.from < em * 1.8) return [band]
    const pitch = (band.to - band.from) / lines
    const usual = meanOf(counts.subarray(band.from - top, band.to - top))
    const cuts = Array.from({ length: lines - 1 }, (_, index) =>
      barest(counts, band.from - top + pitch * (index + 1), pitch / 3),
    ).filter((cut) => (counts[cut] ?? 0) < BARE * usual)
    const edges = [band.from, ...cuts.map((cut) => cut + top), band.to]
    return edges.slice(1).map((to, index) => ({ from: edges[index] as number, to }))
  })
}

function meanOf(counts: Uint32Array): number {
  return counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length)
}

function barest(counts: Uint32Array, around: number, reach: number): number {
  let best = Math.round(around)
  for (let at = Math.ceil(around - reach); at <= around + reach; at++) {
    const [here, before] = [counts[at] ?? 0, counts[best] ?? 0]
    if (here < before || (here === before && Math.abs(at - around) < Math.abs(best - around))) {
      best = at
    }
  }
  return best
}

/** Bands that are parts of one line, such as the strokes of 三 or a dot over its stem, put together. */
function merged(bands: readonly Band[], em: number): Band[] {
  const lines: Band[] = []
  for (const band of bands) {
    const last = lines.at(-1)
    const partial = (part: Band) => part.to - part.from < 0.6 * em
    if (
      last &&
      band.to - last.from <= 1.25 * em &&
      band.from - last.to < 0.5 * em &&
      (partial(last) || partial(band))
    ) {
      lines[lines.length - 1] = { from: last.from, to: band.to }
    } else lines.push(band)
  }
  return lines
}

/** The bounds of the ink inside a rectangle; null where there is none. */
export function bounds({ width, data }: Ink, { x0, top, x1, bottom }: Rectangle): Rectangle | null {
  let [left, right, first, last] = [x1, x0, bottom, top]
  for (let y = top; y < bottom; y++) {
    const start = y * width
    const row = data.subarray(start + x0, start + x1)
    const from = row.indexOf(1)
    if (from < 0) continue
    left = Math.min(left, x0 + from)
    right = Math.max(right, x0 + row.lastIndexOf(1) + 1)
    first = Math.min(first, y)
    last = y + 1
  }
  return right > left ? { x0: left, top: first, x1: right, bottom: last } : null
}

function isSpeck({ x0, top, x1, bottom }: Rectangle, dpi: number): boolean {
  return Math.max(x1 - x0, bottom - top) < SPECK * dpi * 2
}
