/** What it costs to take lines of a laid-out section for one row: by where its words stand, and by what its cells hold. */
import { parseDecimal } from '../../value/score.ts'
import { fold } from '../../words/heading.ts'
import type { LineWay } from './band.ts'
import { contentCost, type RowColumn, rowContentCost } from './content.ts'
import { mean, shortfall, textOf } from './word.ts'

/** Whether words stand in the middle of their cells or at their top. */
export type Align = 'middle' | 'top'

/** What it costs that a row has no name, or two figures in one column, or lacks what most rows have. */
const NAMELESS = 4
/** What it costs that a row has two figures in one column: as good as never. */
const TWO_FIGURES = 10
/** What it costs that a row lacks what most rows have. */
const MISSING = 1.5
/** What it costs to wrap a line that is not full, at most, and for each half-width character beyond two. */
const UNFILLED_MOST = 3
/** What it costs for each half-width character that a wrapped line lacks beyond two. */
const UNFILLED = 0.4
/** What it costs that the lines of a cell are of no one width. */
const RAGGED = 2
/** What it costs to take two whole values for one, and that a page ends within a row, which then has no middle. */
const TWO_VALUES = 3
/** What it costs that a page ends within a row, which then has no middle. */
const CROSSED = 2
/** What it costs that a row goes on over a blank line. */
const BLANK = 5
/** What it costs that a cell whose words stand at its top begins a line lower than its row. */
const BELOW_TOP = 1
/** What it costs to take two names that stand alone for one. */
const TWO_NAMES = 3

export type LineGrid = {
  /** The ways to read each line, merged columns left out. */
  readonly lines: readonly (readonly LineWay[])[]
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

/** What a column has on the lines of a row. */
type Cell = { readonly texts: readonly string[]; readonly centre: number; readonly top: number }

/** What it costs to take lines, each read as chosen, for one row: by where its words stand, and by what its cells hold. */
export function costOf(grid: LineGrid, from: number, chosen: readonly number[]): number {
  const readings = readingsOf(grid, from, chosen)
  const cells = cellsOf(readings)
  let cost = placeCost(grid, from, chosen) + rowContentCost(cells, grid.columns)
  for (const [column, { texts }] of cells) {
    cost += contentCost(texts, grid.columns[column]?.field ?? null)
  }
  for (const [at, reading] of readings.entries()) {
    cost += reading.cost - (grid.lines[from + at]?.[0]?.cost ?? 0)
  }
  return cost
}

function readingsOf(grid: LineGrid, from: number, chosen: readonly number[]): readonly LineWay[] {
  return chosen.flatMap((way, at) => grid.lines[from + at]?.[way] ?? [])
}

/** How badly lines make one row by where their words stand. */
function placeCost(grid: LineGrid, from: number, chosen: readonly number[]): number {
  const to = from + chosen.length
  const cells = cellsOf(readingsOf(grid, from, chosen))
  const crossed = (grid.blanks[to - 1] ?? 0) - (grid.blanks[from] ?? 0)
  let cost = crossed * BLANK
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
function isNamedAlone(cells: ReadonlyMap<number, Cell>, { columns, isName }: LineGrid): boolean {
  const [only, ...others] = cells
  if (!only || others.length > 0 || columns[only[0]]?.role !== 'name') return false
  return isName(fold(only[1].texts.join('')))
}

function pageOf({ lines }: LineGrid, at: number): number {
  return lines[at]?.[0]?.pieces[0]?.words[0]?.page ?? 0
}

function cellsOf(readings: readonly LineWay[]): ReadonlyMap<number, Cell> {
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

function cellCost(cell: Cell | undefined, column: number, grid: LineGrid): number {
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

function namesCost(texts: readonly string[], { isName }: LineGrid): number {
  const names = texts.filter(
    (text, at) => at > 0 && isName(fold(text)) && !OPEN.test(texts[at - 1] ?? ''),
  )
  return names.length * TWO_NAMES
}

function middleOf(cells: readonly Cell[]): number {
  const sorted = cells.map(({ centre }) => centre).toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}
