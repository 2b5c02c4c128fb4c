/** SQL typed by a stranger: it can read this database and nothing else. Runs in a process that can be killed. */
import type { Database } from './database.ts'
import { StoreError } from './error.ts'
import type { StoredValue } from './value.ts'

/** Rows handed on together, and characters from which a batch is handed on although it holds fewer. */
const BATCH = 500
/** Characters from which a batch is handed on although it holds fewer. Chosen; a bound on memory. */
const BATCH_CHARACTERS = 1_000_000

/** Characters of the longest row that is handed on. */
const LONGEST_ROW = 64_000_000

export type Answer = {
  readonly columns: readonly string[]
  /** Batches of rows in the order of the answer. */
  readonly batches: Generator<readonly (readonly StoredValue[])[], { readonly isCut: boolean }>
}

/** Asks `sql` of a database that was opened read-only. `isCut` tells that the answer has more rows than `limit`. */
export function runUserQuery(
  database: Database,
  sql: string,
  parameters: Readonly<Record<string, StoredValue>>,
  limit: number,
): Answer {
  const statement = database.prepareUserQuery(sql)
  const columns = statement.columns().map((column) => column.name)
  const rows = statement.raw().safeIntegers().iterate(parameters) as IterableIterator<unknown[]>
  return { columns, batches: batched(rows, limit) }
}

function* batched(
  rows: Iterable<unknown[]>,
  limit: number,
): Generator<readonly (readonly StoredValue[])[], { isCut: boolean }> {
  let batch: (readonly StoredValue[])[] = []
  let count = 0
  let characters = 0
  for (const row of rows) {
    if (count === limit) {
      yield batch
      return { isCut: true }
    }
    const values = row.map(plainValue)
    batch.push(values)
    count += 1
    characters += lengthOf(values)
    if (batch.length === BATCH || characters >= BATCH_CHARACTERS) {
      yield batch
      batch = []
      characters = 0
    }
  }
  yield batch
  return { isCut: false }
}

/** Characters of a row. Throws `StoreError` for one that nobody could read. */
function lengthOf(values: readonly StoredValue[]): number {
  const length = values.reduce<number>((sum, value) => sum + String(value ?? '').length, 0)
  if (length <= LONGEST_ROW) return length
  throw new StoreError('bad_query', `A row of the answer has more than ${LONGEST_ROW} characters.`)
}

/** A whole number beyond 2^53 keeps its digits as text; bytes are shown as an SQL literal. */
export function plainValue(value: unknown): StoredValue {
  if (typeof value === 'bigint') {
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : String(value)
  }
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString('hex')}'`
  return value as StoredValue
}
