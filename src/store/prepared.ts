import type { Database, Statement, Written } from './database.ts'

const statements = new WeakMap<Database, Map<string, Statement>>()

/** A statement is compiled once for each database. */
export function prepared(database: Database, sql: string): Statement {
  const known = statements.get(database) ?? new Map<string, Statement>()
  statements.set(database, known)
  const statement = known.get(sql) ?? database.prepare(sql)
  known.set(sql, statement)
  return statement
}

/** Writes one row into a table that numbers its rows, and returns its number. */
export function insertNumbered(database: Database, table: string, row: Written): number {
  const columns = Object.keys(row)
  const values = columns.map((column) => `@${column}`)
  const names = columns.map((column) => `"${column}"`)
  const sql = `INSERT INTO ${table} (${names}) VALUES (${values}) RETURNING id`
  return prepared(database, sql).pluck().get(row) as number
}
