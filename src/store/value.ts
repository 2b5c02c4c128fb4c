/** What a column of an answer holds. */
export type Value = string | number | null
