/**
 * The shapes with vertical bars: Markdown tables, a row a line with bars between its cells, and a cell a line with a bar
 * at its end. A bar behind a backslash is a word's own; `<br>` is a line end within a cell.
 */
import {
  type FlatCell,
  flatTable,
  gridTable,
  MOST_COLUMNS,
  type TextLine,
  type TextTable,
} from './line.ts'

/** Lines with one bar at their end that make a list of cells; fewer are words with a stray bar. */
const FEWEST_CELLS = 4

const DELIMITER = /^\s*(?:\|\s*)?:?-+:?\s*(?:\|\s*:?-+:?\s*)*(?:\|\s*)?$/u
const BREAK = /<br\s*\/?>/giu

/** The table that begins at `start`, if the lines there have one of these shapes. */
export function findPipeTable(lines: readonly TextLine[], start: number): TextTable | null {
  if (!hasBar(lines[start])) return null
  return (
    findMarkdownTable(lines, start) ?? findCellList(lines, start) ?? findBarredRows(lines, start)
  )
}

/** A Markdown table: headings, a line of dashes, rows of as many columns. Merged cells are blank, columns are sure. */
function findMarkdownTable(lines: readonly TextLine[], start: number): TextTable | null {
  const [head, delimiter] = [lines[start], lines[start + 1]]
  if (!head || !delimiter || !hasBar(head) || !isDelimiter(delimiter)) return null
  const width = cellsIn(head.text).length
  if (cellsIn(delimiter.text).length !== width) return null
  const rows = [rowOf(head)]
  let end = start + 2
  for (let line = lines[end]; line && hasBar(line); line = lines[end]) {
    if (!isDelimiter(line)) rows.push(rowOf(line))
    end += 1
  }
  return { table: gridTable(rows), end }
}

function isDelimiter({ text }: TextLine): boolean {
  return text.includes('-') && DELIMITER.test(text)
}

/** A cell a line: a table of one column whose rows are not those of the print. */
function findCellList(lines: readonly TextLine[], start: number): TextTable | null {
  const cells: FlatCell[][] = []
  let end = start
  for (let line = lines[end]; line && isCell(line); line = lines[end]) {
    cells.push(rowOf({ ...line, text: line.text.trimEnd().slice(0, -1) }))
    end += 1
  }
  return cells.length < FEWEST_CELLS ? null : { table: flatTable(cells), end }
}

/** Whether a line ends with a bar and holds no other. */
function isCell({ text }: TextLine): boolean {
  const words = text.trimEnd()
  return words.endsWith('|') && !words.endsWith('\\|') && !hasBar({ text: words.slice(0, -1) })
}

/**
 * A row a line. What stands blank at the end of a row was put there to make the rows equally long; where cells are blank
 * nowhere else the blank ones were left out, and columns do not stand under each other.
 */
function findBarredRows(lines: readonly TextLine[], start: number): TextTable | null {
  const rows: (readonly FlatCell[])[] = []
  let end = start
  for (let line = lines[end]; line && hasBar(line); line = lines[end]) {
    rows.push(rowOf(line))
    end += 1
  }
  const filled = rows.map(withoutTrailingBlank)
  const wide = filled.filter((row) => row.length > 1).length
  if (wide < 2 && rows.length < FEWEST_CELLS) return null
  const isGrid =
    rows.every((row) => row.length === rows[0]?.length) &&
    filled.some((row) => row.some(({ text }) => text === ''))
  return { table: isGrid ? gridTable(rows) : flatTable(filled), end }
}

function withoutTrailingBlank(row: readonly FlatCell[]): readonly FlatCell[] {
  return row.slice(0, Math.max(1, row.findLastIndex(({ text }) => text !== '') + 1))
}

function rowOf({ text, number }: TextLine): FlatCell[] {
  return cellsIn(text).map((cell) => ({ text: cell, number }))
}

/** The cells of a line; a bar at its beginning or its end is an edge of the table. */
function cellsIn(line: string): readonly string[] {
  const words = line.trim()
  const parts = words.startsWith('|') ? partsIn(words).slice(1) : partsIn(words)
  const cells = parts.length > 1 && parts.at(-1)?.trim() === '' ? parts.slice(0, -1) : parts
  return cells.map((cell) => cell.replace(BREAK, '\n').trim())
}

function partsIn(words: string): readonly string[] {
  if (!words.includes('\\|')) return words.split('|')
  return words
    .replaceAll('\\|', '\u0000')
    .split('|')
    .map((cell) => cell.replaceAll('\u0000', '|'))
}

/** Whether a line holds bars, and not more of them than a row of a table. */
function hasBar(line: Pick<TextLine, 'text'> | undefined): boolean {
  let bars = 0
  const text = line?.text ?? ''
  for (
    let at = text.indexOf('|');
    at !== -1 && bars <= MOST_COLUMNS;
    at = text.indexOf('|', at + 1)
  ) {
    if (text[at - 1] !== '\\') bars += 1
  }
  return bars > 0 && bars <= MOST_COLUMNS
}
