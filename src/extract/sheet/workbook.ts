/** A workbook's bytes → what its sheets show: text as displayed, merges, and what is hidden. */
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx'
import { read, utils } from '@e965/xlsx'
import type { Note, NoteKind } from '../document.ts'
import { ExtractError } from '../error.ts'
import { isXmlWorkbook, placedXml } from './xml-workbook.ts'

/** More rows of one sheet are not read: no form has so many, and a sheet may claim a million. */
const MAX_ROWS = 50_000

/** Columns of the widest sheet that a program writes. */
export const MOST_COLUMNS = 16_384

export function tooWideError(): ExtractError {
  return new ExtractError('corrupt', 'A sheet claims more columns than a sheet can have.')
}

/** Shown text at a cell's true address, rows and columns from 0. */
export type Shown = { readonly row: number; readonly column: number; readonly text: string }

export type Merge = {
  readonly row: number
  readonly column: number
  readonly lastRow: number
  readonly lastColumn: number
}

export type WorkbookSheet = {
  readonly name: string
  readonly isHidden: boolean
  /** In row order, then column order; none empty. */
  readonly cells: readonly Shown[]
  readonly merges: readonly Merge[]
  readonly hiddenRows: ReadonlySet<number>
  readonly hiddenColumns: ReadonlySet<number>
}

/** The sheets in the order of their tabs. Throws `ExtractError` for what is no sound workbook. */
export function readWorkbook(
  bytes: Uint8Array,
  note: (note: Note) => void,
): readonly WorkbookSheet[] {
  const workbook = isXmlWorkbook(bytes)
    ? open(placedXml(bytes, note), 'string')
    : open(withoutProperties(bytes), 'buffer')
  noteDrawings(workbook, note)
  return workbook.SheetNames.map((name, index) => {
    const sheet = workbook.Sheets[name]
    const isHidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    return readSheet(name, isHidden, sheet ?? {}, note)
  })
}

function open(content: Uint8Array | string, type: 'buffer' | 'string'): WorkBook {
  try {
    const options = { dense: true, cellStyles: true, sheetRows: MAX_ROWS, dateNF: 'yyyy/m/d' }
    return read(content, { ...options, type, cellFormula: true, cellHTML: false, bookFiles: true })
  } catch (cause) {
    const isLocked = cause instanceof Error && /password|ecma-376 encrypted/iu.test(cause.message)
    if (isLocked) throw new ExtractError('encrypted', 'The workbook has a password.', { cause })
    throw new ExtractError('corrupt', 'The file is no sound workbook.', { cause })
  }
}

/** Streams of an OLE container that say who wrote it and when, as its directory names them. */
const PROPERTIES = ['\u0005SummaryInformation', '\u0005DocumentSummaryInformation'].map((name) =>
  Buffer.from(`${name}\0`, 'utf16le'),
)

/** Nobody asks for them, and the library fills all memory with what a damaged one claims to hold: they lose their names. */
function withoutProperties(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xd0) return bytes
  const copy = Buffer.from(bytes)
  for (const name of PROPERTIES) {
    for (let at = copy.indexOf(name); at !== -1; at = copy.indexOf(name, at + 2)) {
      copy.write('-', at, 'utf16le')
    }
  }
  return copy
}

/** The members of the package, where the format is one. */
type Package = {
  readonly keys?: readonly string[]
  readonly files?: Readonly<Record<string, Member>>
}
type Member = { readonly content?: Uint8Array | string }

/** Pictures, and words in shapes that float over the cells: neither is read. */
function noteDrawings(workbook: WorkBook & Package, note: (note: Note) => void): void {
  const tell = (kind: NoteKind, count: number): void => {
    if (count === 0) return
    note({ code: 'embedded_object', lost: true, place: null, args: { kind, count } })
  }
  const { keys = [], files = {} } = workbook
  tell('image', keys.filter((key) => /(?:^|\/)xl\/media\//u.test(key)).length)
  const drawings = keys.filter((key) => /(?:^|\/)xl\/drawings\/[^/]+\.xml$/u.test(key))
  const texts = drawings.flatMap((key) => textsIn(files[key]))
  tell('shape', texts.length)
}

function textsIn(member: Member | undefined): readonly string[] {
  const xml = Buffer.from(member?.content ?? '').toString()
  return [...xml.matchAll(/<a:t>([^<]+)<\/a:t>/gu)].map(([, text = '']) => text)
}

function readSheet(
  name: string,
  isHidden: boolean,
  sheet: WorkSheet,
  note: (note: Note) => void,
): WorkbookSheet {
  const full: unknown = sheet['!fullref']
  if (typeof full === 'string' && utils.decode_range(full).e.r >= MAX_ROWS) {
    const place = { kind: 'sheet', sheet: name, range: full } as const
    note({ code: 'limit_reached', lost: true, place, args: { limit: 'rows', at: MAX_ROWS } })
  }
  return {
    name,
    isHidden,
    cells: shownCells(sheet),
    merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({
      row: s.r,
      column: s.c,
      lastRow: e.r,
      lastColumn: e.c,
    })),
    hiddenRows: hiddenIn(sheet['!rows'], ({ hidden, hpt }) => hidden === true || hpt === 0),
    hiddenColumns: hiddenIn(sheet['!cols'], ({ hidden, width }) => hidden === true || width === 0),
  }
}

/** Holes in the rows are skipped, so that a sheet costs what it holds and not what it claims. */
function shownCells(sheet: WorkSheet): readonly Shown[] {
  const shown: Shown[] = []
  const rows: readonly (readonly CellObject[])[] = sheet['!data'] ?? []
  rows.forEach((cells, row) => {
    if (cells.length > MOST_COLUMNS) throw tooWideError()
    cells.forEach((cell, column) => {
      const text = textOf(cell)
      if (text !== '') shown.push({ row, column, text })
    })
  })
  return shown
}

function textOf(cell: CellObject): string {
  if (isTypedText(cell)) return `=${cell.f}`
  if (cell.v === undefined || cell.v === null) return ''
  // A whole number that the general format would shorten to 1.38E+11 is a code or a telephone.
  const isShortened = cell.t === 'n' && /E\+/u.test(cell.w ?? '') && Number.isSafeInteger(cell.v)
  const text = isShortened ? String(cell.v) : (cell.w ?? String(cell.v))
  return text.replace(/\r\n?/gu, '\n').trim()
}

/** “=100%” and “=18个” were meant as words; the program took them for formulas, of which one is an error. */
function isTypedText({ t, f }: CellObject): boolean {
  if (f === undefined) return false
  return /^[\d.]+%$/u.test(f) || (t === 'e' && /^[\d.]+\p{Script=Han}+$/u.test(f))
}

function hiddenIn<Line>(lines: readonly Line[] | undefined, isHidden: (line: Line) => boolean) {
  const hidden = new Set<number>()
  lines?.forEach((line, index) => {
    if (line && isHidden(line)) hidden.add(index)
  })
  return hidden
}
