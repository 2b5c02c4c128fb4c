/** The pages with the benchmark's figures say what the last run found. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { errorsPage, resultsPage, withReadmeTable } from '../../../scripts/benchmark/draw.ts'
import { families } from '../../../scripts/benchmark/families.ts'
import type { Figures } from '../../../scripts/benchmark/figures.ts'

const figures = JSON.parse(readFileSync('docs/benchmark-figures.json', 'utf8')) as Figures

test('the results and the datasheet of errors are drawn from the figures', () => {
  expect(readFileSync('docs/benchmark-results.md', 'utf8')).toBe(resultsPage(figures))
  expect(readFileSync('docs/benchmark-errors.md', 'utf8')).toBe(errorsPage(figures))
})

test.each([
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh'],
] as const)('the table of %s is drawn from the figures', (page, language) => {
  const text = readFileSync(page, 'utf8')
  expect(withReadmeTable(text, figures, language)).toBe(text)
})

test('the figures are of the families that there are', () => {
  const names = new Set(families.map(({ name }) => name))
  expect(figures.worst).toHaveLength(20)
  expect(figures.worst.filter(({ family }) => !names.has(family))).toEqual([])
  const read = figures.rows.filter(({ tool, format }) => tool === 'jixiao' && format === 'html')
  expect(read.reduce((sum, { documents }) => sum + documents, 0)).toBe(families.length)
})

test.each(['docs/benchmark.md', 'docs/zh/benchmark.md', 'README.md', 'README.zh-CN.md'])(
  '%s says how many families there are',
  (page) => {
    expect(readFileSync(page, 'utf8')).toContain(String(families.length))
  },
)
