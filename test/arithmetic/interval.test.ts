import { expect, test } from 'vitest'
import { decimalOf } from '../../src/arithmetic/decimal.ts'
import { type Printed, rateFitsWithin } from '../../src/arithmetic/interval.ts'

/** A figure as printed, with its decimals. */
function printed(figure: string): Printed {
  return { value: decimalOf(Number(figure)) ?? 0n, decimals: figure.split('.')[1]?.length ?? 0 }
}

test.each([
  // Whole amounts are exact: the rate alone has an interval, its ends included.
  ['10', '105 / 1000', true],
  ['11', '105 / 1000', true],
  ['12', '105 / 1000', false],
  ['9', '105 / 1000', false],
  // 1.05 ÷ 1.25 to 1.15 ÷ 1.15.
  ['84.0', '1.1 / 1.2', true],
  ['83.9', '1.1 / 1.2', false],
  ['100.0', '1.1 / 1.2', true],
  ['100.1', '1.1 / 1.2', false],
] as const)('%s percent of %s: %s', (rate, amounts, fits) => {
  const [part = '', whole = ''] = amounts.split(' / ')
  expect(rateFitsWithin(printed(rate), printed(part), printed(whole))).toBe(fits)
})
