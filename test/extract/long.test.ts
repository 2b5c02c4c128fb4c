/** Documents of more parts than fit on the stack of a call. */
import { expect, test } from 'vitest'
import { readHtml } from '../../src/extract/html/html.ts'
import { readText } from '../../src/extract/text/text.ts'
import { normalize } from '../../src/normalize/normalize.ts'

const MANY = 150_000
const settings = { ocr: 'off', maxPages: 1 } as const
const source = { path: 'a', sha256: '', format: 'text', size: 1 } as const

function quiet(): never {
  throw new Error('Nothing is to be noted.')
}

test.each([
  ['rows of text', readText, '一\t二\n'.repeat(MANY)],
  ['rows of a web page', readHtml, `<table>${'<tr><td>一<td>二'.repeat(MANY)}</table>`],
  ['paragraphs of a web page', readHtml, '<p>一</p>'.repeat(MANY)],
  ['words in a cell', readHtml, `<table><tr><td>${'<b>一</b>'.repeat(MANY)}<td>二</table>`],
])('%s', async (_, read, words) => {
  const { blocks } = await read(Buffer.from(words), settings, quiet)
  const report = normalize({ source, pages: null, blocks, notes: [] }, () => [])
  expect(report.forms).toEqual([])
})
