/** Columns of a section as bands of characters, and the words of each line put under them. */

import { boundsAt, type PlacedLine } from './drift.ts'
import { type Kind, misfit, shapeAt } from './shape.ts'
import { gapBefore, sweep } from './sweep.ts'
import type { LayoutWord, Line } from './word.ts'

/** What may stand in a column: `start` to `end` is where the words of its heading stand. */
export type BandColumn = {
  readonly kind: Kind
  readonly start: number
  readonly end: number
  readonly heading: { readonly words: readonly LayoutWord[] } | null
}

/** Words of a line under a column. `isUnsure` where they could stand under the one beside it as well. */
export type Piece = {
  readonly column: number
  readonly line: number
  readonly words: readonly LayoutWord[]
  readonly isUnsure: boolean
}

/** How far lines tell of others, round by round: from the whole section to the lines beside. */
const FADES: readonly number[] = [16, 6, 3, 3]

/** The words of the lines under the columns, line by line from the left. */
export function piecesOf(lines: readonly Line[], columns: readonly BandColumn[]): readonly Piece[] {
  return readingsIn(lines, columns, 1).flatMap(([best]) => best?.pieces ?? [])
}

/** A way to put the words of a line under the columns. */
export type LineWay = { readonly cost: number; readonly pieces: readonly Piece[] }

/** For each line that is not blank, the ways to put its words under the columns, the cheapest first; `most` of them. */
export function readingsIn(
  lines: readonly Line[],
  columns: readonly BandColumn[],
  most: number,
): readonly (readonly LineWay[])[] {
  const own = lines.filter((line) => line.length > 0)
  const heads = headLines(columns)
  const first = columns.slice(1).map(({ start }, at) => (start + (columns[at]?.end ?? start)) / 2)
  const shifted = new Map(
    pagesOf(own).map((page) => [page, shiftedBounds(own, page, columns, first)]),
  )
  let found = own.map((line) => {
    const bounds = shifted.get(line[0]?.page ?? 0) ?? first
    return placed(line, columns, { bounds, pull: pullOf(line, columns) })
  })
  for (const fade of FADES.slice(0, -1)) found = again(fade, 1).map(([best]) => best as Placing)
  return again(FADES.at(-1) ?? 1, most)

  function again(fade: number, count: number): readonly (readonly Placing[])[] {
    const known = [...heads, ...found.map(({ line }) => line)]
    return own.map((line) => {
      const [word] = line
      const near = word ? boundsAt(word, known, columns.length, fade) : []
      const bounds = near.map((bound, at) => bound ?? first[at] ?? 0)
      return placings(line, columns, { bounds, pull: 1 }, count)
    })
  }
}

function pagesOf(lines: readonly Line[]): readonly number[] {
  return [...new Set(lines.map(([word]) => word?.page ?? 0))]
}

/** Where columns begin on a page, as far as moving and stretching their headings tells of its fullest lines. */
function shiftedBounds(
  lines: readonly Line[],
  page: number,
  columns: readonly BandColumn[],
  first: readonly number[],
): readonly number[] {
  const own = lines.filter(([word]) => word?.page === page)
  const fullest = own.toSorted((a, b) => b.length - a.length).slice(0, SAMPLE)
  let best = { bounds: first, cost: Number.POSITIVE_INFINITY }
  for (const left of SHIFTS) {
    for (const right of SHIFTS) {
      const bounds = first.map((bound, at) => bound + left + ((right - left) * at) / first.length)
      const costs = fullest.map((line) => placed(line, columns, { bounds, pull: 1 }).cost)
      const cost = costs.reduce(
        (sum, own) => sum + own,
        (Math.abs(left) + Math.abs(right)) * SHIFTED,
      )
      if (cost < best.cost) best = { bounds, cost }
    }
  }
  return best.bounds
}

/** Characters that the first and the last column may stand from their headings, and what each costs. */
const SHIFTS: readonly number[] = [0, -2, 2, -4, 4, -7, 7, -10, 10, -14, 14]
/** What each such shift costs. Set by hand, as all costs of a layout. */
const SHIFTED = 0.5
/** Lines of a page that are tried. */
const SAMPLE = 12

