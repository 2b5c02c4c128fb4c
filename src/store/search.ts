/**
 * Full-text search in Chinese. Texts and questions are cut by the same segmenter, which is handed in. A segmenter joins
 * characters as the sentence around them suggests, so every pair of neighbouring Han characters is indexed as well:
 * a word of two characters is found wherever it is printed.
 */
import type { Database } from './database.ts'
import { prepared } from './prepared.ts'
import type { Row } from './row.ts'
import type { UnderstoodRows } from './rows.ts'

/** Cuts a text into words, overlapping ones included. */
export type Segment = (text: string) => readonly string[]

/** What can be searched by itself. The order is that of the columns of the index and never changes. */
export const searchKinds = ['project', 'indicator', 'goal', 'note', 'section'] as const
export type SearchKind = (typeof searchKinds)[number]

export type Hit = {
  readonly kind: SearchKind
  readonly form_id: number | null
  readonly document_id: number
  readonly year: number | null
  readonly department_name: string | null
  readonly project_name: string | null
  /** What was found, as printed. */
  readonly text: string
  /** The hits in `text`, as [start, end) in UTF-16 units, in order, not overlapping. */
  readonly marks: readonly (readonly [number, number])[]
  readonly file: string | null
}

export type Found = {
  /** Best first. */
  readonly hits: readonly Hit[]
  /** Whether there were more entries with these words than were ranked; the newest are. */
  readonly isCut: boolean
}

export type Search = {
  readonly words: string
  readonly kinds: readonly SearchKind[]
  readonly year: number | null
  readonly limit: number
}

/** Entries that are ranked at most, the newest: bounds the time of a question whose words stand everywhere. */
const RANKED_AT_MOST = 2000

/** Words of a question that are looked for at most. */
const WORDS_AT_MOST = 32

const HAN = /\p{Script=Han}{2,}/gu
const WORD = /[\p{L}\p{N}]+/gu

/** The words of a text as they stand in the index: folded, without punctuation, each once. */
function wordsOf(text: string, segment: Segment): readonly string[] {
  const folded = fold(text)
  const words = segment(folded).flatMap((word) => word.match(WORD) ?? [])
  return [...new Set([...words, ...pairsOf(folded)])]
}

function fold(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{M}]+/gu, ' ')
}

function pairsOf(folded: string): string[] {
  const pairs: string[] = []
  for (const [run] of folded.matchAll(HAN)) {
    const characters = [...run]
    for (let at = 1; at < characters.length; at++) {
      pairs.push(`${characters[at - 1]}${characters[at]}`)
    }
  }
  return pairs
}

type Entry = { readonly id: number; readonly year: number | null; readonly text: string | null }

type Entries = {
  readonly sql: string
  /** The table whose `document_id` says where an entry stands. */
  readonly owner: 'forms' | 'sections'
}

/** The texts of each kind. */
const entries: Readonly<Record<SearchKind, Entries>> = {
  project: {
    sql: `SELECT id, year, concat_ws(' ', project_name, department_name, unit_name) AS text FROM forms`,
    owner: 'forms',
  },
  indicator: {
    sql: `SELECT indicators.id, year, concat_ws(' ', level3, target, actual) AS text
      FROM forms JOIN indicators ON form_id = forms.id`,
    owner: 'forms',
  },
  goal: {
    sql: `SELECT goals.id, year, concat_ws(' ', expected, actual) AS text
      FROM forms JOIN goals ON form_id = forms.id`,
    owner: 'forms',
  },
  note: {
    sql: 'SELECT indicators.id, year, note AS text FROM forms JOIN indicators ON form_id = forms.id',
    owner: 'forms',
  },
  section: {
    sql: `SELECT id, (SELECT max(year) FROM forms WHERE forms.document_id = sections.document_id) AS year,
        title || ' ' || text AS text
      FROM sections`,
    owner: 'sections',
  },
}

function numberOf(kind: SearchKind, id: number): number {
  return id * 8 + searchKinds.indexOf(kind)
}

/** The words of a text as they are put into the index, parted by blanks. */
export type IndexWords = (text: string) => string

/** Cuts texts by `segment` as they come. */
export function indexWords(segment: Segment): IndexWords {
  return (text) => wordsOf(text, segment).join(' ')
}

