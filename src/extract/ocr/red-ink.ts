/**
 * What was written in red into a cell without print. Red ink is taken out of a page, since most of it is that of seals; what
 * lies in a cell by itself, and belongs to no seal, is put back: a hand's figures, or print in red.
 */
import type { Point } from './bend.ts'
import { sealsIn } from './grey-seal.ts'
import type { Layout } from './layout.ts'
import { printLines, type Rectangle } from './line.ts'
import type { Grey } from './pixels.ts'
import { RED_EXCESS } from './stamp.ts'
import { placeOnImage, type Upright } from './upright.ts'

/** What parts the pieces of a red seal at most, inches: figures below each other stand farther apart. */
const APART = 0.06

export type WithRed = {
  readonly upright: Upright
  readonly layout: Layout
  /** Whether a line, or a part of one, is written in red. */
  readonly isRed: (line: Rectangle) => boolean
}

/** Writing is at least so high, in heights of a character; less is what a seal left behind. */
const LOWEST = 0.5

/** The page with red writing in its empty cells. `image` is the page before it was turned by an angle and scaled. */
export function withRedWriting(upright: Upright, image: Grey, layout: Layout): WithRed {
  const { red } = image
  if (red === undefined) return { upright, layout, isRed: () => false }
  if (!red.isTaken) return { upright, layout, isRed: (line) => isWrittenRed(upright, image, line) }
  const redAt = redFinder(upright, image, red.shades)
  const { em, bare } = layout
  const step = Math.max(1, Math.round(em / 8))
  const coloured = bare.filter((region) => hasRed(region, redAt, step))
  const page = painted(upright, coloured, redAt)
  const groups = coloured
    .map((region) => printLines(page.ink, region, em, page.dpi))
    .map((lines) => lines.filter(({ top, bottom }) => bottom - top >= LOWEST * em))
    .filter((lines) => lines.length > 0)
  const isRed = (line: Rectangle) => groups.some((lines) => lines.some((own) => meets(own, line)))
  return { upright: page, layout: { ...layout, groups: [...layout.groups, ...groups] }, isRed }
}

/** Whether half of the ink of a line is red, on a page from which none was taken. */
function isWrittenRed(upright: Upright, image: Grey, line: Rectangle): boolean {
  const { width, data } = upright.ink
  let [inked, reddish] = [0, 0]
  for (let y = line.top; y < line.bottom; y += 1) {
    for (let x = line.x0; x < line.x1; x += 1) {
      if (data[y * width + x] === 0) continue
      inked += 1
      if (shadeAt(upright, image, [x, y]) >= RED_EXCESS) reddish += 1
    }
  }
  return reddish > inked / 2
}

/** How red the image is at a place of the upright page. */
function shadeAt(upright: Upright, image: Grey, place: Point): number {
  const { red, width, height } = image
  const [column, row] = placeOnImage(upright, image, place).map(Math.round) as [number, number]
  if (column < 0 || row < 0 || column >= width || row >= height) return 0
  return red?.shades[row * width + column] ?? 0
}

/** How red the ink at a place of the upright page is, 0 to 255; 0 where it belongs to a seal. */
type RedAt = (x: number, y: number) => number

function redFinder(upright: Upright, image: Grey, shades: Uint8Array): RedAt {
  const { width, height } = image
  const ink = { width, height, data: shades.map((own) => Number(own >= RED_EXCESS)) }
  const seals = sealsIn(ink, (upright.dpi * width) / upright.grey.width, APART)
  const isSeal = ([x, y]: Point) =>
    seals.some(({ x0, top, x1, bottom }) => x >= x0 && x < x1 && y >= top && y < bottom)
  return (x, y) => {
    return isSeal(placeOnImage(upright, image, [x, y])) ? 0 : shadeAt(upright, image, [x, y])
  }
}

function hasRed({ x0, top, x1, bottom }: Rectangle, redAt: RedAt, step: number): boolean {
  for (let y = top; y < bottom; y += step) {
    for (let x = x0; x < x1; x += step) if (redAt(x, y) >= RED_EXCESS) return true
  }
  return false
}

/** The page with the red ink of some regions as dark as print. */
function painted(page: Upright, regions: readonly Rectangle[], redAt: RedAt): Upright {
  const { width } = page.ink
  const [grey, ink] = [new Uint8Array(page.grey.data), new Uint8Array(page.ink.data)]
  for (const { x0, top, x1, bottom } of regions) {
    const reds = Array.from({ length: bottom - top }, (_, row) =>
      Array.from({ length: x1 - x0 }, (__, column) => redAt(x0 + column, top + row)),
    )
    const reddest = reds.reduce((most, row) => row.reduce((a, b) => Math.max(a, b), most), 1)
    for (const [row, own] of reds.entries()) {
      for (const [column, red] of own.entries()) {
        const at = (top + row) * width + x0 + column
        grey[at] = 255 - Math.round((255 * red) / reddest)
        ink[at] = Number(red >= Math.max(RED_EXCESS, reddest / 3))
      }
    }
  }
  return { ...page, grey: { ...page.grey, data: grey }, ink: { ...page.ink, data: ink } }
}

function meets(one: Rectangle, other: Rectangle): boolean {
  const across = one.x0 < other.x1 && other.x0 < one.x1
  return across && one.top < other.bottom && other.top < one.bottom
}
