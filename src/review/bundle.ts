/** A fault of reading for the maintainers: the form's tables or lines, as read and as corrected, without contacts. */
import type { Database } from '../store/database.ts'
import {
  type FormAddress,
  type RawTable,
  selectFormPage,
  selectParagraphs,
  selectTables,
  type WholeFormPage,
} from '../store/form-page.ts'
import type { StoredRow } from '../store/row.ts'
import { packageVersion, parserVersion } from '../version.ts'
import { type Hide, hideContacts, withoutLabelled } from './contacts.ts'

/** Lines of a text at most. */
const MOST_LINES = 5000

/** The parts of a bundle by file name; null where the database has no such form. */
export function bundleParts(
  database: Database,
  address: FormAddress,
): Readonly<Record<string, string>> | null {
  const whole = selectFormPage(database, address)
  if (whole === null) return null
  const hide = hideContacts(formsOf(database, whole))
  const json = (value: unknown) => `${JSON.stringify(value, hide.replacer, 2)}\n`
  const { document, corrections, findings } = whole
  const tables = selectTables(database, document.id).filter((table) => standsIn(whole, table))
  return {
    'about.json': json({
      ...{ jixiao: packageVersion, parser_version: parserVersion, sha256: document.sha256 },
      ...{ format: document.format, pages: document.pages, form: whole.ordinal },
    }),
    'tables.json': json(tables.map(withoutLabelled)),
    ...(tables.length === 0 ? { 'lines.txt': linesOf(database, whole, hide) } : {}),
    'read.json': json(readOf(whole)),
    'corrections.json': json(corrections.map(withoutContact)),
    'findings.json': json(
      findings.map(({ verdict, ...finding }) => ({
        ...finding,
        verdict: verdict?.verdict ?? null,
      })),
    ),
  }
}

/** Every form of the document, as read and as corrected: their contacts may stand in one table. */
function formsOf(database: Database, { document }: WholeFormPage): readonly StoredRow[] {
  const ordinals = Array.from({ length: document.forms }, (_, at) => at)
  return ordinals.flatMap((form) => {
    const whole = selectFormPage(database, { sha256: document.sha256, form })
    return whole === null ? [] : [whole.read.form, whole.shown.form]
  })
}

const isContact = (path: string) => path.startsWith('contact.')

/** What was read, with the words that have no field as an object, so that its labels are seen. */
function readOf({ read, sources }: WholeFormPage) {
  const extra = read.form['extra']
  const form = typeof extra === 'string' ? { ...read.form, extra: JSON.parse(extra) } : read.form
  const kept = Object.entries(sources).filter(([path]) => !isContact(path))
  return { ...read, form, sources: Object.fromEntries(kept) }
}

function withoutContact(correction: WholeFormPage['corrections'][number]) {
  const { who: _who, undone_by: _by, ...kept } = correction
  return isContact(kept.path) ? { ...kept, raw: null, read_value: null, words: null } : kept
}

/** Whether a table is one of those that the form was taken from. */
function standsIn({ read, sources }: WholeFormPage, { ordinal, cells }: RawTable): boolean {
  const origins = new Set(read.indicators.map((row) => row['origin_table']))
  if (origins.size > 0) return origins.has(ordinal)
  const places = new Set(Object.values(sources).map(({ place }) => JSON.stringify(place)))
  return cells.some(({ place }) => places.has(JSON.stringify(place)))
}

/** The lines of a text from the first to the last that something was read from. */
function linesOf(database: Database, { document, sources }: WholeFormPage, hide: Hide): string {
  const places = new Set(Object.values(sources).map(({ place }) => JSON.stringify(place)))
  const lines = selectParagraphs(database, document.id, MOST_LINES)
  const isRead = ({ place }: (typeof lines)[number]) => places.has(JSON.stringify(place))
  const [first, last] = [lines.findIndex(isRead), lines.findLastIndex(isRead)]
  if (first < 0) return ''
  return lines
    .slice(first, last + 1)
    .map(({ text }) => `${hide.text(text)}\n`)
    .join('')
}
