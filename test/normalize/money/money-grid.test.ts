/** Money whose sources head columns, and money beside labels. */
import { describe, expect, test } from 'vitest'
import { reportOf, table } from '../drawing.ts'

const INDICATORS = `
  一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
  产出指标 | 数量指标 | 修缮渡口 | 3座 | 3座 | 100 | 95
`

function fundsOf(money: string) {
  const [form] = reportOf(
    '项目支出绩效自评表',
    table(`项目名称 | 渡口修缮 | < | < | < | < | <\n${money}\n${INDICATORS}`),
  ).forms
  return form?.funds.map((fund) => [
    fund.source,
    fund.unit.value,
    fund.annual_budget.value,
    fund.executed.value,
    fund.execution_rate.value,
  ])
}

describe('sources over columns', () => {
  test('give one budget each; what is executed belongs to the whole', () => {
    const funds = fundsOf(`
      项目资金来源 | 中央（万元） | 省、地（万元） | 本级（万元） | 合计（万元） | 执行数（万元） | 执行率
      ^ | 10 |  | 20 | 30 | 27 | 90%
    `)
    expect(funds).toEqual([
      ['central', '万元', 10, null, null],
      ['local', '万元', null, null, null],
      ['local', '万元', 20, null, null],
      ['total', '万元', 30, 27, 90],
    ])
  })

  test('give a measure a row where the rows name them', () => {
    const funds = fundsOf(`
      项目资金（万元） | 合计 | 财政拨款 | 其他资金 | < | < | <
      全年预算数 | 30 | 20 | 10 | < | < | <
      全年执行数 | 27 | 18 | 9 | < | < | <
    `)
    expect(funds).toEqual([
      ['total', '万元', 30, 27, null],
      ['fiscal', '万元', 20, 18, null],
      ['other', '万元', 10, 9, null],
    ])
  })
})

test('money beside labels of the header is that of the whole form', () => {
  const funds = fundsOf(`
    预算安排（元） | 320 | 实际支出（元） | 312.8 | 执行率 | 97.75% | 
  `)
  expect(funds).toEqual([['total', '元', 320, 312.8, 97.75]])
})

test.each([
  ['丙得分', '丁得分'],
  ['丙得分', '得分'],
])('of the unknown headings %s and %s none is guessed to be the score', (one, other) => {
  const [form] = reportOf(
    table(`
      项目资金 | 资金来源 | 全年预算数 | 全年执行数 | ${one} | 执行率 | ${other}
      ^ | 年度资金总额 | 40 | 38 | 10 | 95% | 9.5
      一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
      产出指标 | 数量指标 | 管护公园数 | ≥12处 | 12处 | 90 | 90
    `),
  ).forms
  const [fund] = form?.funds ?? []
  expect(fund?.score.value).toBe(other === '得分' ? 9.5 : null)
  expect(fund?.extra.map(({ heading }) => heading)).toContain(one)
  expect(form?.notes.filter(({ code }) => code === 'unknown_heading').length).toBeGreaterThan(0)
})

test('marks that could be had are the weight, whatever else the heading says', () => {
  const [form] = reportOf(
    table(`
      项目资金 | 资金来源 | 全年预算数 | 全年执行数 | 应得分数 | 执行率 | 得分
      ^ | 年度资金总额 | 40 | 38 | 10 | 95% | 9.5
      一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
      产出指标 | 数量指标 | 管护公园数 | ≥12处 | 12处 | 90 | 90
    `),
  ).forms
  expect(form?.funds.map(({ weight, score }) => [weight.value, score.value])).toEqual([[10, 9.5]])
})
