/**
 * A printed quotient stands for the interval of its last digit, as in XBRL Calculations 1.1: 78% is every rate that
 * rounds to it. Forms also cut digits off instead of rounding; that explains a figure, but is said.
 */
import { absolute, type Decimal, ONE, rounded, unitOf } from './decimal.ts'

/** How a printed figure comes from the exact one; null where no treatment of its last digit explains it. */
export type Rounding = 'rounded' | 'cut' | 'raised' | null

/** A figure with one unit of its last printed digit. */
export type Printed = { readonly value: Decimal; readonly decimals: number }

/** How `printed` comes from numerator ÷ denominator, which must be above zero. */
export function roundingOf(printed: Printed, numerator: Decimal, denominator: Decimal): Rounding {
  const difference = numerator * ONE - printed.value * denominator
  const unit = unitOf(printed.decimals) * denominator
  const isHalf = 2n * absolute(difference) === unit
  // Halves round up: 78.5 is printed 79; 78 for it has been cut.
  if (2n * absolute(difference) < unit || (isHalf && difference < 0n)) return 'rounded'
  if (absolute(difference) >= unit) return null
  return difference > 0n ? 'cut' : 'raised'
}

/** Numerator ÷ denominator rounded to so many decimals, for saying what was expected. */
export function quotient(numerator: Decimal, denominator: Decimal, decimals: number): Decimal {
  return rounded((numerator * ONE) / denominator, decimals)
}

/** Whether part ÷ whole in percent can fall on the printed rate if both amounts were themselves rounded to what is printed. */
export function rateFitsWithin(rate: Printed, part: Printed, whole: Printed): boolean {
  const half = unitOf(rate.decimals) / 2n
  const [low, high] = [rate.value - half, rate.value + half]
  const [around, about] = [slack(part), slack(whole)]
  const least = (part.value - around) * 100n * ONE
  const most = (part.value + around) * 100n * ONE
  return least <= high * (whole.value + about) && most >= low * (whole.value - about)
}

/** Half a unit of the last digit; a figure printed without decimals is taken as whole. */
function slack({ decimals }: Printed): Decimal {
  return decimals > 0 ? unitOf(decimals) / 2n : 0n
}
