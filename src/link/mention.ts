/** Names as they are printed, and groups of them. Data. */

/** One way in which an organisation is printed within one place. */
export type Mention = {
  /** As printed. */
  readonly name: string
  /** As printed; null where none. */
  readonly code: string | null
  /** The folded name without its place, see `placedName`. */
  readonly core: string
  /** Whether the name as printed holds its place. */
  readonly isPlaced: boolean
  /** Whether it is a short form, which the core spells out. */
  readonly isShort: boolean
  readonly first_year: number | null
  readonly last_year: number | null
  readonly forms: number
  /** Places in the list of mentions that stand on a copy of one of the same forms. */
  readonly copies: readonly number[]
}

export type NameBasis = 'name' | 'code' | 'copy' | 'short' | 'succession' | 'correction'

/** Places in the list of mentions that are one organisation, and by what each is. */
export type MentionGroup = { members: number[]; basis: NameBasis[] }
