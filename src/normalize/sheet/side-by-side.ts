/** Several projects in one table, side by side or each in rows of its own: the table is cut into one a project. */

import type { Meaning } from '../vocabulary/meaning.ts'
import { fold, isBlankText } from '../words/heading.ts'
import { meaningOf } from '../words/meaning.ts'
import { groupTables } from './column-group.ts'
import { projectsInRows } from './project-rows.ts'
import type { SheetCell, SheetTable } from './table.ts'

/** A run of columns; `to` is one past the last. */
type Range = { readonly from: number; readonly to: number }

type Known = { readonly cell: SheetCell; readonly meaning: Meaning }

/** The tables of each project, each with the columns that all share; the table itself where it holds one. */
export function projectTables(table: SheetTable): readonly SheetTable[] {
  if (table.spans === 'lost') return [table]
  const named = rowsWith(table, NAME, isName)
  for (const row of named) {
    const heading = row.find(({ meaning }) => isName(meaning))
    const projects = heading ? projectsInRows(table, heading.cell) : null
    if (projects) return projects
  }
  for (const row of named) {
    const labels = row.filter(({ meaning }) => isName(meaning))
    const starts = labels.map(({ cell }) => cell.column)
    const forms = rangesFrom(starts, table.columnCount)
    if (labels.length > 1 && repeatsHeadings(table, forms))
      return forms.map((range) => cut(table, [range]))
    const values = row.filter(
      ({ cell, meaning }) =>
        cell.column > (starts[0] ?? 0) && !meaning.header && !isBlankText(cell.text),
    )
    const columns = rangesFrom(
      values.map(({ cell }) => cell.column),
      table.columnCount,
    )
    const [first] = columns
    const isAlone = row.filter(({ meaning }) => meaning.header).length === 1
    if (isAlone && columns.length > 1 && first && repeatsHeadings(table, columns)) {
      return columns.map((range) => cut(table, [{ from: 0, to: first.from }, range]))
    }
  }
  return unitTables(table) ?? groupTables(table, (columns) => cut(table, columns)) ?? [table]
}

/** The tables of the units that share one project, side by side; null where no row names several. */
function unitTables(table: SheetTable): readonly SheetTable[] | null {
  for (const row of rowsWith(table, UNIT, ({ header }) => header === 'unit')) {
    const label = row.find(({ meaning }) => meaning.header === 'unit')
    const values = row.filter(({ cell }) => label && cell.column > label.cell.column)
    const isNamed = values.every(({ cell, meaning }) => !meaning.header && !isBlankText(cell.text))
    const units = rangesFrom(
      values.map(({ cell }) => cell.column),
      table.columnCount,
    )
    const [first] = units
    if (!first || units.length < 2 || !isNamed || !repeatsHeadings(table, units)) continue
    return units.map((unit) => cutRows(table, { from: 0, to: first.from }, unit, units))
  }
  return null
}

/** What every label of a unit holds, for a quick look. */
const UNIT = /单\s*位/u

/**
 * The table of one unit: what all share beside what is its own. A row whose cells do not keep to the columns of the units
 * is shared as it is.
 */
function cutRows(
  table: SheetTable,
  shared: Range,
  unit: Range,
  units: readonly Range[],
): SheetTable {
  const isAcross = ({ column, colSpan }: SheetCell) =>
    units.some(({ from }) => column < from && from < column + colSpan) &&
    column + colSpan < table.columnCount
  const acrossRows = new Set(table.cells.filter(isAcross).map(({ row }) => row))
  const own = cut({ ...table, cells: table.cells.filter(({ row }) => !acrossRows.has(row)) }, [
    shared,
    unit,
  ])
  const whole = [...acrossRows].flatMap((row) =>
    squeezed(
      table.cells.filter((cell) => cell.row === row),
      own.columnCount,
    ),
  )
  const cells = [...own.cells, ...whole].toSorted((a, b) => a.row - b.row || a.column - b.column)
  return { ...own, cells }
}

/** The cells of a row one after another, the last as wide as the rest. */
function squeezed(cells: readonly SheetCell[], width: number): readonly SheetCell[] {
  const last = cells.length - 1
  return cells.map((cell, at) => ({
    ...cell,
    column: at,
    colSpan: at === last ? Math.max(1, width - at) : 1,
  }))
}

/** What every label of a project's name holds, for a quick look. */
const NAME = /名\s*称/u

function isName({ header }: Meaning): boolean {
  return header === 'project_name' || header === 'transfer_name'
}

/** The rows with a label of some meaning, which holds the words of a pattern. */
function rowsWith(
  { cells }: SheetTable,
  pattern: RegExp,
  isWanted: (meaning: Meaning) => boolean,
): readonly (readonly Known[])[] {
  const rows = new Set(
    cells
      .filter(({ text }) => pattern.test(text) && isWanted(meaningOf(fold(text))))
      .map(({ row }) => row),
  )
  return [...rows].map((row) =>
    cells
      .filter((cell) => cell.row === row)
      .map((cell) => ({ cell, meaning: meaningOf(fold(cell.text)) })),
  )
}

function rangesFrom(starts: readonly number[], width: number): readonly Range[] {
  return starts.map((from, at) => ({ from, to: starts[at + 1] ?? width }))
}

/** Whether one row has the same two headings of indicators in every range, one of an actual value or a score. */
function repeatsHeadings({ cells }: SheetTable, ranges: readonly Range[]): boolean {
  const rows = Map.groupBy(
    cells.filter(({ text }) => text.length < LONGEST_HEADING),
    ({ row }) => row,
  )
  return [...rows.values()].some((row) => {
    const [first, ...others] = ranges.map((range) => fieldsIn(row, range))
    const shared = [...(first ?? [])].filter((field) => others.every((other) => other.has(field)))
    return shared.length > 1 && (shared.includes('actual') || shared.includes('score'))
  })
}

/** Characters of the longest heading of a column. */
const LONGEST_HEADING = 30

function fieldsIn(row: readonly SheetCell[], { from, to }: Range): ReadonlySet<string> {
  const under = row.filter(({ column }) => from <= column && column < to)
  const fields = under.map(({ text }) => meaningOf(fold(text)).indicator)
  return new Set(fields.filter((field) => field !== undefined))
}

/** The table's cells in some runs of columns, moved together. */
function cut(table: SheetTable, ranges: readonly Range[]): SheetTable {
  const cells: SheetCell[] = []
  let width = 0
  for (const { from, to } of ranges) {
    for (const cell of table.cells) {
      const [start, end] = [Math.max(cell.column, from), Math.min(cell.column + cell.colSpan, to)]
      if (start >= end) continue
      const column = start - from + width
      const before = cells.findIndex(
        (other) =>
          other.row === cell.row &&
          other.place === cell.place &&
          other.column + other.colSpan === column,
      )
      const left = cells[before]
      if (left) cells[before] = { ...left, colSpan: left.colSpan + end - start }
      else cells.push({ ...cell, column, colSpan: end - start })
    }
    width += to - from
  }
  const inOrder = cells.toSorted((a, b) => a.row - b.row || a.column - b.column)
  return { ...table, columnCount: width, cells: inOrder }
}
