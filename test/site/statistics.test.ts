import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSmall, shareOf, spreadOf } from '../../src/site/statistics.ts'

test.each([
  [[], { count: 0, lower: null, median: null, upper: null }],
  [[7], { count: 1, lower: 7, median: 7, upper: 7 }],
  [[4, 1, 3, 2], { count: 4, lower: 1, median: 2.5, upper: 3 }],
  [[5, 1, 4, 2, 3], { count: 5, lower: 2, median: 3, upper: 4 }],
])('the spread of %j', (numbers, spread) => {
  expect(spreadOf(numbers)).toEqual(spread)
})

test('half of the numbers lie on either side of the median, a quarter beyond each quartile', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1 }), (numbers) => {
      const { lower, median, upper, count } = spreadOf(numbers)
      const below = (most: number | null) => numbers.filter((one) => one <= (most ?? 0)).length
      const above = (least: number | null) => numbers.filter((one) => one >= (least ?? 0)).length
      expect(below(median)).toBeGreaterThanOrEqual(count / 2)
      expect(above(median)).toBeGreaterThanOrEqual(count / 2)
      expect(below(lower)).toBeGreaterThanOrEqual(count / 4)
      expect(above(upper)).toBeGreaterThanOrEqual(count / 4)
    }),
  )
})

test('a share of nothing is none, and nine are few', () => {
  expect(shareOf(0, 0).percent).toBeNull()
  expect(shareOf(1, 8)).toEqual({ part: 1, whole: 8, percent: 12.5 })
  expect([isSmall(9), isSmall(10)]).toEqual([true, false])
})
