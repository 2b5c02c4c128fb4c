/**
 * Printed rows: a cell that is wrapped stands as far above the middle of its row as below it, or all begin at its top, and
 * no two rows share a line. The lines are cut where the cells of each row stand so best and hold what their columns do;
 * a line that may be read in several ways is read as its row is cheapest.
 */

import { parseDecimal } from '../../value/score.ts'
import { fold } from '../../words/heading.ts'
import { printedWidth } from '../token.ts'
import type { LineReading, Piece } from './band.ts'
import { contentCost, rowContentCost } from './content.ts'
import { mean, shortfall, textOf } from './word.ts'

/** What a column's cells tell of the rows. `merged` columns reach over several and tell nothing. */
export type RowColumn = {
  readonly role: 'merged' | 'name' | 'number' | 'expected' | 'other'
  /** What its cells are, as headings are known. */
  readonly field?: string | null
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
/** What it costs that a cell whose words stand at its top begins a line lower than its row. */
const BELOW_TOP = 1
/** What it costs to take two names that stand alone for one. */
const TWO_NAMES = 3

type Grid = {
  /** The ways to read each line, merged columns left out. */
  readonly lines: readonly (readonly LineReading[])[]
  readonly columns: readonly RowColumn[]
  /** Of the widest line of each column, in half-width characters. */
  readonly widths: readonly number[]
  /** Share of the lines with a name that have something in each column. */
  readonly usual: ReadonlySet<number>
  readonly isName: (text: string) => boolean
  /** How many of the blank lines of the section lie above each line. */
  readonly blanks: readonly number[]
  readonly align: Align
}

/** The rows of a section, and its words under the columns as these rows bear them out. */
export type Rows = {
  readonly intervals: readonly Interval[]
  readonly pieces: readonly Piece[]
  readonly align: Align
}

/** Whether words stand in the middle of their cells or at their top. */
export type Align = 'middle' | 'top'

/** The rows among lines that may be read in several ways, from the top. `isName` tells words that are the whole name of a row. */
export function rowsOf(
  read: readonly (readonly LineReading[])[],
  columns: readonly RowColumn[],
  isName: (text: string) => boolean,
): Rows {
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
  const unaligned: Grid = {
    ...{ lines, columns, widths, usual: usualColumns(best, columns), isName, blanks },
    align: 'middle',
  }
  const tried = (['middle', 'top'] as const).map((align) => {
    const own = { ...unaligned, align }
    return { grid: own, ...cutLines(own) }
  })
  const { grid, cuts } = tried.reduce((least, other) => (other.cost < least.cost ? other : least))
  const chosen = cuts.flatMap(({ from, to }) => choose(grid, from, to).chosen)
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

type Cut = { readonly from: number; readonly to: number; readonly isUnsure: boolean }

function cutLines(grid: Grid): { readonly cuts: readonly Cut[]; readonly cost: number } {
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
    cuts.unshift({ from, to, isUnsure: choose(grid, from, to).cost >= DOUBTFUL })
  }
  return { cuts, cost: best[count] ?? 0 }
}

/** From which cost on the lines of a row are a guess. */
const DOUBTFUL = 2.5

/** What a column has on the lines of a row. */
type Cell = { readonly texts: readonly string[]; readonly centre: number; readonly top: number }

/** Lines of the highest row whose lines are read in more ways than the first. */
const HIGHEST_CHOSEN = 6

/** How badly the lines from `from` up to `to` make one row, and how each is read then. */
function choose(grid: Grid, from: number, to: number) {
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

function costOf(grid: Grid, from: number, chosen: readonly number[]): number {
  const to = from + chosen.length
  const readings = chosen.map((way, at) => grid.lines[from + at]?.[way] as LineReading)
  const least = chosen.map((_, at) => grid.lines[from + at]?.[0]?.cost ?? 0)
  const cells = cellsOf(readings)
  const crossed = (grid.blanks[to - 1] ?? 0) - (grid.blanks[from] ?? 0)
  let cost = crossed * BLANK + rowContentCost(cells, grid.columns)
  for (const [at, reading] of readings.entries()) cost += reading.cost - (least[at] ?? 0)
  const isNamed = isNamedAlone(cells, grid)
  for (const [column, { role }] of grid.columns.entries()) {
    const cell = cells.get(column)
    if (role === 'merged' || (!cell && isNamed && role !== 'name')) continue
    cost += cellCost(cell, column, grid)
  }
  if (pageOf(grid, from) !== pageOf(grid, to - 1)) return cost + CROSSED
  if (grid.align === 'top') {
    return [...cells.values()].reduce((sum, { top }) => sum + top * BELOW_TOP, cost)
  }
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
  return lines[at]?.[0]?.pieces[0]?.words[0]?.page ?? 0
}

function cellsOf(readings: readonly LineReading[]): ReadonlyMap<number, Cell> {
  const found = new Map<number, { texts: string[]; lines: number[] }>()
  for (const [at, { pieces }] of readings.entries()) {
    for (const { column, words } of pieces) {
      const cell = found.get(column) ?? { texts: [], lines: [] }
      cell.texts.push(textOf(words))
      cell.lines.push(at)
      found.set(column, cell)
    }
  }
  return new Map(
    [...found].map(([at, { texts, lines }]) => [
      at,
      { texts, centre: mean(lines), top: Math.min(...lines) },
    ]),
  )
}

function cellCost(cell: Cell | undefined, column: number, grid: Grid): number {
  const role = grid.columns[column]?.role
  if (!cell) {
    if (role === 'name') return NAMELESS
    return grid.usual.has(column) ? MISSING : 0
  }
  const { texts } = cell
  const content = contentCost(texts, grid.columns[column]?.field ?? null)
  const wrap = wrapCost(texts, grid.widths[column] ?? 0) + content
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
