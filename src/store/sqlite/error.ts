/** What SQLite throws, as a `StoreError`. */
import { StoreError, type StoreErrorCode } from '../error.ts'

const byReason: readonly (readonly [RegExp, StoreErrorCode, string])[] = [
  [/^SQLITE_FULL/u, 'full', 'The disk is full'],
  [/^SQLITE_(?:READONLY|PERM)/u, 'read_only', 'The database cannot be written'],
  [/^SQLITE_BUSY/u, 'locked', 'Another process is writing to the database'],
  [/^SQLITE_CORRUPT/u, 'damaged', 'The database is damaged'],
  [/^SQLITE_(?:CANTOPEN|IOERR)/u, 'not_openable', 'The database cannot be opened or written'],
]

/** What SQLite threw as a `StoreError` that names the file; everything else unchanged. */
export function storeErrorOf(cause: unknown, path: string): unknown {
  if (!(cause instanceof Error) || !('code' in cause)) return cause
  if (cause.code === 'SQLITE_NOTADB') {
    // A report is named in place of the database more often than another kind of file.
    const next = `jixiao ingest ${path} --db reports.db reads files into one`
    return new StoreError('foreign', `${path} is no database of jixiao; ${next}.`, { cause })
  }
  const found = byReason.find(([reason]) => reason.test(String(cause.code)))
  if (found === undefined) return cause
  return new StoreError(found[1], `${found[2]}: ${path} (${cause.message}).`, { cause })
}
