import type { Database, Statement, Written } from './database.ts'

const statements = new WeakMap<Database, Map<string, Statement>>()

/** A statement is compiled once for each database. */
export function prepared<Row = unknown>(database: Database, sql: string): Statement<Row> {
  const known = statements.get(database) ?? new Map<string, Statement>()
  statements.set(database, known)
  const statement = known.get(sql) ?? database.prepare(sql)
  known.set(sql, statement)
  return statement as Statement<Row>
}

/** The row of a statement that always gives one, such as a count. */
export function onlyRow<Row>(statement: Statement<Row>, ...parameters: unknown[]): Row {
  const row = statement.get(...parameters)
  if (row === undefined) throw new Error('A statement that always gives a row gave none.')
  return row
}

/** Writes one row into a table that numbers its rows, and returns its number. */
export function insertNumbered(database: Database, table: string, row: Written): number {
  const columns = Object.keys(row)
  const values = columns.map((column) => `@${column}`)
  const names = columns.map((column) => `"${column}"`)
  const sql = `INSERT INTO ${table} (${names}) VALUES (${values}) RETURNING id`
  return onlyRow(prepared<number>(database, sql).pluck(), row)
}
