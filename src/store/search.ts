/** Full-text search in Chinese: what is asked, and what is found. */
import type { Database } from './database.ts'
import { type Found, type Hit, type Search, type SearchKind, searchKinds } from './found.ts'
import { prepared } from './prepared.ts'
import { isOtherPrint } from './prints.ts'
import { type Asked, fold, HAN, pairsOf, type Segment, WORD } from './search-index.ts'

/** Entries that are ranked at most, the newest: bounds the time of a question whose words stand everywhere. */
const RANKED_AT_MOST = 2000

/** Words of a question that are looked for at most. */
const WORDS_AT_MOST = 32

/**
 * What a search finds, best first: entries that print the question as it stands, then those of which it makes the
 * greatest part. Any words will do; those without a letter or digit find nothing.
 */
export function search(database: Database, asked: Search, segment: Segment): Found {
  const terms = termsOf(asked.words, segment)
  if (terms === null) return { hits: [], isCut: false }
  // FTS5's own bm25 reads every entry of every word, and with all words required it weighs the same: tf and length.
  const candidates = database.search.find(askedOf(terms, asked), RANKED_AT_MOST + 1)
  const ranked = candidates
    .slice(0, RANKED_AT_MOST)
    .flatMap((number) => candidateAt(database, number, terms) ?? [])
    .sort((one, other) => other.rank - one.rank)
  const hits = [...hitsOf(database, ranked, asked)]
  return { hits, isCut: candidates.length > RANKED_AT_MOST }
}

/** As many as are asked for; what another print of the form says as well is left out unless all prints are. */
function* hitsOf(
  database: Database,
  ranked: readonly Candidate[],
  { limit, prints }: Search,
): Generator<Hit> {
  let found = 0
  for (const candidate of ranked) {
    if (found >= limit) return
    const hit = hitAt(database, candidate)
    const form = hit?.form_id ?? null
    if (hit === null || (prints === 'leading' && form !== null && isOtherPrint(database, form)))
      continue
    found += 1
    yield hit
  }
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
function askedOf({ words, pairs }: Terms, { kinds, year }: Pick<Search, 'kinds' | 'year'>): Asked {
  const isSame = words.join(' ') === pairs.join(' ')
  const ways = [words, ...(isSame ? [] : [pairs])].filter((way) => way.length > 0)
  return { ways, kinds: kinds.length === 0 ? searchKinds : kinds, year }
}

type Candidate = Pick<Hit, 'kind' | 'text' | 'marks'> & {
  readonly id: number
  readonly rank: number
}

const texts: Readonly<Record<SearchKind, string>> = {
  project: `SELECT concat_ws(' · ', project_name, department_name, unit_name) FROM forms`,
  indicator: `SELECT concat_ws(' · ', level3, level4, target, actual) FROM indicators`,
  goal: `SELECT concat_ws(' · ', expected, actual) FROM goals`,
  note: `SELECT concat_ws(' · ', level3, level4, note) FROM indicators`,
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

export type FoundForms = {
  /** forms.id */
  readonly forms: ReadonlySet<number>
  /** Whether more entries have these words than were looked at; the newest were. */
  readonly isCut: boolean
}

/** Entries that are looked at to find the forms with some words. */
const LOOKED_AT_MOST = 50_000

/** The forms in whose own words, indicators, goals or notes the asked words stand. */
export function searchForms(database: Database, words: string, segment: Segment): FoundForms {
  const terms = termsOf(words, segment)
  if (terms === null) return { forms: new Set(), isCut: false }
  const kinds = searchKinds.filter((kind) => kind !== 'section')
  const found = database.search.find(askedOf(terms, { kinds, year: null }), LOOKED_AT_MOST)
  return { forms: formsOf(database, found), isCut: found.length === LOOKED_AT_MOST }
}

/** Where the form of an entry stands; projects are forms themselves. */
const FORM_OF = `
  SELECT id FROM forms WHERE id IN (SELECT value FROM json_each(:project))
  UNION SELECT form_id FROM goals WHERE id IN (SELECT value FROM json_each(:goal))
  UNION SELECT form_id FROM indicators WHERE id IN (SELECT value FROM json_each(:indicator))`

function formsOf(database: Database, numbers: readonly number[]): ReadonlySet<number> {
  const ids = (...kinds: readonly SearchKind[]) => {
    const places = kinds.map((kind) => searchKinds.indexOf(kind))
    return JSON.stringify(
      numbers.filter((one) => places.includes(one % 8)).map((one) => Math.floor(one / 8)),
    )
  }
  const asked = {
    project: ids('project'),
    goal: ids('goal'),
    indicator: ids('indicator', 'note'),
  }
  return new Set(prepared(database, FORM_OF).pluck().all(asked) as number[])
}
