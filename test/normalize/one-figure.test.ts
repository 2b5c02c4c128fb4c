/** Figures that stand apart are never one number. */
import { expect, test } from 'vitest'
import { fundSource } from '../../src/normalize/words/fund-source.ts'
import { flatTable, reportOf } from './drawing.ts'

test('a total above the indicators has its weight and its score', () => {
  const [form] = reportOf(
    '项目支出绩效自评表',
    flatTable(`
      项目名称 | 渡口修缮
      总分 | 100 | 95
      一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
      产出指标 | 数量指标 | 修缮渡口 | 3座 | 3座 | 100 | 95
    `),
  ).forms
  expect([form?.total.weight.value, form?.total.score.value]).toEqual([100, 95])
})

test('two figures of a line that stand in one cell of a text are none, and noted', () => {
  const [form] = reportOf(
    '项目支出绩效自评表',
    flatTable(`
      项目名称 | 渡口修缮
      一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
      产出指标 | 数量指标 | 修缮渡口 | 3座 | 3座 | 100 | 95 96
      总分 | 100 96
    `),
  ).forms
  expect(form?.indicators.map(({ score }) => [score.value, score.raw])).toEqual([[null, '95 96']])
  expect(form?.total.score.value).toBeNull()
  const noted = form?.notes.filter(({ code }) => code === 'unreadable_number')
  expect(noted?.map(({ path }) => path)).toEqual(['indicators[0].score', 'total.score'])
})

test('the words in brackets do not decide where money comes from', () => {
  expect(fundSource('其他资金（包括结转结余）')).toBe('other')
  expect(fundSource('资金（市级财政）')).toBe('local')
})

test('money whose sources head columns is read from a text whose rows are equally long', () => {
  const [form] = reportOf(
    '项目支出绩效自评表',
    flatTable(`
      项目名称 | 渡口修缮
      资金来源 | 年度资金总额 | 其中：财政拨款 | 其他资金
      全年预算数 | 30 | 20 | 10
      全年执行数 | 27 | 18 | 9
      一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
      产出指标 | 数量指标 | 修缮渡口 | 3座 | 3座 | 100 | 95
    `),
  ).forms
  expect(
    form?.funds.map(({ source, annual_budget, executed }) => [
      source,
      annual_budget.value,
      executed.value,
    ]),
  ).toEqual([
    ['total', 30, 27],
    ['fiscal', 20, 18],
    ['other', 10, 9],
  ])
})
