/** Where print stands on an upright page: in the cells of its ruled tables, and outside them. */

import { gridsFrom } from '../page/lattice.ts'
import type { Edge } from '../page/page.ts'
import { pieces } from './glyph.ts'
import type { Ink } from './ink.ts'
import { printLines, type Rectangle } from './line.ts'
import { edgesOf, type Upright } from './upright.ts'

export type Layout = {
  readonly edges: readonly Edge[]
  /** The usual height of a character, pixels. */
  readonly em: number
  /** Lines of print that belong together, from top to bottom: those of one cell, or a single line outside. */
  readonly groups: readonly (readonly Rectangle[])[]
  /** The insides of cells in which there is no print. */
  readonly bare: readonly Rectangle[]
  /** Whether there was more on the page than any page of print holds: a picture, or a map. */
  readonly cut: boolean
}

/** More lines than this hold no page of a report. */
const MOST_GROUPS = 2500

export function layoutOf(upright: Upright): Layout {
  const edges = edgesOf(upright)
  const regions = cellRegions(edges, upright)
  const em = emOf(upright, regions)
  const filled = regions.map((region) => printLines(upright.ink, region, em, upright.dpi))
  const inside = filled.filter((lines) => lines.length > 0)
  const bare = regions.filter((_, at) => filled[at]?.length === 0)
  const outside = freeLines(upright, regions, em).map((line) => [line])
  const groups = [...inside, ...outside]
  const cut = groups.length > MOST_GROUPS
  return { edges, em, groups: groups.slice(0, MOST_GROUPS), bare, cut }
}

/** How far from a cell's border in the grid the rule beside the cell itself may run. Points. */
const BESIDE = 5
/** Share of a cell's side that a rule beside it covers at least. */
const ALONG = 0.5

/** The inside of each cell, in pixels: a border of the grid may stand for rules that lie a little apart. */
function cellRegions(edges: readonly Edge[], { dpi, ink }: Upright): readonly Rectangle[] {
  const pixels = dpi / 72
  const upright = edges.filter(({ orientation }) => orientation === 'vertical')
  const level = edges.filter(({ orientation }) => orientation === 'horizontal')
  return gridsFrom(edges)
    .flatMap(({ cells }) => cells)
    .map(({ box: { x0, top, x1, bottom } }) => ({
      x0: Math.max(0, Math.ceil(ruleAt(upright, x0, top, bottom) * pixels)),
      top: Math.max(0, Math.ceil(ruleAt(level, top, x0, x1) * pixels)),
      x1: Math.min(ink.width, Math.floor(ruleAt(upright, x1, top, bottom) * pixels)),
      bottom: Math.min(ink.height, Math.floor(ruleAt(level, bottom, x0, x1) * pixels)),
    }))
    .filter(({ x0, x1, top, bottom }) => x1 > x0 && bottom > top)
}

/** Where the rule runs that is nearest to a border, from `start` to `end`; the border itself where there is none. */
function ruleAt(rules: readonly Edge[], border: number, start: number, end: number): number {
  const distance = ({ position }: Edge) => Math.abs(position - border)
  const beside = rules.filter(
    (rule) =>
      distance(rule) <= BESIDE &&
      Math.min(rule.end, end) - Math.max(rule.start, start) >= ALONG * (end - start),
  )
  return beside.toSorted((a, b) => distance(a) - distance(b))[0]?.position ?? border
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

/**
 * The lines of print outside all cells; print that stands far apart in one line counts as several. On a page without cells
 * print also begins anew where other lines begin a column.
 */
function freeLines(
  upright: Upright,
  regions: readonly Rectangle[],
  em: number,
): readonly Rectangle[] {
  const { ink, dpi } = upright
  const free = withoutRegions(ink, regions)
  const whole = { x0: 0, top: 0, x1: ink.width, bottom: ink.height }
  const lines = printLines(free, whole, em, dpi).map((line) => partsOf(free, line))
  if (regions.length > 0) return lines.flat()
  const starts = columnStarts(lines, em)
  return lines.flat().flatMap((part) => partedAt(free, part, starts, em))
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
  const apart = COLUMN_GAP * (line.bottom - line.top)
  return joined(pieces(ink, line), (last, piece) => piece.x0 - last.x1 < apart)
}

/** Lines of so many parts are rows of a table, and columns begin where parts of so many such rows do. */
const FEWEST_PARTS = 3
/** Rows in which a column begins, at least. Chosen. */
const FEWEST_ROWS = 3
/** How far the beginnings of a column stray, and what parts it from the one before at least. In heights of a character. */
const STRAYING = 0.2
/** What parts it from the one before at least. In heights of a character. */
const NARROW_GAP = 0.4

/** Where columns begin, in pixels. */
function columnStarts(lines: readonly (readonly Rectangle[])[], em: number): readonly number[] {
  const rows = lines.filter((parts) => parts.length >= FEWEST_PARTS)
  const starts = rows.flatMap((parts) => parts.slice(1).map(({ x0 }) => x0))
  const near = (start: number) => starts.filter((own) => Math.abs(own - start) <= STRAYING * em)
  return starts.filter((start) => near(start).length >= FEWEST_ROWS)
}

/** A part of a line, cut where a gap ends at the beginning of a column. */
function partedAt(
  ink: Ink,
  part: Rectangle,
  starts: readonly number[],
  em: number,
): readonly Rectangle[] {
  const begins = ({ x0 }: Rectangle) => starts.some((own) => Math.abs(own - x0) <= STRAYING * em)
  return joined(
    pieces(ink, part),
    (last, piece) => piece.x0 - last.x1 < NARROW_GAP * em || !begins(piece),
  )
}

/** Pieces of a line put together as long as they belong to each other. */
function joined(
  parts: readonly Rectangle[],
  belongs: (last: Rectangle, piece: Rectangle) => boolean,
): readonly Rectangle[] {
  const whole: Rectangle[] = []
  for (const part of parts) {
    const last = whole.at(-1)
    if (last && belongs(last, part)) {
      whole[whole.length - 1] = {
        x0: last.x0,
        top: Math.min(last.top, part.top),
        x1: part.x1,
        bottom: Math.max(last.bottom, part.bottom),
      }
    } else whole.push(part)
  }
  return whole
}