/** What is put into the index for the texts of a document. */
export type CutTexts = Readonly<Record<string, string>>

/**
 * Cuts the texts that `indexDocument` will ask about, so that the process that writes needs no dictionary. The texts are
 * those of the questions in `entries`; one that were missing here would be cut there.
 */
export function cutTexts(rows: UnderstoodRows, segment: Segment): CutTexts {
  const inForms = rows.forms.flatMap(({ form, indicators, goals }) => [
    joined(form, ['project_name', 'department_name', 'unit_name']),
    ...indicators.flatMap((row) => [
      joined(row, ['level3', 'target', 'actual']),
      joined(row, ['note']),
    ]),
    ...goals.map((row) => joined(row, ['expected', 'actual'])),
  ])
  const sections = rows.sections.map((row) => joined(row, ['title', 'text']))
  const words = indexWords(segment)
  const texts = [...inForms, ...sections].filter((text) => text !== '')
  return Object.fromEntries(texts.map((text) => [text, words(text)]))
}

function joined(row: Row, columns: readonly string[]): string {
  const texts = columns.map((column) => row[column] ?? null)
  return texts.filter((text) => text !== null).join(' ')
}

/** The words of texts that were cut before; any other is cut by `segment` now. */
export function cutBefore(cuts: CutTexts, segment: Segment): IndexWords {
  const known = new Map(Object.entries(cuts))
  const words = indexWords(segment)
  return (text) => known.get(text) ?? words(text)
}

/** Puts the texts of a document into the index. Called once, after its rows are written and in their transaction. */
export function indexDocument(database: Database, document: number, words: IndexWords): void {
  for (const kind of searchKinds) {
    const { sql, owner } = entries[kind]
    const ofDocument = prepared(database, `${sql} WHERE ${owner}.document_id = ?`)
    indexEntries(database, kind, ofDocument.all(document) as Entry[], words)
  }
}

/** Builds the whole index anew. */
export function reindex(database: Database, words: IndexWords): void {
  const rebuild = database.transaction(() => {
    database.exec(`INSERT INTO search (search) VALUES ('delete-all')`)
    for (const kind of searchKinds) {
      const all = prepared(database, entries[kind].sql).all() as Entry[]
      indexEntries(database, kind, all, words)
    }
  })
  rebuild()
}

function indexEntries(
  database: Database,
  kind: SearchKind,
  found: readonly Entry[],
  words: IndexWords,
): void {
  const sql = `INSERT INTO search (rowid, ${kind}, year) VALUES (?, ?, ?)`
  const insert = prepared(database, sql)
  for (const { id, year, text } of found) {
    const cut = text ? words(text) : ''
    if (cut !== '') insert.run(numberOf(kind, id), cut, year === null ? '' : `y${year}`)
  }
}

/**
 * What a search finds, best first: entries that print the question as it stands, then those of which it makes the
 * greatest part. Any words will do; those without a letter or digit find nothing.
 */
export function search(database: Database, asked: Search, segment: Segment): Found {
  const terms = termsOf(asked.words, segment)
  if (terms === null) return { hits: [], isCut: false }
  // FTS5's own bm25 reads every entry of every word, and with all words required it weighs the same: tf and length.
  const candidates = database
    .prepare<unknown[], number>(
      'SELECT rowid FROM search WHERE search MATCH :match ORDER BY rowid DESC LIMIT :most',
    )
    .pluck()
    .all({ match: matchOf(terms, asked), most: RANKED_AT_MOST + 1 })
  const hits = candidates
    .slice(0, RANKED_AT_MOST)
    .flatMap((number) => candidateAt(database, number, terms) ?? [])
    .sort((one, other) => other.rank - one.rank)
    .slice(0, asked.limit)
    .flatMap((candidate) => hitAt(database, candidate) ?? [])
  return { hits, isCut: candidates.length > RANKED_AT_MOST }
}

type Terms = {
  readonly folded: string
  readonly words: readonly string[]
  /** The pairs, and the words that have no pair. */
  readonly pairs: readonly string[]
}

