/** The closed list of reasons why a database cannot be worked with. */
export type StoreErrorCode =
  | 'not_found'
  | 'not_openable'
  | 'moved'
  | 'foreign'
  | 'damaged'
  | 'newer'
  | 'locked'
  | 'full'
  | 'read_only'
  | 'bad_query'
  | 'timeout'

/** A database that cannot be worked with, said in one sentence. Nothing in the file was changed. */
export class StoreError extends Error {
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreError'
    this.code = code
  }
}
