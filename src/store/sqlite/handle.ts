/** An open file of SQLite as a `Database`. */
import { statSync } from 'node:fs'
import type Sqlite from 'better-sqlite3'
import type { Database, Statement, Written } from '../database.ts'
import { StoreError } from '../error.ts'
import { isAlive } from './alive.ts'
import { sqliteSearch } from './search.ts'

export type Handle = Sqlite.Database

export function sqliteDatabase(handle: Handle): Database {
  const { name } = handle
  const place = placeOf(name)
  const insertions = new Map<string, Sqlite.Statement>()
  const insertion = (table: string, row: Written) => {
    const columns = Object.keys(row)
    const values = columns.map((column) => `@${column}`)
    const names = columns.map((column) => `"${column}"`)
    const sql = `INSERT INTO ${table} (${names}) VALUES (${values})`
    const statement = insertions.get(sql) ?? handle.prepare(sql)
    insertions.set(sql, statement)
    return statement
  }
  return {
    name,
    prepare: <Row>(sql: string) => handle.prepare(sql) as unknown as Statement<Row>,
    prepareUserQuery: (sql) => prepareUserQuery(handle, sql),
    exec: (sql) => {
      handle.exec(sql)
    },
    transaction: (work) => handle.transaction(work).immediate(),
    // Whoever begins to write is alone.
    exclusiveTransaction: (work) => handle.transaction(work).immediate(),
    lockingTransaction: (_, work) => handle.transaction(work).immediate(),
    insertRows: (table, rows) => {
      for (const row of rows) insertion(table, row).run(row)
    },
    insertNumbered: (table, rows) =>
      rows.map((row) => Number(insertion(table, row).run(row).lastInsertRowid)),
    beginSnapshot: () => {
      handle.exec('BEGIN')
    },
    version: () => {
      const own = handle.prepare('SELECT total_changes()').pluck().get()
      return `${handle.pragma('data_version', { simple: true })} ${own}`
    },
    othersVersion: () => String(handle.pragma('data_version', { simple: true })),
    useWriteAheadLog: () => {
      handle.pragma('journal_mode = WAL')
      handle.pragma('synchronous = NORMAL')
    },
    syncEveryWrite: () => {
      handle.pragma('synchronous = FULL')
    },
    // A file that was deleted can be written to as before, and nothing of it is left in the end.
    isInPlace: () => placeOf(name) === place,
    processId: () => process.pid,
    isAlive,
    search: sqliteSearch(handle),
  }
}

/** Which file stands at a path; null where there is none. */
function placeOf(path: string): string | null {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stats === undefined ? null : `${stats.dev}:${stats.ino}`
}

/** Statements that give no rows are refused, which leaves out ATTACH, VACUUM INTO and every write. */
function prepareUserQuery(handle: Handle, sql: string): Statement {
  // What SQLite sorts for a stranger must not fill the disk; memory is bounded by the process that asks.
  handle.pragma('temp_store = MEMORY')
  const statement = handle.prepare(sql)
  if (!statement.reader || !statement.readonly) {
    throw new StoreError('bad_query', 'Only a statement that reads is answered.')
  }
  return statement as unknown as Statement
}
