/** Names of levels merged down over rows: each stands in the middle of the rows that it is over. */

import { fold } from '../../heading.ts'
import { isLevelName } from '../../shape.ts'
import { printedWidth } from '../token.ts'
import type { Piece } from './band.ts'
import { mean, shortfall, textOf } from './word.ts'

/** A merged cell over the rows from `first` up to `end`. */
export type Span = {
  readonly first: number
  readonly end: number
  readonly pieces: readonly Piece[]
  readonly isUnsure: boolean
}

/** Where a row lies from the top of the section, in lines of text. */
export type Extent = { readonly top: number; readonly bottom: number }

/** Lines of the longest name, and rows under one name. */
const LONGEST = 8
const MOST_ROWS = 60
/** Lines between the top of a row and the first line of the name over it, at most. */
const FARTHEST = 100
/** Lines that the middle of the rows may lie below that of the name over them. */
const FARTHEST_BELOW = 4
/** What it costs that a name is unknown where others are known, that it is cut short, that a row has none. */
const UNKNOWN = 1.2
const UNFILLED = 1
const BARE_ROW = 3
/** What it costs that a name is over no row: what a template left. */
const HOLLOW = 2
/** What it costs to cut through the rows of a name one level down. */
const CROSSING = 1.5
/** Off its middle by more than this, a name's rows are a guess. */
const DOUBTFUL = 0.75

type Column = {
  readonly pieces: readonly Piece[]
  readonly at: (line: number) => number
  readonly rows: readonly Extent[]
  readonly width: number
  /** Rows at which a name may begin: those at which one begins one level down. */
  readonly starts: ReadonlySet<number> | null
  readonly hasKnown: boolean
}

/** The names of a column over the rows. `at` tells where a line lies; `below` are the spans one level down. */
export function spansOf(
  pieces: readonly Piece[],
  rows: readonly Extent[],
  at: (line: number) => number,
  below: readonly Span[] | null,
): readonly Span[] {
  if (pieces.length === 0) return []
  const column: Column = {
    pieces,
    at,
    rows,
    width: Math.max(...pieces.map(({ words }) => printedWidth(textOf(words)))),
    starts: below && below.length > 0 ? new Set(below.map(({ first }) => first)) : null,
    hasKnown: knownShare(pieces) > 0,
  }
  return followed(column, solve(column))
}

function knownShare(pieces: readonly Piece[]): number {
  return pieces.filter(({ words }) => /指标|[成效度标量]$/u.test(fold(textOf(words)))).length
}

type Step = { readonly cost: number; readonly size: number; readonly rows: number }

/** For each piece and row from which a reading may go on, the cheapest next step; size 0 leaves a row bare. */
function solve(column: Column): ReadonlyMap<number, Step> {
  const [pieces, rows] = [column.pieces.length, column.rows.length]
  const stride = rows + 1
  const steps = new Map<number, Step>()
  const costFrom = (piece: number, row: number): number => {
    if (piece === pieces) return (rows - row) * BARE_ROW
    if (row === rows) return (pieces - piece) * HOLLOW
    return steps.get(piece * stride + row)?.cost ?? Number.POSITIVE_INFINITY
  }
  for (let piece = pieces - 1; piece >= 0; piece--) {
    const middle = column.at(column.pieces[piece]?.line ?? 0)
    for (let row = rows - 1; row >= 0; row--) {
      const from = (column.rows[row]?.top ?? 0) - middle
      if (Math.abs(from) > FARTHEST) continue
      const bare: Step = { cost: BARE_ROW + costFrom(piece, row + 1), size: 0, rows: 1 }
      const named = cheapestName(column, piece, row, costFrom)
      const best = named.cost <= bare.cost ? named : bare
      if (best.cost < Number.POSITIVE_INFINITY) steps.set(piece * stride + row, best)
    }
  }
  return steps
}

type CostFrom = (piece: number, row: number) => number

function cheapestName(column: Column, piece: number, row: number, costFrom: CostFrom): Step {
  const most = Math.min(LONGEST, column.pieces.length - piece)
  const steps = Array.from({ length: most }, (_, at) => {
    const group = column.pieces.slice(piece, piece + at + 1)
    return cheapestRows(column, group, row, (end) => costFrom(piece + at + 1, end))
  })
  return steps.reduce((best, step) => (step.cost < best.cost ? step : best))
}

/** The rows from `row` on that a name stands over best; none where it is what a template left. */
function cheapestRows(
  column: Column,
  group: readonly Piece[],
  row: number,
  costFrom: (end: number) => number,
): Step {
  const own = nameCost(group, column)
  const middle = mean(group.map(({ line }) => column.at(line)))
  const hollow = own === 0 ? HOLLOW + costFrom(row) : Number.POSITIVE_INFINITY
  let best: Step = { cost: hollow, size: group.length, rows: 0 }
  for (let end = row + 1; end <= Math.min(column.rows.length, row + MOST_ROWS); end++) {
    const off = centreOf(column.rows, row, end) - middle
    const cost = own + offCost(off) + crossing(column, end) + costFrom(end)
    if (cost < best.cost) best = { cost, size: group.length, rows: end - row }
    if (off > FARTHEST_BELOW) break
  }
  return best
}

function offCost(off: number): number {
  return Math.abs(off) + (Math.abs(off) > 2 ? 3 : 0)
}

function crossing({ starts, rows }: Column, end: number): number {
  return starts && end < rows.length && !starts.has(end) ? CROSSING : 0
}

function centreOf(rows: readonly Extent[], first: number, end: number): number {
  return ((rows[first]?.top ?? 0) + (rows[end - 1]?.bottom ?? 0)) / 2
}

function nameCost(group: readonly Piece[], { width, hasKnown }: Column): number {
  const texts = group.map(({ words }) => textOf(words))
  const name = fold(texts.join(''))
  if (isLevelName(name) || /^[….]+$/u.test(name)) return 0
  let cost = hasKnown ? UNKNOWN : 0
  for (const [at, text] of texts.entries()) {
    const next = texts[at + 1]
    if (next !== undefined && shortfall(text, next, width) > 1) cost += UNFILLED
    // (50 分) goes on with the name above it.
    if (at === 0 && /^[(分)\d]/u.test(fold(text))) cost += UNFILLED
  }
  const last = fold(texts.at(-1) ?? '')
  return isLevelName(last) && group.length > 1 ? cost + UNKNOWN : cost
}

function followed(column: Column, steps: ReadonlyMap<number, Step>): readonly Span[] {
  const spans: Span[] = []
  const stride = column.rows.length + 1
  let [piece, row] = [0, 0]
  while (piece < column.pieces.length && row < column.rows.length) {
    const step = steps.get(piece * stride + row)
    if (!step) break
    if (step.size > 0 && step.rows > 0) {
      const pieces = column.pieces.slice(piece, piece + step.size)
      const end = row + step.rows
      const off = centreOf(column.rows, row, end) - mean(pieces.map(({ line }) => column.at(line)))
      spans.push({ first: row, end, pieces, isUnsure: Math.abs(off) > DOUBTFUL })
    }
    piece += step.size
    row += step.rows
  }
  const rest = column.pieces.slice(piece)
  const last = spans.at(-1)
  if (rest.length === 0 || !last) return spans
  return [...spans.slice(0, -1), { ...last, pieces: [...last.pieces, ...rest], isUnsure: true }]
}
