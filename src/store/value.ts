/** What a column of an answer holds. */
export type StoredValue = string | number | null
