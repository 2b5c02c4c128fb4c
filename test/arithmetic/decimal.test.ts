import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decimalOf,
  ONE,
  printDecimal,
  rounded,
  sumOf,
  unitOf,
} from '../../src/arithmetic/decimal.ts'
import { quotient, roundingOf } from '../../src/arithmetic/interval.ts'

test.each([
  [0, '0'],
  [12, '12'],
  [-0.5, '-0.5'],
  [19.978525, '19.978525'],
  [1e-7, '0.0000001'],
  [93.57894736842105, '93.57894736842105'],
  [1e21, '1000000000000000000000'],
  [1e-20, '0.00000000000000000001'],
  [-0.125, '-0.125'],
  [-1e-7, '-0.0000001'],
  [101, '101'],
  [-7, '-7'],
  [1234567890123.45, '1234567890123.45'],
] as const)('%d is exactly %s', (value, digits) => {
  const decimal = decimalOf(value)
  expect(decimal === null ? null : printDecimal(decimal)).toBe(digits)
})

test('what is finer than the scale, or no number, is null', () => {
  expect([1e-21, Number.NaN, Number.POSITIVE_INFINITY].map(decimalOf)).toEqual([null, null, null])
})

test('a unit is never finer than the scale', () => {
  expect([0, 2, -2, 20, 25].map(unitOf)).toEqual([ONE, ONE / 100n, ONE * 100n, 1n, 1n])
})

test('a sum of printed decimals is exact where doubles are not', () => {
  const sum = sumOf([0.1, 0.2].map((value) => decimalOf(value) ?? 0n))
  expect(printDecimal(sum)).toBe('0.3')
})

test.each([
  [95.45, 1, '95.5'],
  [95.44, 1, '95.4'],
  [-1.5, 0, '-2'],
  [99.96, 1, '100'],
] as const)('%d to %d decimals is %s', (value, decimals, digits) => {
  expect(printDecimal(rounded(decimalOf(value) ?? 0n, decimals))).toBe(digits)
})

test.each([
  ['78', 0, '54.91 / 70', 'rounded'],
  ['79', 0, '54.91 / 70', 'raised'],
  ['78', 0, '157 / 200', 'cut'],
  ['79', 0, '157 / 200', 'rounded'],
  ['99', 0, '996 / 1000', 'cut'],
  ['98', 0, '996 / 1000', null],
  ['90', -1, '92.39 / 100', 'rounded'],
] as const)('%s with %d decimals from %s: %s', (printed, decimals, amounts, fit) => {
  const [part = 0n, whole = 1n] = amounts
    .split(' / ')
    .map((amount) => decimalOf(Number(amount)) ?? 0n)
  const value = decimalOf(Number(printed)) ?? 0n
  expect(roundingOf({ value, decimals }, part * 100n, whole)).toBe(fit)
})

test('the rounded quotient always fits, and one unit beside it never does as rounded', () => {
  const amount = fc.integer({ min: 1, max: 1_000_000_000 })
  fc.assert(
    fc.property(amount, amount, fc.integer({ min: 0, max: 6 }), (part, whole, decimals) => {
      const [numerator, denominator] = [BigInt(part) * ONE, BigInt(whole) * ONE]
      const value = quotient(numerator, denominator, decimals)
      expect(roundingOf({ value, decimals }, numerator, denominator)).toBe('rounded')
      for (const beside of [value + unitOf(decimals), value - unitOf(decimals)])
        expect(roundingOf({ value: beside, decimals }, numerator, denominator)).not.toBe('rounded')
    }),
  )
})
