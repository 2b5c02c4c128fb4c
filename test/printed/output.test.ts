import { expect, test } from 'vitest'
import { processFile } from '../../src/pipeline.ts'
import { printedDocument, printedTables } from '../../src/printed/output.ts'

test('cells of printed tables count from 0 and say which table of the file they stand in', async () => {
  const bytes = Buffer.from('<p>附表</p><table><tr><td>项目<td>植树<tr><td>年度<td>2023</table>')
  const source = { path: '/a', sha256: '', format: 'html', bytes } as const
  const { document } = await processFile(source, { ocr: 'off', maxPages: 1, maxRatio: 200 })
  const place = { page: null, bbox: null, kind: 'cell', block: 2, table: 1 }
  const single = { row_span: 1, column_span: 1 }
  expect(printedTables(document)).toEqual([
    {
      page: null,
      bbox: null,
      kind: 'flow',
      block: 2,
      rows: 2,
      columns: 2,
      cells: [
        { ...place, ...single, row: 0, column: 0, text: '项目' },
        { ...place, ...single, row: 0, column: 1, text: '植树' },
        { ...place, ...single, row: 1, column: 0, text: '年度' },
        { ...place, ...single, row: 1, column: 1, text: '2023' },
      ],
    },
  ])
})

test('what reading a document lost is printed with it, where no form came of it too', async () => {
  const bytes = Buffer.from('<p>附件</p><p style="display:none">旧稿</p>')
  const source = { path: '/a', sha256: '', format: 'html', bytes } as const
  const processed = await processFile(source, { ocr: 'off', maxPages: 1, maxRatio: 200 })
  const printing = { tables: false, sources: false, language: 'en' } as const
  expect(printedDocument(processed, printing)).toMatchObject({
    forms: [],
    notes: [{ code: 'hidden_content', message: expect.stringContaining('Hidden content') }],
  })
})
