/** The WHATWG table algorithm: rows and spans of a `table` element → anchor cells that never overlap. */
import type { Note } from '../document.ts'
import { attribute, type Element, elementsOf, isHidden } from './element.ts'
import { noteHidden } from './walk.ts'

/** A `td` or `th` and the slots it covers; rows and columns count from 0. */
export type HtmlSlot = {
  readonly element: Element
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
}

export type HtmlGrid = {
  readonly rowCount: number
  readonly columnCount: number
  readonly slots: readonly HtmlSlot[]
}

/** The limits of the HTML standard for the attributes `colspan` and `rowspan`. */
const MAX_COL_SPAN = 1000
/** The limit of the HTML standard for `rowspan`. */
const MAX_ROW_SPAN = 65_534

/** Wider tables are cut here: no form is, and spans of thousands would cost memory for nothing. */
const MAX_COLUMNS = 2000

/** The grid of a table. Overlaps are repaired, hidden rows and cells left out; both are noted. */
export function tableGrid(table: Element, note: (note: Note) => void): HtmlGrid {
  const slots: HtmlSlot[] = []
  let rowCount = 0
  let repaired = 0
  for (const rows of rowGroups(table, note)) {
    const taken: number[] = []
    for (const [index, row] of rows.entries()) {
      const cells = visible(row, ['td', 'th'], note)
      repaired += placeCells(cells, { slots, taken, index, end: rows.length, base: rowCount })
    }
    rowCount += rows.length
  }
  if (repaired > 0) {
    note({ code: 'spans_repaired', lost: false, place: null, args: { cells: repaired } })
  }
  const columnCount = slots.reduce(
    (width, { column, colSpan }) => Math.max(width, column + colSpan),
    0,
  )
  return { rowCount, columnCount, slots }
}

/** Runs of rows that spans do not leave; `tfoot` comes last, wherever it is written. */
function rowGroups(table: Element, note: (note: Note) => void): readonly (readonly Element[])[] {
  const groups = visible(table, ['thead', 'tbody', 'tfoot'], note)
  const rows = (group: Element) => visible(group, ['tr'], note)
  const isFoot = (group: Element) => group.tagName === 'tfoot'
  return [...groups.filter((group) => !isFoot(group)), ...groups.filter(isFoot)].map(rows)
}

function visible(
  parent: Element,
  tags: readonly string[],
  note: (note: Note) => void,
): readonly Element[] {
  return elementsOf(parent).filter((element) => {
    if (!tags.includes(element.tagName)) return false
    if (!isHidden(element)) return true
    noteHidden(element, note)
    return false
  })
}

/** One row's place in its group: `taken` holds for each column the first row of the group that is free. */
type RowPlace = {
  readonly slots: HtmlSlot[]
  readonly taken: number[]
  readonly index: number
  readonly end: number
  readonly base: number
}

/** Puts a row's cells into the first free slots; gives the number of cells whose span had to be cut. */
function placeCells(cells: readonly Element[], place: RowPlace): number {
  const { slots, taken, index, end, base } = place
  let column = 0
  let repaired = 0
  for (const element of cells) {
    while ((taken[column] ?? 0) > index) column += 1
    if (column >= MAX_COLUMNS) break
    const asked = spanOf(element, 'colspan', MAX_COL_SPAN) || 1
    const colSpan = freeColumns(place, column, Math.min(asked, MAX_COLUMNS - column))
    const rows = spanOf(element, 'rowspan', MAX_ROW_SPAN) || end - index
    const rowSpan = Math.min(rows, end - index)
    if (colSpan < asked || rowSpan < rows) repaired += 1
    slots.push({ element, row: base + index, column, rowSpan, colSpan })
    for (let covered = 0; covered < colSpan; covered += 1) taken[column + covered] = index + rowSpan
    column += colSpan
  }
  return repaired
}

function freeColumns({ taken, index }: RowPlace, column: number, asked: number): number {
  let free = 1
  while (free < asked && (taken[column + free] ?? 0) <= index) free += 1
  return free
}

/** The standard's “rules for parsing non-negative integers”; 1 where there is no number. */
function spanOf(cell: Element, name: string, limit: number): number {
  const digits = /^\s*\+?(\d+)/u.exec(attribute(cell, name))?.[1]
  return digits === undefined ? 1 : Math.min(Number(digits), limit)
}
