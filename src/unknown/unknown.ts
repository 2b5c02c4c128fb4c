/** What nobody knows in a database, by how many forms print it. */
import type { Place } from '../extract/document.ts'
import { isKnown } from '../normalize/words/added-index.ts'
import type { AddedWord } from '../normalize/words/added-words.ts'
import { reportOf } from '../pipeline.ts'
import type { Database } from '../store/database.ts'
import { countForms, selectReadDocuments, selectStored } from '../store/raw-document.ts'
import { type UnknownIn, type UnknownKind, unknownIn } from './in-report.ts'

/** A word that is unknown, with the first form that prints it. */
export type UnknownWord = {
  readonly kind: UnknownKind
  readonly words: string
  /** Forms that print it; a document of which no form came counts as one. */
  readonly forms: number
  /** Whether what it heads was read in every form all the same, by what stands there. */
  readonly isGuessed: boolean
  readonly example: string | null
  readonly file: string
  readonly place: Place | null
}

/**
 * The words that nobody knows, with these added to the vocabulary: the commonest first, then in the order of documents.
 * Every document is understood anew from what is stored. Where no form came of any, tables that look like none are asked
 * as well: whoever has taken in a form that nobody knows looks for its words.
 */
export function unknownWords(
  database: Database,
  vocabulary: readonly AddedWord[],
): readonly UnknownWord[] {
  const found = new Map<string, { word: UnknownWord; forms: Set<string> }>()
  const knows = (words: string) => isKnown(words, vocabulary)
  const isFormless = countForms(database) === 0
  for (const id of selectReadDocuments(database)) {
    const document = selectStored(database, id)
    const report = reportOf(document, vocabulary, false)
    for (const one of unknownIn(document, report, knows, isFormless)) {
      add(found, one, { id, file: document.source.path })
    }
  }
  return [...found.values()]
    .map(({ word, forms }) => ({ ...word, forms: forms.size }))
    .toSorted((a, b) => b.forms - a.forms)
}

/** Each word once, as what it is most likely: one that heads columns in some forms may stand as a label in others. */
const LIKELIEST: readonly UnknownKind[] = ['heading', 'source', 'level', 'label']

function add(
  found: Map<string, { word: UnknownWord; forms: Set<string> }>,
  { form, ...one }: UnknownIn,
  { id, file }: { readonly id: number; readonly file: string },
): void {
  const now = { ...one, file, forms: 0 }
  const { word, forms } = found.get(one.words) ?? { word: now, forms: new Set<string>() }
  forms.add(`${id} ${form ?? ''}`)
  const isLikelier = LIKELIEST.indexOf(one.kind) < LIKELIEST.indexOf(word.kind)
  const isBetter = isLikelier || (one.kind === word.kind && word.example === null)
  const isGuessed = word.isGuessed && one.isGuessed
  found.set(one.words, { word: { ...(isBetter ? now : word), isGuessed }, forms })
}
