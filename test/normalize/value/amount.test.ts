import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amountInFen } from '../../../src/normalize/value/amount.ts'

test.each([
  [12.34, '元', 1234],
  [0.1, '元', 10],
  [0, '万元', 0],
  [-3.5, '元', -350],
  [1.005, '元', null],
  [53.861, '万元', 53_861_000],
  [19.978525, '万元', 19_978_525],
  [0.0000001, '万元', null],
  [237.04638, '万元', 237_046_380],
  [1.15, '亿元', 11_500_000_000],
  [0.00000001, '亿元', 100],
  [99_999_999.99, '亿元', null],
  [Number.NaN, '元', null],
] as const)('%d %s is %s 分', (amount, unit, fen) => {
  expect(amountInFen(amount, unit)).toBe(fen)
})

test('every amount of whole 分 comes back exact in every unit', () => {
  const units = [
    ['元', 2],
    ['万元', 6],
    ['亿元', 10],
  ] as const
  fc.assert(
    fc.property(
      fc.integer({ min: -1e14, max: 1e14 }),
      fc.constantFrom(...units),
      (fen, [unit, exponent]) => {
        expect(amountInFen(Number(`${fen}e-${exponent}`), unit)).toBe(fen + 0)
      },
    ),
  )
})
