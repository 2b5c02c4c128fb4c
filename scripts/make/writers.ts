/** A made report as the bytes of a file, in each format. */
import type { Block, Table } from '../../src/extract/document.ts'
import { docxOf, xlsxOf } from '../../test/office.ts'
import { makeOfd } from './ofd.ts'
import { drawTable, type Ink, pdfOf } from './pdf.ts'
import type { MadeReport } from './report.ts'

type Writer = {
  readonly extension: string
  readonly write: (report: Pick<MadeReport, 'blocks'>) => Promise<Uint8Array> | Uint8Array | string
}

export const writers = {
  text: { extension: 'txt', write: ({ blocks }) => blocks.map(tabbed).join('\n') },
  html: { extension: 'html', write: ({ blocks }) => page(blocks.map(htmlBlock).join('\n')) },
  docx: { extension: 'docx', write: ({ blocks }) => docxOf(blocks.map(wordBlock).join('')) },
  xlsx: { extension: 'xlsx', write: ({ blocks }) => xlsxOf(sheetContent(blocks)) },
  pdf: {
    extension: 'pdf',
    write: ({ blocks }) => pdfOf([{ ...PAGE, ink: blocks.flatMap(inkOf) }]),
  },
  ofd: { extension: 'ofd', write: ({ blocks }) => makeOfd(blocks) },
} as const satisfies Record<string, Writer>

/** A4 across, in points. */
const PAGE = { width: 842, height: 595 }

/** The text of every slot of each row, covered ones empty: merges are lost, columns are kept. */
function slotsOf({ rowCount, columnCount, cells }: Table): readonly string[][] {
  const rows = Array.from({ length: rowCount }, () => new Array<string>(columnCount).fill(''))
  for (const { row, column, text } of cells) {
    const slots = rows[row]
    if (slots !== undefined) slots[column] = text
  }
  return rows
}

function tabbed(block: Block): string {
  if (block.type === 'paragraph') return block.text
  return slotsOf(block)
    .map((slots) => slots.join('\t'))
    .join('\n')
}

function page(body: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"></head><body>${body}</body></html>`
}

function rowsOf(table: Table): readonly Table['cells'][] {
  return Array.from({ length: table.rowCount }, (_, row) =>
    table.cells.filter((one) => one.row === row),
  )
}

function htmlBlock(block: Block): string {
  if (block.type === 'paragraph') return `<p>${escaped(block.text)}</p>`
  const rows = rowsOf(block).map((cells) => {
    const drawn = cells.map(({ rowSpan, colSpan, text }) => {
      const words = escaped(text).replaceAll('\n', '<br>')
      return `<td rowspan="${rowSpan}" colspan="${colSpan}">${words}</td>`
    })
    return `<tr>${drawn.join('')}</tr>`
  })
  return `<table border="1">${rows.join('\n')}</table>`
}

/** A block as Word writes it into a document. */
export function wordBlock(block: Block): string {
  if (block.type === 'paragraph') return wordParagraph(block.text)
  const rows = Array.from({ length: block.rowCount }, (_, row) => wordRow(block, row))
  return `<w:tbl>${rows.join('')}</w:tbl>`
}

/** A merged cell is restarted in its first row and continued in those below. */
function wordRow({ cells }: Table, row: number): string {
  const drawn = cells
    .filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
    .toSorted((a, b) => a.column - b.column)
    .map(({ row: first, rowSpan, colSpan, text }) => {
      const merge = rowSpan === 1 ? '' : `<w:vMerge${first === row ? ' w:val="restart"' : ''}/>`
      const shown = first === row ? text : ''
      const span = `<w:gridSpan w:val="${colSpan}"/>`
      return `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${wordParagraph(shown)}</w:tc>`
    })
  return `<w:tr>${drawn.join('')}</w:tr>`
}

function wordParagraph(text: string): string {
  const lines = escaped(text).replaceAll('\n', '</w:t><w:br/><w:t>')
  return `<w:p><w:r><w:t>${lines}</w:t></w:r></w:p>`
}

function sheetContent(blocks: readonly Block[]): string {
  const rows: string[] = []
  const merges: string[] = []
  for (const block of blocks) {
    const first = rows.length
    if (block.type === 'paragraph') rows.push(sheetRow(first, [block.text]))
    else {
      slotsOf(block).forEach((slots, row) => {
        rows.push(sheetRow(first + row, slots))
      })
      for (const { row, column, rowSpan, colSpan } of block.cells) {
        if (rowSpan * colSpan === 1) continue
        const end = reference(first + row + rowSpan - 1, column + colSpan - 1)
        merges.push(`<mergeCell ref="${reference(first + row, column)}:${end}"/>`)
      }
    }
  }
  return `<sheetData>${rows.join('')}</sheetData><mergeCells>${merges.join('')}</mergeCells>`
}

function sheetRow(row: number, slots: readonly string[]): string {
  const cells = slots.map((text, column) => {
    const place = reference(row, column)
    return `<c r="${place}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`
  })
  return `<row r="${row + 1}">${cells.join('')}</row>`
}

function reference(row: number, column: number): string {
  return `${String.fromCharCode(65 + column)}${row + 1}`
}

function inkOf(block: Block, index: number): readonly Ink[] {
  if (block.type === 'paragraph') {
    return [{ kind: 'text', text: block.text, x: 320, y: 40 + index * 18, size: 12 }]
  }
  const heights = new Array<number>(block.rowCount).fill(26)
  return drawTable({
    x: 40,
    top: 80,
    widths: new Array(8).fill(95),
    heights,
    size: 8,
    cells: block.cells,
  })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
