import { expect, test } from 'vitest'
import { headingsFrom } from '../../../src/normalize/dump/heading-parse.ts'
import { tokensOf } from '../../../src/normalize/dump/token.ts'
import type { Meaning } from '../../../src/normalize/vocabulary/meaning.ts'

function headingsIn(text: string, row: string): readonly string[] {
  const lines = text.split('\n').map((line, at) => ({
    type: 'paragraph' as const,
    text: line,
    level: null,
    place: { kind: 'line' as const, line: at + 1 },
  }))
  const isMoney = ({ fund }: Meaning) => fund !== undefined
  const found = headingsFrom(tokensOf(lines), 0, isMoney, (tokens, at) =>
    tokens[at]?.text === row ? 6 : 0,
  )
  return found.map(({ words }) => words.replaceAll(/\s/gu, ''))
}

test('headings that are wrapped within and between lines are parted as each is known', () => {
  const text =
    '项目资金\n（万元）\n年初预算数 全年预算\n数\n全年执行 分\n值 执行率\n得分\n年度资金总额 80 76 70'
  // 全年执行 goes on behind 分 nowhere, and is known by itself.
  expect(headingsIn(text, '年度资金总额')).toEqual([
    '项目资金（万元）',
    '年初预算数',
    '全年预算数',
    '全年执行',
    '分值',
    '执行率',
    '得分',
  ])
})

test('headings that a line runs together are parted', () => {
  const text = '资金来源 全年预算数 全年执行数分值\n执行率得分\n合计 80 76'
  expect(headingsIn(text, '合计').slice(0, 4)).toEqual([
    '资金来源',
    '全年预算数',
    '全年执行数',
    '分值',
  ])
})

test('what nobody knows is a heading where a row begins behind it', () => {
  const text = '资金来源 全年预算数 全年执行数 预计结余\n合计 80 76 4'
  expect(headingsIn(text, '合计')).toContain('预计结余')
})

test.each([
  ['全年预算数 全年执行数\n执行率 得分', ['全年预算数', '全年执行数', '执行率', '得分']],
  // Wrapped, with a unit, in two languages, and goes on with a word that only adds to it.
  ['全年预算数 全年执行\n数 分\n值', ['全年预算数', '全年执行数', '分值']],
  ['全年预算数（万元） 全年执行数', ['全年预算数（万元）', '全年执行数']],
  ['全年预算数 Budget\n全年执行数 Paid', ['全年预算数Budget', '全年执行数Paid']],
  ['全年预算数 说明\n及原因 得分', ['全年预算数', '说明及原因', '得分']],
  // Words that nobody knows among them, and single signs of one.
  ['全年预算数 其中：\n结转 执行率', ['全年预算数', '其中：结转', '执行率']],
  ['全年预算数 丙 丁 执行率', ['全年预算数', '丙丁', '执行率']],
  // A figure heads nothing.
  ['全年预算数 80 全年执行数', []],
])('the headings above a row of money: %j', (text, headings) => {
  expect(headingsIn(`${text}\n合计 80`, '合计')).toEqual(headings)
})
