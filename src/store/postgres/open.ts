/** A database of PostgreSQL: reached, checked, brought to the newest schema, left. */
import type { Database } from '../database.ts'
import { StoreError } from '../error.ts'
import { type Migration, migrationsIn } from '../migrations.ts'
import { type Connection, openConnection } from './connection.ts'
import { shownAddress, storeErrorOf } from './error.ts'
import { postgresDatabase } from './session.ts'
import { SHOW_READER } from './user-query.ts'

/** The schema in which everything of ours stands, beside whatever else the database holds. */
const SCHEMA = 'jixiao'

/**
 * Names mean what is ours, then what is PostgreSQL's. No question is translated into machine code first: that takes longer
 * than most take themselves.
 */
const SETTINGS = `SET search_path = ${SCHEMA}, pg_catalog; SET client_min_messages = warning; SET jit = off`

/** Only whoever brings the schema up is at work then. */
const MIGRATING = 0x4a584942

/** Every migration of PostgreSQL; several of one version belong together. */
export function postgresMigrations(): readonly Migration[] {
  return migrationsIn(new URL('./migrations/', import.meta.url))
}

type Work<Result> = (database: Database) => Promise<Result> | Result

export function withPostgres<Result>(address: string, work: Work<Result>): Promise<Result> {
  return withConnected(address, async (connection, name) => {
    migrate(connection, name)
    tell(connection, `${SETTINGS}; ${SHOW_READER}`)
    return work(postgresDatabase(connection, name))
  })
}

export function withReadOnlyPostgres<Result>(address: string, work: Work<Result>): Promise<Result> {
  return withConnected(address, async (connection, name) => {
    const version = checkedVersion(connection, name)
    if (version === null) {
      throw new StoreError('not_found', `There is no database at ${name}; jixiao ingest makes one.`)
    }
    if (version < newestVersion()) migrate(connection, name)
    tell(connection, `${SETTINGS}; SET default_transaction_read_only = on`)
    return work(postgresDatabase(connection, name))
  })
}

async function withConnected<Result>(
  address: string,
  work: (connection: Connection, name: string) => Promise<Result>,
): Promise<Result> {
  const name = shownAddress(address)
  const connection = openConnection(address)
  try {
    return await work(connection, name)
  } catch (cause) {
    throw storeErrorOf(cause, name)
  } finally {
    connection.close()
  }
}

function newestVersion(): number {
  return postgresMigrations().at(-1)?.version ?? 0
}

function tell(connection: Connection, sql: string): void {
  connection.ask({ kind: 'ask', sql, name: null, values: null })
}

function ask(connection: Connection, sql: string): unknown {
  return connection.ask({ kind: 'ask', sql, name: null, values: [] }).rows[0]?.[0] ?? null
}

/** The schema version; null where nothing of ours stands there. Throws `StoreError` for one that is newer. */
function checkedVersion(connection: Connection, name: string): number | null {
  if (ask(connection, `SELECT to_regclass('${SCHEMA}.schema_version')::text`) === null) {
    const isTaken = ask(connection, `SELECT to_regnamespace('${SCHEMA}')::text`) !== null
    if (!isTaken) return null
    throw foreign(name)
  }
  const version = Number(ask(connection, `SELECT version FROM ${SCHEMA}.schema_version`))
  const first = postgresMigrations()[0]?.version ?? 0
  if (version > 0 && version < first) throw foreign(name)
  if (version > newestVersion()) {
    const versions = `schema ${version}, this program knows ${newestVersion()}`
    throw new StoreError('newer', `${name} was written by a newer version (${versions}).`)
  }
  return version
}

function foreign(name: string): StoreError {
  return new StoreError('foreign', `${name} has a schema ${SCHEMA} of another program.`)
}

function migrate(connection: Connection, name: string): void {
  if (checkedVersion(connection, name) === newestVersion()) return
  if (ask(connection, 'SHOW server_encoding') !== 'UTF8') {
    throw new StoreError('foreign', `${name} does not keep its texts as UTF-8.`)
  }
  tell(connection, `BEGIN; SELECT pg_advisory_xact_lock(${MIGRATING})`)
  // Another process may have done it while this one waited for the lock.
  const before = checkedVersion(connection, name)
  if (before === null) {
    const table = `CREATE TABLE ${SCHEMA}.schema_version (version INTEGER NOT NULL)`
    const first = `INSERT INTO ${SCHEMA}.schema_version VALUES (0)`
    tell(connection, `CREATE SCHEMA ${SCHEMA}; ${table}; ${first}`)
  }
  tell(connection, SETTINGS)
  for (const { version, sql } of postgresMigrations()) {
    if (version > (before ?? 0)) tell(connection, sql)
  }
  tell(connection, `UPDATE schema_version SET version = ${newestVersion()}; COMMIT`)
}
