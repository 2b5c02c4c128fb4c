import { expect, test } from 'vitest'
import { fuzz, fuzzHostile } from '../../scripts/fuzz-run.ts'

/** On a busy machine everything takes long; what hangs takes longer. */
const HANGS_MS = 300_000

test('damaged copies of every fixture end with a document or a typed reason', async () => {
  const { outcomes, suspicious } = await fuzz(120, 1, HANGS_MS)
  expect(suspicious).toEqual([])
  const counted = Object.values(outcomes).reduce((sum, count) => sum + count, 0)
  expect(counted).toBeGreaterThanOrEqual(120)
})

test('files that were made to cost much end early, each with a document or a typed reason', async () => {
  const { count, outcomes, suspicious } = await fuzzHostile(HANGS_MS)
  expect(suspicious).toEqual([])
  expect(Object.keys(outcomes)).toEqual(expect.arrayContaining(['read', 'too_large']))
  expect(count).toBeGreaterThan(10)
})