function termsOf(words: string, segment: Segment): Terms | null {
  const folded = fold(words.slice(0, 1000))
  const cut = segment(folded).flatMap((word) => word.match(WORD) ?? [])
  if (cut.length === 0) return null
  const single = folded.replaceAll(HAN, ' ').match(WORD) ?? []
  return {
    folded: folded.trim(),
    words: [...new Set(cut)].slice(0, WORDS_AT_MOST),
    pairs: [...new Set([...pairsOf(folded), ...single])].slice(0, WORDS_AT_MOST),
  }
}

/** All words, or all pairs, within the asked kinds and year. */
function matchOf({ words, pairs }: Terms, { kinds, year }: Search): string {
  const ways = [all(words), all(pairs)].filter((way) => way !== '')
  const asked = kinds.length === 0 ? searchKinds : kinds
  const match = `{${asked.join(' ')}} : (${[...new Set(ways)].join(' OR ')})`
  return year === null ? match : `${match} AND year : "y${year}"`
}

function all(words: readonly string[]): string {
  return words.length === 0 ? '' : `(${words.map((word) => `"${word}"`).join(' AND ')})`
}

type Candidate = Pick<Hit, 'kind' | 'text' | 'marks'> & {
  readonly id: number
  readonly rank: number
}

const texts: Readonly<Record<SearchKind, string>> = {
  project: `SELECT concat_ws(' · ', project_name, department_name, unit_name) FROM forms`,
  indicator: `SELECT concat_ws(' · ', level3, target, actual) FROM indicators`,
  goal: `SELECT concat_ws(' · ', expected, actual) FROM goals`,
  note: `SELECT concat_ws(' · ', level3, note) FROM indicators`,
  section: `SELECT concat_ws(' ', number || title, text) FROM sections`,
}

function candidateAt(database: Database, number: number, terms: Terms): Candidate | null {
  const kind = searchKinds[number % 8]
  if (kind === undefined) return null
  const id = Math.floor(number / 8)
  const text = prepared(database, `${texts[kind]} WHERE id = ?`).pluck().get(id)
  if (typeof text !== 'string') return null
  const marks = marksOf(text, terms)
  const marked = marks.reduce((sum, [start, end]) => sum + end - start, 0)
  const isVerbatim = text.toLowerCase().includes(terms.folded)
  return { kind, id, text, marks, rank: Number(isVerbatim) + marked / text.length }
}

const parents: Readonly<Record<SearchKind, string>> = {
  project: 'forms WHERE forms.id = ?',
  indicator: 'indicators JOIN forms ON forms.id = form_id WHERE indicators.id = ?',
  goal: 'goals JOIN forms ON forms.id = form_id WHERE goals.id = ?',
  note: 'indicators JOIN forms ON forms.id = form_id WHERE indicators.id = ?',
  section: `(
    SELECT NULL AS id, document_id, NULL AS department_name, NULL AS project_name,
      (SELECT max(year) FROM forms WHERE forms.document_id = sections.document_id) AS year
    FROM sections WHERE sections.id = ?
  ) AS forms`,
}

function hitAt(database: Database, { kind, id, text, marks }: Candidate): Hit | null {
  const sql = `SELECT forms.id AS form_id, document_id, year, department_name, project_name,
    (SELECT min(path) FROM paths WHERE paths.document_id = forms.document_id) AS file
    FROM ${parents[kind]}`
  const context = prepared(database, sql).get(id) as
    | Omit<Hit, 'kind' | 'text' | 'marks'>
    | undefined
  return context === undefined ? null : { kind, ...context, text, marks }
}

/** Where words and pairs stand in a text; neighbours and overlaps are joined. */
function marksOf(text: string, { words, pairs }: Terms): readonly (readonly [number, number])[] {
  // Folding may change lengths; where it does, the words are looked for as printed.
  const lower = text.toLowerCase()
  const folded = text.normalize('NFKC').toLowerCase()
  const searched = folded.length === text.length ? folded : lower
  const found = [...new Set([...words, ...pairs])]
    .flatMap((word) => occurrences(searched, word))
    .sort(([one], [other]) => one - other)
  const joined: [number, number][] = []
  for (const [start, end] of found) {
    const last = joined.at(-1)
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}

function occurrences(text: string, word: string): [number, number][] {
  const found: [number, number][] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    found.push([at, at + word.length])
  }
  return found
}
