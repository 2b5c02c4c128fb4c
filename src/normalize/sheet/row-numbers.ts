/**
 * A column of row numbers that a workbook was printed with: 1, 2, 3 … beside the labels of the header as well as beside the
 * indicators. It numbers the sheet, not what the form holds, and is left out.
 */

import { fold, isBlankText } from '../words/heading.ts'
import { meaningOf } from '../words/meaning.ts'
import type { SheetBlock, SheetCell, SheetTable } from './table.ts'

/** Rows that are numbered at least, and share of all rows that have a number or say that they are numbered. */
const LEAST_NUMBERED = 6
/** Share of all rows that have a number or say that they are numbered, at least. Chosen; rows that go on over a page have none. */
const NUMBERED_SHARE = 0.8

const NUMBER = /^\d{1,3}$/u
const HEADING = /^(?:行次|行号|序号|编号)$/u

/** The block; of a table, what it holds without such a column. */
export function withoutRowNumbers(block: SheetBlock): SheetBlock {
  return block.type === 'table' && isNumbered(block) ? withoutFirst(block) : block
}

function isNumbered({ cells, rowCount, spans }: SheetTable): boolean {
  if (spans === 'lost' || rowCount < LEAST_NUMBERED) return false
  const first = cells.filter(({ column }) => column === 0)
  if (first.some(({ colSpan, rowSpan }) => colSpan > 1 || rowSpan > 1)) return false
  const isNumber = ({ text }: SheetCell) => NUMBER.test(fold(text))
  const numbers = first.filter(isNumber)
  const others = first.filter((cell) => !isNumber(cell) && !isBlankText(cell.text))
  return (
    numbers.length >= Math.max(LEAST_NUMBERED, rowCount * NUMBERED_SHARE) &&
    others.every(({ text }) => HEADING.test(fold(text))) &&
    numbers.every((cell, at) => isNext(cell, numbers[at - 1])) &&
    labelsHeader(cells, numbers)
  )
}

/** Whether a number follows the one above, or begins anew. */
function isNext({ text }: SheetCell, before: SheetCell | undefined): boolean {
  const number = Number(fold(text))
  return number === 1 || (before !== undefined && number === Number(fold(before.text)) + 1)
}

/** Whether a label of a form's header stands right of any of the numbers: no list of indicators or projects has one there. */
function labelsHeader(cells: readonly SheetCell[], numbers: readonly SheetCell[]): boolean {
  const rows = new Set(numbers.map(({ row }) => row))
  return cells.some(
    ({ row, column, text }) =>
      column === 1 && rows.has(row) && meaningOf(fold(text)).header !== undefined,
  )
}

function withoutFirst(table: SheetTable): SheetTable {
  const cells = table.cells
    .filter(({ column }) => column > 0)
    .map((cell) => ({ ...cell, column: cell.column - 1 }))
  return { ...table, columnCount: table.columnCount - 1, cells }
}
