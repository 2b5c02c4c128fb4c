/** A sheet as it is shown: hidden rows and columns taken out, addresses closed up, merges made sound. */
import type { Note, Place } from '../document.ts'
import type { Merge, Shown, WorkbookSheet } from './workbook.ts'

/** A cell with words, or a merged one without; rows and columns count what is shown, from 0. */
export type VisibleBlock = {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly text: string
  /** Where it stands in the sheet as stored. */
  readonly source: { readonly row: number; readonly column: number }
}

/** Merges longer than what a sheet holds are cut at its last cell; this many slots at most are looked at. */
const MAX_MERGED_SLOTS = 2_000_000

/** What a sheet shows, in row order. What is hidden is left out and noted. */
export function visibleBlocks(
  sheet: WorkbookSheet,
  place: Place,
  note: (note: Note) => void,
): VisibleBlock[] {
  const { cells, hiddenRows, hiddenColumns } = sheet
  const isHidden = ({ row, column }: Shown) => hiddenRows.has(row) || hiddenColumns.has(column)
  noteHiddenCells(cells.filter(isHidden), place, note)
  const rows = closedUp(hiddenRows)
  const columns = closedUp(hiddenColumns)
  const { merges, covered } = soundMerges(sheet, place, note)
  const texts = new Map(cells.map((cell) => [slot(cell), cell.text]))
  const blocks = merges.map((merge) => mergedBlock(merge, texts, { rows, columns }))
  for (const cell of cells) {
    if (isHidden(cell) || covered.has(slot(cell))) continue
    const { row, column, text } = cell
    blocks.push({
      row: rows(row),
      column: columns(column),
      rowSpan: 1,
      colSpan: 1,
      text,
      source: { row, column },
    })
  }
  return blocks
    .filter(({ rowSpan, colSpan }) => rowSpan > 0 && colSpan > 0)
    .toSorted((a, b) => a.row - b.row || a.column - b.column)
}

/** Says what a sheet, or rows and columns of it, keep from being seen. */
export function noteHiddenCells(
  cells: readonly Shown[],
  place: Place,
  note: (note: Note) => void,
): void {
  if (cells.length === 0) return
  const words = cells
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 40)
  const characters = cells.reduce((sum, { text }) => sum + text.length, 0)
  note({ code: 'hidden_content', lost: true, place, args: { words, characters } })
}

/** From a stored index to the index among those shown; for a hidden one, that of the next shown. */
function closedUp(hidden: ReadonlySet<number>): (index: number) => number {
  const sorted = [...hidden].toSorted((a, b) => a - b)
  return (index) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle] ?? 0) < index) low = middle + 1
      else high = middle
    }
    return index - low
  }
}

type Closed = {
  readonly rows: (index: number) => number
  readonly columns: (index: number) => number
}

function mergedBlock(
  merge: Merge,
  texts: ReadonlyMap<number, string>,
  { rows, columns }: Closed,
): VisibleBlock {
  const { row, column, lastRow, lastColumn } = merge
  return {
    row: rows(row),
    column: columns(column),
    rowSpan: rows(lastRow + 1) - rows(row),
    colSpan: columns(lastColumn + 1) - columns(column),
    text: texts.get(slot(merge)) ?? '',
    source: { row, column },
  }
}

/** Merges cut at the last cell with words; one that overlaps an earlier one is left out and noted. */
function soundMerges(sheet: WorkbookSheet, place: Place, note: (note: Note) => void) {
  const lastRow = sheet.cells.reduce((last, { row }) => Math.max(last, row), 0)
  const lastColumn = sheet.cells.reduce((last, { column }) => Math.max(last, column), 0)
  const covered = new Set<number>()
  const merges: Merge[] = []
  let repaired = 0
  for (const merge of sheet.merges) {
    const cut = {
      ...merge,
      lastRow: Math.min(merge.lastRow, lastRow),
      lastColumn: Math.min(merge.lastColumn, lastColumn),
    }
    const slots = slotsOf(cut, MAX_MERGED_SLOTS - covered.size)
    if (slots.length === 0) continue
    if (slots.some((at) => covered.has(at))) repaired += 1
    else {
      merges.push(cut)
      for (const at of slots) covered.add(at)
    }
  }
  if (repaired > 0) note({ code: 'spans_repaired', lost: false, place, args: { cells: repaired } })
  return { merges, covered }
}

function slotsOf({ row, column, lastRow, lastColumn }: Merge, limit: number): readonly number[] {
  const count = (lastRow - row + 1) * (lastColumn - column + 1)
  if (lastRow < row || lastColumn < column || count > limit) return []
  const slots: number[] = []
  for (let y = row; y <= lastRow; y += 1) {
    for (let x = column; x <= lastColumn; x += 1) slots.push(slot({ row: y, column: x }))
  }
  return slots
}

/** One number for an address; no sheet has more columns. */
function slot({ row, column }: { readonly row: number; readonly column: number }): number {
  return row * 16_384 + column
}
