/** The closed list of reasons why a file gives no document at all. */
export type ExtractErrorCode =
  | 'not_found'
  | 'not_readable'
  | 'empty'
  | 'unknown_format'
  | 'unsupported'
  | 'encrypted'
  | 'corrupt'
  | 'no_content'
  | 'too_large'
  | 'timeout'
  | 'out_of_memory'
  | 'crashed'
  | 'archive_limit'
  | 'not_a_document'
  | 'changed_while_reading'
  | 'link_outside'

/** A file that cannot be read. Anything else thrown by this room is our own mistake. */
export class ExtractError extends Error {
  readonly code: ExtractErrorCode

  constructor(code: ExtractErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ExtractError'
    this.code = code
  }
}
