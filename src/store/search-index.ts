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
  readonly document: number
  readonly year: number | null
  readonly text: string | null
}

type Entries = {
  readonly sql: string
  /** The table whose `document_id` says where an entry stands. */
  readonly owner: 'forms' | 'sections'
}

/** The texts of each kind. */
const entries: Readonly<Record<SearchKind, Entries>> = {
  project: {
    sql: `SELECT id, document_id AS document, year, concat_ws(' ', project_name, department_name, unit_name) AS text FROM forms`,
    owner: 'forms',
  },
  indicator: {
    sql: `SELECT indicators.id, document_id AS document, year, concat_ws(' ', level3, level4, target, actual) AS text
      FROM forms JOIN indicators ON form_id = forms.id`,
    owner: 'forms',
  },
  goal: {
    sql: `SELECT goals.id, document_id AS document, year, concat_ws(' ', expected, actual) AS text
      FROM forms JOIN goals ON form_id = forms.id`,
    owner: 'forms',
  },
  note: {
    sql: `SELECT indicators.id, document_id AS document, year, note AS text
      FROM forms JOIN indicators ON form_id = forms.id`,
    owner: 'forms',
  },
  section: {
    sql: `SELECT id, document_id AS document, (SELECT max(year) FROM forms WHERE forms.document_id = sections.document_id) AS year,
        title || ' ' || text AS text
      FROM sections`,
    owner: 'sections',
  },
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

/**
 * Cuts the texts that `indexDocuments` will ask about, so that the process that writes needs no dictionary. The texts are
 * those of the questions in `entries`; one that were missing here would be cut there.
 */
export function cutTexts(rows: UnderstoodRows, segment: CutForSearch): CutTexts {
  const inForms = rows.forms.flatMap(({ form, indicators, goals }) => [
    joined(form, ['project_name', 'department_name', 'unit_name']),
    ...indicators.flatMap((row) => [
      joined(row, ['level3', 'level4', 'target', 'actual']),
      joined(row, ['note']),
    ]),
    ...goals.map((row) => joined(row, ['expected', 'actual'])),
  ])
  const sections = rows.sections.map((row) => joined(row, ['title', 'text']))
  const words = indexWords(segment)
  const texts = [...inForms, ...sections].filter((text) => text !== '')
  return Object.fromEntries(texts.map((text) => [text, words(text)]))
}

function joined(row: StoredRow, columns: readonly string[]): string {
  const texts = columns.map((column) => row[column] ?? null)
  return texts.filter((text) => text !== null).join(' ')
}

/** The words of texts that were cut before; any other is cut by `segment` now. */
export function cutBefore(cuts: CutTexts, segment: CutForSearch): IndexWords {
  const known = new Map(Object.entries(cuts))
  const words = indexWords(segment)
  return (text) => known.get(text) ?? words(text)
}

/** Puts the texts of documents into the index. Called once, after their rows are written and in their transaction. */
export function indexDocuments(
  database: Database,
  documents: readonly { readonly id: number; readonly words: IndexWords }[],
): void {
  const ids = JSON.stringify(documents.map(({ id }) => id))
  const wordsOf = new Map(documents.map(({ id, words }) => [id, words]))
  const found = searchKinds.flatMap((kind) => {
    const { sql, owner } = entries[kind]
    const ofDocuments = prepared<Entry>(
      database,
      `${sql} WHERE ${owner}.document_id IN (SELECT CAST(value AS BIGINT) FROM json_each(?))`,
    )
    const all = ofDocuments.all(ids)
    return indexEntries(kind, all, ({ document, text }) => wordsOf.get(document)?.(text) ?? '')
  })
  database.search.add(found)
}

/** Builds the whole index anew. */
export function reindex(database: Database, words: IndexWords): void {
  database.transaction(() => {
    database.search.clear()
    for (const kind of searchKinds) {
      const all = prepared<Entry>(database, entries[kind].sql).all()
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
