/**
 * The shape “a cell a line”: each line begins with a tab, and as a rule holds one cell; rows are parted by a blank line,
 * tables by two. A cell may hold several lines, and several paragraphs with blank lines between them.
 */
import { type FlatCell, flatTable, type TextLine, type TextTable } from './line.ts'

/** Longer “cells” on the whole are paragraphs that are indented by a tab. */
const MAX_MEDIAN_LENGTH = 40

/** The table that begins at `start`, if the lines there have this shape. `parted`: the file parts tables by two blank lines. */
export function findCellTable(
  lines: readonly TextLine[],
  start: number,
  parted: boolean,
): TextTable | null {
  if (!looksLikeCells(lines, start)) return null
  const state: State = { rows: [[]], blanks: 0, paragraphs: false, end: start }
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index]
    if (line === undefined) break
    if (completesRow(lines, index, state)) state.blanks = 0
    if (!takeLine(line, state, parted || rowGoesOn(lines, index))) break
    if (state.blanks === 0) state.end = index + 1
  }
  return isTable(state.rows) ? { table: flatTable(state.rows), end: state.end } : null
}

/** Whether the file parts its tables from what follows by two blank lines, so that a single one inside a cell is no end. */
export function separatesByTwoBlankLines(lines: readonly TextLine[]): boolean {
  return lines.some(
    ({ text }, index) => isCell(text) && isBlank(lines[index + 1]) && isBlank(lines[index + 2]),
  )
}

/** Whether the lines from `start` to the next blank one or two have this shape rather than that of whole rows. */
function looksLikeCells(lines: readonly TextLine[], start: number): boolean {
  const end = lines.findIndex((line, at) => at > start && isBlank(line) && isBlank(lines[at + 1]))
  const tabbed = lines
    .slice(start, end === -1 ? lines.length : end)
    .filter(({ text }) => text.includes('\t'))
  const single = tabbed.filter(({ text }) => text.startsWith('\t') && !text.includes('\t', 1))
  return isCell(lines[start]?.text ?? '') && single.length * 2 > tabbed.length
}

function isCell(text: string): boolean {
  return text.startsWith('\t')
}

type State = {
  readonly rows: FlatCell[][]
  /** Blank lines since the last words. */
  blanks: number
  /** The cell being read has several paragraphs. */
  paragraphs: boolean
  /** Index after the last line that belongs to the table. */
  end: number
}

/** Takes a line into the table; false where the table has ended. */
function takeLine(line: TextLine, state: State, mayGoOn: boolean): boolean {
  if (line.text.trim() === '' && !line.text.startsWith('\t')) {
    state.blanks += 1
    return state.blanks < 4
  }
  if (isCell(line.text)) return takeCell(line, state)
  return takeText(line, state, mayGoOn)
}

function takeCell(line: TextLine, state: State): boolean {
  // A cell of several paragraphs is closed by a blank line of its own.
  const parting = state.paragraphs && state.blanks >= 2 ? state.blanks - 2 : state.blanks
  if (parting >= 2) return false
  const cells = line.text
    .slice(1)
    .split('\t')
    .map((text) => ({ text, number: line.number }))
  if (parting === 1) state.rows.push(cells)
  else state.rows.at(-1)?.push(...cells)
  state.blanks = 0
  state.paragraphs = false
  return true
}

function takeText(line: TextLine, state: State, mayGoOn: boolean): boolean {
  const row = state.rows.at(-1)
  const cell = row?.at(-1)
  if (!row || !cell || state.blanks > 1 || (state.blanks === 1 && !mayGoOn)) return false
  row.splice(-1, 1, { ...cell, text: `${cell.text}\n${line.text.trim()}` })
  state.paragraphs ||= state.blanks === 1
  state.blanks = 0
  return true
}

/** Whether the words at `index` are followed by a cell of the same row. */
function rowGoesOn(lines: readonly TextLine[], index: number): boolean {
  const next = lines.findIndex(({ text }, at) => at >= index && text.startsWith('\t'))
  if (next === -1) return false
  const blanks = [1, 2, 3].filter((back) => isBlank(lines[next - back])).length
  return blanks === 0 || blanks === 2
}

/** After the empty line at a cell's end: whether the cells from `index` on give the row the length of the one above. */
function completesRow(lines: readonly TextLine[], index: number, { rows, blanks }: State): boolean {
  if (blanks !== 2 || rows.length < 2) return false
  const end = lines.findIndex((line, at) => at > index && isBlank(line))
  const rest = lines
    .slice(index, end === -1 ? lines.length : end)
    .reduce((count, { text }) => count + text.split('\t').length - 1, 0)
  return rest > 0 && (rows.at(-1)?.length ?? 0) + rest === rows.at(-2)?.length
}

function isBlank(line: TextLine | undefined): boolean {
  return line === undefined || line.text === ''
}

function isTable(rows: readonly (readonly FlatCell[])[]): boolean {
  const lengths = rows
    .flat()
    .map(({ text }) => text.length)
    .toSorted((a, b) => a - b)
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0
  return rows.some((row) => row.length > 1) && median <= MAX_MEDIAN_LENGTH
}
