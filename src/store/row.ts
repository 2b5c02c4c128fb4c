/** One row without the numbers that only a database gives: its own id and its parent's. Its keys are the column names. */
export type StoredRow = Readonly<Record<string, string | number | null>>
