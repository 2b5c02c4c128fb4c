/** Comma-separated values (RFC 4180): a row a line, columns sure, merged cells blank. */
import { type FlatCell, gridTable, MOST_COLUMNS, type TextLine, type TextTable } from './line.ts'

/** Rows and columns that show a table; lines of prose have as many commas by chance. */
const FEWEST_ROWS = 4
/** The same for columns. */
const FEWEST_COLUMNS = 4
/** Longer “cells” on the whole are clauses. */
const MAX_MEDIAN_LENGTH = 20
/** A quoted cell with more line ends is a stray quotation mark. */
const MAX_QUOTED_LINES = 50

type Row = { readonly cells: readonly FlatCell[]; readonly end: number }

/** The table that begins at `start`, if rows of equal length stand there. */
export function findCommaTable(lines: readonly TextLine[], start: number): TextTable | null {
  const rows: (readonly FlatCell[])[] = []
  let end = start
  for (let row = rowAt(lines, start); row; row = rowAt(lines, end)) {
    if (row.cells.length !== (rows[0] ?? row.cells).length) break
    rows.push(row.cells)
    end = row.end
  }
  return rows.length >= FEWEST_ROWS && isShort(rows.flat()) ? { table: gridTable(rows), end } : null
}

function isShort(cells: readonly FlatCell[]): boolean {
  const lengths = cells.map(({ text }) => text.length).toSorted((a, b) => a - b)
  return (lengths[Math.floor(lengths.length / 2)] ?? 0) <= MAX_MEDIAN_LENGTH
}

/** The row that begins on a line; null where it has too few cells, or too many. */
function rowAt(lines: readonly TextLine[], index: number): Row | null {
  const line = lines[index]
  if (!line?.text.includes(',')) return null
  let text = line.text
  let end = index + 1
  while (isOpen(text) && end < lines.length && end - index < MAX_QUOTED_LINES) {
    text += `\n${lines[end]?.text}`
    end += 1
  }
  if (isOpen(text)) return null
  const cells = cellsIn(text).map((cell) => ({ text: cell, number: line.number }))
  return cells.length < FEWEST_COLUMNS || cells.length > MOST_COLUMNS ? null : { cells, end }
}

/** Whether a quoted cell goes on. */
function isOpen(text: string): boolean {
  return /(?:^|,)"/u.test(text) && text.split('"').length % 2 === 0
}

const CELL = /(?:^|,)(?:"((?:[^"]|"")*)"(?=,|$)|([^,]*))/gu

function cellsIn(text: string): readonly string[] {
  return [...text.matchAll(CELL)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}
