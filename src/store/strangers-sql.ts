/** SQL typed by a stranger: it can read this database and nothing else. Runs in a process that can be killed. */
import type { Database } from './database.ts'
import { StoreError } from './error.ts'

export type Value = string | number | null

/** Most memory that SQLite itself may take for a question, bytes. */
const SQLITE_MEMORY = 512 * 1024 * 1024

/** Rows handed on together. */
const BATCH = 500

export type Answer = {
  readonly columns: readonly string[]
  /** Batches of rows in the order of the answer. */
  readonly batches: Generator<readonly (readonly Value[])[], { readonly isCut: boolean }>
}

/**
 * Asks `sql` of a database that was opened read-only. Statements that give no rows are refused, which leaves out ATTACH,
 * VACUUM INTO and every write. `isCut` tells that the answer has more rows than `limit`.
 */
export function ask(
  database: Database,
  sql: string,
  parameters: Readonly<Record<string, Value>>,
  limit: number,
): Answer {
  database.pragma(`hard_heap_limit = ${SQLITE_MEMORY}`)
  const statement = database.prepare(sql)
  if (!statement.reader || !statement.readonly) {
    throw new StoreError('bad_query', 'Only a statement that reads is answered.')
  }
  const columns = statement.columns().map((column) => column.name)
  const rows = statement.raw().safeIntegers().iterate(parameters) as IterableIterator<unknown[]>
  return { columns, batches: batched(rows, limit) }
}

function* batched(
  rows: Iterable<unknown[]>,
  limit: number,
): Generator<readonly (readonly Value[])[], { isCut: boolean }> {
  let batch: (readonly Value[])[] = []
  let count = 0
  for (const row of rows) {
    if (count === limit) {
      yield batch
      return { isCut: true }
    }
    batch.push(row.map(plainValue))
    count += 1
    if (batch.length === BATCH) {
      yield batch
      batch = []
    }
  }
  yield batch
  return { isCut: false }
}

/** A whole number beyond 2^53 keeps its digits as text; bytes are shown as an SQL literal. */
export function plainValue(value: unknown): Value {
  if (typeof value === 'bigint') {
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : String(value)
  }
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString('hex')}'`
  return value as Value
}
