/** Writes the fixtures whose layout is a `source.html`: the same form as a Word file, a sheet, or a PDF drawn in several ways. */
import { writeFileSync } from 'node:fs'
import type { Table } from '../src/extract/document.ts'
import { blocksOf, cutByPage, draw, headings, MARGIN, PAGE, tableIn } from './make/drawn-layout.ts'
import { type Ink, pdfOf } from './make/pdf.ts'
import { writers } from './make/writers.ts'

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

/** Where the page ends between the lines of a merged heading. Points. */
const INSIDE_LEVEL = 363

async function writePdfs(): Promise<void> {
  const cut = await blocksOf('fixtures/pdf/ruled-form-over-two-pages/source.html')
  const form = tableIn(cut)
  const upper = [...headings(cut), ...lowered(draw(rowsOf(form, 0, CUT)))]
  write('pdf/ruled-form-over-two-pages', [upper, draw(rowsOf(form, CUT, form.rowCount))])

  const merged = await blocksOf('fixtures/pdf/merged-cells-cut-by-page/source.html')
  const drawn = [...headings(merged), ...draw(tableIn(merged), true)]
  const bytes = pdfOf(cutByPage(drawn, INSIDE_LEVEL))
  writeFileSync('fixtures/pdf/merged-cells-cut-by-page/input.pdf', bytes)

  const thin = await blocksOf('fixtures/pdf/rules-as-thin-rectangles/source.html')
  write('pdf/rules-as-thin-rectangles', [
    [...headings(thin), ...draw(tableIn(thin)).map(asRectangle)],
  ])

  const bare = await blocksOf('fixtures/pdf/unruled-table/source.html')
  const words = draw(tableIn(bare)).filter(({ kind }) => kind === 'text')
  write('pdf/unruled-table', [[...headings(bare), ...words]])

  const vertical = await blocksOf('fixtures/pdf/vertical-headings/source.html')
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
  const word = await writers.docx.write({
    blocks: await blocksOf('fixtures/docx/transfer-form/source.html'),
  })
  writeFileSync('fixtures/docx/transfer-form/input.docx', word)
  const sheet = await writers.xlsx.write({
    blocks: await blocksOf('fixtures/xlsx/department-form/source.html'),
  })
  writeFileSync('fixtures/xlsx/department-form/input.xlsx', sheet)
}

await writePdfs()
await writeOffice()
