/** A text as numbered lines, and the tables that its flattened shapes become. */
import type { Cell, Paragraph, Table } from '../document.ts'

export type TextLine = {
  readonly text: string
  /** From 1, as an editor counts. */
  readonly number: number
}

/** A cell as a flattened text gives it: its words and the line it begins on. */
export type FlatCell = { readonly text: string; readonly number: number }

/** A table found from some line on. */
export type TextTable = {
  readonly table: Table
  /** Index of the first line after the table. */
  readonly end: number
}

/** Columns of the widest table that is read as one; a longer line is no row. */
export const MOST_COLUMNS = 400

/** A form feed stands at the start of the first line of its page. */
export function linesOf(text: string): readonly TextLine[] {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/(?<=[^\n])\f/gu, '\n\f')
    .replaceAll('\u001a', '')
    .split('\n')
    .map((line, index) => ({ text: line, number: index + 1 }))
}

export function paragraphAt({ text, number }: TextLine): Paragraph {
  return { type: 'paragraph', text, level: null, place: { kind: 'line', line: number } }
}

/** Rows of different length as a table whose spans are lost. */
export function flatTable(rows: readonly (readonly FlatCell[])[]): Table {
  return tableOf(rows, 'lost')
}

/** Rows whose columns stand under each other; what was merged is a blank cell in each row or column but its first. */
export function gridTable(rows: readonly (readonly FlatCell[])[]): Table {
  return tableOf(rows, 'kept')
}

function tableOf(rows: readonly (readonly FlatCell[])[], spans: Table['spans']): Table {
  const cells: Cell[] = rows.flatMap((row, rowIndex) =>
    row.map(({ text, number }, column) => ({
      row: rowIndex,
      column,
      rowSpan: 1,
      colSpan: 1,
      text: text.trim(),
      place: { kind: 'line', line: number },
    })),
  )
  return {
    type: 'table',
    rowCount: rows.length,
    columnCount: rows.reduce((most, row) => Math.max(most, row.length), 0),
    cells,
    spans,
    place: { kind: 'line', line: rows[0]?.[0]?.number ?? 1 },
  }
}
