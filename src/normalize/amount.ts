import type { MoneyUnit } from './report.ts'

/** An amount in 分, exact; null where the amount is finer than a 分 or the integer would not be exact. */
export function amountInFen(_amount: number, _unit: MoneyUnit): number | null {
  return null
}
