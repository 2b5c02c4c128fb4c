import type { Statement } from 'better-sqlite3'
import type { Database } from './database.ts'

const statements = new WeakMap<Database, Map<string, Statement>>()

/** A statement is compiled once for each database. */
export function prepared(database: Database, sql: string): Statement {
  const known = statements.get(database) ?? new Map<string, Statement>()
  statements.set(database, known)
  const statement = known.get(sql) ?? database.prepare(sql)
  known.set(sql, statement)
  return statement
}
