import { expect, test } from 'vitest'
import { fuzz } from '../../scripts/fuzz-run.ts'

test('damaged copies of every fixture end with a document or a typed reason', async () => {
  const { outcomes, suspicious } = await fuzz(120, 1)
  expect(suspicious).toEqual([])
  const counted = Object.values(outcomes).reduce((sum, count) => sum + count, 0)
  expect(counted).toBeGreaterThanOrEqual(120)
}, 300_000)
