/**
 * Printed rows: a cell that is wrapped stands as far above the middle of its row as below it, and no two rows share a
 * line. The lines are cut where the cells of each row are centred best.
 */

import { parseDecimal } from '../../value/score.ts'
import { fold } from '../../words/heading.ts'
import { printedWidth } from '../token.ts'
import type { Piece } from './band.ts'
import { mean, shortfall, textOf } from './word.ts'

/** What a column's cells tell of the rows. `merged` columns reach over several and tell nothing. */
export type RowColumn = {
  readonly role: 'merged' | 'name' | 'number' | 'expected' | 'other'
}

/** Lines from `first` up to `end` that hold one row. */
export type Interval = {
  readonly first: number
  readonly end: number
  /** Other lines could be taken for its first or last one. */
  readonly isUnsure: boolean
}

/** Lines of the highest row. */
const HIGHEST = 24
/** What it costs that a row has no name, or two figures in one column, or lacks what most rows have. */
const NAMELESS = 4
const TWO_FIGURES = 10
const MISSING = 1.5
/** What it costs to wrap a line that is not full, at most, and for each half-width character beyond two. */
const UNFILLED_MOST = 3
const UNFILLED = 0.4
const RAGGED = 2
/** What it costs to take two whole values for one, and that a page ends within a row, which then has no middle. */
const TWO_VALUES = 3
const CROSSED = 2
/** What it costs that a row goes on over a blank line. */
const BLANK = 5
/** What it costs to take two names that stand alone for one. */
const TWO_NAMES = 3

type Grid = {
  /** Pieces by line, merged columns left out. */
  readonly lines: readonly (readonly Piece[])[]
  readonly columns: readonly RowColumn[]
  /** Of the widest line of each column, in half-width characters. */
  readonly widths: readonly number[]
  /** Share of the lines with a name that have something in each column. */
  readonly usual: ReadonlySet<number>
  readonly isName: (text: string) => boolean
  /** How many of the blank lines of the section lie above each line. */
  readonly blanks: readonly number[]
}

/** The rows among the pieces, from the top. `isName` tells words that are the whole name of a row. */
export function intervalsOf(
  pieces: readonly Piece[],
  columns: readonly RowColumn[],
  isName: (text: string) => boolean,
): readonly Interval[] {
  const own = pieces.filter(({ column }) => columns[column]?.role !== 'merged')
  const numbers = [...new Set(own.map(({ line }) => line))].toSorted((a, b) => a - b)
  const lines = numbers.map((number) => own.filter(({ line }) => line === number))
  const widths = columns.map((_, at) => columnWidth(own.filter(({ column }) => column === at)))
  const blanks = blanksAbove(numbers, new Set(pieces.map(({ line }) => line)))
  const grid: Grid = { lines, columns, widths, usual: usualColumns(own, columns), isName, blanks }
  return cutLines(grid).map(({ from, to, isUnsure }) => ({
    first: numbers[from] ?? 0,
    end: (numbers[to - 1] ?? 0) + 1,
    isUnsure,
  }))
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

type Cut = { readonly from: number; readonly to: number; readonly isUnsure: boolean }

function cutLines(grid: Grid): readonly Cut[] {
  const count = grid.lines.length
  const best = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY)
  const start = new Int32Array(count + 1)
  best[0] = 0
  for (let to = 1; to <= count; to++) {
    for (let from = to - 1; from >= Math.max(0, to - HIGHEST); from--) {
      const cost = (best[from] ?? 0) + costOf(grid, from, to)
      if (cost < (best[to] ?? 0)) {
        best[to] = cost
        start[to] = from
      }
    }
  }
  const cuts: Cut[] = []
  for (let to = count; to > 0; to = start[to] ?? 0) {
    const from = start[to] ?? 0
    cuts.unshift({ from, to, isUnsure: costOf(grid, from, to) >= DOUBTFUL })
  }
  return cuts
}

/** From which cost on the lines of a row are a guess. */
const DOUBTFUL = 2.5

