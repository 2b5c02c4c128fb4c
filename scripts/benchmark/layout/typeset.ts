/** Lines and tables on pages: ink, and where each cell stands. Points from the top left. */
import { frame, type Ink, wrap } from '../../make/pdf.ts'
import type { PageStyle } from '../family.ts'
import type { Laid, LaidCell, LaidLine, LaidTable } from './grid.ts'

export type Box = {
  readonly page: number
  readonly bbox: readonly [number, number, number, number]
}

export type TypesetPage = {
  readonly width: number
  readonly height: number
  readonly ink: readonly Ink[]
}

export type Typeset = {
  readonly pages: readonly TypesetPage[]
  /** The boxes of a line or a cell, several where a page's end cuts it; by part, then by cell. */
  readonly boxes: readonly (readonly (readonly Box[])[])[]
}

const A4 = { width: 595, height: 842 }
const MARGIN = 42
const SIZE = 9
const TITLE_SIZE = 15
const LEADING = 1.25
const PADDING = 3
/** How much of a line stands above its base. */
const ASCENT = 0.86
/** The narrowest column, and the most that one takes for its longest words; ems. */
const NARROWEST = 2.5
const WIDEST = 14

type Pen = {
  readonly width: number
  readonly height: number
  readonly pages: Ink[][]
  top: number
}

export function typeset(laid: Laid, style: PageStyle = {}): Typeset {
  const isTurned = style.turned ?? false
  const width = isTurned ? A4.height : A4.width
  const height = style.height ?? (isTurned ? A4.width : A4.height)
  const pen: Pen = { width, height, pages: [[]], top: MARGIN }
  const boxes = laid.map((part) =>
    part.type === 'line' ? [setLine(pen, part)] : setTable(pen, part, style),
  )
  return { pages: pen.pages.map((ink) => ({ width, height, ink })), boxes }
}

function makeRoom(pen: Pen, needed: number): boolean {
  if (pen.top + needed <= pen.height - MARGIN) return false
  pen.pages.push([])
  pen.top = MARGIN
  return true
}

function draw(pen: Pen, page: number, ...ink: readonly Ink[]): void {
  pen.pages[page]?.push(...ink)
}

export function lengthOf(text: string, size: number): number {
  return [...text].reduce((sum, sign) => sum + (sign < '\u0100' ? size / 2 : size), 0)
}

function setLine(pen: Pen, { text, isTitle }: LaidLine): readonly Box[] {
  const size = isTitle ? TITLE_SIZE : SIZE + 1
  const room = pen.width - 2 * MARGIN
  const boxes = wrap(text, room / size).map((line): Box => {
    makeRoom(pen, size * LEADING)
    const length = lengthOf(line, size)
    const x = isTitle ? (pen.width - length) / 2 : MARGIN
    const page = pen.pages.length - 1
    draw(pen, page, { kind: 'text', text: line, x, y: pen.top + ASCENT * size, size })
    const bbox = [x, pen.top, x + length, pen.top + size] as const
    pen.top += size * LEADING
    return { page: page + 1, bbox }
  })
  pen.top += 4
  return boxes
}

type RowPlace = { readonly page: number; readonly top: number; readonly bottom: number }

function setTable(pen: Pen, table: LaidTable, style: PageStyle): readonly (readonly Box[])[] {
  const edges = edgesOf(table, pen.width - 2 * MARGIN)
  const heights = heightsOf(table, edges)
  const rows: RowPlace[] = []
  for (const [row, height] of heights.entries()) {
    const isHeading = table.headings.includes(row)
    const isBroken = makeRoom(pen, height)
    const isBelow = row > Math.max(-1, ...table.headings)
    if (isBroken && style.repeatsHeadings === true && !isHeading && isBelow) {
      repeatHeadings(pen, table, edges, heights)
    }
    rows.push({ page: pen.pages.length - 1, top: pen.top, bottom: pen.top + height })
    pen.top += height
  }
  pen.top += 10
  return table.cells.map((cell) => setCell(pen, cell, edges, rows))
}

