/**
 * What was decided while a form was read, and why. The reading tells it as it goes, to whoever listens: there is no second
 * reading that might disagree.
 */
import type { Place } from '../extract/document.ts'

export type PartKind = 'title' | 'header' | 'funds' | 'goals' | 'indicators' | 'total'

/** Rows of a table that were taken for one part of a form. */
export type FormPart = {
  readonly kind: PartKind
  readonly rows: number
  /** Words of its first row. */
  readonly words: string
  readonly place: Place | null
}

/**
 * Why a column has its field: `word`, its heading is known; `word_within`, a word in its heading tells and nothing else
 * claims the field; `contents`, what stands in it tells; `undecided`, two readings of it are nearly as good, or none is
 * good enough; `repeated`, its heading comes twice; `place`, where it stands tells; `unknown`, nothing tells.
 */
export type Reason =
  | 'word'
  | 'word_within'
  | 'contents'
  | 'undecided'
  | 'repeated'
  | 'place'
  | 'unknown'

/** How the contents of a column were judged. Costs: 0 where everything fits; a column that costs more than 1.1 is left. */
export type ColumnJudgement = {
  /** The field in the cheapest reading of all columns; null where that leaves it without. */
  readonly best: string | null
  readonly cost: number
  /** The field in the cheapest reading that differs here, and what that costs more; null where there is none. */
  readonly runnerUp: string | null
  readonly margin: number | null
}

export type ColumnExplained = {
  readonly heading: string
  /** `extra` where it has none. */
  readonly field: string
  readonly reason: Reason
  readonly judgement: ColumnJudgement | null
  readonly place: Place
}

/** What the cheapest reading of columns adds up to; null where a column is missing. */
export type Balance = {
  readonly weights: number | null
  /** Whether the weights make 100, or 90 or 80 beside the budget's. */
  readonly isFull: boolean
  readonly scores: number | null
  /** Scores above their weight. */
  readonly above: number
}

export type TableExplained = {
  readonly part: 'funds' | 'indicators'
  readonly columns: readonly ColumnExplained[]
  /** Null where every heading was known, so that nothing had to be weighed. */
  readonly balance: Balance | null
}

type Decision =
  | { readonly kind: 'form'; readonly parts: readonly FormPart[] }
  | { readonly kind: 'table'; readonly table: TableExplained }

let listener: Decision[] | null = null

/** Tells what was decided; `made` is asked only where somebody listens. */
export function recordDecision(made: () => Decision): void {
  listener?.push(made())
}

/** Does `work` and returns what it told, with what came of it. */
export function collectDecisions<Result>(work: () => Result): {
  readonly result: Result
  readonly told: readonly Decision[]
} {
  const before = listener
  const told: Decision[] = []
  listener = told
  try {
    return { result: work(), told }
  } finally {
    listener = before
  }
}
