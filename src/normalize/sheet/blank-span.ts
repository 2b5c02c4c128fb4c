/**
 * Tables of a text that kept a blank cell wherever cells are merged: their columns stand under each other, and what was
 * merged is told from where the blanks stand.
 */

import { gainOfOrder } from '../column/align.ts'
import { isLevelName } from '../column/shape.ts'
import { parseDecimal } from '../value/score.ts'
import type { ColumnField } from '../vocabulary/column-field.ts'
import { titleIn } from '../words/title.ts'
import { flatRows, type Slot } from './row.ts'
import type { SheetBlock, SheetCell, SheetTable } from './table.ts'

/** A row of a table in which every column has a cell. */
type GridRow = {
  readonly cells: readonly Slot[]
  /** The columns of the first words that are no serial number and of the last words; -1 where there are none. */
  readonly first: number
  readonly last: number
}

/** Rows that have a blank before their words, at least, where blanks were kept. */
const FEWEST_GAPS = 2
/** Headings of indicators in a row that heads a table of them. */
const FEWEST_HEADINGS = 3
/** What is gained by reading a row in order, where its cells do not stand under their headings. */
const LEAST_GAIN = 2
/** Share of the rows of values that may be better read with their cells under other headings. */
const MISPLACED_SHARE = 0.12

/** The block with merged cells told from its blanks; any other block as it is. */
export function withBlankSpans(block: SheetBlock): SheetBlock {
  if (block.type !== 'table' || block.place.kind !== 'line' || block.columnCount < 2) return block
  const rows = gridOf(block)
  if (!rows || (block.spans === 'lost' && !keptItsBlanks(rows))) return block
  return spanned(block, rows)
}

/** The rows of a table whose rows are equally long; null of another one, or one with merged cells. */
function gridOf(table: SheetTable): readonly GridRow[] | null {
  const { cells, rowCount, columnCount } = table
  if (cells.length !== rowCount * columnCount) return null
  if (cells.some(({ rowSpan, colSpan }) => rowSpan * colSpan > 1)) return null
  const rows = flatRows(table)
  return rows.every((row) => row.length === columnCount) ? rows.map(gridRow) : null
}

function gridRow(cells: readonly Slot[]): GridRow {
  return {
    cells,
    first: cells.findIndex(({ blank, folded }) => !(blank || SERIAL.test(folded))),
    last: cells.findLastIndex(({ blank }) => !blank),
  }
}

const SERIAL = /^\d{1,3}$/u

/** Whether blanks stand within rows, not only at their ends, and words stand under headings that they can belong to. */
function keptItsBlanks(rows: readonly GridRow[]): boolean {
  if (rows.filter(hasGap).length < FEWEST_GAPS) return false
  const head = rows.findIndex(
    ({ cells }) => cells.filter(({ meaning }) => meaning.indicator).length >= FEWEST_HEADINGS,
  )
  const columns = (rows[head]?.cells ?? []).map((slot) => {
    const { start, end, meaning } = slot
    return { field: meaning.indicator ?? ('unknown' as const), start, end, heading: '', slot }
  })
  const below = head < 0 ? [] : rows.slice(head + 1)
  const end = below.findIndex(({ cells, first }) => opensPart(cells[first]))
  const under = below.slice(0, end === -1 ? below.length : end).filter(isOfValues)
  const misplaced = under.filter(
    ({ cells }) => isUnderNames(cells, columns) || gainOfOrder(cells, columns) > LEAST_GAIN,
  ).length
  return misplaced <= under.length * MISPLACED_SHARE
}

/** Whether 质量指标 stands where the names of indicators should, and no level before it: the row has moved. */
function isUnderNames(
  cells: readonly Slot[],
  columns: readonly { readonly field: ColumnField }[],
): boolean {
  const at = columns.findIndex(({ field }) => field === 'level3')
  const name = cells[at]
  const isMoved = name?.folded.endsWith('指标') === true && isLevelName(name.folded)
  return isMoved && cells.slice(0, at).every(({ blank }) => blank)
}

/** Whether the first words of a row belong to another part of the form. */
function opensPart(first: Slot | undefined): boolean {
  const { header, fund, goal, label } = first?.meaning ?? {}
  return [header, fund, goal, label].some((meaning) => meaning !== undefined)
}

/** Whether a row may be that of an indicator: several words, none of them a label or a heading. */
function isOfValues({ cells, first, last }: GridRow): boolean {
  const isKnown = ({ meaning }: Slot) => Object.keys(meaning).length > 0
  return first !== last && !cells.some(isKnown)
}

