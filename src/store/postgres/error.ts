/** What a server of PostgreSQL refuses, as a `StoreError`. */
import { StoreError, type StoreErrorCode } from '../error.ts'
import { PostgresError } from './connection.ts'

/** An address without what only its owner may know. */
export function shownAddress(address: string): string {
  const [place = ''] = address.replace(/^postgres(?:ql)?:\/\//u, '').split('?')
  return `postgres://${place.replace(/:.*(?=@)/u, '')}`
}

const byReason: readonly (readonly [RegExp, StoreErrorCode, string])[] = [
  [/^28/u, 'not_openable', 'The server does not let this user in'],
  [/^3D000$/u, 'not_openable', 'The server has no database of this name'],
  [/^(?:53100|53400)$/u, 'full', 'The disk is full'],
  [/^(?:42501|25006)$/u, 'read_only', 'The database cannot be written'],
  [/^57014$/u, 'timeout', 'The question took too long'],
  [/^(?:55P03|40001|40P01)$/u, 'locked', 'Another process is writing to the database'],
  [/^53300$/u, 'not_openable', 'The server has too many connections'],
  [/^(?:08|57P|E[A-Z]+)/u, 'not_openable', 'The server cannot be reached'],
]

/** SQLSTATE of a connection that is gone. */
const GONE = '08006'

/** SQLSTATE of what the server said, or of its silence, over whichever connection; null for what has to do with neither. */
export function sqlStateOf(cause: unknown): string | null {
  if (cause instanceof PostgresError) return cause.failure.code
  if (!(cause instanceof Error)) return null
  // The queue has a connection of its own.
  const { code, severity, syscall } = cause as Error & Readonly<Record<string, unknown>>
  if (severity !== undefined && code !== undefined) return String(code)
  const isGone = syscall === 'connect' || /^(?:ECONN|EPIPE$)/u.test(String(code))
  return isGone || /^Connection terminated/u.test(cause.message) ? GONE : null
}

/** What the server said as a `StoreError` that names the database; everything else unchanged. */
export function storeErrorOf(cause: unknown, name: string): unknown {
  const code = sqlStateOf(cause)
  const found = byReason.find(([reason]) => code !== null && reason.test(code))
  if (found === undefined || !(cause instanceof Error)) return cause
  return new StoreError(found[1], `${found[2]}: ${name} (${cause.message || code}).`, { cause })
}
