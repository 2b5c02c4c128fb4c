/** The one file behind everything: opened, checked, brought to the newest schema, closed. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
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
  return withOpened(
    () => new Sqlite(path, { timeout: BUSY_TIMEOUT_MS }),
    path,
    async (database) => {
      migrate(database, path)
      database.pragma(`cache_size = -${CACHE_KB}`)
      try {
        return await work(database)
      } finally {
        settle(database)
      }
    },
  )
}

/** Lets others read while this connection writes, until it is closed. */
export function writeAhead(database: Database): void {
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
}

/**
 * A database at rest is one plain file, which can be copied and read where nothing can be written. While others have it
 * open it stays as it is, and the last of them does this.
 */
function settle(database: Database): void {
  try {
    if (database.pragma('journal_mode', { simple: true }) !== 'wal') return
    database.pragma('busy_timeout = 0')
    database.pragma('journal_mode = DELETE')
  } catch {
    // It is as sound as before, only in more than one file.
  }
}

/** Differs from what it was whenever anybody has written, through this connection or another one. */
export function dataVersion(database: Database): string {
  const own = database.prepare('SELECT total_changes()').pluck().get()
  return `${database.pragma('data_version', { simple: true })} ${own}`
}

/** Throws `StoreError` where there is no file at `path`: what works on stored content makes no database for it. */
export function refuseMissing(path: string): void {
  if (!existsSync(path))
    throw new StoreError('not_found', `There is no database at ${path}; jixiao ingest makes one.`)
}

/**
 * Opens an existing database for asking only. One of an older schema is brought to the newest first; on a medium that
 * cannot be written it is read as it stands.
 */
export async function withReadOnlyDatabase<Result>(
  path: string,
  work: (database: Database) => Promise<Result> | Result,
): Promise<Result> {
  refuseMissing(path)
  const open = () => openForReading(path)
  try {
    const isCurrent = await withOpened(open, path, (database) => {
      return checkedVersion(database, path) === newestVersion()
    })
    if (!isCurrent) await withDatabase(path, () => undefined)
    return await withOpened(open, path, work)
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

function openForReading(path: string): Database {
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
function openFromMemory(path: string, cause: unknown): Database {
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
  open: () => Database,
  path: string,
  work: (database: Database) => Promise<Result> | Result,
): Promise<Result> {
  let database: Database | undefined
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
