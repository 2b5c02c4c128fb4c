import { expect, test } from 'vitest'
import {
  documentOf,
  type StoredNote,
  type StoredParagraph,
  type StoredTable,
} from '../../src/store/raw-rows.ts'
import { rowsOf } from '../../src/store/rows.ts'
import { rawDocument, report } from './builder.ts'

test('a raw document comes back from its rows as it was', () => {
  const document = rawDocument('aa')
  const rows = rowsOf(document, report(document, []), [], () => ({ zh: '', en: '' }))
  const { source, pages } = document
  const notes = rows.findings.map(({ finding }) => finding)
  const again = documentOf(
    { source, pages },
    rows.paragraphs as unknown as StoredParagraph[],
    rows.tables as unknown as StoredTable[],
    notes as unknown as StoredNote[],
  )
  expect(again).toEqual(document)
})
