/** Rows that are scored out of five, ten or a hundred, and weighed. */
import { expect, test } from 'vitest'
import { printDecimal } from '../../src/arithmetic/decimal.ts'
import { fullMarksOf, scaleOf } from '../../src/audit/scale.ts'
import { form } from './form.ts'

/** The scale of rows as `weight × score`, under a total score. */
function scale(rows: string, total: string): string | null {
  const drawn = rows.split(', ').map((row) => {
    const [weight = '', score = ''] = row.split(' × ')
    return `A | B | 一 | | | ${weight} | ${score}`
  })
  const found = scaleOf(form({ rows: drawn, total: `100 | ${total}` }))
  return found === null ? null : printDecimal(found)
}

test.each([
  ['50 × 9, 44 × 10, 6 × 8', '93.8', '10'],
  ['50 × 9, 44 × 10, 6 × 8', '9.38', '10'],
  ['50 × 4, 44 × 5, 6 × 3', '87.6', '5'],
  ['50 × 90, 44 × 100, 6 × 80', '93.8', '100'],
  // The total rounds the weighed sum.
  ['50 × 9, 44 × 10, 6 × 8', '94', '10'],
  ['50 × 9, 44 × 10, 6 × 8', '93', null],
  // Every row has full marks or none: still a scale.
  ['50 × 0, 44 × 10, 6 × 10', '50', '10'],
  // The scores themselves make up the total: each is out of its weight.
  ['50 × 9, 44 × 10, 6 × 8', '27', null],
  ['50 × 5, 50 × 5, 0.1 × 0', '10', null],
  // Two rows may add up by chance.
  ['50 × 9, 50 × 8', '85', null],
  // A score below zero, or above full marks, is on no scale.
  ['50 × -1, 44 × 10, 6 × 10', '45', null],
  ['50 × 11, 44 × 10, 6 × 8', '103.8', null],
  // A row without a weight or a score is not weighed.
  ['50 × 9, 44 × 10, 6 × 8, 0 × 3', '93.8', null],
  ['50 × 9, 44 × 10, 6 × 8, 5 × ', '93.8', null],
  ['50 × 9, 44 × 10, 6 × 8, × 5', '93.8', null],
  ['50 × 9, 44 × 10, 6 × 8', '', null],
] as const)('%s of %s: %s', (rows, total, found) => {
  expect(scale(rows, total)).toBe(found)
})

test('full marks are those of the scale, else the weight', () => {
  const rows = ['50 | 9', '44 | 10', '6 | 8'].map((row) => `A | B | 一 | | | ${row}`)
  const marks = (total: string) => {
    const judged = form({ rows, total })
    return judged.indicators.map(fullMarksOf(judged)).map((full) => printDecimal(full ?? 0n))
  }
  expect(marks('100 | 93.8')).toEqual(['10', '10', '10'])
  expect(marks('100 | 95')).toEqual(['50', '44', '6'])
})
