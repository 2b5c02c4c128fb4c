/** Opens databases by their name. Which of the two stores one is kept in is known nowhere but here. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Database } from './database.ts'
import { requireFile, withReadOnlySqlite, withSqlite } from './sqlite/open.ts'

/** Whether a name means a database of PostgreSQL. */
export function isAddress(name: string): boolean {
  return /^postgres(?:ql)?:\/\//u.test(name)
}

type Work<Result> = (database: Database) => Promise<Result> | Result

/**
 * Opens the database of this name (a path, `:memory:` for none on disk, or `postgres://…`), creates it or brings it to the
 * newest schema, hands it to `work` and closes it. Throws `StoreError` for one that is not ours, damaged, or written by a
 * newer version; such a database is not changed.
 */
export async function withDatabase<Result>(name: string, work: Work<Result>): Promise<Result> {
  return isAddress(name) ? (await postgres()).withPostgres(name, work) : withSqlite(name, work)
}

/** Opens an existing database for asking only. One of an older schema is brought to the newest first, where it can be. */
export async function withReadOnlyDatabase<Result>(
  name: string,
  work: Work<Result>,
): Promise<Result> {
  if (!isAddress(name)) return withReadOnlySqlite(name, work)
  return (await postgres()).withReadOnlyPostgres(name, work)
}

/** Loaded where it is needed: every process opens a database, and few one of PostgreSQL. */
function postgres() {
  return import('./postgres/open.ts')
}

/** The files on this machine that a database of this name stands in; none for one that a server keeps. */
export function filesOf(name: string): readonly string[] {
  return isAddress(name) ? [] : ['', '-wal', '-shm', '-journal'].map((end) => resolve(name) + end)
}

/** Whether a database of this name is there; of one that a server keeps only opening it tells. */
export function mayExist(name: string): boolean {
  return isAddress(name) || existsSync(name)
}

/** Throws `StoreError` where there is no such file: what works on stored content makes no database for it. */
export function requireExisting(name: string): void {
  if (!isAddress(name)) requireFile(name)
}
