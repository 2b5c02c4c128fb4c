import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withVocabularyFile, withVocabularyLines } from '../../src/unknown/vocabulary-file.ts'

const read = (text: string) => withVocabularyLines('words.txt', text, [])

test('a line is a word and its meaning; remarks, blank lines and open ends are passed over', () => {
  expect(read('\ufeff# 某县\r\n\r\n考核分数 = 分值\r\n办成数＝实际完成值\n备查 =\n')).toEqual([
    { words: '考核分数', means: '分值' },
    { words: '办成数', means: '实际完成值' },
  ])
  expect(read('得分（=①/②） = 得分')).toEqual([{ words: '得分（=①/②）', means: '得分' }])
})

test.each([
  '分值',
  '主管部门',
  '项目实施单位名称及代码',
  '产出指标',
  '可持续影响',
  '财政拨款',
  '项目支出绩效自评表',
  'indicator.weight',
  'fund.executed',
  'goal.expected',
  'header.unit',
  'label.plain',
  'level1.output',
  'level2.quantity',
  'source.fiscal',
  'title',
])('%s means something', (means) => {
  expect(read(`甲乙丙 = ${means}`)).toEqual([{ words: '甲乙丙', means }])
})

test.each([
  ['考核分数', 'words.txt:1: a line reads'],
  ['= 分值', 'words.txt:1: a line reads'],
  ['\n考核分数 = 分植', 'words.txt:2: nobody knows “分植”; did you mean 分值?'],
  ['考核分数 = indicator.wieght', 'did you mean indicator.weight?'],
  ['考核分数 = 乙丙丁戊己庚辛', 'words.txt:1: nobody knows “乙丙丁戊己庚辛”; the right side'],
  ['考核分数 = 分值\n考核分数 = 得分', 'words.txt:2: “考核分数” is given already, as 分值.'],
])('%j is refused with file and line', (text, sentence) => {
  expect(() => read(text)).toThrow(sentence)
})

test('a list in GB18030 is read as well, and no file is no list', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'jixiao-words-')), 'words.txt')
  // 考核分数 = 分值
  writeFileSync(path, Buffer.from('bfbcbacbb7d6cafd203d20b7d6d6b5', 'hex'))
  expect(withVocabularyFile(path)).toEqual([{ words: '考核分数', means: '分值' }])
  expect(() => withVocabularyFile(`${path}.none`)).toThrow(`${path}.none`)
})
