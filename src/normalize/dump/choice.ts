/** Which of several ways to read the columns of a section makes its rows cheapest. */
import type { ColumnsReading, DumpColumn } from './columns.ts'
import { type Cut, type CutRow, type CutSheet, cutByWidth, cutTwice, sheetOf } from './cut.ts'
import type { Token } from './token.ts'

/** The rows under the columns of the reading that makes them cheapest. */
export type Choice = {
  readonly columns: readonly DumpColumn[]
  readonly rows: readonly CutRow[]
  /** Rows that a reading that is nearly as cheap cuts otherwise. */
  readonly doubtful: ReadonlySet<CutRow>
}

/** Tokens by which readings are first compared, and how many of them are compared by all. */
const SAMPLE = 90
/** Readings that are compared by all tokens. Chosen; it bounds the work, as each is cut as a whole. */
const FINALISTS = 4
/** A cut that costs less than this more is as good. */
const MARGIN = 1

/** The rows of a section where several readings of its columns are possible. */
export function cutCheapest(tokens: readonly Token[], readings: readonly ColumnsReading[]): Choice {
  const judged = (
    cut: (sheet: CutSheet) => Cut,
    own: readonly Token[],
    of: readonly ColumnsReading[],
  ) => {
    const every = everyField(of)
    const parts = sheetOf(own, every).parts
    return of
      .map((reading) => {
        const made = cut(sheetUnder(reading, { tokens: own, columns: every, parts }))
        return { ...made, reading, cost: made.cost + reading.cost }
      })
      .toSorted((a, b) => a.cost - b.cost)
  }
  const sampled =
    readings.length > FINALISTS && tokens.length > SAMPLE
      ? judged((sheet) => cutByWidth(sheet, []), tokens.slice(0, SAMPLE), readings)
          .slice(0, FINALISTS)
          .map(({ reading }) => reading)
      : readings
  const [best, ...others] = judged(cutTwice, tokens, sampled)
  if (!best) return { columns: [], rows: [], doubtful: new Set() }
  const near = others.filter(({ cost }) => cost - best.cost < MARGIN)
  const known = near.map(({ rows }) => new Set(rows.map(bordersOf)))
  const doubtful = best.rows.filter((row) => !known.every((cuts) => cuts.has(bordersOf(row))))
  return { columns: best.reading.columns, rows: best.rows, doubtful: new Set(doubtful) }
}

/** Where the cells of a row begin and end. */
function bordersOf(row: CutRow): string {
  return row.map(({ column, start, end }) => `${column}:${start}-${end}`).join()
}

function everyField(readings: readonly ColumnsReading[]): readonly DumpColumn[] {
  const columns = readings.flatMap((reading) => reading.columns)
  return [...new Map(columns.map((column) => [pricedAs(column), column])).values()]
}

/** What the costs of a column hang on. */
function pricedAs({ field, words, weights }: DumpColumn): string {
  return `${field} ${weights} ${words.includes('\n')}`
}

/** The sheet under the columns of a reading: what its parts cost is known by field. */
function sheetUnder({ columns }: ColumnsReading, every: CutSheet): CutSheet {
  const priced = every.columns.map(pricedAs)
  const places = columns.map((column) => priced.indexOf(pricedAs(column)))
  const parts = every.parts.map((own) =>
    own.map((part) => ({ ...part, costs: places.map((place) => part.costs[place] ?? 0) })),
  )
  return { tokens: every.tokens, columns, parts }
}
