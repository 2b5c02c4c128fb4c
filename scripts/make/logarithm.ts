/** Natural logarithms rounded as well as a double can be: `Math.log` may be off by one in the last place. */

/** Binary digits behind the point, beyond those of a double. */
const PLACES = 160n
const ONE = 1n << PLACES

/** Of a number between 0 and 1. */
export function naturalLogarithm(value: number): number {
  // value = mantissa × 2^−shift, with the mantissa between ½ and 1.
  let mantissa = value
  let shift = 0n
  while (mantissa < 0.5) {
    mantissa *= 2
    shift += 1n
  }
  const exact = BigInt(mantissa * 2 ** 53) << (PLACES - 53n)
  return nearest(seriesOf(exact) - shift * -seriesOf(ONE / 2n))
}

/** ln x = 2 artanh((x − 1) / (x + 1)), in fixed point. */
function seriesOf(value: bigint): bigint {
  const argument = ((value - ONE) << PLACES) / (value + ONE)
  const square = (argument * argument) >> PLACES
  let sum = 0n
  let power = argument
  for (let divisor = 1n; power !== 0n && power !== -1n; divisor += 2n) {
    sum += power / divisor
    power = (power * square) >> PLACES
  }
  return 2n * sum
}

/** BigInt to Number rounds to the nearest; dividing by a power of two changes nothing. */
function nearest(fixed: bigint): number {
  return Number(fixed) / 2 ** Number(PLACES)
}
