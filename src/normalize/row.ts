/** A table as rows of slots: what stands in each row, merged cells included, with what its words may mean. */
import type { Cell, Table } from '../extract/document.ts'
import { fold, isBlank } from './heading.ts'
import { type Meaning, meaningOf } from './meaning.ts'

/** A cell as seen from one row. */
export type Slot = {
  readonly cell: Cell
  /** First column; in a table whose spans are lost, the place in the row. */
  readonly start: number
  /** One past the last column. */
  readonly end: number
  /** False where the cell is merged down from a row above. */
  readonly own: boolean
  readonly folded: string
  readonly blank: boolean
  readonly meaning: Meaning
}

export type Row = {
  /** Index of the table among the tables of the document, from 0. */
  readonly table: number
  readonly row: number
  readonly spans: 'kept' | 'lost'
  /** In column order. */
  readonly slots: readonly Slot[]
  /** Those that begin in this row and are not blank. */
  readonly words: readonly Slot[]
}

/** The rows of a table from the top; rows without any words are left out. */
export function rowsOf(table: Table, index: number): readonly Row[] {
  const rows: Slot[][] = Array.from({ length: table.rowCount }, () => [])
  for (const cell of table.cells) {
    const folded = fold(cell.text)
    const blank = isBlank(folded)
    const meaning = meaningOf(folded)
    const [start, end] = [cell.column, cell.column + cell.colSpan]
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      rows[row]?.push({ cell, start, end, own: row === cell.row, folded, blank, meaning })
    }
  }
  return rows
    .map((slots, row) => {
      slots.sort((a, b) => a.start - b.start)
      const words = slots.filter((slot) => slot.own && !slot.blank)
      return { table: index, row, spans: table.spans, slots, words }
    })
    .filter(({ words }) => words.length > 0)
}

/** The page a row begins on; null where the source has no pages. */
export function pageOf(row: Row): number | null {
  const place = row.slots[0]?.cell.place
  return place?.kind === 'page' ? place.page : null
}
