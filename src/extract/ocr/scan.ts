/** A page image → a page of words and rules, like any other page. */
import type { Box } from '../document.ts'
import { gridsFrom } from '../page/lattice.ts'
import type { Page, Word } from '../page/page.ts'
import { pieces } from './glyph.ts'
import type { Grey } from './grey.ts'
import type { Ink } from './ink.ts'
import { printLines, type Rectangle } from './line.ts'
import { type LineReading, readLine } from './reading.ts'
import type { Recognizer } from './recognizer.ts'
import { edgesOf, type Upright, uprightOf } from './upright.ts'

/** A page as displayed, in points. */
export type PageFrame = {
  /** From 1. */
  readonly number: number
  readonly width: number
  readonly height: number
}

/** Reads the image of a whole page. */
export async function readScan(
  image: Grey,
  { number, width, height }: PageFrame,
  recognize: Recognizer,
): Promise<Page> {
  const upright = uprightOf(image, (72 * image.width) / width)
  const edges = edgesOf(upright)
  const regions = cellRegions(gridsFrom(edges), upright)
  const em = emOf(upright, regions)
  const inside = regions.map((region) => printLines(upright.ink, region, em, upright.dpi))
  const outside = freeLines(upright, regions, em)
  const words = await Promise.all([
    ...inside
      .filter((lines) => lines.length > 0)
      .map((lines) => readCell(upright, lines, em, recognize)),
    ...outside.map((line) => readCell(upright, [line], em, recognize)),
  ])
  return { number, width, height, words: words.filter(({ text }) => text !== ''), edges }
}

/** The inside of each cell, in pixels. */
function cellRegions(
  grids: ReturnType<typeof gridsFrom>,
  { dpi, ink }: Upright,
): readonly Rectangle[] {
  const pixels = dpi / 72
  return grids
    .flatMap(({ cells }) => cells)
    .map(({ box }) => ({
      x0: Math.max(0, Math.ceil(box.x0 * pixels)),
      top: Math.max(0, Math.ceil(box.top * pixels)),
      x1: Math.min(ink.width, Math.floor(box.x1 * pixels)),
      bottom: Math.min(ink.height, Math.floor(box.bottom * pixels)),
    }))
    .filter(({ x0, x1, top, bottom }) => x1 > x0 && bottom > top)
}

/** Usual print in inches, where a page has too few lines to tell. */
const USUAL_EM = 0.14

/** The usual height of a character: that of most lines, single ones being taken for what they are. */
function emOf({ ink, dpi }: Upright, regions: readonly Rectangle[]): number {
  const guess = USUAL_EM * dpi
  const all = regions.length > 0 ? regions : [{ x0: 0, top: 0, x1: ink.width, bottom: ink.height }]
  const heights = all
    .flatMap((region) => printLines(ink, region, guess, dpi))
    .filter(({ x0, x1, top, bottom }) => x1 - x0 > 1.5 * (bottom - top))
    .map(({ top, bottom }) => bottom - top)
    .filter((height) => height > 0.05 * dpi)
    .toSorted((a, b) => a - b)
  return heights.length < 5 ? guess : (heights[Math.floor(heights.length / 2)] as number)
}

/** The lines of print outside all cells; print that stands far apart in one line counts as several. */
function freeLines(
  upright: Upright,
  regions: readonly Rectangle[],
  em: number,
): readonly Rectangle[] {
  const { ink, dpi } = upright
  const free = withoutRegions(ink, regions)
  const whole = { x0: 0, top: 0, x1: ink.width, bottom: ink.height }
  return printLines(free, whole, em, dpi).flatMap((line) => partsOf(free, line))
}

function withoutRegions(ink: Ink, regions: readonly Rectangle[]): Ink {
  const data = new Uint8Array(ink.data)
  for (const { x0, top, x1, bottom } of regions) {
    for (let y = top; y < bottom; y++) data.fill(0, y * ink.width + x0, y * ink.width + x1)
  }
  return { ...ink, data }
}

/** Print parted by more than this many of its own heights stands in columns. */
const COLUMN_GAP = 1.6

function partsOf(ink: Ink, line: Rectangle): readonly Rectangle[] {
  const parts: Rectangle[] = []
  for (const piece of pieces(ink, line)) {
    const last = parts.at(-1)
    if (last && piece.x0 - last.x1 < COLUMN_GAP * (line.bottom - line.top)) {
      parts[parts.length - 1] = {
        x0: last.x0,
        top: Math.min(last.top, piece.top),
        x1: piece.x1,
        bottom: Math.max(last.bottom, piece.bottom),
      }
    } else parts.push(piece)
  }
  return parts
}

/** The lines of one cell as one word, so that they stay together. */
async function readCell(
  upright: Upright,
  lines: readonly Rectangle[],
  em: number,
  recognize: Recognizer,
): Promise<Word> {
  const read = await Promise.all(lines.map((line) => readLine(upright, line, em, recognize)))
  const readings = alternatives(read)
  return {
    text: read
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join('\n'),
    box: boxOf(lines, upright.dpi),
    confidence: Math.min(...read.map(({ confidence }) => confidence)),
    ...(readings.length === 0 ? {} : { readings }),
  }
}

/** The whole text with one line at a time read otherwise. */
function alternatives(lines: readonly LineReading[]): readonly string[] {
  return lines.flatMap(({ readings }, index) =>
    readings.map((reading) =>
      lines.map(({ text }, at) => (at === index ? reading : text)).join('\n'),
    ),
  )
}

function boxOf(lines: readonly Rectangle[], dpi: number): Box {
  const points = 72 / dpi
  return {
    x0: Math.min(...lines.map(({ x0 }) => x0)) * points,
    top: Math.min(...lines.map(({ top }) => top)) * points,
    x1: Math.max(...lines.map(({ x1 }) => x1)) * points,
    bottom: Math.max(...lines.map(({ bottom }) => bottom)) * points,
  }
}
