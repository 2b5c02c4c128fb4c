import { expect, test } from 'vitest'
import { readingWording } from '../../src/extract/wording.ts'

test('a note speaks both languages and names what it is about', () => {
  const { hidden_content, nested_table } = readingWording
  expect(hidden_content.zh({ words: '下拉' })).toBe('隐藏的内容未读取（words: 下拉）。')
  expect(hidden_content.en({ words: '下拉', characters: 2 })).toBe(
    'Hidden content was left out (words: 下拉, characters: 2).',
  )
  expect(nested_table.zh({})).toBe('单元格内另有表格，列在该表之后。')
})
