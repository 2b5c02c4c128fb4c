/** Sums of printed numbers. They hold exactly; the one leeway is a total rounded to fewer digits than its sum. */
import { type Decimal, rounded, sumOf } from '../arithmetic/decimal.ts'
import type { Printed } from '../arithmetic/interval.ts'
import { exactValue, type Term } from './judge.ts'

/**
 * `holds`: exactly. `rounded`: the total is the exact sum rounded to fewer digits. `open`: what is missing among the
 * terms could make up the difference. `broken`: nothing printed explains the difference.
 */
export type SumVerdict = 'holds' | 'rounded' | 'open' | 'broken'

/** A term, and where it is blank, what it could be at most; null where nothing bounds it. */
export type Addend = Term & { readonly room?: Decimal | null }

export function exactSum(addends: readonly Term[]): Decimal {
  return sumOf(addends.map(({ sourced }) => exactValue(sourced) ?? 0n))
}

export function judgeSum(total: Printed, addends: readonly Addend[]): SumVerdict {
  const sum = exactSum(addends)
  if (sum === total.value) return 'holds'
  if (rounded(sum, total.decimals) === total.value) return 'rounded'
  const missing = addends.filter(({ sourced }) => sourced.value === null)
  if (missing.length === 0 || sum > total.value) return 'broken'
  const rooms = missing.map(({ room = null }) => room)
  if (rooms.includes(null)) return 'open'
  return total.value - sum <= sumOf(rooms.map((room) => room ?? 0n)) ? 'open' : 'broken'
}
