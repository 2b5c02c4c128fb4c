/** A table drawn with rules for people, Chinese widths and merged cells right. */
import stringWidth from 'string-width'
import type { Table } from './document.ts'

/** Display columns that a column of single cells may take before its words are wrapped. */
const WIDEST_COLUMN = 24

const NONE = -1

/** Which strokes meet at a corner, as up, right, down, left bits. */
const corners = [' ', '╵', '╶', '└', '╷', '│', '┌', '├', '╴', '┘', '─', '┴', '┐', '┤', '┬', '┼']

type Grid = {
  readonly table: Table
  /** The index of the cell that holds each slot; `NONE` where no cell does. */
  readonly owners: readonly (readonly number[])[]
  /** Display columns of each column, rules and margins left out. */
  readonly widths: readonly number[]
  /** The wrapped words of each cell. */
  readonly lines: readonly (readonly string[])[]
  /** The line of the drawing on which the rule above each row stands. */
  readonly tops: readonly number[]
}

/** The lines of a drawn table; empty for a table without columns. */
export function drawTable(table: Table): readonly string[] {
  if (table.columnCount === 0 || table.rowCount === 0) return []
  const widths = columnWidths(table)
  const lines = table.cells.map(({ text, column, colSpan }) =>
    wrap(text, widthOf({ widths }, column, colSpan)),
  )
  const heights = rowHeights(table, lines)
  const grid: Grid = { table, owners: ownersOf(table), widths, lines, tops: topsOf(heights) }
  const drawn: string[] = []
  for (const [row, height] of heights.entries()) {
    drawn.push(ruleLine(grid, row))
    for (let line = 0; line < height; line++) drawn.push(textLine(grid, row, line))
  }
  drawn.push(ruleLine(grid, table.rowCount))
  return drawn
}

function ownersOf({ rowCount, columnCount, cells }: Table): number[][] {
  const owners = Array.from({ length: rowCount }, () => new Array<number>(columnCount).fill(NONE))
  for (const [index, cell] of cells.entries()) {
    for (const slots of owners.slice(cell.row, cell.row + cell.rowSpan)) {
      slots.fill(index, cell.column, cell.column + cell.colSpan)
    }
  }
  return owners
}

function widest(text: string): number {
  return Math.max(0, ...text.split('\n').map((line) => stringWidth(line)))
}

function columnWidths({ columnCount, cells }: Table): number[] {
  const widths = new Array<number>(columnCount).fill(2)
  for (const cell of cells.filter(({ colSpan }) => colSpan === 1)) {
    const width = Math.min(WIDEST_COLUMN, widest(cell.text))
    widths[cell.column] = Math.max(widths[cell.column] ?? 0, width)
  }
  for (const cell of cells.filter(({ colSpan }) => colSpan > 1)) {
    const last = cell.column + cell.colSpan - 1
    const missing =
      Math.min(WIDEST_COLUMN, widest(cell.text)) - widthOf({ widths }, cell.column, cell.colSpan)
    if (missing > 0) widths[last] = (widths[last] ?? 0) + missing
  }
  return widths
}

function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width))
}

function wrapLine(line: string, width: number): string[] {
  const wrapped: string[] = []
  let current = ''
  for (const character of line.replaceAll(/\p{Cc}/gu, ' ')) {
    if (current !== '' && stringWidth(current + character) > width) {
      wrapped.push(current)
      current = ''
    }
    current += character
  }
  return [...wrapped, current]
}

function rowHeights(table: Table, lines: Grid['lines']): number[] {
  const heights = new Array<number>(table.rowCount).fill(1)
  const bySpan = table.cells
    .map(({ row, rowSpan }, index) => ({ row, rowSpan, height: lines[index]?.length ?? 1 }))
    .sort((one, other) => one.rowSpan - other.rowSpan)
  for (const { row, rowSpan, height } of bySpan) {
    const last = row + rowSpan - 1
    const room = heights.slice(row, last + 1).reduce((sum, lineCount) => sum + lineCount + 1, -1)
    if (height > room) heights[last] = (heights[last] ?? 1) + height - room
  }
  return heights
}

function topsOf(heights: readonly number[]): number[] {
  const tops = [0]
  for (const height of heights) tops.push((tops.at(-1) ?? 0) + height + 1)
  return tops
}

function ownerAt({ owners }: Grid, row: number, column: number): number {
  return owners[row]?.[column] ?? NONE
}

function cornerAt(grid: Grid, row: number, column: number): string {
  const upLeft = ownerAt(grid, row - 1, column - 1)
  const upRight = ownerAt(grid, row - 1, column)
  const downLeft = ownerAt(grid, row, column - 1)
  const downRight = ownerAt(grid, row, column)
  const up = Number(upLeft !== upRight)
  const right = Number(upRight !== downRight)
  const down = Number(downLeft !== downRight)
  const left = Number(upLeft !== downLeft)
  return corners[up + 2 * right + 4 * down + 8 * left] ?? ' '
}

/** The rule above a row; the words of a cell that runs through it stand in its gap. */
function ruleLine(grid: Grid, row: number): string {
  let drawn = ''
  for (let column = 0; column < grid.table.columnCount; ) {
    drawn += cornerAt(grid, row, column)
    const owner = ownerAt(grid, row, column)
    const runsThrough = owner !== NONE && owner === ownerAt(grid, row - 1, column)
    const span = runsThrough ? columnsOf(grid, owner) : 1
    const width = widthOf(grid, column, span)
    if (runsThrough) drawn += ` ${fitted(wordsAt(grid, owner, grid.tops[row] ?? 0), width)} `
    else drawn += (owner === ownerAt(grid, row - 1, column) ? ' ' : '─').repeat(width + 2)
    column += span
  }
  return (drawn + cornerAt(grid, row, grid.table.columnCount)).trimEnd()
}

function textLine(grid: Grid, row: number, line: number): string {
  let drawn = ''
  for (let column = 0; column < grid.table.columnCount; ) {
    const owner = ownerAt(grid, row, column)
    drawn += owner === ownerAt(grid, row, column - 1) ? ' ' : '│'
    const span = owner === NONE ? 1 : columnsOf(grid, owner)
    const words = owner === NONE ? '' : wordsAt(grid, owner, (grid.tops[row] ?? 0) + 1 + line)
    drawn += ` ${fitted(words, widthOf(grid, column, span))} `
    column += span
  }
  const last = ownerAt(grid, row, grid.table.columnCount - 1)
  return (drawn + (last === NONE ? '' : '│')).trimEnd()
}

/** The words of a cell that stand on one line of the drawing. */
function wordsAt(grid: Grid, owner: number, y: number): string {
  const top = grid.tops[grid.table.cells[owner]?.row ?? 0] ?? 0
  return grid.lines[owner]?.[y - top - 1] ?? ''
}

function columnsOf(grid: Grid, owner: number): number {
  return grid.table.cells[owner]?.colSpan ?? 1
}

/** Three display columns stand between two columns: a margin, the rule, a margin. */
function widthOf({ widths }: Pick<Grid, 'widths'>, column: number, span: number): number {
  return widths.slice(column, column + span).reduce((sum, width) => sum + width + 3, -3)
}

function fitted(words: string, width: number): string {
  return words + ' '.repeat(Math.max(0, width - stringWidth(words)))
}
