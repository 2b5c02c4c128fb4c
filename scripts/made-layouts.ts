/** Writes the fixtures whose layout is a `source.html`: the same form as a Word file, a sheet, or a PDF drawn in several ways. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { Block, Table } from '../src/extract/document.ts'
import { readHtml } from '../src/extract/html/html.ts'
import { drawTable, type Ink, pdfOf, wrap } from './make/pdf.ts'
import { writers } from './make/writers.ts'

const SIZE = 9
const MARGIN = 40
/** A4 across, in points. */
const PAGE = { width: 842, height: 595 }

async function blocksOf(folder: string): Promise<readonly Block[]> {
  const { blocks } = await readHtml(
    readFileSync(`fixtures/${folder}/source.html`),
    { ocr: 'off', maxPages: 1 },
    () => {},
  )
  return blocks
}

function tableIn(blocks: readonly Block[]): Table {
  const table = blocks.find((block) => block.type === 'table')
  if (table === undefined) throw new Error('A source has no table.')
  return table
}

function headings(blocks: readonly Block[]): readonly Ink[] {
  return blocks
    .filter((block) => block.type === 'paragraph')
    .map(({ text }, index) => ({
      kind: 'text',
      text,
      x: 280 + 70 * index,
      y: 40 + 18 * index,
      size: 12,
    }))
}

/** The rules and words of a table below its headings, each row as high as its words need. */
function draw(table: Table): readonly Ink[] {
  const width = (PAGE.width - 2 * MARGIN) / table.columnCount
  const widths = new Array<number>(table.columnCount).fill(width)
  const heights = new Array<number>(table.rowCount).fill(0)
  for (const { row, rowSpan, colSpan, text } of table.cells) {
    const lines = wrap(text, (width * colSpan - 6) / SIZE).length
    const needed = (8 + lines * 1.2 * SIZE) / rowSpan
    for (let at = row; at < row + rowSpan; at += 1) {
      heights[at] = Math.max(heights[at] ?? 0, needed)
    }
  }
  return drawTable({ x: MARGIN, top: 80, widths, heights, size: SIZE, cells: table.cells })
}

/** The rows from `from` up to `to`; a merged cell cut by either end goes on without its words. */
function rowsOf(table: Table, from: number, to: number): Table {
  const cells = table.cells
    .filter(({ row, rowSpan }) => row < to && row + rowSpan > from)
    .map((cell) => {
      const first = Math.max(cell.row, from)
      const last = Math.min(cell.row + cell.rowSpan, to)
      const text = cell.row < from ? '' : cell.text
      return { ...cell, row: first - from, rowSpan: last - first, text }
    })
  return { ...table, rowCount: to - from, cells }
}

/** A rule as the rectangle that it fills. */
function asRectangle(ink: Ink): Ink {
  if (ink.kind !== 'rule') return ink
  const [x0, top] = ink.from
  const [x1, bottom] = ink.to
  return { kind: 'area', box: [x0 - 0.25, top - 0.25, x1 + 0.25, bottom + 0.25] }
}

function write(folder: string, pages: readonly (readonly Ink[])[]): void {
  writeFileSync(`fixtures/${folder}/input.pdf`, pdfOf(pages.map((ink) => ({ ...PAGE, ink }))))
}

/** The row at which the page ends: inside the first merged heading. */
const CUT = 6

async function writePdfs(): Promise<void> {
  const cut = await blocksOf('pdf/ruled-form-over-two-pages')
  const form = tableIn(cut)
  const upper = [...headings(cut), ...lowered(draw(rowsOf(form, 0, CUT)))]
  write('pdf/ruled-form-over-two-pages', [upper, draw(rowsOf(form, CUT, form.rowCount))])

  const thin = await blocksOf('pdf/rules-as-thin-rectangles')
  write('pdf/rules-as-thin-rectangles', [
    [...headings(thin), ...draw(tableIn(thin)).map(asRectangle)],
  ])

  const bare = await blocksOf('pdf/unruled-table')
  const words = draw(tableIn(bare)).filter(({ kind }) => kind === 'text')
  write('pdf/unruled-table', [[...headings(bare), ...words]])

  const vertical = await blocksOf('pdf/vertical-headings')
  write('pdf/vertical-headings', [[...headings(vertical), ...draw(tableIn(vertical))]])
}

/** The table moved down to the page's foot, where the next page's rows had no more room. */
function lowered(ink: readonly Ink[]): readonly Ink[] {
  const bottoms = ink.map((one) => (one.kind === 'rule' ? Math.max(one.from[1], one.to[1]) : 0))
  const by = PAGE.height - MARGIN - Math.max(...bottoms)
  return ink.map((one): Ink => {
    if (one.kind === 'text') return { ...one, y: one.y + by }
    if (one.kind !== 'rule') return one
    return { ...one, from: [one.from[0], one.from[1] + by], to: [one.to[0], one.to[1] + by] }
  })
}

async function writeOffice(): Promise<void> {
  const word = await writers.docx.write({ blocks: await blocksOf('docx/transfer-form') })
  writeFileSync('fixtures/docx/transfer-form/input.docx', word)
  const sheet = await writers.xlsx.write({ blocks: await blocksOf('xlsx/department-form') })
  writeFileSync('fixtures/xlsx/department-form/input.xlsx', sheet)
}

await writePdfs()
await writeOffice()
