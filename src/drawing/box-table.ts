/** The one drawer of tables with box characters: Chinese widths and merged cells right. */
import stringWidth from 'string-width'

/** A table as anchor cells, rows and columns counted from 0. The texts hold no control characters but line breaks. */
export type BoxTable = {
  readonly rowCount: number
  readonly columnCount: number
  readonly cells: readonly {
    readonly row: number
    readonly column: number
    readonly rowSpan: number
    readonly colSpan: number
    readonly text: string
  }[]
}

/** How a table is drawn; lengths in terminal columns, of which a Han character takes two. */
export type BoxStyle = {
  /** Blank columns between a rule and the words beside it. */
  readonly margin: number
  /** What a cell may widen its column to before its words are wrapped. */
  readonly widestColumn: number
}

/** The narrowest column, in terminal columns: one Han character. */
const NARROWEST_COLUMN = 2

/** Stands in place of a cell's index where no cell holds a slot. */
const NONE = -1

/** Which strokes meet at a corner, as up, right, down, left bits. */
const corners = [' ', '╵', '╶', '└', '╷', '│', '┌', '├', '╴', '┘', '─', '┴', '┐', '┤', '┬', '┼']

type Grid = {
  readonly table: BoxTable
  readonly style: BoxStyle
  /** The index of the cell that holds each slot; `NONE` where no cell does. */
  readonly owners: readonly (readonly number[])[]
  /** Terminal columns of each column, rules and margins left out. */
  readonly widths: readonly number[]
  /** The wrapped words of each cell. */
  readonly lines: readonly (readonly string[])[]
  /** The line of the drawing on which the rule above each row stands. */
  readonly tops: readonly number[]
}

/** The lines of a drawn table; none for a table without rows or columns. A slot that no cell holds stays open. */
export function drawBoxTable(table: BoxTable, style: BoxStyle): readonly string[] {
  if (table.columnCount === 0 || table.rowCount === 0) return []
  const widths = columnWidths(table, style)
  const lines = table.cells.map(({ text, column, colSpan }) =>
    wrap(text, spanWidth({ widths, style }, column, colSpan)),
  )
  const heights = rowHeights(table, lines)
  const grid = { table, style, owners: ownersOf(table), widths, lines, tops: topsOf(heights) }
  const drawn: string[] = []
  for (const [row, height] of heights.entries()) {
    drawn.push(ruleLine(grid, row))
    for (let line = 0; line < height; line++) drawn.push(textLine(grid, row, line))
  }
  drawn.push(ruleLine(grid, table.rowCount))
  return drawn
}

function ownersOf({ rowCount, columnCount, cells }: BoxTable): number[][] {
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

function columnWidths({ columnCount, cells }: BoxTable, style: BoxStyle): number[] {
  const widths = new Array<number>(columnCount).fill(NARROWEST_COLUMN)
  for (const cell of cells.filter(({ colSpan }) => colSpan === 1)) {
    const width = Math.min(style.widestColumn, widest(cell.text))
    widths[cell.column] = Math.max(widths[cell.column] ?? 0, width)
  }
  for (const cell of cells.filter(({ colSpan }) => colSpan > 1)) {
    const last = cell.column + cell.colSpan - 1
    const needed = Math.min(style.widestColumn, widest(cell.text))
    const missing = needed - spanWidth({ widths, style }, cell.column, cell.colSpan)
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
  for (const character of line) {
    if (current !== '' && stringWidth(current + character) > width) {
      wrapped.push(current)
      current = ''
    }
    current += character
  }
  return [...wrapped, current]
}

function rowHeights(table: BoxTable, lines: Grid['lines']): number[] {
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
    const width = spanWidth(grid, column, span)
    if (runsThrough) drawn += cellLine(grid, wordsAt(grid, owner, grid.tops[row] ?? 0), width)
    else {
      const sign = owner === ownerAt(grid, row - 1, column) ? ' ' : '─'
      drawn += sign.repeat(width + 2 * grid.style.margin)
    }
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
    drawn += cellLine(grid, words, spanWidth(grid, column, span))
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

/** Between two columns stand a margin, the rule and a margin. */
function spanWidth(
  { widths, style }: Pick<Grid, 'widths' | 'style'>,
  column: number,
  span: number,
): number {
  const between = 2 * style.margin + 1
  return widths.slice(column, column + span).reduce((sum, width) => sum + width + between, -between)
}

/** Words between the margins of a cell, as wide as the cell. */
function cellLine({ style }: Grid, words: string, width: number): string {
  const margin = ' '.repeat(style.margin)
  return margin + words + ' '.repeat(Math.max(0, width - stringWidth(words))) + margin
}
