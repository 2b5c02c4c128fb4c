/** Draws a table with box lines, spans kept: the eye sees what was read. */
import stringWidth from 'string-width'
import type { PrintedCell, PrintedTable } from '../printed/printed.ts'
import { printable } from '../terminal/printable.ts'

/** Widest column, in terminal columns. */
const WIDEST = 26

/** Which lines meet at a corner, as up 1, down 2, left 4, right 8. */
const corners = ' ╵╷│╴┘┐┤╶└┌├─┴┬┼'

/** A drawing surface by terminal columns; a wide sign holds its column and leaves the next one empty. */
type Canvas = string[][]

/** The lines of the drawing. A table without cells gives none. */
export function drawGrid(printed: PrintedTable): readonly string[] {
  if (printed.cells.length === 0) return []
  const cells = printed.cells.map((cell) => ({ ...cell, text: printable(cell.text) }))
  const table = { ...printed, cells }
  const owners = ownersOf(table)
  const widths = widthsOf(table)
  const texts = new Map(
    table.cells.map((cell) => [cell, wrapped(cell.text, spanWidth(widths, cell))]),
  )
  const heights = heightsOf(table, texts)
  const canvas = emptyCanvas(sum(widths) + widths.length + 1, sum(heights) + heights.length + 1)
  const tops = starts(heights)
  const lefts = starts(widths)
  drawLines(canvas, owners, tops, lefts)
  for (const [cell, lines] of texts) {
    lines.forEach((line, index) => {
      write(canvas, (tops[cell.row] ?? 0) + 1 + index, (lefts[cell.column] ?? 0) + 1, line)
    })
  }
  return canvas.map((row) => row.join('').trimEnd())
}

type Owners = readonly (readonly (PrintedCell | undefined)[])[]

function ownersOf({ rows, columns, cells }: PrintedTable): Owners {
  const owners = Array.from({ length: rows }, () => new Array<PrintedCell | undefined>(columns))
  for (const cell of cells) {
    for (let row = cell.row; row < Math.min(rows, cell.row + cell.row_span); row += 1) {
      owners[row]?.fill(cell, cell.column, cell.column + cell.column_span)
    }
  }
  return owners
}

function widthsOf({ columns, cells }: PrintedTable): number[] {
  const widths = new Array<number>(columns).fill(2)
  for (const { column, column_span, text } of cells) {
    const longest = Math.max(...text.split('\n').map((line) => stringWidth(line)))
    const share = Math.min(WIDEST, Math.ceil(longest / column_span))
    for (let at = column; at < Math.min(columns, column + column_span); at += 1) {
      if (column_span === 1 || share < (widths[at] ?? 0)) {
        widths[at] = Math.max(widths[at] ?? 0, share)
      }
    }
  }
  return widths
}

function spanWidth(widths: readonly number[], { column, column_span }: PrintedCell): number {
  const own = widths.slice(column, column + column_span)
  return sum(own) + own.length - 1
}

function heightsOf(
  { rows, cells }: PrintedTable,
  texts: ReadonlyMap<PrintedCell, readonly string[]>,
): number[] {
  const heights = new Array<number>(rows).fill(1)
  for (const cell of cells.toSorted((a, b) => a.row_span - b.row_span)) {
    const last = Math.min(rows, cell.row + cell.row_span) - 1
    const own = heights.slice(cell.row, last + 1)
    const missing = (texts.get(cell)?.length ?? 0) - (sum(own) + own.length - 1)
    if (missing > 0) heights[last] = (heights[last] ?? 0) + missing
  }
  return heights
}

function wrapped(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrappedLine(line, Math.max(2, width)))
}

function wrappedLine(line: string, width: number): readonly string[] {
  const lines: string[] = []
  let current = ''
  for (const sign of line) {
    if (stringWidth(current + sign) > width) {
      lines.push(current)
      current = ''
    }
    current += sign
  }
  return [...lines, current]
}

function emptyCanvas(width: number, height: number): Canvas {
  return Array.from({ length: height }, () => new Array<string>(width).fill(' '))
}

/** Where each row or column begins: the place of the line before it, and of the last line. */
function starts(sizes: readonly number[]): readonly number[] {
  const places = [0]
  for (const size of sizes) places.push((places.at(-1) ?? 0) + size + 1)
  return places
}

function drawLines(
  canvas: Canvas,
  owners: Owners,
  tops: readonly number[],
  lefts: readonly number[],
): void {
  const owner = (row: number, column: number) => owners[row]?.[column]
  const isInside = (row: number, column: number) =>
    row >= 0 && column >= 0 && row < tops.length - 1 && column < lefts.length - 1
  const isParted = (a: readonly [number, number], b: readonly [number, number]) =>
    isInside(...a) || isInside(...b) ? !owner(...a) || owner(...a) !== owner(...b) : false
  /** Line above the slot, and line left of it. */
  const above = (row: number, column: number) => isParted([row - 1, column], [row, column])
  const before = (row: number, column: number) => isParted([row, column - 1], [row, column])
  const drawCorner = (row: number, column: number) => {
    const meeting =
      Number(before(row - 1, column)) +
      2 * Number(before(row, column)) +
      4 * Number(above(row, column - 1)) +
      8 * Number(above(row, column))
    put(canvas, tops[row] ?? 0, lefts[column] ?? 0, corners[meeting] ?? ' ')
  }
  tops.forEach((y, row) => {
    lefts.forEach((x, column) => {
      if (above(row, column)) fillRow(canvas, y, x + 1, lefts[column + 1] ?? 0)
      if (before(row, column)) fillColumn(canvas, x, y + 1, tops[row + 1] ?? 0)
      drawCorner(row, column)
    })
  })
}

function fillRow(canvas: Canvas, y: number, from: number, to: number): void {
  for (let at = from; at < to; at += 1) put(canvas, y, at, '─')
}

function fillColumn(canvas: Canvas, x: number, from: number, to: number): void {
  for (let at = from; at < to; at += 1) put(canvas, at, x, '│')
}

function put(canvas: Canvas, y: number, x: number, sign: string): void {
  const row = canvas[y]
  if (row !== undefined && x < row.length) row[x] = sign
}

function write(canvas: Canvas, y: number, x: number, text: string): void {
  let at = x
  for (const sign of text) {
    const width = stringWidth(sign)
    if (width === 0) continue
    put(canvas, y, at, sign)
    if (width === 2) put(canvas, y, at + 1, '')
    at += width
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
