/** Blocks → a Word 97 document (MS-DOC) of paragraphs and tables with merged cells, for benchmarks. */
import { CFB } from '@e965/xlsx'
import type { Block, Cell, Table } from '../../src/extract/document.ts'

/** A run of text that ends a paragraph, a cell or a row, with the modifiers of that paragraph. */
type Paragraph = { readonly text: string; readonly sprms: Buffer }

/** Where the text begins in the Word stream, and the size of a page of properties ([MS-DOC] 2.5, 2.9.23). */
const TEXT_AT = 1024
const PAGE = 512
/** Twips from margin to margin. */
const WIDTH = 9000

const CELL_END = '\u0007'
const LINE_BREAK = '\u000b'

export function docOf(blocks: readonly Block[]): Buffer {
  const paragraphs = blocks.flatMap((block) =>
    block.type === 'paragraph' ? [plain(block.text)] : tableParagraphs(block),
  )
  const text = Buffer.from(paragraphs.map((one) => one.text).join(''), 'utf16le')
  const properties = propertyPages(paragraphs)
  const firstPage = Math.ceil((TEXT_AT + text.length) / PAGE)
  const characters = characterPage(text.length)
  const clx = pieceTable(text.length / 2)
  const paragraphBins = bins(properties.starts, firstPage)
  const characterBins = bins([TEXT_AT, TEXT_AT + text.length], firstPage + properties.pages.length)
  const table = Buffer.concat([clx, paragraphBins, characterBins])
  const parts = new Map([
    [33, [0, clx.length]],
    [13, [clx.length, paragraphBins.length]],
    [12, [clx.length + paragraphBins.length, characterBins.length]],
  ])
  const head = Buffer.concat([fib(text.length, parts), text])
  const document = Buffer.concat([padded(head, firstPage * PAGE), ...properties.pages, characters])
  const container = CFB.utils.cfb_new()
  CFB.utils.cfb_add(container, '/WordDocument', document)
  CFB.utils.cfb_add(container, '/1Table', table)
  return Buffer.from(CFB.write(container, { type: 'buffer' }) as Buffer)
}

function plain(text: string): Paragraph {
  return { text: `${text.replaceAll('\n', LINE_BREAK)}\r`, sprms: Buffer.alloc(0) }
}

const IN_TABLE = [Buffer.from([0x16, 0x24, 1]), Buffer.from([0x49, 0x66, 1, 0, 0, 0])]

function tableParagraphs(table: Table): readonly Paragraph[] {
  return Array.from({ length: table.rowCount }, (_, row) => {
    const cells = table.cells
      .filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
      .toSorted((a, b) => a.column - b.column)
    const texts = cells.map((cell): Paragraph => {
      const shown = cell.row === row ? cell.text.replaceAll('\n', LINE_BREAK) : ''
      return { text: shown + CELL_END, sprms: Buffer.concat(IN_TABLE) }
    })
    const end = [...IN_TABLE, Buffer.from([0x17, 0x24, 1]), rowDefinition(table, cells, row)]
    return [...texts, { text: CELL_END, sprms: Buffer.concat(end) }]
  }).flat()
}

/** sprmTDefTable: the edges of the row's cells, and which go on with the cell above ([MS-DOC] 2.9.321). */
function rowDefinition({ columnCount }: Table, cells: readonly Cell[], row: number): Buffer {
  const edges = cells.map(({ column }) => Math.round((column * WIDTH) / columnCount))
  const body = Buffer.alloc(1 + 2 * (cells.length + 1) + 20 * cells.length)
  body.writeUInt8(cells.length, 0)
  for (const [at, edge] of [...edges, WIDTH].entries()) body.writeInt16LE(edge, 1 + 2 * at)
  for (const [at, cell] of cells.entries()) {
    const isMerged = cell.rowSpan > 1
    const merge = isMerged ? (cell.row === row ? 0x60 : 0x20) : 0
    body.writeUInt16LE(merge, 1 + 2 * (cells.length + 1) + 20 * at)
  }
  const head = Buffer.alloc(4)
  head.writeUInt16LE(0xd608, 0)
  head.writeUInt16LE(body.length + 1, 2)
  return Buffer.concat([head, body])
}

