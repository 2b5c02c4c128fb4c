import { expect, test } from 'vitest'
import { formOf, reportOf, table } from './drawing.ts'

const rows = `
  一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
  产出指标 | 数量指标 | 养护里程 | ≥5公里 | 6公里 | 50 | 50
  效益指标 | 社会效益指标 | 出行条件 | 改善 | 改善 | 40 | 38`

test('money whose measures stand beside their amounts, led by what they are about', () => {
  const form = formOf(
    '项目支出绩效自评表',
    table(`
      项目名称 | 道路养护 | < | < | < | < | < | < | <
      预算执行情况（10分） | 预算安排 | 850.00 | 实际支出 | 680.00 | 执行率 | 80% | 得分 | 8`),
    table(rows),
  )
  expect(
    form.funds.map(({ source, annual_budget, executed, execution_rate, score }) => [
      source,
      annual_budget.value,
      executed.value,
      execution_rate.value,
      score.value,
    ]),
  ).toEqual([['total', 850, 680, 80, 8]])
})

test('quarters beside the year are neither its result nor its period', () => {
  const form = formOf(
    '项目支出绩效自评表（分季度）',
    table(`
      项目名称 | 道路养护 | < | < | < | < | <
      项目资金（万元） | 资金来源 | 全年预算数 | 分季支出数 | < | 全年执行数 | 执行率
      ^ | ^ | ^ | 一季度 | 二季度 | ^ | ^
      ^ | 合计 | 50 | 10 | 20 | 45 | 90%`),
    table(`
      一级指标 | 三级指标 | 全年目标 | 分季完成情况 | < | 全年完成 | 分值 | 得分
      ^ | ^ | ^ | 一季度 | 二季度 | ^ | ^ | ^
      产出指标 | 养护里程 | ≥5公里 | 2公里 | 4公里 | 6公里 | 50 | 50
      效益指标 | 出行条件 | 改善 | — | 改善 | 改善 | 50 | 48`),
  )
  expect([form.kind, form.period.value]).toEqual(['project_self_evaluation', null])
  expect(form.funds.map(({ label }) => label.value)).toEqual(['合计'])
  expect(form.indicators.map(({ actual }) => actual.value)).toEqual(['6公里', '改善'])
})

test('the scores of the levels alone are no form', () => {
  const { forms, unread } = reportOf(
    '表2 项目绩效评价得分情况表',
    table(`
      一级指标 | 分值 | 得分 | 得分率
      决策 | 20 | 18 | 90%
      产出 | 80 | 76 | 95%
      合计 | 100 | 94 | 94%`),
  )
  expect([forms, unread]).toEqual([[], []])
})

test('the year of the accounts that a form was published in is its own', () => {
  const yearUnder = (heading: string) =>
    reportOf(heading, '项目支出绩效自评表', table(`项目名称 | 养护 | < | < | < | < | <\n${rows}`))
      .forms[0]?.year.value
  expect(yearUnder('某县交通运输局2022年部门决算公开')).toBe(2022)
  expect(yearUnder('2023年3月5日公开预算')).toBeNull()
})

test('what a region is given is the whole of its money', () => {
  const { forms } = reportOf(
    '农业发展资金区域绩效目标表',
    table(`
      专项名称 | < | 农业发展资金
      资金情况（万元） | 年度金额： | 8,640
      ^ | 其中：中央补助 | 8,000
      ^ | 地方资金 | 640
      一级指标 | 三级指标 | 指标值
      产出指标 | 繁育面积 | ≥3万亩
      效益指标 | 农民收入 | 增加`),
  )
  expect(forms[0]?.funds.map(({ source, annual_budget }) => [source, annual_budget.value])).toEqual(
    [
      ['total', 8640],
      ['central', 8000],
      ['local', 640],
    ],
  )
})

test('a list that says what of its money is from one source', () => {
  const { forms } = reportOf(
    '项目支出绩效自评情况汇总表',
    '单位：万元',
    table(`
      序号 | 预算单位 | 项目名称 | 预算资金 | < | 支出金额 | 预算执行率 | 自评得分
      ^ | ^ | ^ | 全年预算数 | 其中：财政资金 | ^ | ^ | ^
      1 | 县司法局 | 法律援助 | 42.00 | 30.00 | 39.90 | 95% | 97.6
      2 | 县水利局 | 水库养护 | 54.00 | 54.00 | 51.84 | 96% | 98.1`),
  )
  expect(
    forms.map(({ funds }) =>
      funds.map(({ source, annual_budget, executed }) => [
        source,
        annual_budget.value,
        executed.value,
      ]),
    ),
  ).toEqual([
    [
      ['total', 42, 39.9],
      ['fiscal', 30, null],
    ],
    [
      ['total', 54, 51.84],
      ['fiscal', 54, null],
    ],
  ])
})
