import { ExtractError } from './error.ts'
import type { Reader } from './reader.ts'

export const readSheet: Reader = async () => {
  throw new ExtractError('unsupported', 'This format is not read yet.')
}
