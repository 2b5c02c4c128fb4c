/** A table as rows of slots: what stands in each row, merged cells included, with what its words may mean. */

import { parseDecimal } from '../value/score.ts'
import { addNote, type Notes } from '../value/sourced.ts'
import type { Meaning } from '../vocabulary/meaning.ts'
import { fold, isBlank } from '../words/heading.ts'
import { meaningOf } from '../words/meaning.ts'
import type { SheetCell, SheetTable } from './table.ts'

/** A cell as seen from one row. */
export type Slot = {
  readonly cell: SheetCell
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
  /** Whether the file ran several printed rows together in this one. */
  readonly split: boolean
  /** In column order. */
  readonly slots: readonly Slot[]
  /** Those that begin in this row and are not blank. */
  readonly words: readonly Slot[]
}

/** The rows of a table from the top; rows without any words are left out. */
export function rowsOf(table: SheetTable, index: number): readonly Row[] {
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
    .flatMap((slots, row) => {
      slots.sort((a, b) => a.start - b.start)
      const pieces = table.spans === 'lost' ? piecesOf(slots) : [slots]
      const split = pieces.length > 1
      return pieces.map((piece) => rowOf(piece, { table: index, row, spans: table.spans, split }))
    })
    .filter(({ words }) => words.length > 0)
}

/** The cells of a table without merged ones, row by row, as slots at their places in the rows; blank rows among them. */
export function flatRows({ cells, rowCount }: SheetTable): readonly (readonly Slot[])[] {
  const rows: Slot[][] = Array.from({ length: rowCount }, () => [])
  for (const cell of cells) {
    const folded = fold(cell.text)
    const [start, end, meaning] = [cell.column, cell.column + 1, meaningOf(folded)]
    rows[cell.row]?.push({ cell, start, end, own: true, folded, blank: isBlank(folded), meaning })
  }
  return rows
}

function rowOf(slots: readonly Slot[], about: Omit<Row, 'slots' | 'words'>): Row {
  return { ...about, slots, words: slots.filter((slot) => slot.own && !slot.blank) }
}

/**
 * Printed rows that a flattened text ran together (the scoring table of a Beijing report): headings of levels, then
 * 名称 and 分值 under them, then values. Elsewhere the row itself.
 */
function piecesOf(slots: readonly Slot[]): readonly (readonly Slot[])[] {
  const level = slots.findIndex(({ meaning }) => meaning.indicator?.startsWith('level'))
  if (level < 0) return [slots]
  const data = slots.findIndex(
    ({ blank, meaning }, at) => at > level && !blank && meaning.indicator === undefined,
  )
  const numbers = slots.filter(({ folded }) => parseDecimal(folded) !== null).length
  if (data < 0 || numbers < 2) return [slots]
  const names = slots.findIndex(({ meaning }) => meaning.indicator === 'level_name')
  const cuts = [0, ...(names > level && names < data ? [names] : []), data, slots.length]
  return cuts
    .slice(0, -1)
    .map((cut, at) =>
      slots.slice(cut, cuts[at + 1]).map((slot, start) => ({ ...slot, start, end: start + 1 })),
    )
}

/** A slot with other words: a part of what is printed in it. */
export function withText(slot: Slot, text: string): Slot {
  const folded = fold(text)
  const cell = { ...slot.cell, text: text.trim() }
  return { ...slot, cell, folded, blank: isBlank(folded), meaning: meaningOf(folded) }
}

/** Notes that the borders of a row's cells are a guess, where they are. */
export function noteGuess({ slots, row }: Row, path: string, notes: Notes): void {
  const guessed = slots.find(({ cell }) => cell.guessed)
  if (!guessed) return
  const { place } = guessed.cell
  addNote(notes, { code: 'boundary_guessed', path, place, args: { row: row + 1 } })
}

/** The page a row begins on; null where the source has no pages. */
export function pageOf(row: Row): number | null {
  const place = row.slots[0]?.cell.place
  return place?.kind === 'page' ? place.page : null
}
