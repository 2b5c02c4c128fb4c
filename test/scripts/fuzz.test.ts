import { expect, test } from 'vitest'
import { fuzz, fuzzHostile } from '../../scripts/fuzz-run.ts'

/** On a busy machine everything takes long; what hangs takes longer. */
const HANGS_MS = 300_000

/** `JIXIAO_DEEP=1` damages more copies and takes every file that was made to cost much; else a part of either. */
const isDeep = process.env['JIXIAO_DEEP'] !== undefined
const COPIES = isDeep ? 120 : 50
const EVERY = isDeep ? 1 : 2

test('damaged copies of every fixture end with a document or a typed reason', async () => {
  const { outcomes, suspicious } = await fuzz(COPIES, 1, HANGS_MS)
  expect(suspicious).toEqual([])
  const counted = Object.values(outcomes).reduce((sum, count) => sum + count, 0)
  expect(counted).toBeGreaterThanOrEqual(COPIES)
})

test('files that were made to cost much end early, each with a document or a typed reason', async () => {
  const { count, outcomes, suspicious } = await fuzzHostile(HANGS_MS, EVERY)
  expect(suspicious).toEqual([])
  expect(Object.keys(outcomes)).toEqual(expect.arrayContaining(['read', 'too_large']))
  expect(count).toBeGreaterThan(10 / EVERY)
})
