/** Full-text search in Chinese: what is asked, and what is found. */
import type { Database } from './database.ts'
import { type Found, type Hit, type Search, searchKinds } from './found.ts'
import { selectContexts, selectForms, selectTexts } from './found-rows.ts'
import { type CutForSearch, fold, HAN, pairsOf, WORD } from './search-index.ts'
import type { SearchQuery } from './text-index.ts'

/** Entries that are ranked at most, the newest: bounds the time of a question whose words stand everywhere. */
const RANKED_AT_MOST = 2000

/** Ranked entries whose places are asked for together: mostly more than are shown. */
const PLACED_AT_ONCE = 100

/** Words of a question that are looked for at most. */
const WORDS_AT_MOST = 32

/**
 * What a search finds, best first: entries that print the question as it stands, then those of which it makes the
 * greatest part. Any words will do; those without a letter or digit find nothing.
 */
export function search(database: Database, asked: Search, segment: CutForSearch): Found {
  const terms = termsOf(asked.words, segment)
  if (terms === null) return { hits: [], isCut: false }
  // FTS5's own bm25 reads every entry of every word, and with all words required it weighs the same: tf and length.
  const candidates = database.search.find(askedOf(terms, asked), RANKED_AT_MOST + 1)
  const numbers = candidates.slice(0, RANKED_AT_MOST)
  const found = selectTexts(database, numbers)
  const ranked = numbers
    .flatMap((number) => candidateOf(number, found.get(number), terms) ?? [])
    .sort((one, other) => other.rank - one.rank)
  return { hits: hitsOf(database, ranked, asked), isCut: candidates.length > RANKED_AT_MOST }
}

/** As many as are asked for; what another print of the form says as well is left out unless all prints are. */
function hitsOf(
  database: Database,
  ranked: readonly Candidate[],
  { limit, prints }: Search,
): readonly Hit[] {
  const hits: Hit[] = []
  for (let at = 0; hits.length < limit && at < ranked.length; at += PLACED_AT_ONCE) {
    const some = ranked.slice(at, at + PLACED_AT_ONCE)
    const contexts = selectContexts(
      database,
      some.map(({ number }) => number),
      prints,
    )
    for (const { number, kind, text, marks } of some) {
      const context = contexts.get(number)
      if (context !== undefined) hits.push({ kind, ...context, text, marks })
    }
  }
  return hits.slice(0, limit)
}

type Terms = {
  readonly folded: string
  readonly words: readonly string[]
  /** The pairs, and the words that have no pair. */
  readonly pairs: readonly string[]
}

function termsOf(words: string, segment: CutForSearch): Terms | null {
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
function askedOf(
  { words, pairs }: Terms,
  { kinds, year }: Pick<Search, 'kinds' | 'year'>,
): SearchQuery {
  const isSame = words.join(' ') === pairs.join(' ')
  const ways = [words, ...(isSame ? [] : [pairs])].filter((way) => way.length > 0)
  return { ways, kinds: kinds.length === 0 ? searchKinds : kinds, year }
}

type Candidate = Pick<Hit, 'kind' | 'text' | 'marks'> & {
  /** Of its entry. */
  readonly number: number
  readonly rank: number
}

function candidateOf(number: number, text: string | undefined, terms: Terms): Candidate | null {
  const kind = searchKinds[number % 8]
  if (kind === undefined || text === undefined) return null
  const marks = marksOf(text, terms)
  const marked = marks.reduce((sum, [start, end]) => sum + end - start, 0)
  const isVerbatim = text.toLowerCase().includes(terms.folded)
  return { number, kind, text, marks, rank: Number(isVerbatim) + marked / text.length }
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
export function searchForms(database: Database, words: string, segment: CutForSearch): FoundForms {
  const terms = termsOf(words, segment)
  if (terms === null) return { forms: new Set(), isCut: false }
  const kinds = searchKinds.filter((kind) => kind !== 'section')
  const found = database.search.find(askedOf(terms, { kinds, year: null }), LOOKED_AT_MOST)
  return { forms: selectForms(database, found), isCut: found.length === LOOKED_AT_MOST }
}
