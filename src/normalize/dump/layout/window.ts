/** Where the headings of a section stand, and what over which columns. */
import type { Meaning } from '../../vocabulary/meaning.ts'
import type { LayoutWord } from './word.ts'

export type HeadedKind = 'funds' | 'goals' | 'indicators'

/** A heading as printed over a column: `start` to `end` in characters. */
export type Heading = {
  readonly words: readonly LayoutWord[]
  readonly text: string
  readonly meaning: Meaning
  readonly start: number
  readonly end: number
}

/** The lines from `first` up to `end` that hold the headings of a section. */
export type Window = {
  readonly kind: HeadedKind
  readonly first: number
  readonly end: number
  /** Over one column each, left to right. */
  readonly leaves: readonly Heading[]
  /** Over several columns. */
  readonly groups: readonly Heading[]
}
