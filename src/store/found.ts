/** What is asked of the full-text search, and what is found. */

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

/** Which prints of a form are taken: the one that speaks for all of them, or every one. */
export type Prints = 'leading' | 'all'

export type Search = {
  readonly words: string
  readonly kinds: readonly SearchKind[]
  readonly year: number | null
  readonly limit: number
  readonly prints: Prints
}
