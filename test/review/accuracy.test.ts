/** The share of numbers read right, and how far it can be trusted. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accuracyOf } from '../../src/review/accuracy.ts'

test('nothing reviewed says nothing', () => {
  expect(accuracyOf([])).toBeNull()
  expect(accuracyOf([{ numbers: 0, wrong: 0 }])).toBeNull()
})

test('without an error the interval still has a lower end: Wilson’s for 400 of 400', () => {
  const accuracy = accuracyOf(Array.from({ length: 10 }, () => ({ numbers: 40, wrong: 0 })))
  expect(accuracy).toMatchObject({ share: 1, high: 1, design: 1, numbers: 400 })
  expect(accuracy?.low).toBeCloseTo(0.99049, 4)
})

test('errors that come together in one form widen the interval', () => {
  const spread = Array.from({ length: 20 }, () => ({ numbers: 20, wrong: 1 }))
  const together = spread.map((_, at) => ({ numbers: 20, wrong: at === 0 ? 20 : 0 }))
  const [one, other] = [accuracyOf(spread), accuracyOf(together)]
  expect(one?.share).toBe(other?.share)
  expect(other?.design).toBeGreaterThan(10)
  expect(other?.low).toBeLessThan(one?.low ?? 0)
})

test('the share lies within its interval, and the interval between 0 and 1', () => {
  const form = fc
    .tuple(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 0, max: 80 }))
    .map(([numbers, wrong]) => ({ numbers, wrong: Math.min(numbers, wrong) }))
  fc.assert(
    fc.property(fc.array(form, { minLength: 1, maxLength: 60 }), (forms) => {
      const { low = 0, share = 0, high = 0 } = accuracyOf(forms) ?? {}
      expect(low).toBeGreaterThanOrEqual(0)
      expect(low).toBeLessThanOrEqual(share + 1e-12)
      expect(high).toBeGreaterThanOrEqual(share - 1e-12)
      expect(high).toBeLessThanOrEqual(1)
    }),
  )
})
