import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { SourceFile } from '../src/extract/document.ts'
import { rejectOverlongText } from '../src/extract/text-limit.ts'
import { processFile, rowsOfFile } from '../src/pipeline.ts'
import { reportText } from './ingest/report-text.ts'
import { docxOf, zipOf } from './office.ts'

const settings = { ocr: 'off', maxPages: 100, maxRatio: 200 } as const

function source(bytes: Uint8Array, format: SourceFile['format']): SourceFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { path: '/a', sha256, format, bytes }
}

test('the same bytes give the same rows', async () => {
  const bytes = Buffer.from(reportText('植树'))
  const [first, second] = await Promise.all([
    rowsOfFile(source(bytes, 'text'), settings),
    rowsOfFile({ ...source(bytes, 'text'), path: '/elsewhere' }, settings),
  ])
  expect(second.rows).toEqual(first.rows)
  expect(first.rows.forms).toHaveLength(1)
})

test('an unreadable file is a failed document with its reason', async () => {
  const { rows } = await rowsOfFile(source(zipOf({ a: '' }), 'docx'), settings)
  expect(rows.document).toMatchObject({ outcome: 'failed', size: zipOf({ a: '' }).length })
  expect(rows.document['error_code']).not.toBeNull()
})

test('a file that unfolds far beyond its size is not taken in', async () => {
  const flood = docxOf(`<w:p><w:r><w:t>${'水'.repeat(9_000_000)}</w:t></w:r></w:p>`)
  const { rows } = await rowsOfFile(source(flood, 'docx'), settings)
  expect(rows.document).toMatchObject({
    outcome: 'failed',
    error_code: 'too_large',
    error_message: expect.stringContaining('unfolds to far more text'),
  })
  expect(() => rejectOverlongText(9_000_000, flood.length, settings.maxRatio)).toThrow('unfolds')
  expect(() => rejectOverlongText(9_000_000, flood.length, 1_000_000)).not.toThrow()
})

test.each([
  ['a line that is one figure a thousand times', '得分10分'.repeat(60_000)],
  ['a sentence that is one figure a thousand times', '得分10分。'.repeat(60_000)],
  ['a form five hundred times', reportText('植树').repeat(500)],
])('%s would fill the database and is not taken in', async (_, text) => {
  const { rows, characters } = await rowsOfFile(source(Buffer.from(text), 'text'), settings)
  expect(rows.document).toMatchObject({
    outcome: 'failed',
    error_code: 'too_large',
    error_message: expect.stringContaining('far more than it tells'),
  })
  expect(characters).toBe(0)
})

test('four thousand figures in one line take no more than a few times their words', async () => {
  const text = '得分10分'.repeat(4000)
  const { rows, characters } = await rowsOfFile(source(Buffer.from(text), 'text'), settings)
  expect(characters).toBeLessThan(60 * text.length)
  expect(rows.document).toMatchObject({ outcome: 'complete' })
})

const bordered: readonly (readonly string[])[] = [
  ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
  ['产出指标（50分）', '质量指标（50分）', '验收合格率', '≥95%', '98%', '50', '50'],
  ['效益指标（40分）', '', '受益人数', '≥100人', '120人', '40', '40'],
]

test.each([
  [
    'html',
    Buffer.from(
      `<p>项目支出绩效自评表</p><table>${bordered.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')}</table>`,
    ),
  ],
  [
    'docx',
    docxOf(
      `<w:tbl>${bordered.map((row) => `<w:tr>${row.map((text) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`,
    ),
  ],
] as const)('in %s a blank level 2 takes nothing over a level-1 border', async (format, bytes) => {
  const { report } = await processFile(source(bytes, format), settings)
  const [, benefit] = report.forms[0]?.indicators ?? []
  expect(benefit).toMatchObject({
    level1: { value: '效益指标' },
    level1_weight: { value: 40 },
    level1_code: 'benefit',
    level2: { value: null },
    level2_weight: { value: null },
    level2_code: null,
    level3: { value: '受益人数' },
  })
})
