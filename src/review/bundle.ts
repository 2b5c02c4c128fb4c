/** A fault of reading for the maintainers: the form's tables, as read and as corrected, without contacts. */
import type { Database } from '../store/database.ts'
import {
  type FormAddress,
  type RawCell,
  selectFormPage,
  selectTables,
  type WholeFormPage,
} from '../store/form-page.ts'
import { packageVersion, parserVersion } from '../version.ts'

/** What stands for a person's name or number. */
const HIDDEN = '▇▇'

/** The parts of a bundle by file name; null where the database has no such form. */
export function bundleParts(
  database: Database,
  address: FormAddress,
): Readonly<Record<string, string>> | null {
  const whole = selectFormPage(database, address)
  if (whole === null) return null
  const hide = hider(whole)
  const tables = selectTables(database, whole.document.id)
    .filter(({ ordinal }) => standsIn(whole, ordinal))
    .map((table) => ({ ...table, cells: table.cells.map((cell) => withoutContact(cell, hide)) }))
  const { document, corrections, findings, sources } = whole
  const json = (value: unknown) => `${hide(JSON.stringify(value, null, 2))}\n`
  return {
    'about.json': json({
      ...{ jixiao: packageVersion, parser_version: parserVersion, sha256: document.sha256 },
      ...{ format: document.format, pages: document.pages, form: whole.ordinal },
    }),
    'tables.json': json(tables),
    'read.json': json({ ...whole.read, sources: withoutContacts(sources) }),
    'corrections.json': json(corrections.map(({ who: _who, undone_by: _by, ...kept }) => kept)),
    'findings.json': json(
      findings.map(({ verdict, ...finding }) => ({
        ...finding,
        verdict: verdict?.verdict ?? null,
      })),
    ),
  }
}

/** Replaces the words of the contact wherever they stand. */
function hider({ read, shown }: WholeFormPage): (text: string) => string {
  const words = [read.form, shown.form].flatMap((form) =>
    [form['contact_person'], form['contact_phone']].flatMap((value) =>
      typeof value === 'string' && value.trim() !== ''
        ? [value.trim(), JSON.stringify(value).slice(1, -1)]
        : [],
    ),
  )
  const parts = [...new Set(words)].sort((one, other) => other.length - one.length)
  return (text) => parts.reduce((rest, word) => rest.replaceAll(word, HIDDEN), text)
}

/** Telephone numbers go wherever they stand, whether or not they were read as the contact's. */
const PHONE = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[-－— ]?\d{7,8}|\d{7,8}(?=\D*$))(?!\d)/gu

function withoutContact(cell: RawCell, hide: (text: string) => string): RawCell {
  return { ...cell, text: hide(cell.text).replaceAll(PHONE, HIDDEN), readings: null }
}

function withoutContacts(sources: WholeFormPage['sources']): WholeFormPage['sources'] {
  return Object.fromEntries(
    Object.entries(sources).filter(([path]) => !path.startsWith('contact.')),
  )
}

/** The tables that the form was taken from. */
function standsIn({ read, sources }: WholeFormPage, ordinal: number): boolean {
  const origins = new Set(read.indicators.map((row) => row['origin_table']))
  return origins.has(ordinal) || (origins.size === 0 && Object.keys(sources).length > 0)
}
