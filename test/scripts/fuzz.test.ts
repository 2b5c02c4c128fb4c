import { expect, test } from 'vitest'
import { fuzz, fuzzHostile } from '../../scripts/fuzz-run.ts'

test('damaged copies of every fixture end with a document or a typed reason', async () => {
  const { outcomes, suspicious } = await fuzz(120, 1)
  expect(suspicious).toEqual([])
  const counted = Object.values(outcomes).reduce((sum, count) => sum + count, 0)
  expect(counted).toBeGreaterThanOrEqual(120)
}, 300_000)

test('files that were made to cost much end early, each with a document or a typed reason', async () => {
  const { count, outcomes, suspicious } = await fuzzHostile()
  expect(suspicious).toEqual([])
  expect(Object.keys(outcomes)).toEqual(expect.arrayContaining(['read', 'too_large']))
  expect(count).toBeGreaterThan(10)
}, 300_000)
