/**
 * The index of the full-text search in Chinese. Texts and questions are cut by the same segmenter, which is handed in. A
 * segmenter joins characters as the sentence around them suggests, so every pair of neighbouring Han characters is indexed
 * as well: a word of two characters is found wherever it is printed.
 */
import type { Database } from './database.ts'
import { type SearchKind, searchKinds } from './found.ts'
import { prepared } from './prepared.ts'
import type { StoredRow } from './row.ts'
import type { UnderstoodRows } from './rows.ts'
import type { IndexEntry } from './text-index.ts'

/** Cuts a text into words, overlapping ones included. */
export type CutForSearch = (text: string) => readonly string[]

/** Runs of Han characters, in a folded text. */
export const HAN = /\p{Script=Han}{2,}/gu
/** Letters and digits, in a folded text. */
export const WORD = /[\p{L}\p{N}]+/gu

/** The words of a text as they stand in the index: folded, without punctuation, each once. */
function wordsOf(text: string, segment: CutForSearch): readonly string[] {
  const folded = fold(text)
  const words = segment(folded).flatMap((word) => word.match(WORD) ?? [])
  return [...new Set([...words, ...pairsOf(folded)])]
}

/** A text as it is compared: widths, cases, white space and marks made alike. */
export function fold(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{M}]+/gu, ' ')
}

/** Every two neighbouring Han characters of a folded text. */
export function pairsOf(folded: string): string[] {
  const pairs: string[] = []
  for (const [run] of folded.matchAll(HAN)) {
    const characters = [...run]
    for (let at = 1; at < characters.length; at++) {
      pairs.push(`${characters[at - 1]}${characters[at]}`)
    }
  }
  return pairs
}

type Entry = {
  readonly id: number
  readonly year: number | null
  readonly text: string | null
}

/** The texts of each kind as they stand in the database. */
const entries: Readonly<Record<SearchKind, string>> = {
  project: `SELECT id, year, concat_ws(' ', project_name, department_name, unit_name) AS text FROM forms`,
  indicator: `SELECT indicators.id, year, concat_ws(' ', level3, level4, target, actual) AS text
      FROM forms JOIN indicators ON form_id = forms.id`,
  goal: `SELECT goals.id, year, concat_ws(' ', expected, actual) AS text FROM forms JOIN goals ON form_id = forms.id`,
  note: 'SELECT indicators.id, year, note AS text FROM forms JOIN indicators ON form_id = forms.id',
  section: `SELECT id, title || ' ' || text AS text,
        (SELECT max(year) FROM forms WHERE forms.document_id = sections.document_id) AS year
      FROM sections`,
}

/** The number of the entry of a row's text. */
export function numberOf(kind: SearchKind, id: number): number {
  return id * 8 + searchKinds.indexOf(kind)
}

/** The ids of the rows whose texts of a kind are among the entries. */
export function idsOf(kind: SearchKind, numbers: readonly number[]): readonly number[] {
  const place = searchKinds.indexOf(kind)
  return numbers.filter((one) => one % 8 === place).map((one) => Math.floor(one / 8))
}

/** The words of a text as they are put into the index, parted by blanks. */
export type IndexWords = (text: string) => string

/** Cuts texts by `segment` as they come. */
export function indexWords(segment: CutForSearch): IndexWords {
  return (text) => wordsOf(text, segment).join(' ')
}

/** What is put into the index for the texts of a document. */
export type CutTexts = Readonly<Record<string, string>>

/** The tables whose rows are searched. */
export type SearchedTable = 'forms' | 'indicators' | 'goals' | 'sections'

/** Which columns of a row make up the text of which kind. */
const texts: Readonly<
  Record<
    SearchedTable,
    readonly { readonly kind: SearchKind; readonly columns: readonly string[] }[]
  >
> = {
  forms: [{ kind: 'project', columns: ['project_name', 'department_name', 'unit_name'] }],
  indicators: [
    { kind: 'indicator', columns: ['level3', 'level4', 'target', 'actual'] },
    { kind: 'note', columns: ['note'] },
  ],
  goals: [{ kind: 'goal', columns: ['expected', 'actual'] }],
  sections: [{ kind: 'section', columns: ['title', 'text'] }],
}

/** Cuts the texts that `indexRows` will need, so that the process that writes needs no dictionary. */
export function cutTexts(rows: UnderstoodRows, segment: CutForSearch): CutTexts {
  const textsOf = (table: SearchedTable, some: readonly StoredRow[]) =>
    some.flatMap((row) => texts[table].map(({ columns }) => joined(row, columns)))
  const all = [
    ...rows.forms.flatMap(({ form, indicators, goals }) => [
      ...textsOf('forms', [form]),
      ...textsOf('indicators', indicators),
      ...textsOf('goals', goals),
    ]),
    ...textsOf('sections', rows.sections),
  ]
  const words = indexWords(segment)
  return Object.fromEntries(all.filter((text) => text !== '').map((text) => [text, words(text)]))
}

function joined(row: StoredRow, columns: readonly string[]): string {
  const parts = columns.map((column) => row[column] ?? null)
  return parts.filter((part) => part !== null).join(' ')
}

/** The words of texts that were cut before; any other is cut by `segment` now. */
export function cutBefore(cuts: CutTexts, segment: CutForSearch): IndexWords {
  const known = new Map(Object.entries(cuts))
  const words = indexWords(segment)
  return (text) => known.get(text) ?? words(text)
}

/** A row as it was written, and what the index has to know of it. */
export type IndexedRow = {
  readonly table: SearchedTable
  readonly id: number
  readonly row: StoredRow
  readonly year: number | null
  readonly words: IndexWords
}

/** Puts the texts of rows into the index: called once for each, in the transaction that writes it. */
export function indexRows(database: Database, rows: readonly IndexedRow[]): void {
  const found = rows.flatMap(({ table, id, row, year, words }) =>
    texts[table].flatMap(({ kind, columns }) => {
      const text = joined(row, columns)
      return indexEntries(kind, [{ id, year, text }], () => words(text))
    }),
  )
  database.search.add(found)
}

/** Builds the whole index anew. */
export function reindex(database: Database, words: IndexWords): void {
  database.transaction(() => {
    database.search.clear()
    for (const kind of searchKinds) {
      const all = prepared<Entry>(database, entries[kind]).all()
      database.search.add(indexEntries(kind, all, ({ text }) => words(text)))
    }
  })
}

function indexEntries(
  kind: SearchKind,
  found: readonly Entry[],
  words: (entry: Entry & { readonly text: string }) => string,
): readonly IndexEntry[] {
  return found.flatMap((entry) => {
    const { id, year, text } = entry
    const cut = text ? words({ ...entry, text }) : ''
    return cut === '' ? [] : [{ number: numberOf(kind, id), words: cut, year }]
  })
}
