/** Amounts of money as one exact integer, so that sums over files are right. */
import type { MoneyUnit } from './report.ts'

/** 分 in one unit, as a power of ten. */
const EXPONENTS: Readonly<Record<MoneyUnit, number>> = { 元: 2, 万元: 6, 亿元: 10 }

/** An amount in 分, exact; null where the amount is finer than a 分 or the integer would not be exact. */
export function amountInFen(amount: number, unit: MoneyUnit): number | null {
  if (!Number.isFinite(amount)) return null
  const [digits = '', exponent = '0'] = String(amount).split('e')
  // Parsing decimal digits rounds once, where a product of doubles would round twice.
  const fen = Number(`${digits}e${Number(exponent) + EXPONENTS[unit]}`)
  return Number.isSafeInteger(fen) ? fen + 0 : null
}
