/** The one file behind everything: opened, checked, brought to the newest schema, closed. */
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { StoreError, storeErrorOf } from './error.ts'

export type Database = Sqlite.Database

/** Marks a file as ours: the letters JXIA as a number. */
const APPLICATION_ID = 0x4a584941

/** How long a statement waits for another writer, milliseconds. */
const BUSY_TIMEOUT_MS = 10_000

/** Pages kept in memory by a process that writes, kilobytes: a run goes through a database once and gains nothing by more. */
const CACHE_KB = 8000

type Migration = { readonly version: number; readonly sql: string }

const folder = new URL('./migrations/', import.meta.url)

/** Every migration in order; the number in front of its name is the schema version it leads to. */
export function migrations(): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({
      version: Number.parseInt(name, 10),
      sql: readFileSync(new URL(name, folder), 'utf8'),
    }))
}

/**
 * Opens the database at `path` (`:memory:` for none on disk), creates it or brings it to the newest schema, hands it to
 * `work` and closes it. An older schema is copied to `<path>.v<number>.bak` first. Throws `StoreError` for a file that is
 * not ours, damaged, or written by a newer version; such a file is not changed.
 */
export async function withDatabase<Result>(
  path: string,
  work: (database: Database) => Promise<Result> | Result,
): Promise<Result> {
  return withOpened(path, false, (database) => {
    migrate(database, path)
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = NORMAL')
    database.pragma(`cache_size = -${CACHE_KB}`)
    return work(database)
  })
}

/** Throws `StoreError` where there is no file at `path`: what works on stored content makes no database for it. */
export function refuseMissing(path: string): void {
  if (!existsSync(path)) throw new StoreError('not_found', `There is no database at ${path}.`)
}

/** Opens an existing database for asking only. One of an older schema is brought to the newest first. */
export async function withReadOnlyDatabase<Result>(
  path: string,
  work: (database: Database) => Promise<Result> | Result,
): Promise<Result> {
  refuseMissing(path)
  const isCurrent = await withOpened(path, true, (database) => {
    return checkedVersion(database, path) === newestVersion()
  })
  if (!isCurrent) await withDatabase(path, () => undefined)
  return withOpened(path, true, work)
}

async function withOpened<Result>(
  path: string,
  readonly: boolean,
  work: (database: Database) => Promise<Result> | Result,
): Promise<Result> {
  let database: Database | undefined
  try {
    database = new Sqlite(path, { readonly, timeout: BUSY_TIMEOUT_MS })
    database.pragma('foreign_keys = ON')
    return await work(database)
  } catch (cause) {
    if (cause instanceof TypeError && /directory does not exist/u.test(cause.message)) {
      throw new StoreError('not_openable', `The folder of ${path} does not exist.`, { cause })
    }
    throw readOnlyFolder(cause, path) ?? storeErrorOf(cause, path)
  } finally {
    database?.close()
  }
}

/** Where the files that stand beside an open database cannot be made, SQLite only says that it cannot open it. */
function readOnlyFolder(cause: unknown, path: string): StoreError | undefined {
  if ((cause as { code?: unknown }).code !== 'SQLITE_CANTOPEN') return undefined
  try {
    accessSync(dirname(path), constants.W_OK)
    return undefined
  } catch {
    const message = `The folder of ${path} cannot be written, which even reading a database needs.`
    return new StoreError('read_only', message, { cause })
  }
}

function newestVersion(): number {
  return migrations().at(-1)?.version ?? 0
}

/** The schema version of a database that is ours or empty; throws `StoreError` for any other. */
function checkedVersion(database: Database, path: string): number {
  const application = database.pragma('application_id', { simple: true })
  const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()
  if (application !== APPLICATION_ID && tables !== 0) {
    throw new StoreError('foreign', `${path} is a database of another program.`)
  }
  const version = Number(database.pragma('user_version', { simple: true }))
  if (version > newestVersion()) {
    const versions = `schema ${version}, this program knows ${newestVersion()}`
    throw new StoreError('newer', `${path} was written by a newer version (${versions}).`)
  }
  return version
}

function migrate(database: Database, path: string): void {
  const before = checkedVersion(database, path)
  if (before === newestVersion()) return
  if (before > 0) backUp(database, `${path}.v${before}.bak`)
  const bringUp = database.transaction(() => {
    // Another process may have done it while this one waited for the lock.
    const version = checkedVersion(database, path)
    for (const migration of migrations().filter((one) => one.version > version)) {
      database.exec(migration.sql)
      database.pragma(`user_version = ${migration.version}`)
    }
    database.pragma(`application_id = ${APPLICATION_ID}`)
  })
  bringUp.immediate()
}

function backUp(database: Database, target: string): void {
  if (!existsSync(target)) database.prepare('VACUUM INTO ?').run(target)
}