/** Where headings stand says little of lines that fill most columns: their words tell by themselves. */
function pullOf(line: Line, columns: readonly BandColumn[]): number {
  const groups = line.filter((_, at) => gapBefore(line, at) >= PARTS || at === 0).length
  return groups > columns.length * FULL ? FULL_PULL : 1
}

/** Headings tell less of lines than other lines do. */
const HEADING_WEIGHT = 0.3

/** The words of the headings, line by line. */
function headLines(columns: readonly BandColumn[]): readonly PlacedLine[] {
  const words = columns
    .flatMap(({ heading }, column) => (heading?.words ?? []).map((word) => ({ word, column })))
    .toSorted((a, b) => a.word.start - b.word.start)
  return [...new Set(words.map(({ word }) => word.line))].map((line) => {
    const own = words.filter(({ word }) => word.line === line)
    return {
      line,
      words: own.map(({ word }) => word),
      columns: own.map(({ column }) => column),
      weight: own.length * HEADING_WEIGHT,
    }
  })
}

/** Blanks that part cells. */
const PARTS = 2
/** Share of the columns that a full line fills, and how much the bounds count for it at first. */
const FULL = 0.6
/** How much the bounds count at first for a full line, of 1. Chosen; such a line may have drifted as a whole. */
const FULL_PULL = 0.25

/** What it costs that words reach one character out of their band. */
const OUTSIDE = 0.7
/** The same beyond so many characters: blanks drift. */
const FAR = 4
/** What each character beyond costs. */
const OUTSIDE_FAR = 0.2
/** A word that fits its column worse than this, and another no worse, is unsure. */
const CLOSE = 1.4

type Placing = {
  readonly line: PlacedLine
  readonly pieces: readonly Piece[]
  readonly cost: number
}

function placed(line: Line, columns: readonly BandColumn[], where: Bounds): Placing {
  return placings(line, columns, where, 1)[0] as Placing
}

type Bounds = { readonly bounds: readonly number[]; readonly pull: number }

function placings(
  line: Line,
  columns: readonly BandColumn[],
  { bounds, pull }: Bounds,
  most: number,
): readonly Placing[] {
  const shapes = line.map((_, at) => shapeAt(line, at))
  const prices = line.map((word, index) =>
    columns.map((column, at) => {
      const band = { start: bounds[at - 1] ?? -Infinity, end: bounds[at] ?? Infinity }
      return farCost(outside(word, band)) * pull + misfit(shapes[index] ?? 'words', column.kind)
    }),
  )
  return sweep(line, prices, columns, most).map(({ cost, chosen }) =>
    placing(line, prices, chosen, cost),
  )
}

function placing(
  line: Line,
  prices: readonly (readonly number[])[],
  forward: readonly number[],
  cost: number,
): Placing {
  const pieces: { column: number; words: LayoutWord[]; isUnsure: boolean }[] = []
  for (const [at, word] of line.entries()) {
    const column = forward[at] ?? 0
    const isUnsure = isClose(prices[at] ?? [], column)
    const last = pieces.at(-1)
    if (last?.column === column) {
      last.words.push(word)
      last.isUnsure ||= isUnsure
    } else pieces.push({ column, words: [word], isUnsure })
  }
  const number = line[0]?.line ?? 0
  return {
    cost,
    line: { line: number, words: line, columns: forward, weight: line.length },
    pieces: pieces.map((piece) => ({ ...piece, line: number })),
  }
}

function farCost(off: number): number {
  return Math.min(off, FAR) * OUTSIDE + Math.max(0, off - FAR) * OUTSIDE_FAR
}

function isClose(prices: readonly number[], column: number): boolean {
  const own = prices[column] ?? 0
  return own > CLOSE && prices.some((price, at) => at !== column && price < own + CLOSE / 2)
}

function outside(word: LayoutWord, band: { readonly start: number; readonly end: number }): number {
  return Math.max(0, band.start - word.start) + Math.max(0, word.end - band.end)
}
