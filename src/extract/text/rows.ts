/** The shape “a row a line”: tabs between the cells, merged cells lost or left empty. */
import { type FlatCell, flatTable, type TextLine, type TextTable } from './line.ts'

/** A quoted cell with more line ends is a stray quotation mark. */
const MAX_QUOTED_LINES = 50

type Row = { readonly cells: readonly FlatCell[]; readonly end: number }

/** The table that begins at `start`, if at least two rows stand there. */
export function findRowTable(lines: readonly TextLine[], start: number): TextTable | null {
  const rows: FlatCell[][] = []
  let end = start
  if (!lines.slice(start, quotedEnd(lines, start)).some(hasTab)) return null
  for (let next = rowAt(lines, end); next !== null; next = rowAt(lines, end)) {
    rows.push([...next.cells])
    end = next.end
  }
  const joined = joinBroken(rows)
  return joined.length < 2 ? null : { table: flatTable(joined), end }
}

/** One row; a line without a tab is one only between two rows. */
function rowAt(lines: readonly TextLine[], index: number): Row | null {
  const line = lines[index]
  if (line === undefined) return null
  const end = quotedEnd(lines, index)
  const text = lines
    .slice(index, end)
    .map((part) => part.text)
    .join('\n')
  if (!text.includes('\t') && !isBetween(line, lines[end])) return null
  return { cells: cellsOf(text).map((cell) => ({ text: cell, number: line.number })), end }
}

function hasTab({ text }: TextLine): boolean {
  return text.includes('\t')
}

function isBetween(line: TextLine, next: TextLine | undefined): boolean {
  return line.text.trim() !== '' && next !== undefined && hasTab(next)
}

/** A cell copied from a spreadsheet is quoted where it has line ends, so that a row runs over several lines. */
function quotedEnd(lines: readonly TextLine[], start: number): number {
  let open = false
  for (let index = start; index < Math.min(lines.length, start + MAX_QUOTED_LINES); index += 1) {
    const text = lines[index]?.text ?? ''
    if (!open && !/(^|\t)"/u.test(text)) return index + 1
    const marks = text.split('"').length - 1
    open = marks % 2 === 1 ? !open : open
    if (!open) return index + 1
  }
  return start + 1
}

const QUOTED = /(?<=^|\t)"((?:[^"]|"")*)"(?=\t|$)/gu

function cellsOf(text: string): readonly string[] {
  const kept: string[] = []
  const masked = text.replace(QUOTED, (_, inner: string) => {
    kept.push(inner.replaceAll('""', '"'))
    return `\u0000${kept.length - 1}`
  })
  return masked
    .split('\t')
    .map((cell) => (cell.startsWith('\u0000') ? (kept[Number(cell.slice(1))] ?? '') : cell))
}

/** A line end inside a cell cuts a row in two; together they have the width that the table's rows have. */
function joinBroken(rows: readonly FlatCell[][]): readonly FlatCell[][] {
  const width = commonLength(rows)
  const joined: FlatCell[][] = []
  for (const row of rows) {
    const above = joined.at(-1)
    const last = above?.at(-1)
    const [first, ...rest] = row
    const isPart = above && last && first && above.length < width && row.length < width
    if (isPart && above.length + rest.length === width && first.text !== '') {
      above.splice(-1, 1, { ...last, text: `${last.text}\n${first.text}` }, ...rest)
    } else joined.push(row)
  }
  return joined
}

/** The length that more than half of the rows have, or 0. */
function commonLength(rows: readonly (readonly FlatCell[])[]): number {
  const counts = new Map<number, number>()
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [length, count] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [0, 0]
  return count * 2 > rows.length ? length : 0
}
