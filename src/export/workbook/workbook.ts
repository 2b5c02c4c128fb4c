/**
 * Rows as an Excel workbook (ECMA-376), a sheet a stream, written as they come. The libraries at hand hold a workbook in
 * memory, so the few parts that a workbook needs are written here.
 */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import type { Language } from '../../language/language.ts'
import type { Overview } from '../../store/overview.ts'
import type { RowStream } from '../../store/row-stream.ts'
import { escaped } from './cell.ts'
import { notesSheet, overviewSheet } from './overview-sheet.ts'
import { HEAD, MAIN, type Sheet } from './sheet.ts'
import { type Links, type Setting, streamSheets } from './stream-sheet.ts'
import { stylesXml } from './style.ts'

/** Most text handed to the archive at once, UTF-16 units. */
const CHUNK = 64 * 1024

const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** The sheets of a database, in the order in which a person opens them; others follow. */
const order = ['v_forms', 'v_indicators', 'v_funds', 'v_findings', 'v_money']

/** Sheets that others lead to, in the order in which they must be written. */
const linked = ['v_indicators', 'v_forms']

/**
 * Writes one workbook; returns how many texts were longer than a cell and had to be cut. With an overview it has a sheet
 * that sums up before the others and one that explains the columns behind them.
 */
export async function writeWorkbook(
  streams: readonly RowStream[],
  path: string,
  headings: Language,
  overview: Overview | null,
): Promise<number> {
  const tally = { cut: 0 }
  const contradicted = overview?.contradicted ?? new Set<string>()
  const links: Links = { forms: new Map(), indicators: new Map(), contradicted }
  const { sheets, writing } = arranged(streams, { headings, links, tally }, overview)
  const archive = new yazl.ZipFile()
  for (const [name, text] of Object.entries(fixedParts(sheets))) {
    archive.addBuffer(Buffer.from(text), name)
  }
  for (const sheet of writing) {
    const options = { compressionLevel: 3 }
    const name = `xl/worksheets/sheet${sheets.indexOf(sheet) + 1}.xml`
    archive.addReadStreamLazy(name, options, (give) => {
      give(null, Readable.from(chunks(sheet.text())))
    })
  }
  archive.end()
  await pipeline(archive.outputStream, createWriteStream(path))
  return tally.cut
}

/** All sheets as they are shown, and as they have to be written. */
function arranged(
  streams: readonly RowStream[],
  setting: Setting,
  overview: Overview | null,
): { readonly sheets: readonly Sheet[]; readonly writing: readonly Sheet[] } {
  const rank = (list: readonly string[], { name }: RowStream) =>
    list.includes(name) ? list.indexOf(name) : list.length
  const shown = [...streams].sort((one, other) => rank(order, one) - rank(order, other))
  const made = new Map(shown.map((stream) => [stream, streamSheets(stream, setting)]))
  const written = [...shown].sort((one, other) => rank(linked, one) - rank(linked, other))
  const sheetsOf = (list: readonly RowStream[]) => list.flatMap((stream) => made.get(stream) ?? [])
  if (overview === null) return { sheets: sheetsOf(shown), writing: sheetsOf(written) }
  const first = overviewSheet(overview, setting.headings)
  const last = notesSheet(shown, setting.headings)
  return {
    sheets: [first, ...sheetsOf(shown), last],
    writing: [first, ...sheetsOf(written), last],
  }
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
    'xl/styles.xml': HEAD + stylesXml(MAIN),
  }
}

function relation(number: number, type: string, target: string): string {
  return `<Relationship Id="rId${number}" Type="${DOCUMENT}/${type}" Target="${target}"/>`
}

function relationships(relations: readonly string[]): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`
}
