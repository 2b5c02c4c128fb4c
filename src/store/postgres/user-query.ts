/**
 * Statements of strangers: asked in a transaction that can only read, as a role that can only read where there is one, and
 * bounded. A stranger may leave the role again (`set_config`); what may be done then is what the address itself may do in a
 * transaction that only reads, so that a superuser's address answers no stranger at all.
 */
import type { Statement } from '../database.ts'
import { StoreError } from '../error.ts'
import { PostgresError } from './connection.ts'

/** The role that everything in the schema is shown to. */
export const READER = 'jixiao_reader'

/** Whoever asks ends a question earlier where he wants; a server whose asker was killed notices by itself. */
const BOUNDS = `
  SET LOCAL statement_timeout = '10min';
  SET LOCAL work_mem = '64MB';
  SET LOCAL client_connection_check_interval = '2s'`

const SUPERUSER =
  'A superuser of the server answers no question in SQL: give the address of another user.'

type Asking = {
  readonly one: (sql: string) => unknown
  readonly exec: (sql: string) => void
}

/** From now on, until its transaction ends, the connection only reads. Throws `StoreError` for a superuser's. */
export function confineToReading({ one, exec }: Asking): void {
  if (one("SELECT current_setting('is_superuser')") === 'on') {
    throw new StoreError('bad_query', SUPERUSER)
  }
  const isMember = `SELECT 1 FROM pg_roles WHERE rolname = '${READER}' AND pg_has_role(oid, 'MEMBER')`
  exec(BOUNDS)
  if (one(isMember) === 1) exec(`SET LOCAL ROLE ${READER}`)
}

/** Lets the role see what is in the schema; makes it where this user may. */
export const SHOW_READER = `
  DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${READER}') THEN
      CREATE ROLE ${READER} NOLOGIN;
      GRANT ${READER} TO CURRENT_USER;
    END IF;
  EXCEPTION WHEN insufficient_privilege OR duplicate_object OR unique_violation THEN NULL;
  END $$;
  DO $$ BEGIN
    GRANT USAGE ON SCHEMA jixiao TO ${READER};
    GRANT SELECT ON ALL TABLES IN SCHEMA jixiao TO ${READER};
  EXCEPTION WHEN undefined_object OR insufficient_privilege THEN NULL;
  END $$`

const ONLY_READING = 'Only a statement that reads is answered.'

/** What the server says of a statement, in the words that SQLite has for the same. */
const told: readonly (readonly [RegExp, string])[] = [
  [/^relation "(.*)" does not exist$/u, 'no such table: $1'],
  [/^column "?([^"]*)"? does not exist$/u, 'no such column: $1'],
  [/^syntax error at or near "(.*)"$/u, 'near "$1": syntax error'],
  [/^syntax error at end of input$/u, 'incomplete input'],
  [/^cannot insert multiple commands.*$/u, 'contains more than one statement'],
]

/** SQLSTATE of what a statement may not do here: write, and change data within WITH. */
const FORBIDDEN: ReadonlySet<string> = new Set(['25006', '0A000'])

/** SQLSTATE of a statement that wanted more memory, or more of the disk, than there is for it. */
const TOO_LARGE: ReadonlySet<string> = new Set(['53200', '53400', '54000'])

/** Words that a statement begins with. */
const READING = /^(?:SELECT|WITH|VALUES|TABLE)$/iu
const WRITING =
  /^(?:ALTER|ANALYZE|BEGIN|CALL|COMMENT|COMMIT|COPY|CREATE|DELETE|DO|DROP|EXPLAIN|GRANT|INSERT|LOCK|MERGE|REVOKE|ROLLBACK|SET|SHOW|TRUNCATE|UPDATE|VACUUM)$/iu

/** The same statement, whose failures are told as those of a question. */
export function withQuestionErrors(statement: Statement, sql: string): Statement {
  const [, word = ''] = /^(?:\s|--[^\n]*\n|\()*(\w*)/u.exec(sql) ?? []
  if (WRITING.test(word)) throw new StoreError('bad_query', ONLY_READING)
  // Whatever else does not begin like a question would be taken for a part of ours.
  if (!READING.test(word)) throw new Error(`near "${word}": syntax error`)
  return {
    ...statement,
    columns: () => toldSo(() => statement.columns()),
    raw: () => withQuestionErrors(statement.raw(), sql),
    safeIntegers: () => withQuestionErrors(statement.safeIntegers(), sql),
    iterate: (...given) => iterated(statement, given),
  }
}

function* iterated(statement: Statement, given: unknown[]): Generator<unknown, undefined> {
  const rows = toldSo(() => statement.iterate(...given))
  for (;;) {
    const next = toldSo(() => rows.next())
    if (next.done) return undefined
    yield next.value
  }
}

function toldSo<Result>(ask: () => Result): Result {
  try {
    return ask()
  } catch (cause) {
    throw cause instanceof PostgresError ? questionError(cause) : cause
  }
}

function questionError(cause: PostgresError): Error {
  const { code, message } = cause.failure
  if (code === null) return cause
  if (FORBIDDEN.has(code)) return new StoreError('bad_query', ONLY_READING, { cause })
  if (TOO_LARGE.has(code)) {
    return new StoreError('bad_query', 'The question took too much memory.', { cause })
  }
  if (!code.startsWith('42') && !code.startsWith('22')) return cause
  const found = told.find(([pattern]) => pattern.test(message))
  return new Error(found === undefined ? message : message.replace(...found), { cause })
}
