/** Tables in Markdown: a plain one in its own signs, one with merged cells as HTML, which Markdown takes as it stands. */
import type { Cell, Table } from '../extract/document.ts'
import { escapedCell, escapedHtml } from './escape.ts'

/** The lines of a table; empty for one without cells. */
export function tableLines(table: Table): readonly string[] {
  if (table.cells.length === 0) return []
  const isMerged = table.cells.some(({ rowSpan, colSpan }) => rowSpan > 1 || colSpan > 1)
  return isMerged ? htmlLines(table) : rowLines(rowsOf(table))
}

/** Rows of words under the first of them; each is brought to the width of the widest. */
export function rowLines(rows: readonly (readonly string[])[]): readonly string[] {
  const width = Math.max(1, ...rows.map((row) => row.length))
  const lines = rows.map((row) => {
    const cells = Array.from({ length: width }, (_, column) => escapedCell(row[column] ?? ''))
    return `| ${cells.join(' | ')} |`
  })
  return [lines[0] ?? '', `|${' --- |'.repeat(width)}`, ...lines.slice(1)]
}

function rowsOf({ rowCount, cells }: Table): readonly (readonly string[])[] {
  const rows = Array.from({ length: rowCount }, (): string[] => [])
  for (const { row, column, text } of cells) {
    const words = rows[row]
    if (!words) continue
    while (words.length < column) words.push('')
    words.push(text)
  }
  return rows
}

function htmlLines(table: Table): readonly string[] {
  const rows = Array.from({ length: table.rowCount }, (): string[] => [])
  for (const cell of table.cells) rows[cell.row]?.push(htmlCell(cell))
  return ['<table>', ...rows.map((cells) => `<tr>${cells.join('')}</tr>`), '</table>']
}

function htmlCell({ rowSpan, colSpan, text }: Cell): string {
  const spans = [
    rowSpan > 1 ? ` rowspan="${rowSpan}"` : '',
    colSpan > 1 ? ` colspan="${colSpan}"` : '',
  ]
  return `<td${spans.join('')}>${escapedHtml(text)}</td>`
}
