/** A connection as a `Database`. */
import { createHash } from 'node:crypto'
import type { Database, Written } from '../database.ts'
import { type Connection, PostgresError, type Request } from './connection.ts'
import { postgresSearch } from './search.ts'
import { type ServerSession, statementOf } from './statement.ts'
import { confineToReading, withQuestionErrors } from './user-query.ts'

/** The lock that whoever wants to be alone takes: one of this program, not of the database's other users. */
const ALONE = 0x4a584941

/** Of the locks by which who writes beside others keeps off the same things. */
const BESIDE = 0x4a58

/** `name` is what people are told: the address without its password. */
export function postgresDatabase(connection: Connection, name: string): Database {
  const exec = (sql: string) => {
    connection.ask({ kind: 'ask', sql, name: null, values: null })
  }
  const transactions = openTransactions(exec)
  const session: ServerSession = {
    connection,
    hold: transactions.hold,
    kept: new Map(),
    cursors: 0,
  }
  // Within a transaction it is soon enough to hear with the next question that rows were refused.
  const insert = (table: string, rows: readonly Written[]) =>
    insertRows(transactions.isOpen() ? connection.tell : connection.ask, table, rows)
  const prepare = <Row>(sql: string) => statementOf<Row>(session, sql)
  const one = (sql: string) => prepare<unknown>(sql).pluck().get()
  return {
    name,
    prepare,
    prepareUserQuery: (sql) => {
      transactions.holdMoment()
      confineToReading({ one, exec })
      return withQuestionErrors(prepare(sql), sql)
    },
    exec,
    transaction: (work) => transactions.within('', work),
    exclusiveTransaction: (work) =>
      transactions.within(`SELECT pg_advisory_xact_lock(${ALONE})`, work),
    lockingTransaction: (keys, work) => transactions.within(locksOf(keys), work),
    insertRows: insert,
    insertNumbered: (table, rows) => {
      if (rows.length === 0) return []
      const ids = prepare<number>(NUMBERS).pluck().all(table, rows.length)
      insert(
        table,
        rows.map((row, at) => ({ id: ids[at] ?? null, ...row })),
      )
      return ids
    },
    beginSnapshot: () => transactions.holdMoment(),
    version: () => String(one('SELECT pg_snapshot_xmax(pg_current_snapshot())::text')),
    othersVersion: () => String(one('SELECT pg_snapshot_xmax(pg_current_snapshot())::text')),
    useWriteAheadLog: () => undefined,
    syncEveryWrite: () => undefined,
    isInPlace: () => true,
    processId: () => Number(one('SELECT pg_backend_pid()')),
    isAlive: (processId) =>
      prepare(
        "SELECT 1 FROM pg_stat_activity WHERE pid = ? AND datname = current_database() AND application_name = 'jixiao'",
      ).get(processId) !== undefined,
    search: postgresSearch(prepare, (rows) => insert('search', rows)),
  }
}

/** So many numbers that nobody else is given. */
const NUMBERS = `SELECT nextval(sequence) FROM (SELECT pg_get_serial_sequence(?, 'id') AS sequence) AS of,
  generate_series(1, CAST(? AS INTEGER))`

/** Takes the locks of some keys, each key's in the order in which everybody takes them. */
function locksOf(keys: readonly string[]): string {
  const numbers = new Set(
    keys.map((key) => createHash('sha256').update(key).digest().readInt32BE()),
  )
  const own = [...numbers]
    .toSorted((one, other) => one - other)
    .map((key) => `pg_advisory_xact_lock(${BESIDE}, ${key})`)
  return `SELECT ${[`pg_advisory_xact_lock_shared(${ALONE})`, ...own]}`
}

type Transactions = {
  readonly isOpen: () => boolean
  readonly within: <Result>(first: string, work: () => Result) => Result
  /** Begins a transaction where none is open; what it gives ends it again, after the last one who held it. */
  readonly hold: () => () => void
  readonly holdMoment: () => void
}

function openTransactions(exec: (sql: string) => void): Transactions {
  let depth = 0
  let holders = 0
  let isMoment = false
  return {
    isOpen: () => depth > 0,
    within: (first, work) => {
      const point = `p${depth}`
      try {
        exec(depth === 0 ? `BEGIN; ${first}` : `SAVEPOINT ${point}`)
        depth += 1
        const result = work()
        depth -= 1
        exec(depth === 0 ? 'COMMIT' : `RELEASE ${point}`)
        return result
      } catch (error) {
        depth = Math.min(depth, Number(point.slice(1)))
        undo(() => exec(depth === 0 ? 'ROLLBACK' : `ROLLBACK TO ${point}`))
        throw error
      }
    },
    hold: () => {
      if (depth > 0 || isMoment) return () => undefined
      if (holders === 0) exec('BEGIN')
      holders += 1
      return () => {
        holders -= 1
        if (holders === 0) undo(() => exec('COMMIT'))
      }
    },
    holdMoment: () => {
      if (isMoment) return
      exec('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
      isMoment = true
    },
  }
}

/** Ends what may have ended with its connection. */
function undo(end: () => void): void {
  try {
    end()
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error
  }
}

/** Writes rows in one piece by COPY. */
function insertRows(
  write: (request: Request) => unknown,
  table: string,
  rows: readonly Written[],
): void {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  const sql = `COPY ${table} (${columns.map((column) => `"${column}"`)}) FROM STDIN`
  const values = rows.map((row) => columns.map((column) => row[column]))
  write({ kind: 'copy', sql, rows: values })
}
