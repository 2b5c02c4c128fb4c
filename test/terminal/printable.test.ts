import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { findingsText } from '../../src/drawing/audit-report.ts'
import { drawGrid } from '../../src/drawing/grid.ts'
import { answerPrinter } from '../../src/query/answer-text.ts'
import { alignedLine, columnWidths } from '../../src/terminal/aligned.ts'
import { printable, printableLine } from '../../src/terminal/printable.ts'

const hostile = '经费\u001b[31m红\u001b]0;题\u0007\u009b2J\u202e倒\u2066'
const obeyed = /(?!\n)[\p{Cc}\u202E\u2066]/u

test.each([
  ['经费 100%', '经费 100%'],
  ['\u001b[2J', '\uFFFD[2J'],
  ['\u009b2J\u007f', '\uFFFD2J\uFFFD'],
  ['报告\u202excod.exe', '报告\uFFFDxcod.exe'],
  ['一\r\n二\t三', '一 \n二 三'],
])('shows %j as %j', (text, safe) => {
  expect(printable(text)).toBe(safe)
  expect(printableLine(text)).toBe(safe.replaceAll('\n', ' '))
  expect(printable(text)).toHaveLength(text.length)
})

test('what is set in columns is shown, not obeyed', async () => {
  const widths = columnWidths([[hostile]], 60)
  expect(alignedLine([hostile], widths)).not.toMatch(obeyed)
  for (const format of ['table', 'record', 'markdown'] as const) {
    const printer = (await answerPrinter(format))([hostile], { width: null })
    expect(printer.rows([[hostile]])).not.toMatch(obeyed)
  }
})

test('other programs get the words as they are', async () => {
  expect((await answerPrinter('csv'))(['name'], { width: null }).rows([[hostile]])).toContain(
    hostile,
  )
  const json = (await answerPrinter('jsonl'))(['name'], { width: null }).rows([[hostile]])
  expect(JSON.parse(json)).toEqual({ name: hostile })
})

test('a drawn table shows what stands in its cells, not obeys it', async () => {
  const cell = { row: 0, column: 0, row_span: 1, column_span: 1, text: hostile }
  const lines = drawGrid({ page: null, rows: 1, columns: 1, cells: [cell] })
  expect(lines.join('\n')).not.toMatch(obeyed)
  expect(lines.join('')).toContain('\uFFFD')
})

test('a listing of findings shows file names and projects, not obeys them', async () => {
  const whose = { title: null, year: 2021, department_name: hostile, project_name: hostile }
  const listed = findingsText(
    { file: hostile, form: 0, form_id: null, ...whose, findings: [] },
    'en',
  )
  expect(stripVTControlCharacters(listed)).not.toMatch(obeyed)
  expect(listed).toContain('\uFFFD')
})
