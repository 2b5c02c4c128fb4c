/** A heading among the tokens of a dump. */
import type { Meaning } from '../meaning.ts'

/** A heading that was found: its words, and one past its last token. */
export type Match = {
  readonly words: string
  readonly meaning: Meaning
  readonly start: number
  readonly end: number
}

/** Words parted into headings; `cost`: how much less likely than the likeliest way. */
export type Parting = { readonly matches: readonly Match[]; readonly cost: number }
