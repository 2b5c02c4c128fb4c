/** Statements over a connection, asked as those of SQLite are. */
import type { Statement } from '../database.ts'
import { type Connection, PostgresError, type ServerAnswer } from './connection.ts'
import { numbered, valuesFor } from './parameters.ts'
import { declaredType } from './value.ts'

/** Rows that are fetched together where a long answer is gone through. */
const FETCHED = 500

/** Statements that the server keeps for a connection at most; further ones are told to it anew each time. */
const KEPT_AT_MOST = 400

/** What statements of one connection share. */
export type ServerSession = {
  readonly connection: Connection
  /** Begins a transaction where none is open; what it gives ends it again. */
  readonly hold: () => () => void
  /** Statements that the server keeps, by their text. */
  readonly kept: Map<string, string>
  /** Rises with each cursor. */
  cursors: number
}

type Manner = 'objects' | 'first' | 'arrays'

/** Compiles nothing yet: a statement that is wrong is told when it is asked. */
export function statementOf<Row>(
  session: ServerSession,
  sql: string,
  manner: Manner = 'objects',
): Statement<Row> {
  const asked = numbered(sql)
  const answer = (given: readonly unknown[]): ServerAnswer =>
    session.connection.ask({
      kind: 'ask',
      sql: asked.sql,
      name: keptName(session, asked.sql),
      values: valuesFor(asked, given),
    })
  const rowsOf = ({ fields, rows }: ServerAnswer) =>
    rows.map((row) => shaped(manner, fields, row) as Row)
  return {
    get: (...given) => rowsOf(answer(given))[0],
    all: (...given) => rowsOf(answer(given)),
    run: (...given) => ({ changes: answer(given).count }),
    iterate: (...given) => {
      const values = valuesFor(asked, given)
      return fetched(session, asked.sql, values, rowsOf)
    },
    pluck: () => statementOf(session, sql, 'first'),
    raw: () => statementOf(session, sql, 'arrays'),
    // Whole numbers beyond what a number holds are given so in any case.
    safeIntegers: () => statementOf(session, sql, manner),
    columns: () => {
      const values = asked.names.map(() => null)
      const { fields } = described(session, asked.sql, values)
      return fields.map(({ name, type }) => ({ name, type: declaredType(type) }))
    },
  }
}

function keptName({ kept }: ServerSession, sql: string): string | null {
  const known = kept.get(sql)
  if (known !== undefined || kept.size >= KEPT_AT_MOST) return known ?? null
  const name = `s${kept.size}`
  kept.set(sql, name)
  return name
}

function shaped(manner: Manner, fields: ServerAnswer['fields'], row: readonly unknown[]): unknown {
  if (manner === 'arrays') return row
  if (manner === 'first') return row[0]
  return Object.fromEntries(fields.map(({ name }, at) => [name, row[at]]))
}

/** The rows of an answer, some at a time; other questions may be asked in between. */
function* fetched<Row>(
  session: ServerSession,
  sql: string,
  values: readonly unknown[],
  rowsOf: (answer: ServerAnswer) => readonly Row[],
): Generator<Row, undefined> {
  const { fetch, close } = openCursor(session, sql, values)
  try {
    for (let isMore = true; isMore; ) {
      const answer = fetch(FETCHED)
      yield* rowsOf(answer)
      isMore = answer.rows.length === FETCHED
    }
  } finally {
    close()
  }
  return undefined
}

/** What the columns of an answer are, without its rows. */
function described(session: ServerSession, sql: string, values: readonly unknown[]): ServerAnswer {
  const { fetch, close } = openCursor(session, sql, values)
  try {
    return fetch(0)
  } finally {
    close()
  }
}

type Cursor = { readonly fetch: (rows: number) => ServerAnswer; readonly close: () => void }

function openCursor(session: ServerSession, sql: string, values: readonly unknown[]): Cursor {
  const { connection } = session
  const cursor = `c${session.cursors++}`
  const letGo = session.hold()
  const tell = (text: string) =>
    connection.ask({ kind: 'ask', sql: text, name: null, values: null })
  try {
    const declare = `DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`
    connection.ask({ kind: 'ask', sql: declare, name: null, values })
  } catch (error) {
    letGo()
    throw error
  }
  return {
    fetch: (rows) => tell(`FETCH FORWARD ${rows} FROM ${cursor}`),
    // One whose transaction has failed is closed with it.
    close: () => {
      try {
        tell(`CLOSE ${cursor}`)
      } catch (error) {
        if (!(error instanceof PostgresError)) throw error
      }
      letGo()
    },
  }
}
