/** What every format of an answer is printed by. */
import type { StoredValue } from '../store/value.ts'

export type AnswerRows = readonly (readonly StoredValue[])[]

/** Text of each batch as it comes, and what closes the answer; printed as it is. */
export type AnswerPrinter = {
  readonly rows: (rows: AnswerRows) => string
  readonly end: () => string
  /** Columns in which something was cut so far. */
  readonly cut: () => readonly string[]
}

export type AnswerLayout = {
  /** Columns of the terminal that the answer is printed on; null for a pipe or a file, which take everything. */
  readonly width: number | null
}

export type StartPrinting = (columns: readonly string[], layout: AnswerLayout) => AnswerPrinter
