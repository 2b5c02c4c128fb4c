/** Rows in the order that is asked for. Each order is made once and mended where rows change. */
import { type SortName, sortNames } from './asked.ts'
import type { Rows } from './rows.ts'

const chinese = new Intl.Collator('zh')

/** The rows that are there, greatest first; what has nothing to sort by stands last, and rows that are alike by number. */
export function orderBy(rows: Rows, sort: SortName): Uint32Array {
  const known = rows.orders.get(sort)
  if (known !== undefined) return known
  const order = Uint32Array.from(rowsThere(rows)).sort(comparison(rows, sort))
  rows.orders.set(sort, order)
  return order
}

/** Puts rows that were added into every order that is made, and takes out those that are gone. */
export function mendOrders(rows: Rows, added: readonly number[]): void {
  const isNew = new Set(added)
  for (const sort of sortNames) {
    const order = rows.orders.get(sort)
    if (order === undefined) continue
    const compare = comparison(rows, sort)
    const kept = order.filter((row) => rows.isGone[row] === 0 && !isNew.has(row))
    rows.orders.set(sort, merged(kept, Uint32Array.from(added).sort(compare), compare))
  }
}

function rowsThere({ size, isGone }: Rows): number[] {
  return Array.from({ length: size }, (_, row) => row).filter((row) => isGone[row] === 0)
}

type Compare = (one: number, other: number) => number

function comparison(rows: Rows, sort: SortName): Compare {
  const keys = keysOf(rows, sort)
  const { id } = rows.figures
  return (one, other) => {
    const difference = (keys[other] ?? 0) - (keys[one] ?? 0)
    return difference !== 0 && !Number.isNaN(difference)
      ? difference
      : (id[one] ?? 0) - (id[other] ?? 0)
  }
}

/** Less than everything that is printed. */
const LAST = -1e300

function keysOf(rows: Rows, sort: SortName): Float64Array {
  if (sort !== 'department') {
    return rows.figures[sort].map((figure) => (Number.isNaN(figure) ? LAST : figure))
  }
  const column = rows.columns.get('department')
  const names = (column?.sets ?? []).map(([name = '']) => name)
  const ranks = new Map(names.toSorted(chinese.compare).map((name, rank) => [name, rank]))
  const byCode = names.map((name) => ranks.get(name) ?? 0)
  return Float64Array.from(column?.codes ?? [], (code) => byCode[code] ?? 0)
}

function merged(one: Uint32Array, other: Uint32Array, compare: Compare): Uint32Array {
  const all = new Uint32Array(one.length + other.length)
  let [a, b] = [0, 0]
  for (let at = 0; at < all.length; at++) {
    const [first, second] = [one[a], other[b]]
    const takesFirst = second === undefined || (first !== undefined && compare(first, second) <= 0)
    all[at] = (takesFirst ? first : second) ?? 0
    if (takesFirst) a += 1
    else b += 1
  }
  return all
}
