/** One wording of a heading beside where it was seen. Written folded: half-width, without blanks, brackets kept only where they tell. */
export type Alias = readonly [wording: string, seen: string]

/** The wordings of each field of one part of the form. */
export type Vocabulary<Field extends string> = Readonly<Record<Field, readonly Alias[]>>
