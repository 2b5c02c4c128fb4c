import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bareHeading,
  fold,
  isBlank,
  withoutLayoutSpace,
} from '../../../src/normalize/words/heading.ts'
import { meaningOf } from '../../../src/normalize/words/meaning.ts'

test.each([
  ['绩\n效\n指\n标', '绩效指标'],
  ['分　值', '分值'],
  ['全年预算数（Ａ）', '全年预算数(A)'],
  ['年度资金总额：', '年度资金总额'],
  ['【105】教育部', '[105]教育部'],
])('%j folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test('folding twice changes nothing', () => {
  expect(fold(fold('a΄'))).toBe(fold('a΄'))
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)))
})

test.each(['', ' ', '—', '－', '——', '/', '\\', '─'])('%j says nothing', (text) => {
  expect(isBlank(fold(text))).toBe(true)
})

test.each(['0', '无', '-1', '…'])('%j says something', (text) => {
  expect(isBlank(fold(text))).toBe(false)
})

test.each([
  ['预算执行情况(万元)(20分)', '预算执行情况'],
  ['产出指标50分', '产出指标'],
  ['(20)', '(20)'],
])('%s is %s without what its end adds', (folded, name) => {
  expect(bareHeading(folded)).toBe(name)
})

test.each([
  ['偏差原因分析\n及改进措施', '偏差原因分析及改进措施'],
  ['Smart City 试点', 'Smart City试点'],
])('%j is kept as %s', (text, words) => {
  expect(withoutLayoutSpace(text)).toBe(words)
})

describe('headings', () => {
  test.each([
    ['全年执行数（B）', { fund: 'executed' }],
    ['执行率（B/A）', { fund: 'execution_rate' }],
    ['指标得分（分）', { indicator: 'score' }],
    ['1.项目年度目标完成情况', { goal: 'lead' }],
    ['主管部门及代码', { header: 'department' }],
    ['总    分', { label: 'total' }],
  ])('%s', (text, meaning) => {
    expect(meaningOf(fold(text))).toMatchObject(meaning)
  })

  test.each([
    ['累计支出金额（万元）', { fund: 'executed' }],
    ['本年预算下达金额', { fund: 'annual_budget' }],
    ['年初预算批复金额', { fund: 'initial_budget' }],
    ['资金支付进度', { fund: 'execution_rate' }],
    ['实施单位及代码', { header: 'unit' }],
    ['项目主管单位名称及编码', { header: 'department' }],
    ['项目联系人电话', { header: 'phone' }],
  ])('%s, put together from the usual words', (text, meaning) => {
    expect(meaningOf(fold(text))).toEqual(meaning)
  })

  test.each([
    '完成道路养护里程',
    '填表人电话',
    '预算编制规范性',
    '购置设备资金',
    '年度资金总额',
    '主管部门职责',
  ])('%s stands for nothing', (text) => {
    expect(meaningOf(fold(text))).toEqual({})
  })
})
