/** Every page is documented with what it tells as data. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pages } from '../../src/web/server.ts'

test('docs/serve.md lists every page', () => {
  const text = readFileSync('docs/serve.md', 'utf8')
  const lines = pages.map(({ pattern, words }) => `| \`${pattern}\` | ${words} |`)
  expect(lines.filter((line) => !text.includes(line))).toEqual([])
})
