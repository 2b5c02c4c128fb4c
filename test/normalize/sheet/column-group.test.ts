/** Several projects or units that share the indicators of one table, each with columns of its own. */
import { expect, test } from 'vitest'
import { reportOf, table } from '../drawing.ts'

function formsUnder(first: string, second: string) {
  return reportOf(
    '项目绩效自评情况表',
    table(`
      一级指标 | 三级指标 | 分值 | ${first} | < | < | ${second} | < | <
      ^ | ^ | ^ | 指标值 | 完成值 | 得分 | 指标值 | 完成值 | 得分
      产出指标 | 修缮渡口 | 60 | 3座 | 2座 | 40 | 5座 | 5座 | 60
      效益指标 | 停航天数 | 40 | ≤2天 | 2天 | 40 | ≤3天 | 4天 | 30
    `),
  ).forms
}

test('each group is the form of the project that its name names', () => {
  const forms = formsUnder('渡口修缮', '航标更新')
  expect(forms.map(({ project_name }) => project_name.value)).toEqual(['渡口修缮', '航标更新'])
  expect(
    forms.map(({ indicators }) =>
      indicators.map(({ target, actual, weight, score }) =>
        [target, actual, weight, score].map(({ value }) => value),
      ),
    ),
  ).toEqual([
    [
      ['3座', '2座', 60, 40],
      ['≤2天', '2天', 40, 40],
    ],
    [
      ['5座', '5座', 60, 60],
      ['≤3天', '4天', 40, 30],
    ],
  ])
})

test('units are told by what their names end in', () => {
  const forms = formsUnder('东渡口管理所', '西渡口管理所')
  expect(forms.map(({ unit }) => unit.name.value)).toEqual(['东渡口管理所', '西渡口管理所'])
})

test('who scored names columns of one form', () => {
  expect(formsUnder('单位自评', '部门复核')).toHaveLength(1)
})

test('each of two years is a form of its own', () => {
  expect(formsUnder('2023年', '2024年').map(({ year }) => year.value)).toEqual([2023, 2024])
})

test('what stands above the groups keeps its columns, and money that names another project is not theirs', () => {
  const { forms } = reportOf(
    '项目绩效自评对照表',
    table(`
      主管部门 | < | 青禾县交通局 | < | < | 实施单位 | < | 渡口管理所 | <
      项目名称 | < | 年初预算数（万元） | 全年预算数（万元） | 全年执行数（万元） | 分值 | 执行率 | < | 得分
      渡口修缮 | < | 90 | 80 | 76 | 10 | 95% | < | 9.5
      航标更新 | < | 50 | 40 | 30 | 10 | 75% | < | 7.5
      一级指标 | 三级指标 | 分值 | 渡口修缮 | < | < | 航标更新 | < | <
      ^ | ^ | ^ | 指标值 | 完成值 | 得分 | 指标值 | 完成值 | 得分
      产出指标 | 修缮渡口 | 60 | 3座 | 2座 | 40 | 5座 | 5座 | 60
      效益指标 | 停航天数 | 40 | ≤2天 | 2天 | 40 | ≤3天 | 4天 | 30
    `),
  )
  expect(
    forms.map(({ project_name, unit, funds }) => [
      project_name.value,
      unit.name.value,
      funds.map(({ annual_budget, executed, score }) =>
        [annual_budget, executed, score].map(({ value }) => value),
      ),
    ]),
  ).toEqual([
    ['渡口修缮', '渡口管理所', [[80, 76, 9.5]]],
    ['航标更新', '渡口管理所', [[40, 30, 7.5]]],
  ])
})

test('a project may be about reviewing and auditing', () => {
  expect(
    formsUnder('预算评审服务', '经济责任审计项目').map(({ project_name }) => project_name.value),
  ).toEqual(['预算评审服务', '经济责任审计项目'])
})
