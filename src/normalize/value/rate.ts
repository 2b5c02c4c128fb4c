/** 执行率: a percentage, or a ratio that prints no percent sign. */
import { type Decimal, decimalOf } from '../../arithmetic/decimal.ts'
import { roundingOf } from '../../arithmetic/interval.ts'
import type { Fund, PrintedNumber } from '../report.ts'
import { fold } from '../words/heading.ts'
import { addNote, type Notes } from './sourced.ts'

/** A rate above this is a percentage even without its sign; 1 and 0.9239 are ratios. */
const LARGEST_RATIO = 1.5

/**
 * The rate of a money row in percent. A bare rate that may be either is what executed ÷ budget says it is; where the
 * amounts do not tell it is a ratio, with a note.
 */
export function rateInPercent(fund: Fund, path: string, notes: Notes): PrintedNumber {
  const rate = fund.execution_rate
  const { value, raw, decimals, place } = rate
  if (value === null || decimals === null || raw === null || fold(raw).includes('%')) return rate
  if (value === 0 || Math.abs(value) > LARGEST_RATIO) return rate
  const ratio = { ...rate, value: shifted(value, decimals), decimals: decimals - 2 }
  // A ratio of few digits is so coarse in percent that cutting would explain nearly any amounts: it comes second.
  if (isOf(rate, fund)) return rate
  if (isOf(ratio, fund)) return ratio
  const args = { words: raw }
  addNote(notes, { code: 'rate_ambiguous', path: `${path}.execution_rate`, place, args })
  return ratio
}

/** A ratio in percent, its decimals with it: 0.9 says no more than tens, −1. */
function shifted(value: number, decimals: number): number {
  return Number((value * 100).toFixed(Math.max(0, decimals - 2)))
}

/** Whether the rate comes from executed ÷ budget; not where they are not printed. */
function isOf({ value, decimals }: PrintedNumber, fund: Fund): boolean {
  const [part, whole] = amountsOf(fund)
  const rate = value === null ? null : decimalOf(value)
  if (rate === null || decimals === null || part === null || whole === null || whole <= 0n) {
    return false
  }
  return roundingOf({ value: rate, decimals }, part * 100n, whole) !== null
}

/** Executed and budget in one unit; null where one is not printed or their units cannot be told. */
function amountsOf(fund: Fund): readonly [Decimal | null, Decimal | null] {
  const budget = fund.annual_budget.value === null ? 'initial_budget' : 'annual_budget'
  const fen = [fund.executed_fen, fund[`${budget}_fen`]] as const
  if (fen[0] !== null && fen[1] !== null) return [decimalOf(fen[0]), decimalOf(fen[1])]
  const [part, whole] = [fund.executed.value, fund[budget].value]
  return [part === null ? null : decimalOf(part), whole === null ? null : decimalOf(whole)]
}
