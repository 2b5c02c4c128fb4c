/** The frame beside a form: the page of the document as a picture, or its own table, with what is asked for lit. */
import { escapeHtml } from '../../report/markup.ts'
import {
  type FormAddress,
  type RawTable,
  selectFormPage,
  selectParagraphs,
  selectTables,
  type WholeFormPage,
} from '../../store/form-page.ts'
import type { CompactPlace } from '../../store/place.ts'
import { cellAddress, parseFormAddress, parseOrdinal } from '../address.ts'
import type { PageRequest, ServedPage } from '../page.ts'
import type { PictureSource } from '../services.ts'
import { cellAt, cellsOf, type Spot } from '../spot.ts'

/** Pages are drawn at this resolution. */
export const DPI = 130

const drawable: ReadonlySet<string> = new Set(['pdf', 'ofd', 'image'])

/** Paragraphs that are shown where a document has no tables. */
const MOST_PARAGRAPHS = 3000

export const sourcePage: ServedPage = {
  pattern: '/sources/:sha256/:form',
  words:
    'The raw tables of a form’s document; `field` and `cell` (`table.row.column`) say what is lit.',
  answer: async (request) => {
    const address = parseFormAddress(request.param('sha256'), request.param('form'))
    const whole = address && selectFormPage(request.database, address)
    if (!address || !whole) return null
    const tables = selectTables(request.database, whole.document.id)
    const lit = litCells(request, whole, tables)
    const shownPlaces = lit.length > 0 ? lit.map(({ place }) => place) : litPlaces(request, whole)
    const picture = await pictureOf(request, whole, shownPlaces)
    const seen = { address, whole, tables, lit, places: shownPlaces }
    return {
      data: { lit, tables },
      view: () => ({
        title: request.say('source'),
        body: picture === null ? drawnTables(request, seen) : drawnPage(request, seen, picture),
        isBare: true,
      }),
    }
  },
}

type Seen = {
  readonly address: FormAddress
  readonly whole: WholeFormPage
  readonly tables: readonly RawTable[]
  readonly lit: readonly Spot[]
  readonly places: readonly CompactPlace[]
}

/** What a drawn table needs of it. */
type Lights = Pick<Seen, 'address' | 'lit'>

function litCells(
  request: PageRequest,
  whole: WholeFormPage,
  tables: readonly RawTable[],
): readonly Spot[] {
  const [table = null, row = null, column = null] = (request.query.get('cell') ?? '')
    .split('.')
    .map(parseOrdinal)
  if (table !== null && row !== null && column !== null) {
    const cell = cellAt(tables, table, row, column)
    return cell === null ? [] : [cell]
  }
  return request.query.getAll('field').flatMap((path) => cellsOf(whole, tables, path))
}

function litPlaces({ query }: PageRequest, { sources }: WholeFormPage): readonly CompactPlace[] {
  return query
    .getAll('field')
    .map((path) => sources[path]?.place ?? null)
    .filter((place) => place !== null)
}

type DrawnPage = { readonly page: number; readonly width: number; readonly height: number }

/** The page that is asked for, drawn; null where the document has none, or it cannot be drawn. */
async function pictureOf(
  request: PageRequest,
  whole: WholeFormPage,
  places: readonly CompactPlace[],
): Promise<DrawnPage | null> {
  const given = Number(request.query.get('page'))
  const first = Object.values(whole.sources).map(({ place }) => place)
  const pages = [...places, ...first].flatMap((place) => (place?.[0] === 'page' ? [place[1]] : []))
  const page = Number.isSafeInteger(given) && given > 0 ? given : (pages[0] ?? 1)
  const source = pictureSource(whole, page)
  const picture = source && (await request.services.picture(source))
  return picture && { page, width: picture.width, height: picture.height }
}

/** Where a page of a document is drawn from; null for a format without pages. */
export function pictureSource(
  { document }: Pick<WholeFormPage, 'document'>,
  page: number,
): PictureSource | null {
  const [file] = document.files
  if (!drawable.has(document.format) || file === undefined) return null
  const bytes = file.root_bytes
  return {
    path: file.root,
    pathBytes: bytes === null ? null : Buffer.from(bytes).toString('base64'),
    sha256: document.sha256,
    page,
    dpi: DPI,
  }
}

function drawnPage(request: PageRequest, seen: Seen, { page, width, height }: DrawnPage): string {
  const { address, whole, tables, lit, places } = seen
  const picture = `/pictures/${address.sha256}/${page}.png`
  const cells = tables.flatMap(({ ordinal, cells: own }) =>
    own.flatMap((cell) => {
      if (cell.place[0] !== 'page' || cell.place[1] !== page) return []
      const href = escapeHtml(cellAddress(address, { ...cell, table: ordinal }))
      const label = cell.text.trim() === '' ? request.say('blank') : cell.text
      return [
        `<a href="${href}" target="_top" tabindex="-1" aria-label="${escapeHtml(label)}">${box(cell.place, 'cell')}</a>`,
      ]
    }),
  )
  const marks = places
    .filter((place) => place[0] === 'page' && place[1] === page)
    .map((place, at) => box(place, 'lit', at === 0 ? 'lit' : undefined))
  const of = whole.document.pages ?? 1
  return `${pageLinks(request, page, of)}<svg class="sheet" viewBox="0 0 ${width} ${height}" role="group" aria-label="${request.say('page')} ${page}">
<image href="${picture}" width="${width}" height="${height}"/>${cells.join('')}${marks.join('')}</svg>${quote(lit)}`
}

