/** The golden makes every change of costs that loses or gains something visible where it is reviewed. */
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { crossValidation } from '../../scripts/cross-validate.ts'
import { MARGIN } from '../../src/normalize/column/role.ts'

test('unknown columns of made tables are told apart as they were before', async () => {
  const told = crossValidation()
  await expect(told).toMatchFileSnapshot(resolve('test/scripts/cross-validation.md'))
})

test('from the margin on no column of a made table is taken for another', () => {
  const set = crossValidation().split('counted prices')[0] ?? ''
  const lines = set.split('\n').filter((line) => line.startsWith(`| ${MARGIN} |`))
  expect(lines).toHaveLength(2)
  for (const line of lines) expect(line).toContain('| 0 (0.00 %) |')
})
