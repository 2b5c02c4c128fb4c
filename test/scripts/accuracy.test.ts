/** Made forms in every carrier, changed in ways that must not matter: a loss shows as a difference of the golden table. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withAccuracySummary } from '../../scripts/make/accuracy-summary.ts'
import { accuracyTable } from '../../scripts/make/accuracy-table.ts'

test('made forms are read as well as the golden table says', async () => {
  const table = await accuracyTable()
  await expect(table).toMatchFileSnapshot('accuracy.md')
  const [, , asItIs = ''] = table.split('\n')
  const cells = asItIs.split('|').slice(2, -1)
  expect(cells).not.toEqual([])
  // Right / wrong / named / silent: an unchanged form gives no wrong value, and loses none without a word.
  for (const cell of cells) expect(cell.trim()).toMatch(/^\d+\/0\/\d+\/0$/u)
})

test.each([
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh'],
] as const)('%s sums the golden table up', async (page, language) => {
  const golden = readFileSync('test/scripts/accuracy.md', 'utf8')
  const summed = withAccuracySummary(readFileSync(page, 'utf8'), golden, language)
  await expect(summed).toMatchFileSnapshot(`../../${page}`)
})
