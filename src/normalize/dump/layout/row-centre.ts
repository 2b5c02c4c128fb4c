/**
 * Printed rows: a cell that is wrapped stands as far above the middle of its row as below it, or all begin at its top, and
 * no two rows share a line. The lines are cut where the cells of each row stand so best and hold what their columns do;
 * a line that may be read in several ways is read as its row is cheapest.
 */

import { printedWidth } from '../token.ts'
import type { LineWay, Piece } from './band.ts'
import type { RowColumn } from './content.ts'
import { type Align, costOf, type LineGrid } from './row-cost.ts'
import { textOf } from './word.ts'

/** Lines from `first` up to `end` that hold one row. */
export type Interval = {
  readonly first: number
  readonly end: number
  /** Other lines could be taken for its first or last one. */
  readonly isUnsure: boolean
}

/** Lines of the highest row. */
const HIGHEST = 24
/** The rows of a section, and its words under the columns as these rows bear them out. */
export type CutLines = {
  readonly intervals: readonly Interval[]
  readonly pieces: readonly Piece[]
  readonly align: Align
}

/** The rows among lines that may be read in several ways, from the top. `isName` tells words that are the whole name of a row. */
export function rowsOf(
  read: readonly (readonly LineWay[])[],
  columns: readonly RowColumn[],
  isName: (text: string) => boolean,
): CutLines {
  const isOfRow = ({ column }: Piece): boolean => columns[column]?.role !== 'merged'
  const given = read.filter(([best]) => best?.pieces.some(isOfRow))
  const lines = given.map((own) =>
    own.map((reading) => ({ ...reading, pieces: reading.pieces.filter(isOfRow) })),
  )
  const best = lines.flatMap(([first]) => first?.pieces ?? [])
  const numbers = given.map(([first]) => first?.pieces[0]?.line ?? 0)
  const widths = columns.map((_, at) => columnWidth(best.filter(({ column }) => column === at)))
  const filled = new Set(read.map(([first]) => first?.pieces[0]?.line ?? 0))
  const blanks = blanksAbove(numbers, filled)
  const unaligned: LineGrid = {
    ...{ lines, columns, widths, usual: usualColumns(best, columns), isName, blanks },
    align: 'middle',
  }
  const tried = (['middle', 'top'] as const).map((align) => {
    const own = { ...unaligned, align }
    return { grid: own, ...cutLines(own) }
  })
  const { grid, cuts } = tried.reduce((least, other) => (other.cost < least.cost ? other : least))
  const chosen = cuts.flatMap((cut) => cut.chosen)
  const left = read.filter((own) => !given.includes(own)).flatMap(([first]) => first?.pieces ?? [])
  const own = given.flatMap((readings, at) => readings[chosen[at] ?? 0]?.pieces ?? [])
  return {
    intervals: cuts.map(({ from, to, isUnsure }) => ({
      first: numbers[from] ?? 0,
      end: (numbers[to - 1] ?? 0) + 1,
      isUnsure,
    })),
    pieces: [...own, ...left].toSorted((a, b) => a.line - b.line || a.column - b.column),
    align: grid.align,
  }
}

function blanksAbove(numbers: readonly number[], filled: ReadonlySet<number>): readonly number[] {
  let [count, next] = [0, numbers[0] ?? 0]
  return numbers.map((number) => {
    for (; next < number; next++) if (!filled.has(next)) count++
    return count
  })
}

function columnWidth(pieces: readonly Piece[]): number {
  return Math.max(0, ...pieces.map(({ words }) => printedWidth(textOf(words))))
}

/** Columns that as many rows fill as there are figures in the fullest column of figures. */
function usualColumns(
  pieces: readonly Piece[],
  columns: readonly RowColumn[],
): ReadonlySet<number> {
  const counts = columns.map(
    ({ role }, at) =>
      (role === 'number' || role === 'expected' ? 1 : 0) *
      pieces.filter(({ column }) => column === at).length,
  )
  const most = Math.max(...counts)
  return new Set(counts.flatMap((count, at) => (count > 0 && count >= most * 0.7 ? [at] : [])))
}

type Cut = {
  readonly from: number
  readonly to: number
  readonly chosen: readonly number[]
  readonly isUnsure: boolean
}

function cutLines(grid: LineGrid): { readonly cuts: readonly Cut[]; readonly cost: number } {
  const count = grid.lines.length
  const best = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY)
  const start = new Int32Array(count + 1)
  best[0] = 0
  for (let to = 1; to <= count; to++) {
    for (let from = to - 1; from >= Math.max(0, to - HIGHEST); from--) {
      const cost = (best[from] ?? 0) + choose(grid, from, to).cost
      if (cost < (best[to] ?? 0)) {
        best[to] = cost
        start[to] = from
      }
    }
  }
  const cuts: Cut[] = []
  for (let to = count; to > 0; to = start[to] ?? 0) {
    const from = start[to] ?? 0
    const { chosen, cost } = choose(grid, from, to)
    cuts.unshift({ from, to, chosen, isUnsure: cost >= DOUBTFUL })
  }
  return { cuts, cost: best[count] ?? 0 }
}

/** From which cost on the lines of a row are a guess. */
const DOUBTFUL = 2.5

/** Lines of the highest row whose lines are read in more ways than the first. */
const HIGHEST_CHOSEN = 6

/** How badly the lines from `from` up to `to` make one row, and how each is read then. */
function choose(grid: LineGrid, from: number, to: number) {
  const chosen = Array.from({ length: to - from }, () => 0)
  let cost = costOf(grid, from, chosen)
  if (to - from > HIGHEST_CHOSEN) return { cost, chosen }
  for (const at of chosen.keys()) {
    const readings = grid.lines[from + at] ?? []
    for (const way of readings.keys()) {
      const before = chosen[at] ?? 0
      if (way === before) continue
      chosen[at] = way
      const other = costOf(grid, from, chosen)
      if (other < cost) cost = other
      else chosen[at] = before
    }
  }
  return { cost, chosen }
}
