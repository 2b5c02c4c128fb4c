import { StoreError } from '../store/error.ts'
import { PostgresError } from '../store/postgres/connection.ts'

/** The connection is gone, whichever of the two clients says it. */
const GONE = /^(?:08|57P|25P03|E[A-Z]{3,})/u

export function isDisconnection(error: unknown): boolean {
  if (error instanceof StoreError) return error.code === 'not_openable'
  return (
    GONE.test(codeOf(error)) || /^Connection terminated/u.test(String((error as Error).message))
  )
}

/**
 * Its disk is full, all its connections are taken, or this user has no right: no fault of what was to be written. Memory that
 * runs out may be one.
 */
const NO_ROOM_OR_RIGHT = /^(?:53100|53300|42501|25006)$/u

/** Whether the server would take nothing else either. */
export function isServersFault(error: unknown): boolean {
  return NO_ROOM_OR_RIGHT.test(codeOf(error))
}

function codeOf(error: unknown): string {
  if (error instanceof PostgresError) return error.failure.code ?? ''
  return String((error as { code?: unknown }).code ?? '')
}
