/** Blocks → an OFD with ruled tables (GB/T 33190), for fixtures and for the benchmark. */
import type { Block, Cell, Paragraph, Table } from '../../src/extract/document.ts'
import { zipOf } from './zip.ts'

/** All in millimetres. */
const PAGE = { width: 210, height: 297 }
const MARGIN = 15
const SIZE = 3.2
const LINE = 4.2
const PADDING = 1
const PEN = 0.2

/** What stands on one page, as XML. */
type Sheet = string[]
type Pen = { readonly sheets: Sheet[]; top: number }

/** The bytes of an OFD that shows `blocks` one below the other, tables cut between rows where a page ends. */
export function makeOfd(blocks: readonly Block[]): Promise<Buffer> {
  const pen: Pen = { sheets: [[]], top: MARGIN }
  for (const block of blocks) {
    if (block.type === 'paragraph') drawParagraph(pen, block)
    else drawTable(pen, block)
  }
  return ofdOf(pen.sheets.map((sheet) => sheet.join('')))
}

/** The bytes of an OFD whose pages have the given content, as XML, and this size in millimetres. */
export function ofdOf(
  pages: readonly string[],
  others: Readonly<Record<string, string>> = {},
  { width, height } = PAGE,
): Promise<Buffer> {
  const list = pages.map((_, index) => `<ofd:Page ID="${index + 10}" BaseLoc="${partOf(index)}"/>`)
  const area = `<ofd:PageArea><ofd:PhysicalBox>0 0 ${width} ${height}</ofd:PhysicalBox></ofd:PageArea>`
  const document = `<ofd:CommonData>${area}</ofd:CommonData><ofd:Pages>${list.join('')}</ofd:Pages>`
  const root = '<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>'
  const contents = pages.map((content, index) => [
    `Doc_0/${partOf(index)}`,
    xmlOf('Page', `<ofd:Content><ofd:Layer ID="1">${content}</ofd:Layer></ofd:Content>`),
  ])
  return zipOf({
    'OFD.xml': xmlOf('OFD', root),
    'Doc_0/Document.xml': xmlOf('Document', document),
    ...Object.fromEntries(contents),
    ...others,
  })
}

function partOf(index: number): string {
  return `Pages/Page_${index}/Content.xml`
}

/** A part with its declaration and the standard's namespace. */
export function xmlOf(name: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><ofd:${name} xmlns:ofd="http://www.ofdspec.org/2016">${content}</ofd:${name}>`
}

/** A text object whose baseline begins at (x, y); each character takes its natural width. */
export function textAt(text: string, x: number, y: number, size = SIZE): string {
  const scale = size / SIZE
  const deltas = [...text].slice(0, -1).map((character) => (scale * widthOf(character)).toFixed(3))
  const boundary = `${x} ${y - size} ${scale * lengthOf(text) + 1} ${size * 1.3}`
  return `<ofd:TextObject ID="1" Boundary="${boundary}" Font="1" Size="${size}"><ofd:TextCode X="0" Y="${size}" DeltaX="${deltas.join(' ')}">${escaped(text)}</ofd:TextCode></ofd:TextObject>`
}

/** A ruled line between two points. */
export function lineFrom([x0, y0]: readonly [number, number], [x1, y1]: readonly [number, number]) {
  const path = `M 0 0 L ${x1 - x0} ${y1 - y0}`
  return `<ofd:PathObject ID="1" Boundary="${x0} ${y0} ${x1 - x0 || PEN} ${y1 - y0 || PEN}" LineWidth="${PEN}"><ofd:AbbreviatedData>${path}</ofd:AbbreviatedData></ofd:PathObject>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function widthOf(character: string): number {
  return character < '\u0100' ? SIZE / 2 : SIZE
}

function lengthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + widthOf(character), 0)
}

/** `text` in lines no longer than `width`. */
function wrapped(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const lines = ['']
    for (const character of line) {
      const last = lines.at(-1) ?? ''
      if (last !== '' && lengthOf(last + character) > width) lines.push(character)
      else lines[lines.length - 1] = last + character
    }
    return lines
  })
}

function makeRoom(pen: Pen, height: number): void {
  if (pen.top + height <= PAGE.height - MARGIN) return
  pen.sheets.push([])
  pen.top = MARGIN
}

function drawParagraph(pen: Pen, { text }: Paragraph): void {
  for (const line of wrapped(text, PAGE.width - 2 * MARGIN)) {
    makeRoom(pen, LINE)
    pen.sheets.at(-1)?.push(textAt(line, MARGIN, pen.top + SIZE))
    pen.top += LINE
  }
  pen.top += LINE
}

function drawTable(pen: Pen, table: Table): void {
  const width = (PAGE.width - 2 * MARGIN) / table.columnCount
  const heights = rowHeights(table, width)
  const rows: Placed[] = heights.map((height) => {
    makeRoom(pen, height)
    const placed = { sheet: pen.sheets.length - 1, top: pen.top, bottom: pen.top + height }
    pen.top += height
    return placed
  })
  for (const cell of table.cells) drawCell(pen, cell, rows, width)
  pen.top += LINE
}

type Placed = { readonly sheet: number; readonly top: number; readonly bottom: number }

function linesIn(cell: Cell, width: number): readonly string[] {
  return wrapped(cell.text, cell.colSpan * width - 2 * PADDING)
}

function rowHeights(table: Table, width: number): readonly number[] {
  const heights: number[] = Array(table.rowCount).fill(LINE + 2 * PADDING)
  for (const cell of table.cells) {
    const needed = (linesIn(cell, width).length * LINE + 2 * PADDING) / cell.rowSpan
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      heights[row] = Math.max(heights[row] ?? 0, needed)
    }
  }
  return heights
}

/** A cell cut by a page's end is a frame on each page; its words stand in the first. */
function drawCell(pen: Pen, cell: Cell, rows: readonly Placed[], width: number): void {
  const own = rows.slice(cell.row, cell.row + cell.rowSpan)
  const x0 = MARGIN + cell.column * width
  const x1 = x0 + cell.colSpan * width
  for (const sheet of new Set(own.map((row) => row.sheet))) {
    const there = own.filter((row) => row.sheet === sheet)
    const top = there[0]?.top ?? 0
    const bottom = there.at(-1)?.bottom ?? 0
    pen.sheets[sheet]?.push(
      lineFrom([x0, top], [x1, top]),
      lineFrom([x0, bottom], [x1, bottom]),
      lineFrom([x0, top], [x0, bottom]),
      lineFrom([x1, top], [x1, bottom]),
    )
  }
  const [first] = own
  if (!first) return
  for (const [index, line] of linesIn(cell, width).entries()) {
    if (line === '') continue
    const baseline = first.top + PADDING + SIZE + index * LINE
    pen.sheets[first.sheet]?.push(textAt(line, x0 + PADDING, baseline))
  }
}
