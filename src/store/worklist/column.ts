/**
 * What every row has at one facet. A row bears the number of a set of values, since most rows share one with others: what
 * counts rows counts sets, and values only at the end.
 */

export type ListColumn = {
  /** Number of a set by row. */
  codes: Uint32Array
  readonly sets: (readonly string[])[]
  readonly numbers: Map<string, number>
}

/** Stands in no value. */
const BETWEEN = '\u0000'

export function newColumn(): ListColumn {
  return { codes: new Uint32Array(0), sets: [], numbers: new Map() }
}

/** Gives a row its values; the column must have room for it. */
export function putValues(column: ListColumn, row: number, values: readonly string[]): void {
  const name = values.join(BETWEEN)
  const number = column.numbers.get(name) ?? column.sets.length
  if (number === column.sets.length) {
    column.sets.push(values)
    column.numbers.set(name, number)
  }
  column.codes[row] = number
}

/** Which sets have one of the values, 1 or 0 by number. */
export function setsWith({ sets }: ListColumn, values: readonly string[]): Uint8Array {
  const wanted = new Set(values)
  return Uint8Array.from(sets, (set) => Number(set.some((value) => wanted.has(value))))
}

/** Rows by value, from rows by set. */
export function countsByValue(
  { sets }: ListColumn,
  counts: Uint32Array,
): ReadonlyMap<string, number> {
  const byValue = new Map<string, number>()
  for (const [number, set] of sets.entries()) {
    for (const value of set) byValue.set(value, (byValue.get(value) ?? 0) + (counts[number] ?? 0))
  }
  return byValue
}
