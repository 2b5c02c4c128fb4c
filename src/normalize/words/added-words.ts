/** Words that a user added to the vocabulary, as they are looked up while one document is read. */

import type { FundSource, Level1Code, Level2Code } from '../report.ts'
import type { Meaning } from '../vocabulary/meaning.ts'

/** A heading, label, level, money source or title that a user's forms print, and what it means. */
export type AddedWord = {
  /** As printed. */
  readonly words: string
  /** Words that the vocabulary knows, meant in every way in which it knows them; or a field such as `indicator.weight`. */
  readonly means: string
}

/** Added words by what they are looked up for; all keys folded. */
export type AddedWords = {
  readonly meanings: ReadonlyMap<string, Meaning>
  readonly level1: ReadonlyMap<string, Level1Code>
  readonly level2: ReadonlyMap<string, Level2Code>
  readonly sources: readonly (readonly [source: FundSource, word: string])[]
  readonly titles: readonly string[]
}

const NONE: AddedWords = {
  meanings: new Map(),
  level1: new Map(),
  level2: new Map(),
  sources: [],
  titles: [],
}

let present = NONE

/** The words that were added for the document being read. */
export function addedWords(): AddedWords {
  return present
}

/**
 * Does `work` with words added. Reading is synchronous, so that no other document is read meanwhile: whatever looks a word
 * up finds the added ones without every function on the way having to hand them on.
 */
export function withAddedWords<Result>(words: AddedWords, work: () => Result): Result {
  const before = present
  present = words
  try {
    return work()
  } finally {
    present = before
  }
}
