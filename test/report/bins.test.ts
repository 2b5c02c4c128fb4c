import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binsOf } from '../../src/report/bins.ts'

test('bands are equally wide, without a gap, and hold every number once', () => {
  const score = fc.double({ min: 0, max: 120, noNaN: true })
  fc.assert(
    fc.property(fc.array(score, { minLength: 1 }), (scores) => {
      const bins = binsOf(scores)
      const [first] = bins
      const width = (first?.upper ?? 0) - (first?.lower ?? 0)
      expect(bins.length).toBeLessThanOrEqual(21)
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(scores.length)
      for (const [at, bin] of bins.entries()) {
        expect(bin.upper - bin.lower).toBe(width)
        const isLast = at === bins.length - 1
        const inside = scores.filter(
          (one) => one >= bin.lower && (one < bin.upper || (isLast && one === bin.upper)),
        )
        expect(inside).toHaveLength(bin.count)
      }
    }),
  )
})

test('scores near each other have narrow bands up to 100', () => {
  expect(binsOf([98.5, 97, 100]).map(({ lower, upper, count }) => [lower, upper, count])).toEqual([
    [97, 98, 1],
    [98, 99, 1],
    [99, 100, 1],
  ])
  expect(binsOf([])).toEqual([])
})
