import { StoreError } from '../store/error.ts'

/** The connection is gone, whichever of the two clients says it. */
const GONE = /^(?:08|57P|25P03|E[A-Z]{3,})/u

export function isDisconnection(error: unknown): boolean {
  if (error instanceof StoreError) return error.code === 'not_openable'
  return (
    GONE.test(codeOf(error)) || /^Connection terminated/u.test(String((error as Error).message))
  )
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code ?? '')
}