/** The left edge of each column and the right one of the last. */
function edgesOf({ columnCount, cells }: LaidTable, room: number): readonly number[] {
  const wanted = new Array<number>(columnCount).fill(NARROWEST)
  for (const { column, colSpan, text } of cells) {
    if (colSpan > 1) continue
    const own = Math.min(WIDEST, Math.sqrt(3 * lengthOf(text, 1)) + 1)
    wanted[column] = Math.max(wanted[column] ?? 0, own)
  }
  const all = wanted.reduce((sum, one) => sum + one, 0)
  let x = MARGIN
  return [
    x,
    ...wanted.map((one) => {
      x += (room * one) / all
      return x
    }),
  ]
}

function linesOf({ column, colSpan, text }: LaidCell, edges: readonly number[]): readonly string[] {
  const width = (edges[column + colSpan] ?? 0) - (edges[column] ?? 0)
  return wrap(text, (width - 2 * PADDING) / SIZE)
}

function heightsOf(table: LaidTable, edges: readonly number[]): readonly number[] {
  const heights = new Array<number>(table.rowCount).fill(SIZE * LEADING + 2 * PADDING)
  const byHeight = table.cells.toSorted((a, b) => a.rowSpan - b.rowSpan)
  for (const cell of byHeight) {
    const needed = linesOf(cell, edges).length * SIZE * LEADING + 2 * PADDING
    const own = heights.slice(cell.row, cell.row + cell.rowSpan)
    const missing = needed - own.reduce((sum, one) => sum + one, 0)
    const last = cell.row + cell.rowSpan - 1
    if (missing > 0) heights[last] = (heights[last] ?? 0) + missing
  }
  return heights
}

function setCell(
  pen: Pen,
  cell: LaidCell,
  edges: readonly number[],
  rows: readonly RowPlace[],
): readonly Box[] {
  const x0 = edges[cell.column] ?? 0
  const x1 = edges[cell.column + cell.colSpan] ?? 0
  const own = rows.slice(cell.row, cell.row + cell.rowSpan)
  const pages = [...new Set(own.map(({ page }) => page))]
  let lines = linesOf(cell, edges)
  return pages.map((page, index): Box => {
    const there = own.filter((row) => row.page === page)
    const top = there[0]?.top ?? 0
    const bottom = there.at(-1)?.bottom ?? 0
    draw(pen, page, ...frame([x0, top, x1, bottom]))
    const fitting = Math.floor((bottom - top - PADDING) / (SIZE * LEADING))
    const isLast = index === pages.length - 1
    const shown = isLast ? lines : lines.slice(0, Math.max(1, fitting))
    lines = lines.slice(shown.length)
    draw(pen, page, ...wordsIn(shown, [x0, top, x1, bottom]))
    return { page: page + 1, bbox: [x0, top, x1, bottom] }
  })
}

/** Around the middle of the box; short words in the middle of its width too. */
function wordsIn(
  lines: readonly string[],
  [x0, top, x1, bottom]: readonly [number, number, number, number],
): readonly Ink[] {
  const free = bottom - top - lines.length * SIZE * LEADING
  return lines
    .map((text, index): Ink => {
      const y = top + free / 2 + SIZE * (LEADING * index + ASCENT + 0.1)
      const isShort = lines.length === 1 && lengthOf(text, SIZE) < 0.8 * (x1 - x0)
      const x = isShort ? (x0 + x1 - lengthOf(text, SIZE)) / 2 : x0 + PADDING
      return { kind: 'text', text, x, y, size: SIZE }
    })
    .filter((one) => one.kind === 'text' && one.text !== '')
}

/** The headings once more at the head of a page; they tell nothing new. */
function repeatHeadings(
  pen: Pen,
  table: LaidTable,
  edges: readonly number[],
  heights: readonly number[],
): void {
  const page = pen.pages.length - 1
  const rows: RowPlace[] = []
  for (const row of table.headings) {
    const height = heights[row] ?? 0
    rows[row] = { page, top: pen.top, bottom: pen.top + height }
    pen.top += height
  }
  for (const cell of table.cells) {
    if (!table.headings.includes(cell.row)) continue
    const top = rows[cell.row]?.top ?? 0
    const last = Math.min(cell.row + cell.rowSpan - 1, ...table.headings.slice(-1))
    const bottom = rows[last]?.bottom ?? top
    const x0 = edges[cell.column] ?? 0
    const x1 = edges[cell.column + cell.colSpan] ?? 0
    draw(
      pen,
      page,
      ...frame([x0, top, x1, bottom]),
      ...wordsIn(linesOf(cell, edges), [x0, top, x1, bottom]),
    )
  }
}
