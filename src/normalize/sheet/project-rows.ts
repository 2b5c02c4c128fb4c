/**
 * Several projects in one table, each in rows of its own under one row of headings (项目名称, 一级指标 …). What is printed
 * once for a project, its name, money, goal or total, becomes rows of its own around the rows of its indicators.
 */

import { isFigure } from '../value/score.ts'
import { fold, isBlankText } from '../words/heading.ts'
import { guessFund, meaningOf } from '../words/meaning.ts'
import type { SheetCell, SheetTable } from './table.ts'

/** The headings: the first row, and one past the last. */
type Head = { readonly from: number; readonly to: number; readonly name: SheetCell }

/** The rows of one project; `to` is one past the last. */
type Group = { readonly from: number; readonly to: number }

/** A column that holds one value for each project. */
type Once = {
  readonly heading: SheetCell
  readonly over: SheetCell | null
  readonly column: number
}

/** The tables of each project; null where the heading names no projects, or the rows but one. */
export function projectsInRows(table: SheetTable, name: SheetCell): readonly SheetTable[] | null {
  const head = { from: name.row, to: name.row + name.rowSpan, name }
  if (!cellsOfRows(table, head).some(isLevel)) return null
  const groups = groupsIn(table, head)
  if (groups.length < 2) return null
  const once = columnsOnce(table, head, groups)
  const lead = { from: head.to, to: groups[0]?.from ?? head.to }
  return groups.map((group, at) =>
    tableOf(table, head, { group, once, lead: at === 0 ? lead : { from: 0, to: 0 } }),
  )
}

function cellsOfRows({ cells }: SheetTable, { from, to }: Group): readonly SheetCell[] {
  return cells.filter(({ row }) => row >= from && row < to)
}

function isLevel({ text }: SheetCell): boolean {
  return meaningOf(fold(text)).indicator?.startsWith('level') === true
}

/** From each row that names a project to the next; a name alone in its row is a banner over several. */
function groupsIn(table: SheetTable, { to, name: { column } }: Head): readonly Group[] {
  const rows = Map.groupBy(table.cells, ({ row }) => row)
  const starts = [...rows].flatMap(([row, cells]) => {
    if (row < to || cells.some(({ text }) => meaningOf(fold(text)).label)) return []
    const filled = cells.filter(({ text }) => !isBlankText(text))
    const named = filled.find((cell) => cell.column === column && !isFigure(fold(cell.text)))
    return named && filled.length > 1 ? [row] : []
  })
  return starts.map((from, at) => ({ from, to: starts[at + 1] ?? table.rowCount }))
}

/** The columns but those of levels that hold nothing below the first row of any project. */
function columnsOnce(table: SheetTable, head: Head, groups: readonly Group[]): readonly Once[] {
  const many = groups.filter(({ from, to }) => to - from > 1)
  if (many.length === 0) return []
  const headings = cellsOfRows(table, head)
  const leaves = headings.filter(
    (cell) => cell.colSpan === 1 && cell.row + cell.rowSpan === head.to && !isLevel(cell),
  )
  return leaves
    .filter(({ column }) =>
      many.every(({ from, to }) =>
        table.cells.every(
          (cell) =>
            cell.column !== column || cell.row <= from || cell.row >= to || isBlankText(cell.text),
        ),
      ),
    )
    .filter(({ column }) => many.some(({ from }) => textAt(table, from, column) !== ''))
    .map((heading) => ({ heading, over: overOf(heading, headings), column: heading.column }))
}

function overOf({ row, column }: SheetCell, headings: readonly SheetCell[]): SheetCell | null {
  const over = headings.find(
    (cell) => cell.row < row && cell.column <= column && cell.column + cell.colSpan > column,
  )
  return over ?? null
}

function cellAt({ cells }: SheetTable, row: number, column: number): SheetCell | undefined {
  return cells.find((cell) => cell.row === row && cell.column === column)
}

function textAt(table: SheetTable, row: number, column: number): string {
  return cellAt(table, row, column)?.text.trim() ?? ''
}

type Part = {
  readonly group: Group
  readonly once: readonly Once[]
  /** Rows between the headings and the first project. */
  readonly lead: Group
}

/** What stands above for all projects, what the project has once, its indicators, what sums it up. */
function tableOf(table: SheetTable, head: Head, { group, once, lead }: Part): SheetTable {
  const taken = new Set(once.map(({ column }) => column))
  const isSum = ({ heading }: Once) => meaningOf(fold(heading.text)).label !== undefined
  const before = once.filter((column) => !isSum(column))
  const after = once.filter(isSum)
  const own = (range: Group) =>
    rowsIn(table, range).map((row) => row.filter((cell) => !isTaken(cell, taken)))
  const rows = [
    ...rowsIn(table, { from: 0, to: head.from }),
    ...moneyRows(table, before.filter(isMoney), group),
    ...pairRows(
      table,
      before.filter((column) => !isMoney(column)),
      group,
    ),
    ...own(head),
    ...rowsIn(table, lead),
    ...own(group),
    ...pairRows(table, after, group),
  ]
  const cells = rows.flatMap((row, at) => row.map((cell) => ({ ...cell, row: at })))
  return { ...table, rowCount: rows.length, cells }
}

function rowsIn(table: SheetTable, { from, to }: Group): readonly (readonly SheetCell[])[] {
  return Array.from({ length: to - from }, (_, at) =>
    table.cells.filter(({ row }) => row === from + at),
  )
}

/** Whether a cell stands in, or over nothing but, columns that were taken out. */
function isTaken({ column, colSpan }: SheetCell, taken: ReadonlySet<number>): boolean {
  return Array.from({ length: colSpan }, (_, at) => column + at).every((at) => taken.has(at))
}

function isMoney({ heading, over }: Once): boolean {
  return isMoneyText(heading.text) || (over !== null && isMoneyText(over.text))
}

function isMoneyText(text: string): boolean {
  const folded = fold(text)
  const { fund, header, goal } = meaningOf(folded)
  return header === undefined && goal === undefined && (fund ?? guessFund(folded)) !== undefined
}

/** The money of a project under its headings, led by what stands over them. */
function moneyRows(
  table: SheetTable,
  money: readonly Once[],
  { from }: Group,
): readonly SheetCell[][] {
  const [first] = money
  if (!first) return []
  const blank = { ...first.heading, text: '' }
  const values = money.map(({ column, heading }) => {
    return cellAt(table, from, column) ?? { ...heading, text: '' }
  })
  return [
    beside([blank, ...money.map(({ heading }) => heading)]),
    beside([first.over ?? blank, ...values]),
  ]
}

/** Each heading beside its value. */
function pairRows(
  table: SheetTable,
  once: readonly Once[],
  { from }: Group,
): readonly SheetCell[][] {
  return once.flatMap(({ heading, column }) => {
    const value = cellAt(table, from, column)
    return value && !isBlankText(value.text) ? [beside([heading, value])] : []
  })
}

/** Cells gathered into one row, each in a column of its own. */
function beside(cells: readonly SheetCell[]): SheetCell[] {
  return cells.map((cell, column) => ({ ...cell, column, rowSpan: 1, colSpan: 1 }))
}
