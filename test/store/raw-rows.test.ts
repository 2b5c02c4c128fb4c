import { expect, test } from 'vitest'
import type { Place } from '../../src/extract/document.ts'
import { compactPlace, expandedPlace } from '../../src/store/place.ts'
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

test.each<Place>([
  { kind: 'page', page: 2, box: { x0: 1.5, top: 2, x1: 30, bottom: 40 } },
  { kind: 'sheet', sheet: '表1', range: 'B2:C3' },
  { kind: 'flow', block: 4 },
  { kind: 'cell', block: 4, table: 1, row: 2, column: 3 },
  { kind: 'line', line: 7 },
])('a place of the kind $kind comes back from the database as it was', (place) => {
  expect(expandedPlace(JSON.parse(JSON.stringify(compactPlace(place))))).toEqual(place)
})
