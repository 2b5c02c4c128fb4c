/** A file of SQLite: opened, checked, brought to the newest schema, closed. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import type { Database } from '../database.ts'
import { StoreError } from '../error.ts'
import { migrations } from '../migrations.ts'
import { storeErrorOf } from './error.ts'
import { type Handle, sqliteDatabase } from './handle.ts'

/** Marks a file as ours: the letters JXIA as a number. */
const APPLICATION_ID = 0x4a584941

/** How long a statement waits for another writer, milliseconds. */
const BUSY_TIMEOUT_MS = 10_000

/** Pages kept in memory by a process that writes, kilobytes: a run goes through a database once and gains nothing by more. */
const CACHE_KB = 8000

/**
 * Opens the database at `path` (`:memory:` for none on disk), creates it or brings it to the newest schema, hands it to
 * `work` and closes it. An older schema is copied to `<path>.v<number>.bak` first. Throws `StoreError` for a file that is
 * not ours, damaged, or written by a newer version; such a file is not changed.
 */
export async function withSqlite<Result>(
  path: string,
  work: (database: Database) => Promise<Result> | Result,
): Promise<Result> {
  return withOpened(
    () => new Sqlite(path, { timeout: BUSY_TIMEOUT_MS }),
    path,
    async (handle) => {
      migrate(handle, path)
      handle.pragma(`cache_size = -${CACHE_KB}`)
      try {
        return await work(sqliteDatabase(handle))
      } finally {
        settle(handle)
      }
    },
  )
}

/**
 * A database at rest is one plain file, which can be copied and read where nothing can be written. While others have it
 * open it stays as it is, and the last of them does this.
 */
function settle(database: Handle): void {
  try {
    if (database.pragma('journal_mode', { simple: true }) !== 'wal') return
    database.pragma('busy_timeout = 0')
    database.pragma('journal_mode = DELETE')
  } catch {
    // It is as sound as before, only in more than one file.
  }
}

/** Throws `StoreError` where there is no file at `path`: what works on stored content makes no database for it. */
export function requireFile(path: string): void {
  if (!existsSync(path))
    throw new StoreError('not_found', `There is no database at ${path}; jixiao ingest makes one.`)
}

/**
 * Opens an existing database for asking only. One of an older schema is brought to the newest first; on a medium that
 * cannot be written it is read as it stands.
 */
export async function withReadOnlySqlite<Result>(
  path: string,
  work: (database: Database) => Promise<Result> | Result,
): Promise<Result> {
  requireFile(path)
  const open = () => openForReading(path)
  try {
    const isCurrent = await withOpened(open, path, (database) => {
      return checkedVersion(database, path) === newestVersion()
    })
    if (!isCurrent) await withSqlite(path, () => undefined)
    return await withOpened(open, path, (handle) => work(sqliteDatabase(handle)))
  } finally {
    tidy(path)
  }
}

/** One who only reads cannot take away the files that a run which was killed has left; nor those it needed itself. */
function tidy(path: string): void {
  if (!existsSync(`${path}-wal`)) return
  try {
    const database = new Sqlite(path, { fileMustExist: true, timeout: 0 })
    settle(database)
    database.close()
  } catch {
    // A run is going on, or nothing can be written here.
  }
}

/** The largest database that is read from memory, bytes. */
const LARGEST_IN_MEMORY = 2 ** 30

function openForReading(path: string): Handle {
  const database = new Sqlite(path, { readonly: true, timeout: BUSY_TIMEOUT_MS })
  try {
    database.pragma('schema_version')
    return database
  } catch (cause) {
    database.close()
    if (!/^SQLITE_(?:CANTOPEN|READONLY)/u.test(String((cause as { code?: unknown }).code)))
      throw cause
    return openFromMemory(path, cause)
  }
}

/** Where in a database's header it says by which kind of journal it is written and read, and the plain kind. */
const JOURNAL_KIND = { from: 18, to: 20, plain: 1 } as const

/**
 * A database that was last written ahead needs files beside it even to be read. Where none can be made its bytes are read
 * as a plain one's, which they are as long as no such file holds more. Throws `StoreError` where one does.
 */
function openFromMemory(path: string, cause: unknown): Handle {
  const rest = statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0
  if (rest > 0 || statSync(path).size > LARGEST_IN_MEMORY) {
    const words = rest > 0 ? 'it and the file ending in -wal' : 'it'
    const message = `The folder of ${path} cannot be written: copy ${words} to one that can be.`
    throw new StoreError('read_only', message, { cause })
  }
  const bytes = readFileSync(path)
  return new Sqlite(bytes.fill(JOURNAL_KIND.plain, JOURNAL_KIND.from, JOURNAL_KIND.to), {
    readonly: true,
  })
}

async function withOpened<Result>(
  open: () => Handle,
  path: string,
  work: (database: Handle) => Promise<Result> | Result,
): Promise<Result> {
  let database: Handle | undefined
  try {
    database = open()
    database.pragma('foreign_keys = ON')
    return await work(database)
  } catch (cause) {
    if (cause instanceof TypeError && /directory does not exist/u.test(cause.message)) {
      throw new StoreError('not_openable', `The folder of ${path} does not exist.`, { cause })
    }
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      const next = `jixiao ingest ${path} --db reports.db reads it into one`
      const message = `${path} is a folder, not a database; ${next}.`
      throw new StoreError('not_openable', message, { cause })
    }
    throw storeErrorOf(cause, path)
  } finally {
    database?.close()
  }
}

function newestVersion(): number {
  return migrations().at(-1)?.version ?? 0
}

/** The schema version of a database that is ours or empty; throws `StoreError` for any other. */
function checkedVersion(database: Handle, path: string): number {
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

function migrate(database: Handle, path: string): void {
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

function backUp(database: Handle, target: string): void {
  if (!existsSync(target)) database.prepare('VACUUM INTO ?').run(target)
}
