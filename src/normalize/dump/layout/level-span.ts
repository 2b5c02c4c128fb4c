/** Names of levels merged down over rows: each stands in the middle of the rows that it is over. */

import type { Piece } from './band.ts'
import { type LevelName, level1Of, nameColumn, nameOf } from './level-name.ts'
import type { Align } from './row-cost.ts'

/** A merged cell over the rows from `first` up to `end`; over none where a template left it. */
export type LevelSpan = {
  readonly first: number
  readonly end: number
  readonly pieces: readonly Piece[]
  readonly isUnsure: boolean
}

/** Where a row lies from the top of the section, in lines of text, and what it weighs. */
export type Extent = {
  readonly top: number
  readonly bottom: number
  /** The pages that it begins and ends on. */
  readonly pages: readonly [number, number]
  readonly weight: number | null
}

/** Lines of the longest name, and rows under one name. */
const LONGEST = 8
/** Rows under one name. Chosen; it bounds the work. */
const MOST_ROWS = 80
/** Rows that a name may begin below the row on its height: names over no row crowd together, and rows between them wait. */
const BEYOND = 40
/** What it costs that a row has no name, that a name is over no row, that it cuts through a name one level down. */
const BARE_ROW = 3
/** What it costs that a name is over no row. */
const HOLLOW = 2
/** What it costs that it cuts through a name one level down. */
const CROSSING = 1.5
/** What it costs that a name of the official framework is over what belongs to another. */
const STRANGE = 1
/** What it is worth that rows weigh what their name says, and costs that they do not. */
const WEIGHED = 1.5
/** Lines off its middle that cost in full, and what each beyond costs. */
const NEAR = 3
/** What each line beyond costs. */
const FAR = 0.5
/** Lines that the rows may lie below their name before no more are tried. */
const FARTHEST_BELOW = 6
/** Off its middle by more than this, a name's rows are a guess. */
const DOUBTFUL = 0.75

type Column = {
  /** By the first of its lines and how many it has. */
  readonly names: readonly (readonly LevelName[])[]
  /** How high each of its lines lies. */
  readonly heights: readonly number[]
  readonly rows: readonly Extent[]
  readonly align: Align
  /** Weights of the rows above each, summed; null from the first row on that has none. */
  readonly sums: readonly (number | null)[]
  /** The names one level down by the row they begin at, with the level 1 that they belong to. */
  readonly below: ReadonlyMap<number, string | null> | null
}

/** The names of a column over the rows. `at` tells how high a line lies; `below` are the spans one level down. */
export function spansOf(
  pieces: readonly Piece[],
  rows: readonly Extent[],
  at: (line: number) => number,
  { below, align }: { readonly below: readonly LevelSpan[] | null; readonly align: Align },
): readonly LevelSpan[] {
  const own = nameColumn(pieces, at)
  const names = pieces.map((_, first) =>
    Array.from({ length: Math.min(LONGEST, pieces.length - first) }, (_, more) =>
      nameOf(pieces.slice(first, first + more + 1), own),
    ),
  )
  const over = (below ?? []).filter(({ first, end }) => end > first)
  const homes = new Map(over.map((span) => [span.first, level1Of(span.pieces)]))
  const heights = pieces.map(({ line }) => at(line))
  const column = {
    ...{ names, heights, rows, align, sums: sumsOf(rows) },
    below: over.length > 0 ? homes : null,
  }
  return followed(column, solve(column))
}

function sumsOf(rows: readonly Extent[]): readonly (number | null)[] {
  const sums: (number | null)[] = [0]
  for (const { weight } of rows) {
    const last = sums.at(-1) ?? null
    sums.push(weight === null || last === null ? null : last + weight)
  }
  return sums
}

type Step = { readonly cost: number; readonly size: number; readonly rows: number }

/** For each line and row from which a reading may go on, the cheapest next step; size 0 leaves a row bare. */
function solve(column: Column): readonly (readonly Step[])[] {
  const [pieces, rows] = [column.names.length, column.rows.length]
  const steps: Step[][] = []
  steps[pieces] = Array.from({ length: rows + 1 }, (_, row) => ({
    cost: (rows - row) * BARE_ROW,
    size: 0,
    rows: 1,
  }))
  for (let piece = pieces - 1; piece >= 0; piece--) {
    const own: Step[] = []
    const [from, to] = reachOf(column, piece)
    for (let row = to; row >= from; row--) own[row] = cheapestStep(column, piece, row, [own, steps])
    steps[piece] = own
  }
  return steps
}

/**
 * The first and last row that a line's name may begin at: it stands over rows around it, and rows between it and the line
 * before may be bare. What lies farther is not tried, so that the work grows with the rows and not with their square.
 */