/** The paragraphs' modifiers on pages of 512 bytes, and where the text of each page begins. */
function propertyPages(paragraphs: readonly Paragraph[]) {
  const pages: Buffer[] = []
  const starts: number[] = [TEXT_AT]
  let runs: { readonly start: number; readonly sprms: Buffer }[] = []
  let at = TEXT_AT
  for (const { text, sprms } of paragraphs) {
    const next = [...runs, { start: at, sprms }]
    if (!fits(next.map((run) => run.sprms))) {
      pages.push(propertyPage(runs, at))
      starts.push(at)
      runs = []
    }
    runs.push({ start: at, sprms })
    at += 2 * text.length
  }
  pages.push(propertyPage(runs, at))
  return { pages, starts: [...starts, at] }
}

/** One entry on a page: style 0 and the modifiers behind their size ([MS-DOC] 2.9.175). */
function entryOf(sprms: Buffer): Buffer {
  const length = 2 + sprms.length
  const size = length % 2 === 1 ? [(length + 1) / 2] : [0, length / 2]
  return Buffer.concat([Buffer.from([...size, 0, 0]), sprms])
}

function fits(all: readonly Buffer[]): boolean {
  const entries = new Set(all.map((sprms) => entryOf(sprms).toString('hex')))
  const size = [...entries].reduce((sum, entry) => sum + 2 * Math.ceil(entry.length / 2), 0)
  return 4 * (all.length + 1) + 13 * all.length + size < PAGE - 2
}

function propertyPage(
  runs: readonly { readonly start: number; readonly sprms: Buffer }[],
  end: number,
): Buffer {
  const page = Buffer.alloc(PAGE)
  const placed = new Map<string, number>()
  let free = PAGE - 2
  for (const [index, { start, sprms }] of runs.entries()) {
    page.writeUInt32LE(start, 4 * index)
    const entry = entryOf(sprms)
    const key = entry.toString('hex')
    const known = placed.get(key)
    if (known === undefined) {
      free -= 2 * Math.ceil(entry.length / 2)
      entry.copy(page, free)
      placed.set(key, free)
    }
    page.writeUInt8((known ?? free) / 2, 4 * (runs.length + 1) + 13 * index)
  }
  page.writeUInt32LE(end, 4 * runs.length)
  page.writeUInt8(runs.length, PAGE - 1)
  return page
}

/** One run of characters without modifiers. */
function characterPage(length: number): Buffer {
  const page = Buffer.alloc(PAGE)
  page.writeUInt32LE(TEXT_AT, 0)
  page.writeUInt32LE(TEXT_AT + length, 4)
  page.writeUInt8(1, PAGE - 1)
  return page
}

/** Which page holds the properties of which bytes. */
function bins(starts: readonly number[], firstPage: number): Buffer {
  const count = starts.length - 1
  const plc = Buffer.alloc(4 * (2 * count + 1))
  for (const [at, start] of starts.entries()) plc.writeUInt32LE(start, 4 * at)
  for (let at = 0; at < count; at += 1) plc.writeUInt32LE(firstPage + at, 4 * (count + 1 + at))
  return plc
}

/** All text in one piece, in UTF-16. */
function pieceTable(characters: number): Buffer {
  const clx = Buffer.alloc(5 + 8 + 8)
  clx.writeUInt8(2, 0)
  clx.writeUInt32LE(16, 1)
  clx.writeUInt32LE(0, 5)
  clx.writeUInt32LE(characters, 9)
  clx.writeUInt32LE(TEXT_AT, 15)
  return clx
}

/** The head of the file; `parts` by their index in FibRgFcLcb97: offset and size in the table stream. */
function fib(length: number, parts: ReadonlyMap<number, readonly number[]>): Buffer {
  const head = Buffer.alloc(TEXT_AT)
  head.writeUInt16LE(0xa5ec, 0)
  head.writeUInt16LE(0x00c1, 2)
  head.writeUInt16LE(0x0804, 6)
  // The table stream is 1Table; characters are 16 bits wide.
  head.writeUInt16LE(0x1200, 10)
  head.writeUInt16LE(0x00bf, 12)
  head.writeUInt32LE(TEXT_AT, 24)
  head.writeUInt32LE(TEXT_AT + length, 28)
  head.writeUInt16LE(14, 32)
  head.writeUInt16LE(22, 62)
  head.writeUInt32LE(TEXT_AT + length, 64)
  head.writeUInt32LE(length / 2, 76)
  head.writeUInt16LE(93, 152)
  for (const [index, [offset = 0, size = 0]] of parts) {
    head.writeUInt32LE(offset, 154 + 8 * index)
    head.writeUInt32LE(size, 158 + 8 * index)
  }
  return head
}

function padded(bytes: Buffer, size: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(size - bytes.length)])
}
