/** A printed table drawn for the terminal: the eye sees what was read. */
import type { PrintedTable } from '../printed/printed.ts'
import { printable } from '../terminal/printable.ts'
import { type BoxStyle, drawBoxTable } from './box-table.ts'

/** Terminals are narrow: no margins. Chosen; a form of eight columns of short words still fits into 120 columns. */
const COMPACT: BoxStyle = { margin: 0, widestColumn: 26 }

/** The lines of the drawing. A table without cells gives none. */
export function drawGrid({ rows, columns, cells }: PrintedTable): readonly string[] {
  if (cells.length === 0) return []
  const boxes = cells.map(({ row, column, row_span, column_span, text }) => {
    return { row, column, rowSpan: row_span, colSpan: column_span, text: printable(text) }
  })
  return drawBoxTable({ rowCount: rows, columnCount: columns, cells: boxes }, COMPACT)
}