function hasGap({ cells, last }: GridRow): boolean {
  const blank = cells.findIndex((slot) => slot.blank)
  return blank >= 0 && blank < last
}

/** The table with what was merged in one: a blank cell that another covers is left out. */
function spanned(table: SheetTable, rows: readonly GridRow[]): SheetTable {
  const taken = new Set<SheetCell>()
  const cells: SheetCell[] = []
  for (const slot of rows.flatMap((row) => row.cells)) {
    const { cell, blank } = slot
    if (taken.has(cell)) continue
    const spans = blank ? NO_SPANS : spansOf(slot, rows)
    for (const other of coveredBy(cell, spans, rows)) taken.add(other)
    cells.push({ ...cell, ...spans })
  }
  return { ...table, cells, spans: 'kept' }
}

type Spans = Pick<SheetCell, 'rowSpan' | 'colSpan'>

const NO_SPANS: Spans = { rowSpan: 1, colSpan: 1 }

function spansOf(slot: Slot, rows: readonly GridRow[]): Spans {
  const colSpan = widthOf(slot, rows)
  return { colSpan, rowSpan: colSpan > 1 ? 1 : heightOf(slot, rows) }
}

function coveredBy(
  { row, column }: SheetCell,
  { rowSpan, colSpan }: Spans,
  rows: readonly GridRow[],
): readonly SheetCell[] {
  return rows
    .slice(row, row + rowSpan)
    .flatMap(({ cells }) => cells.slice(column, column + colSpan))
    .map(({ cell }) => cell)
}

/** Columns of a cell: all those of a row that it heads alone, or those of the headings or the values that it stands over. */
function widthOf(slot: Slot, rows: readonly GridRow[]): number {
  const { row, column } = slot.cell
  const [own, below] = [rows[row], rows[row + 1]]
  if (!own) return 1
  const next = own.cells.findIndex(({ blank }, at) => at > column && !blank)
  const end = next === -1 ? own.cells.length : next
  if (column === 0 && next === -1) return headsRow(slot) ? end : 1
  if (end === column + 1 || !below || own.cells.some(({ folded }) => isNumber(folded))) return 1
  if (hasUnitBeside(slot, rows)) return 2
  return headsGroup(slot, below.cells.slice(column, end)) && isUnder(below, own) ? end - column : 1
}

/** Whether words stand under a heading and each of the blanks beside it. */
function headsGroup({ meaning }: Slot, under: readonly Slot[]): boolean {
  const words = under.filter(({ blank }) => !blank)
  const areHeadings = words.every(({ folded }) => !isNumber(folded))
  return words.length > 1 && areHeadings && under[0]?.blank === false && meaning.goal === undefined
}

/** Whether a row is the second of two rows of headings: blank under some of the first. */
function isUnder(below: GridRow, { cells }: GridRow): boolean {
  return below.cells.some(({ blank }, at) => blank && cells[at]?.blank === false)
}

/** Whether the column beside a value's has no heading and holds units: 指标值 over 9200 | 人. */
function hasUnitBeside({ cell, meaning }: Slot, rows: readonly GridRow[]): boolean {
  const { indicator } = meaning
  if (indicator !== 'target' && indicator !== 'actual') return false
  const words = rows
    .slice(cell.row + 1)
    .flatMap(({ cells }) => cells[cell.column + 1] ?? [])
    .filter(({ blank }) => !blank)
  return words.length > 1 && words.every(({ folded }) => UNIT.test(folded))
}

const UNIT = /^[^\d]{1,4}$/u

const NUMBERED = /^[一二三四五六七八九十]{1,3}、/u

/** Whether words that stand alone in a row head the rows below. */
function headsRow({ cell, folded, meaning }: Slot): boolean {
  if (isLevelName(folded) || NUMBERED.test(folded)) return true
  return meaning.indicator === 'lead' || titleIn(cell.text) !== null
}

/** Rows of a cell: those in which nothing stands under it or left of that, so that the next words to the right are its own. */
function heightOf({ cell }: Slot, rows: readonly GridRow[]): number {
  let row = cell.row + 1
  while (isGoneOn(rows[row], cell.column)) row++
  return row - cell.row
}

/** Whether a row begins right of a column, a serial number aside. */
function isGoneOn(row: GridRow | undefined, column: number): boolean {
  if (!row?.cells[column]?.blank || row.last <= column) return false
  return row.first === -1 || row.first > column
}

const isNumber = (folded: string): boolean => parseDecimal(folded) !== null