/** What a column has on the lines of a row. */
type Cell = { readonly texts: readonly string[]; readonly centre: number }

/** How badly the lines from `from` up to `to` make one row. */
function costOf(grid: Grid, from: number, to: number): number {
  const cells = cellsOf(grid, from, to)
  const crossed = (grid.blanks[to - 1] ?? 0) - (grid.blanks[from] ?? 0)
  let cost = crossed * BLANK
  const isNamed = isNamedAlone(cells, grid)
  for (const [column, { role }] of grid.columns.entries()) {
    const cell = cells.get(column)
    if (role === 'merged' || (!cell && isNamed && role !== 'name')) continue
    cost += cellCost(cell, column, grid)
  }
  if (pageOf(grid, from) !== pageOf(grid, to - 1)) return cost + CROSSED
  const figures = [...cells].filter(([column]) => grid.columns[column]?.role === 'number')
  const middle = middleOf([...(figures.length > 0 ? new Map(figures) : cells).values()])
  return [...cells.values()].reduce((sum, { centre }) => sum + Math.abs(centre - middle), cost)
}

/** A row that has but a name known to be whole: 其他资金. */
function isNamedAlone(cells: ReadonlyMap<number, Cell>, { columns, isName }: Grid): boolean {
  const [only, ...others] = cells
  if (!only || others.length > 0 || columns[only[0]]?.role !== 'name') return false
  return isName(fold(only[1].texts.join('')))
}

function pageOf({ lines }: Grid, at: number): number {
  return lines[at]?.[0]?.words[0]?.page ?? 0
}

function cellsOf(grid: Grid, from: number, to: number): ReadonlyMap<number, Cell> {
  const found = new Map<number, { texts: string[]; lines: number[] }>()
  for (let at = from; at < to; at++) {
    for (const { column, words } of grid.lines[at] ?? []) {
      const { texts, lines } = found.get(column) ?? { texts: [], lines: [] }
      found.set(column, { texts: [...texts, textOf(words)], lines: [...lines, at] })
    }
  }
  return new Map([...found].map(([at, { texts, lines }]) => [at, { texts, centre: mean(lines) }]))
}

function cellCost(cell: Cell | undefined, column: number, grid: Grid): number {
  const role = grid.columns[column]?.role
  if (!cell) {
    if (role === 'name') return NAMELESS
    return grid.usual.has(column) ? MISSING : 0
  }
  const { texts } = cell
  const wrap = wrapCost(texts, grid.widths[column] ?? 0)
  if (role === 'number') return wrap + (texts.length - 1) * TWO_FIGURES
  if (role === 'expected') return wrap + valuesCost(texts)
  return role === 'name' ? wrap + namesCost(texts, grid) : wrap
}

function valuesCost(texts: readonly string[]): number {
  const whole = texts.filter((text) => parseDecimal(fold(text)) !== null)
  return Math.max(0, whole.length - 1) * TWO_VALUES
}

function wrapCost(texts: readonly string[], width: number): number {
  let cost = 0
  for (const [at, text] of texts.entries()) {
    const next = texts[at + 1]
    if (next === undefined) break
    const isHan = /\p{Script=Han}$/u.test(text) && /^\p{Script=Han}/u.test(next)
    const lacking = shortfall(text, next, width) - (isHan ? 1 : RAGGED)
    if (lacking > 0) cost += Math.min(UNFILLED_MOST, lacking * UNFILLED)
  }
  return cost
}

/** What goes on on the next line: 其中：当年. */
const OPEN = /[:：]$|^其中.*年$|其中$/u

function namesCost(texts: readonly string[], { isName }: Grid): number {
  const names = texts.filter(
    (text, at) => at > 0 && isName(fold(text)) && !OPEN.test(texts[at - 1] ?? ''),
  )
  return names.length * TWO_NAMES
}

function middleOf(cells: readonly Cell[]): number {
  const sorted = cells.map(({ centre }) => centre).toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}
