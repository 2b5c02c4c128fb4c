/** What PostgreSQL writes, as values of the house: numbers, text, bytes. */

/** Object numbers of PostgreSQL's own types; they never change. */
const TYPE = {
  bool: 16,
  bytea: 17,
  int8: 20,
  int2: 21,
  int4: 23,
  oid: 26,
  float4: 700,
  float8: 701,
  numeric: 1700,
} as const

const readers: ReadonlyMap<number, (text: string) => unknown> = new Map([
  // As in SQLite, true is 1.
  [TYPE.bool, (text: string): unknown => Number(text === 't')],
  [TYPE.bytea, (text: string) => Buffer.from(text.slice(2), 'hex')],
  [TYPE.int8, wholeNumber],
  [TYPE.int2, Number],
  [TYPE.int4, Number],
  [TYPE.oid, Number],
  [TYPE.float4, Number],
  [TYPE.float8, Number],
  [TYPE.numeric, Number],
])

/** A text as PostgreSQL can keep it: it has no place for U+0000. */
export function storable(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text
}

/** How a column of the type is read; undefined for text and whatever is shown as text. */
export function readerOf(type: number): ((text: string) => unknown) | undefined {
  return readers.get(type)
}

function wholeNumber(text: string): number | bigint {
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : BigInt(text)
}

const WHOLE: ReadonlySet<number> = new Set([TYPE.bool, TYPE.int8, TYPE.int2, TYPE.int4, TYPE.oid])
const BROKEN: ReadonlySet<number> = new Set([TYPE.float4, TYPE.float8, TYPE.numeric])

/** The type of a column as the schema declares it. */
export function declaredType(type: number): 'INTEGER' | 'REAL' | 'BLOB' | 'TEXT' {
  if (WHOLE.has(type)) return 'INTEGER'
  if (BROKEN.has(type)) return 'REAL'
  return type === TYPE.bytea ? 'BLOB' : 'TEXT'
}
