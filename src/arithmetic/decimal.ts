/** Exact decimal arithmetic: what is printed is added and compared without rounding. */

/** A decimal number in units of 10⁻²⁰: finer than any figure that a double can print beside a whole part. */
export type Decimal = bigint

/** Decimals kept. Chosen; a double prints at most 17 digits, so that no printed figure is cut. */
const SCALE = 20
const PLACES = BigInt(SCALE)
/** The number 1. */
export const ONE: Decimal = 10n ** PLACES

/** 0 to 100: what most weights and scores are. */
const SMALL: readonly Decimal[] = Array.from({ length: 101 }, (_, value) => BigInt(value) * ONE)

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/u

/** 0.01, and the largest number of them that a double of so few digits holds exactly. */
const CENT: Decimal = ONE / 100n
/** The largest number of cents that a double of so few digits holds exactly. */
const MOST_CENTS = 1e14

/** A number exactly as its shortest decimal prints it; null where it is finer than the scale, or no number. */
export function decimalOf(value: number): Decimal | null {
  if (Number.isSafeInteger(value)) return SMALL[value] ?? BigInt(value) * ONE
  const cents = Math.round(value * 100)
  // Two decimals, as most amounts have, come back from their double unchanged.
  if (Math.abs(cents) < MOST_CENTS && cents / 100 === value) return BigInt(cents) * CENT
  const match = DECIMAL.exec(String(value))
  if (match === null) return null
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const shift = SCALE - fraction.length + Number(exponent)
  if (shift < 0) return null
  const digits = BigInt(whole + fraction) * 10n ** BigInt(shift)
  return sign === '-' ? -digits : digits
}

/** One unit of the last of so many decimals; 100 for −2. */
export function unitOf(decimals: number): Decimal {
  return 10n ** BigInt(Math.max(0, SCALE - decimals))
}

export function sumOf(decimals: readonly Decimal[]): Decimal {
  let sum = 0n
  for (const decimal of decimals) sum += decimal
  return sum
}

export function absolute(decimal: Decimal): Decimal {
  return decimal < 0n ? -decimal : decimal
}

/** The number rounded half away from zero to so many decimals. */
export function rounded(decimal: Decimal, decimals: number): Decimal {
  const unit = unitOf(decimals)
  const half = (absolute(decimal) + unit / 2n) / unit
  return (decimal < 0n ? -half : half) * unit
}

/** The number in digits, without trailing zeros. */
export function printDecimal(decimal: Decimal): string {
  const digits = absolute(decimal)
    .toString()
    .padStart(SCALE + 1, '0')
  const fraction = digits.slice(-SCALE).replace(/0+$/u, '')
  const sign = decimal < 0n ? '-' : ''
  return `${sign}${digits.slice(0, -SCALE)}${fraction === '' ? '' : `.${fraction}`}`
}
