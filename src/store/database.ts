/**
 * The store behind one type: a file of SQLite, or a database of PostgreSQL. Statements are of the SQL that both understand.
 */
import type { SearchIndex } from './text-index.ts'

/** A statement and what its rows are: who writes the one says the other, and nobody after. */
export type Statement<Row = unknown> = {
  readonly get: (...parameters: unknown[]) => Row | undefined
  readonly all: (...parameters: unknown[]) => Row[]
  /** A row in memory at a time, or a few. */
  readonly iterate: (...parameters: unknown[]) => IterableIterator<Row>
  readonly run: (...parameters: unknown[]) => { readonly changes: number }
  /** The same, giving the first column of each row alone. */
  readonly pluck: () => Statement<Row>
  /** The same, giving rows as arrays. */
  readonly raw: () => Statement<Row>
  /** The same, giving whole numbers as `bigint` where they might not be exact as numbers, or always. */
  readonly safeIntegers: () => Statement<Row>
  /** `type` is one that the schema declares, such as INTEGER; null where only the values tell it. */
  readonly columns: () => readonly { readonly name: string; readonly type: string | null }[]
}

/** One row to be written; its keys are the column names. */
export type Written = Readonly<Record<string, string | number | null | Uint8Array>>

export type Database = {
  /** What people call it: a path, or an address without its password. */
  readonly name: string
  readonly prepare: <Row = unknown>(sql: string) => Statement<Row>
  /** A statement of a stranger, which reads and is bounded. Throws `StoreError` for one that does anything else. */
  readonly prepareUserQuery: (sql: string) => Statement
  /** Several statements in one text, without values. */
  readonly exec: (sql: string) => void
  /** Runs `work` as one transaction: all of it is written, or nothing. */
  readonly transaction: <Result>(work: () => Result) => Result
  /** The same, while nobody else does so. */
  readonly exclusiveTransaction: <Result>(work: () => Result) => Result
  /** The same, while nobody is alone, or does so with one of the same keys. */
  readonly lockingTransaction: <Result>(keys: readonly string[], work: () => Result) => Result
  /** Writes rows of the same columns into a table that gives them no number of its own that is asked for. */
  readonly insertRows: (table: string, rows: readonly Written[]) => void
  /** Writes rows of the same columns into a table that numbers its rows, and returns their numbers. */
  readonly insertNumbered: (table: string, rows: readonly Written[]) => readonly number[]
  /** From now on everything that is asked is of one moment, until the database is closed. */
  readonly beginSnapshot: () => void
  /** Differs from what it was whenever anybody has written, through this connection or another one. */
  readonly version: () => string
  /** Differs from what it was whenever anybody has written through another connection. */
  readonly othersVersion: () => string
  /** Lets others read while this connection writes, until it is closed. */
  readonly useWriteAheadLog: () => void
  /** From now on what is written outlives a loss of power at once. */
  readonly syncEveryWrite: () => void
  /** Whether what was opened is still what `name` leads to. */
  readonly isInPlace: () => boolean
  /** The number by which others may ask whether whoever opened this still goes on. */
  readonly processId: () => number
  readonly isAlive: (processId: number) => boolean
  readonly search: SearchIndex
}
