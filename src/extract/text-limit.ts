/** What was made to fill memory or disk: a file that gives far more than it holds. */
import { deflateSync } from 'node:zlib'
import { ExtractError } from './error.ts'

/** A small file may give this many characters whatever its size. */
const HARMLESS_TEXT = 8_000_000

/** Throws `ExtractError` for a file of so many bytes that gives more than `maxRatio` characters for each. */
export function rejectOverlongText(characters: number, bytes: number, maxRatio: number): void {
  if (characters <= Math.max(HARMLESS_TEXT, bytes * maxRatio)) return
  throw new ExtractError('too_large', 'The file unfolds to far more text than its size allows.')
}

/** Characters of rows that any file may give. */
const HARMLESS_ROWS = 2_000_000

/**
 * Characters of rows for each character read, at most: words stand in raw cells, in fields, behind fields, in sentences
 * of findings and in the index. Published reports need 15.
 */
const ROWS_FOR_TEXT = 4

/** Characters of rows that one document may give whatever its size: they are handed on in one piece. */
export const MOST_ROWS = 64_000_000

/**
 * The same for what is made of the file. Its bytes count as packed here: what repeats itself a million times tells nothing
 * new, yet each time gives a row.
 */
export function rejectOverlongRows(characters: number, bytes: Uint8Array, maxRatio: number): void {
  if (characters <= HARMLESS_ROWS) return
  const packed = deflateSync(bytes, { level: 1 }).length
  const most = Math.max(HARMLESS_ROWS, packed * maxRatio * ROWS_FOR_TEXT)
  if (characters <= Math.min(MOST_ROWS, most)) return
  throw new ExtractError(
    'too_large',
    'What the file would take in the database is far more than it tells.',
  )
}

/** Characters of all texts in a value, a number counted as one of eight. */
export function countCharacters(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 8
  let characters = 0
  for (const inner of Object.values(value)) characters += countCharacters(inner)
  return characters
}
