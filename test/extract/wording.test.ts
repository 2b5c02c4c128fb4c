import { expect, test } from 'vitest'
import type { NoteCode } from '../../src/extract/document.ts'
import { argWording, readingWording } from '../../src/extract/wording.ts'

test('a note speaks both languages and names what it is about', () => {
  const { hidden_content, nested_table, table_continued, page_failed } = readingWording
  expect(hidden_content.zh({ words: '下拉' })).toBe('隐藏的内容未读取（“下拉”）。')
  expect(hidden_content.en({ characters: 1, words: '下拉' })).toBe(
    'Hidden content was left out (“下拉”, 1 character).',
  )
  expect(nested_table.zh({})).toBe('单元格内另有表格，列在该表之后。')
  expect(table_continued.zh({ page: 1, on: 2 })).toBe(
    '跨页表格已合为一表（第 1 页、续至第 2 页）。',
  )
  expect(page_failed.zh({ page: 3, why: 'corrupt' })).toBe(
    '此页无法读取（第 3 页、原因：文件已损坏）。',
  )
})

test('an argument that says nothing is left out', () => {
  expect(readingWording.embedded_object.zh({ kind: 'image', name: '' })).toBe(
    '嵌入的对象未读取（图像）。',
  )
})

/** Every argument at once, its word a sign that is no letter; names of closed lists are words of their own. */
const everything = Object.fromEntries(Object.keys(argWording).map((name) => [name, '7']))

test.each(Object.keys(readingWording) as NoteCode[])(
  'the note %s has no Latin word in Chinese, whatever it is about',
  (code) => {
    for (const limit of ['depth', 'slots', 'rows'])
      for (const kind of ['image', 'shape', 'attachment']) {
        const said = readingWording[code].zh({ ...everything, limit, kind })
        expect(said).not.toMatch(/[A-Za-z]/u)
        expect(said).toMatch(/图像|图形|附件/u)
      }
  },
)
