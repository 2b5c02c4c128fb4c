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
export function updateOrders(rows: Rows, added: readonly number[]): void {
  const isOut = rows.isGone.slice()
  for (const row of added) isOut[row] = 1
  for (const sort of sortNames) {
    const order = rows.orders.get(sort)
    if (order === undefined) continue
    const compare = comparison(rows, sort)
    const kept = without(order, isOut)
    rows.orders.set(sort, merged(kept, added.toSorted(compare), compare))
  }
}

function without(order: Uint32Array, isOut: Uint8Array): Uint32Array {
  const kept = new Uint32Array(order.length)
  let length = 0
  for (const row of order) {
    if (isOut[row] === 1) continue
    kept[length] = row
    length += 1
  }
  return kept.subarray(0, length)
}

function rowsThere({ size, isGone }: Rows): number[] {
  return Array.from({ length: size }, (_, row) => row).filter((row) => isGone[row] === 0)
}

type Compare = (one: number, other: number) => number

function comparison(rows: Rows, sort: SortName): Compare {
  const keyOf = keyIn(rows, sort)
  const { id } = rows.figures
  return (one, other) => keyOf(other) - keyOf(one) || (id[one] ?? 0) - (id[other] ?? 0)
}

/** Less than everything that is printed. */
const LAST = -1e300

function keyIn(rows: Rows, sort: SortName): (row: number) => number {
  if (sort !== 'department') {
    const figures = rows.figures[sort]
    return (row) => {
      const { [row]: figure = LAST } = figures
      return Number.isNaN(figure) ? LAST : figure
    }
  }
  const column = rows.columns.get('department')
  const names = (column?.sets ?? []).map(([name = '']) => name)
  const ranks = new Map(names.toSorted(chinese.compare).map((name, rank) => [name, rank]))
  const byCode = names.map((name) => ranks.get(name) ?? 0)
  return (row) => byCode[column?.codes[row] ?? 0] ?? 0
}

/** Two sorted lists as one; the second is short. */
function merged(kept: Uint32Array, added: readonly number[], compare: Compare): Uint32Array {
  const all = new Uint32Array(kept.length + added.length)
  let from = 0
  for (const [number, row] of added.entries()) {
    const to = placeIn(kept, from, (other) => compare(other, row))
    all.set(kept.subarray(from, to), from + number)
    all[to + number] = row
    from = to
  }
  all.set(kept.subarray(from), from + added.length)
  return all
}

/** The first place, from `low` on, whose row does not stand before the asked one. */
function placeIn(kept: Uint32Array, low: number, stands: (row: number) => number): number {
  let [first, last] = [low, kept.length]
  while (first < last) {
    const middle = (first + last) >>> 1
    if (stands(kept[middle] ?? 0) < 0) first = middle + 1
    else last = middle
  }
  return first
}
