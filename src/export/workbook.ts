/**
 * Rows as an Excel workbook (ECMA-376), a sheet a stream, written as they come. Texts stand as inline strings, which
 * no program takes for a formula; numbers are numbers. The libraries at hand hold a workbook in memory, so the few
 * parts that a workbook needs are written here.
 */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import type { ColumnType, RowStream, TypedColumn } from '../store/row-stream.ts'
import type { Value } from '../store/value.ts'

/** Rows of one sheet, the header included; Excel opens no more. */
const SHEET_ROWS = 1_048_576

/** UTF-16 units of one cell; Excel takes no more. */
const CELL_LENGTH = 32_767

/** Characters of a sheet's name; Excel takes no more. */
const NAME_LENGTH = 31

/** Most text handed to the archive at once, UTF-16 units. */
const CHUNK = 64 * 1024

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

type Sheet = {
  readonly name: string
  readonly stream: RowStream
  /** Rows of the stream before this sheet's first. */
  readonly skip: number
  readonly rows: number
}

/** Writes one workbook; returns how many texts were longer than a cell and had to be cut. */
export async function writeWorkbook(streams: readonly RowStream[], path: string): Promise<number> {
  const sheets = sheetsOf(streams)
  const tally = { cut: 0 }
  const archive = new yazl.ZipFile()
  for (const [name, text] of Object.entries(fixedParts(sheets))) {
    archive.addBuffer(Buffer.from(text), name)
  }
  for (const [at, sheet] of sheets.entries()) {
    const options = { compressionLevel: 3 }
    archive.addReadStreamLazy(`xl/worksheets/sheet${at + 1}.xml`, options, (give) => {
      give(null, Readable.from(chunks(sheetText(sheet, tally))))
    })
  }
  archive.end()
  await pipeline(archive.outputStream, createWriteStream(path))
  return tally.cut
}

/** A stream longer than a sheet goes on in the next. */
function sheetsOf(streams: readonly RowStream[]): readonly Sheet[] {
  return streams.flatMap((stream) => {
    const count = stream.count()
    const most = SHEET_ROWS - 1
    const parts = Math.max(1, Math.ceil(count / most))
    return Array.from({ length: parts }, (_, part) => ({
      name: sheetName(stream.name, part),
      stream,
      skip: part * most,
      rows: Math.min(most, count - part * most),
    }))
  })
}

function sheetName(name: string, part: number): string {
  const suffix = part === 0 ? '' : ` (${part + 1})`
  const allowed = name.replaceAll(/[[\]:*?/\\]/gu, ' ')
  return allowed.slice(0, NAME_LENGTH - suffix.length) + suffix
}

/** Small texts joined to larger ones. */
function* chunks(texts: Iterable<string>): Generator<Buffer> {
  let chunk = ''
  for (const text of texts) {
    chunk += text
    if (chunk.length < CHUNK) continue
    yield Buffer.from(chunk)
    chunk = ''
  }
  yield Buffer.from(chunk)
}

function* sheetText({ stream, skip, rows }: Sheet, tally: { cut: number }): Generator<string> {
  const { columns } = stream
  const last = `${columnName(columns.length - 1)}${rows + 1}`
  const widths = columns.map(
    ({ type }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${type === 'text' ? 24 : 12}" customWidth="1"/>`,
  )
  yield `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}"/>` +
    '<sheetViews><sheetView workbookViewId="0">' +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    `</sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`
  const names = columns.map(({ name }) => name)
  yield `<row r="1">${names.map((name) => textCell(name, HEADER_STYLE)).join('')}</row>`
  let at = -skip
  for (const row of stream.rows()) {
    if (at >= rows) break
    if (at >= 0) yield rowText(row, columns, tally)
    at += 1
  }
  yield `</sheetData><autoFilter ref="A1:${last}"/></worksheet>`
}

const HEADER_STYLE = 1
const styles: Readonly<Record<ColumnType, number>> = { text: 2, integer: 0, number: 0 }

function rowText(
  row: readonly Value[],
  columns: readonly TypedColumn[],
  tally: { cut: number },
): string {
  let text = '<row>'
  for (const [at, value] of row.entries()) {
    if (value === null) text += '<c/>'
    else if (Number.isFinite(value)) text += `<c><v>${value}</v></c>`
    else text += wordsCell(String(value), columns[at]?.type ?? 'text', tally)
  }
  return `${text}</row>`
}

function wordsCell(words: string, type: ColumnType, tally: { cut: number }): string {
  if (words.length > CELL_LENGTH) tally.cut += 1
  return textCell(words.slice(0, CELL_LENGTH), styles[type])
}

function textCell(value: string, style: number): string {
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
}

/** What XML cannot hold is left out; what Excel would read as an escape of its own is escaped. */
function escaped(value: string): string {
  if (!/[&<>_\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(value)) return value
  return value
    .toWellFormed()
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
    .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/gu, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter
}

function fixedParts(sheets: readonly Sheet[]): Readonly<Record<string, string>> {
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const numbers = sheets.map((_, at) => at + 1)
  const overrides = numbers.map(
    (number) =>
      `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${types}.worksheet+xml"/>`,
  )
  const listed = sheets.map(
    ({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  const relations = numbers.map((number) =>
    relation(number, 'worksheet', `worksheets/sheet${number}.xml`),
  )
  const style = relation(sheets.length + 1, 'styles', 'styles.xml')
  return {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ` +
      'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels': relationships([relation(1, 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([...relations, style]),
    'xl/styles.xml': HEAD + STYLES,
  }
}

function relation(number: number, type: string, target: string): string {
  return `<Relationship Id="rId${number}" Type="${DOCUMENT}/${type}" Target="${target}"/>`
}

function relationships(relations: readonly string[]): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`
}

/** 0: numbers as they are; 1: a header, bold white on blue; 2: text, marked as text. */
const STYLES =
  `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font>` +
  '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="等线"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/></patternFill></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  '<cellXfs count="3"><xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1"/>' +
  '<xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>'