function box(place: CompactPlace, kind: string, id?: string): string {
  if (place[0] !== 'page') return ''
  const [, , x0, top, x1, bottom] = place
  const around = kind === 'lit' ? 2 : 0
  const numbers = {
    x: x0 - around,
    y: top - around,
    width: x1 - x0 + 2 * around,
    height: bottom - top + 2 * around,
  }
  const attributes = Object.entries(numbers).map(([name, value]) => `${name}="${value.toFixed(2)}"`)
  return `<rect class="${kind}"${id === undefined ? '' : ` id="${id}"`} ${attributes.join(' ')}/>`
}

function pageLinks({ say, path, query }: PageRequest, page: number, of: number): string {
  const link = (to: number, word: 'previous' | 'next') => {
    if (to < 1 || to > of) return ''
    const next = new URLSearchParams(query)
    next.set('page', String(to))
    return `<a href="${escapeHtml(`${path}?${next}`)}">${say(word)}</a>`
  }
  return `<nav class="pager" aria-label="${say('page')}">${link(page - 1, 'previous')} <span>${say('page')} ${page} / ${of}</span> ${link(page + 1, 'next')}</nav>`
}

/** What is lit, for those who cannot see the outline. */
function quote(lit: readonly Spot[]): string {
  return lit.length === 0
    ? ''
    : `<p class="hidden">${lit.map(({ text }) => escapeHtml(text)).join(' · ')}</p>`
}

/** The tables that a form was read from, those of `paths` among them, whose cells are lit. */
export function formTables(
  request: PageRequest,
  whole: WholeFormPage,
  paths: readonly string[],
): string {
  const tables = selectTables(request.database, whole.document.id)
  const address = { sha256: whole.document.sha256, form: whole.ordinal }
  const lit = paths.flatMap((path) => cellsOf(whole, tables, path))
  const near = new Set([...originsOf(whole), ...lit.map(({ table }) => table)])
  const drawn = tables
    .filter(({ ordinal }) => near.has(ordinal))
    .map((table) => drawnTable({ address, lit }, table, undefined))
  return drawn.length === 0 ? `<p>${request.say('noSource')}</p>` : drawn.join('')
}

function originsOf({ read }: WholeFormPage): readonly number[] {
  return read.indicators.map((row) => Number(row['origin_table']))
}

function drawnTables(request: PageRequest, seen: Seen): string {
  const { whole, tables, lit, places } = seen
  const missing = drawable.has(whole.document.format)
    ? `<p class="soft">${request.say('noPicture')}</p>`
    : ''
  const wanted = lit.map(({ table }) => table)
  const near = new Set(wanted.length > 0 ? wanted : originsOf(whole))
  const chosen = tables.filter(({ ordinal }) => near.size === 0 || near.has(ordinal))
  const drawn = chosen.map((table) => drawnTable(seen, table, lit[0]))
  const paragraphs = drawn.length === 0 || lit.length === 0 ? drawnText(request, whole, places) : ''
  return missing + drawn.join('') + paragraphs
}

function drawnTable(seen: Lights, table: RawTable, first: Spot | undefined): string {
  const rows = Map.groupBy(table.cells, ({ row }) => row)
  const lines = Array.from({ length: table.row_count }, (_, row) => {
    const cells = (rows.get(row) ?? []).map((cell) =>
      drawnCell(seen, { ...cell, table: table.ordinal }, first),
    )
    return `<tr>${cells.join('')}</tr>`
  })
  return `<div class="scroll" tabindex="0" role="region" aria-label="${table.ordinal + 1}"><table class="printed raw"><tbody>${lines.join('')}</tbody></table></div>`
}

function isAt(one: Spot | undefined, { table, row, column }: Spot): boolean {
  return one?.table === table && one.row === row && one.column === column
}

function drawnCell({ address, lit }: Lights, cell: Spot, first: Spot | undefined): string {
  const { row_span, column_span, text } = cell
  const lights = lit.some((one) => isAt(one, cell)) ? ' class="lit"' : ''
  const id = isAt(first, cell) ? ' id="lit"' : ''
  const rows = row_span > 1 ? ` rowspan="${row_span}"` : ''
  const columns = column_span > 1 ? ` colspan="${column_span}"` : ''
  const isBlank = text.trim() === ''
  const label = isBlank ? ` aria-label="${cell.row + 1}, ${cell.column + 1}"` : ''
  const link = `<a class="value" href="${escapeHtml(cellAddress(address, cell))}" target="_top"${label}>${isBlank ? '&nbsp;' : escapeHtml(text)}</a>`
  return `<td${rows}${columns}${lights}${id}>${link}</td>`
}

/** The words around the tables, a line each, where what is asked for stands in none. */
function drawnText(
  request: PageRequest,
  whole: WholeFormPage,
  places: readonly CompactPlace[],
): string {
  const lights = new Set(places.map((place) => JSON.stringify(place)))
  const lines = selectParagraphs(request.database, whole.document.id, MOST_PARAGRAPHS).map(
    ({ text, place }) => {
      const isLit = lights.has(JSON.stringify(place))
      return `<p${isLit ? ' class="lit" id="lit"' : ''}>${escapeHtml(text)}</p>`
    },
  )
  return lines.length === 0
    ? `<p>${request.say('noSource')}</p>`
    : `<div class="text">${lines.join('')}</div>`
}
