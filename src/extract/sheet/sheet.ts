/** Workbooks of all kinds (XLSX, XLS, ET): every sheet in the order of its tabs, as it is shown. */
import { utils } from '@e965/xlsx'
import { zipMembers } from '../archive/zip.ts'
import type { Cell, Block as DocumentBlock, Note, Paragraph, Place, Table } from '../document.ts'
import { ExtractError } from '../error.ts'
import type { Reader } from '../reader.ts'
import { regionsOf } from './region.ts'
import { noteHiddenCells, type VisibleBlock, visibleBlocks } from './visible.ts'
import { MOST_COLUMNS, readWorkbook, tooWideError, type WorkbookSheet } from './workbook.ts'

/** In larger tables only the cells with words are kept: blank slots would cost memory for nothing. */
const MAX_SLOTS = 1_000_000

/** Bytes that one member of a workbook may unpack to; a sheet of a million cells takes some fifty million. */
const LARGEST_MEMBER = 256 * 2 ** 20

/** The names that programs give new sheets say nothing. */
const UNNAMED = /^(sheet|工作表|表)\s*\d*$/iu

export const readSheet: Reader = async (bytes, _settings, note) => {
  await refuseDamagedZip(bytes)
  const sheets = readWorkbook(bytes, note)
  const shown = sheets.filter(({ isHidden }) => !isHidden)
  for (const sheet of sheets) {
    if (sheet.isHidden) noteHiddenCells(sheet.cells, wholeSheet(sheet), note)
  }
  const isNamed = shown.filter(({ cells }) => cells.length > 0).length > 1
  const blocks = shown.flatMap((sheet) => sheetToBlocks(sheet, isNamed, note))
  if (blocks.length === 0) throw new ExtractError('no_content', 'No sheet shows any words.')
  return { pages: null, blocks }
}

/** In a ZIP whose members cannot be unpacked the library may search without end, and it sets no limit to what they hold. */
async function refuseDamagedZip(bytes: Uint8Array): Promise<void> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (!isZip) return
  for await (const member of zipMembers(bytes)) {
    const content = await member.read(LARGEST_MEMBER)
    if (WORKSHEET.test(member.path)) refuseTooWide(content)
  }
}

const WORKSHEET = /^xl\/worksheets\/[^/]+\.xml$/iu

/** What stands before the cells of a sheet, bytes. */
const BEFORE_CELLS = 2 ** 20

/** The library makes every column that a file claims to have. Throws `ExtractError`. */
function refuseTooWide(content: Uint8Array): void {
  const [head = ''] = Buffer.from(content.subarray(0, BEFORE_CELLS))
    .toString('latin1')
    .split('<sheetData')
  for (const [, last] of head.matchAll(/<(?:\w+:)?col\b[^<>]{0,500}\bmax\s*=\s*["']?(\d+)/gu)) {
    if (Number(last) > MOST_COLUMNS) throw tooWideError()
  }
}

/** One of several sheets begins with its name, where somebody gave it one. */
function sheetToBlocks(
  sheet: WorkbookSheet,
  isNamed: boolean,
  note: (note: Note) => void,
): readonly DocumentBlock[] {
  const place = wholeSheet(sheet)
  const blocks = visibleBlocks(sheet, place, note)
  if (blocks.length === 0) return []
  const { name } = sheet
  const heading: Paragraph = { type: 'paragraph', text: name, level: 1, place }
  const body = regionsOf(blocks).flatMap((region): readonly DocumentBlock[] =>
    region.kind === 'table'
      ? [table(region.blocks, name, note)]
      : region.blocks.map((block) => paragraph(block, name)),
  )
  return isNamed && !UNNAMED.test(name) ? [heading, ...body] : body
}

function paragraph(block: VisibleBlock, sheet: string): Paragraph {
  return { type: 'paragraph', text: block.text, level: null, place: placeOf(block, sheet) }
}

/** The blocks of a region as a table; columns in which no cell begins are none. */
function table(blocks: readonly VisibleBlock[], sheet: string, note: (note: Note) => void): Table {
  const top = blocks[0]?.row ?? 0
  const rowCount = blocks.reduce((end, { row, rowSpan }) => Math.max(end, row + rowSpan), 0) - top
  const starts = [...new Set(blocks.map(({ column }) => column))].toSorted((a, b) => a - b)
  const columnAt = new Map(starts.map((start, index) => [start, index]))
  const columnOf = (column: number) => columnAt.get(column) ?? countBefore(starts, column)
  const cells: Cell[] = blocks.map((block) => ({
    row: block.row - top,
    column: columnOf(block.column),
    rowSpan: block.rowSpan,
    colSpan: columnOf(block.column + block.colSpan) - columnOf(block.column),
    text: block.text,
    place: placeOf(block, sheet),
  }))
  const place = rangePlace(blocks, sheet)
  const grid = { rowCount, columnCount: starts.length }
  if (rowCount * starts.length > MAX_SLOTS) {
    note({ code: 'limit_reached', lost: false, place, args: { limit: 'slots', at: MAX_SLOTS } })
    return { type: 'table', ...grid, cells, spans: 'kept', place }
  }
  const all = [...cells, ...blankCells(cells, grid, place)]
  const ordered = all.toSorted((a, b) => a.row - b.row || a.column - b.column)
  return { type: 'table', ...grid, cells: ordered, spans: 'kept', place }
}

function countBefore(starts: readonly number[], column: number): number {
  const index = starts.findIndex((start) => start >= column)
  return index === -1 ? starts.length : index
}

type Size = { readonly rowCount: number; readonly columnCount: number }

function blankCells(cells: readonly Cell[], { rowCount, columnCount }: Size, place: Place): Cell[] {
  const covered = new Uint8Array(rowCount * columnCount)
  for (const { row, column, rowSpan, colSpan } of cells) {
    for (let y = row; y < row + rowSpan; y += 1) {
      covered.fill(1, y * columnCount + column, y * columnCount + column + colSpan)
    }
  }
  const blanks: Cell[] = []
  for (const [index, isCovered] of covered.entries()) {
    if (isCovered) continue
    const row = Math.floor(index / columnCount)
    blanks.push({ row, column: index % columnCount, rowSpan: 1, colSpan: 1, text: '', place })
  }
  return blanks
}

function placeOf({ source }: VisibleBlock, sheet: string): Place {
  return { kind: 'sheet', sheet, range: utils.encode_cell({ r: source.row, c: source.column }) }
}

function rangePlace(blocks: readonly VisibleBlock[], sheet: string): Place {
  const [first] = blocks
  const range = {
    s: { r: first?.source.row ?? 0, c: first?.source.column ?? 0 },
    e: { r: 0, c: 0 },
  }
  for (const { source } of blocks) {
    range.s.c = Math.min(range.s.c, source.column)
    range.e.r = Math.max(range.e.r, source.row)
    range.e.c = Math.max(range.e.c, source.column)
  }
  return { kind: 'sheet', sheet, range: utils.encode_range(range) }
}

function wholeSheet({ name, cells }: WorkbookSheet): Place {
  const [first] = cells
  const range = first === undefined ? '' : utils.encode_cell({ r: first.row, c: first.column })
  return { kind: 'sheet', sheet: name, range }
}