function reachOf({ heights, rows }: Column, piece: number): readonly [number, number] {
  const before = piece === 0 ? 0 : rowAt(rows, heights[piece - 1] ?? 0)
  const own = rowAt(rows, heights[piece] ?? 0)
  return [
    Math.max(0, Math.min(before, own) - MOST_ROWS),
    Math.min(rows.length, Math.max(before, own) + BEYOND),
  ]
}

/** The first row that does not end above a height. */
function rowAt(rows: readonly Extent[], height: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.bottom ?? 0) < height) low = middle + 1
    else high = middle
  }
  return low
}

/** The cheapest of: no name for the row, or one of the names that begin with the line. */
function cheapestStep(
  column: Column,
  piece: number,
  row: number,
  [own, steps]: readonly [readonly Step[], readonly (readonly Step[])[]],
): Step {
  const bare = own[row + 1]?.cost ?? Number.POSITIVE_INFINITY
  let best: Step = { cost: bare + BARE_ROW, size: 0, rows: 1 }
  for (const name of column.names[piece] ?? []) {
    const step = cheapestRows(column, name, row, steps[piece + name.pieces.length] ?? [])
    if (step.cost < best.cost) best = step
  }
  return best
}

/** The rows from `row` on that a name stands over best; none where it is what a template left. */
function cheapestRows(column: Column, name: LevelName, row: number, next: readonly Step[]): Step {
  const size = name.pieces.length
  let best: Step = { cost: HOLLOW + name.cost + costAt(next, row), size, rows: 0 }
  for (let end = row + 1; end <= Math.min(column.rows.length, row + MOST_ROWS); end++) {
    const off = offOf(column, name, row, end)
    const cost = name.cost + offCost(off) + fitCost(column, name, row, end) + costAt(next, end)
    if (cost < best.cost) best = { cost, size, rows: end - row }
    if ((column.rows[end - 1]?.top ?? 0) - name.middle > FARTHEST_BELOW * (end - row)) break
  }
  return best
}

/** What the rest costs from a row on; out of reach it cannot be read on from there. */
function costAt(steps: readonly Step[], row: number): number {
  return steps[row]?.cost ?? Number.POSITIVE_INFINITY
}

function offCost(off: number): number {
  return Math.min(off, NEAR) + Math.max(0, off - NEAR) * FAR
}

/** How far a name is from the middle of the rows. A cell cut by a page's end keeps its words at its top or in a part. */
function offOf({ rows, align }: Column, name: LevelName, first: number, end: number): number {
  const [upper, lower] = [rows[first], rows[end - 1]]
  const [top, bottom] = [upper?.top ?? 0, lower?.bottom ?? 0]
  if (align === 'top') return Math.abs(top + 0.5 - name.top)
  const whole = Math.abs((top + bottom) / 2 - name.middle)
  if (upper?.pages[0] === lower?.pages[1]) return whole
  const part = rows.slice(first, end).filter(({ pages }) => pages.includes(name.page))
  const middle = ((part[0]?.top ?? top) + (part.at(-1)?.bottom ?? bottom)) / 2
  return Math.min(whole, Math.abs(top + 0.5 - name.top), Math.abs(middle - name.middle))
}

/** What it costs that rows do not fit their name by what they hold. */
function fitCost(column: Column, name: LevelName, first: number, end: number): number {
  const { below, rows, sums } = column
  const crosses = below && end < rows.length && !below.has(end)
  const cost = (crosses ? CROSSING : 0) + strangeCost(column, name, first, end)
  const [from, to] = [sums[first] ?? null, sums[end] ?? null]
  if (name.weight === null || from === null || to === null) return cost
  return cost + (Math.abs(to - from - name.weight) < 0.005 ? -WEIGHED : WEIGHED)
}

function strangeCost({ below }: Column, { code }: LevelName, first: number, end: number): number {
  if (!below || code === null) return 0
  let cost = 0
  for (let row = first; row < end; row++) {
    const home: string = below.get(row) ?? code
    if (home !== code) cost += STRANGE
  }
  return cost
}

function followed(column: Column, steps: readonly (readonly Step[])[]): readonly LevelSpan[] {
  const spans: LevelSpan[] = []
  let [piece, row] = [0, 0]
  while (piece < column.names.length) {
    const step = steps[piece]?.[row]
    if (!step) break
    const name = column.names[piece]?.[step.size - 1]
    const end = row + step.rows
    if (name) {
      const off = step.rows === 0 ? Number.POSITIVE_INFINITY : offOf(column, name, row, end)
      spans.push({ first: row, end, pieces: name.pieces, isUnsure: off > DOUBTFUL })
    }
    piece += step.size
    row = end
  }
  return spans
}
