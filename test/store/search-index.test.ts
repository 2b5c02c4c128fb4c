import { expect, test } from 'vitest'
import { withDatabase } from '../../src/store/open.ts'
import { rowsOf } from '../../src/store/rows.ts'
import { saveDocument } from '../../src/store/save.ts'
import { cutTexts } from '../../src/store/search-index.ts'
import { form, indicator, rawDocument, report } from './builder.ts'

test('every text that is indexed was cut before', async () => {
  const document = rawDocument('aa')
  const forms = [form('植树项目', [indicator('植树数量', 9)])]
  const rows = rowsOf(document, report(document, forms), [], () => ({ zh: '', en: '' }))
  const cuts = cutTexts(rows, (text) => [text])
  const asked: string[] = []
  await withDatabase(':memory:', (database) => {
    saveDocument(database, rows, { parser_version: 1, settings: '{}' }, (text) => {
      asked.push(text)
      return text
    })
  })
  expect(asked.length).toBeGreaterThan(3)
  expect(Object.keys(cuts)).toEqual(expect.arrayContaining(asked))
})
