/** Rows of a table before they stand in it. */
import type { Paragraph, Place } from '../../../extract/document.ts'
import type { SheetCell, SheetTable } from '../../sheet/table.ts'

/** A cell before it stands in a table; `line` is the first line of its words among those of the dump. */
export type DraftCell = {
  readonly column: number
  readonly colSpan: number
  readonly rowSpan: number
  readonly text: string
  readonly line: number
  readonly isUnsure: boolean
}

export type DraftRow = readonly DraftCell[]

export function draftCell(column: number, text: string, line: number): DraftCell {
  return { column, colSpan: 1, rowSpan: 1, text, line, isUnsure: false }
}

/** Rows of sections with columns of their own as one table: the last cell of each row reaches to its right edge. */
export function tableOf(rows: readonly DraftRow[], lines: readonly Paragraph[]): SheetTable {
  const ends = rows.flat().map(({ column, colSpan }) => column + colSpan)
  const width = Math.max(1, ...ends)
  const placeOf = (line: number): Place => lines[line]?.place ?? { kind: 'line', line: 1 }
  const cells: SheetCell[] = rows.flatMap((row, at) =>
    row.map(({ column, colSpan, rowSpan, text, line, isUnsure }, index) => ({
      row: at,
      column,
      rowSpan,
      colSpan: index === row.length - 1 ? width - column : colSpan,
      text,
      place: placeOf(line),
      ...(isUnsure && text !== '' ? { guessed: true as const } : {}),
    })),
  )
  return {
    type: 'table',
    rowCount: rows.length,
    columnCount: width,
    cells,
    spans: 'kept',
    place: cells[0]?.place ?? placeOf(0),
  }
}
