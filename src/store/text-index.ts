/** The index of the full-text search, as a store keeps it. */
import type { SearchKind } from './found.ts'

/** What stands in the index for one text. */
export type IndexEntry = {
  /** Eight times the id of the row that has the text, plus the place of its kind among the kinds. */
  readonly number: number
  /** Parted by blanks, each once. */
  readonly words: string
  readonly year: number | null
}

/** What the index is asked: entries of these kinds that have every word of one of the ways. */
export type SearchQuery = {
  readonly ways: readonly (readonly string[])[]
  readonly kinds: readonly SearchKind[]
  readonly year: number | null
}

/** The index itself, as a store keeps it. An entry goes with the row it is about. */
export type SearchIndex = {
  readonly add: (entries: readonly IndexEntry[]) => void
  readonly clear: () => void
  /** The numbers of the newest entries found, newest first. */
  readonly find: (asked: SearchQuery, most: number) => readonly number[]
}
