import { expect, test } from 'vitest'
import { indicatorLines, reportOf, table } from '../drawing.ts'

const evaluated = `
  序号 | 项目名称 | 预算执行情况（10分） | < | < | < | 绩效指标完成情况（90分） | < | < | < | < | 自评总分 | 自评等级
  ^ | ^ | 全年预算数 | 全年执行数 | 执行率 | 得分 | 二级指标 | 三级指标 | 指标值 | 完成值 | 得分 | ^ | ^
  1 | 法庭改造 | 340.00 | 289.00 | 85.00% | 8.5 | 数量指标 | 改造面积 | 186平方米 | 186平方米 | 15 | 89.05 | 良
  ^ | ^ | ^ | ^ | ^ | ^ | 时效指标 | 竣工时间 | 9月底前 | 11月上旬 | 8 | ^ | ^
  2 | 陪审员补助 | 96.00 | 96.00 | 100% | 10 | 数量指标 | 参审案件 | ≥110件 | 117件 | 20 | 100 | 优
  ^ | ^ | ^ | ^ | ^ | ^ | 质量指标 | 发放准确率 | 100% | 100% | 10 | ^ | ^`

test('what a table prints once for each project is the project’s own', () => {
  const { forms } = reportOf('2022年度项目支出绩效自评明细表', '单位：万元', table(evaluated))
  expect(
    forms.map(({ project_name, funds, total }) => [
      project_name.value,
      ...funds.map((fund) => [
        fund.annual_budget.value,
        fund.executed.value,
        fund.execution_rate.value,
        fund.score.value,
      ]),
      total.score.value,
      total.grade.value,
    ]),
  ).toEqual([
    ['法庭改造', [340, 289, 85, 8.5], 89.05, '良'],
    ['陪审员补助', [96, 96, 100, 10], 100, '优'],
  ])
  expect(forms.map(indicatorLines)).toEqual([
    ['||数量指标|改造面积|186平方米|186平方米||15|', '||时效指标|竣工时间|9月底前|11月上旬||8|'],
    ['||数量指标|参审案件|≥110件|117件||20|', '||质量指标|发放准确率|100%|100%||10|'],
  ])
})

test('targets of many projects in one table of a budget', () => {
  const { forms } = reportOf(
    '项目支出绩效目标表',
    table(`
      单位名称、项目名称 | 项目年度绩效目标 | 一级指标 | 二级指标 | 三级指标 | 指标值
      1 | 2 | 3 | 4 | 5 | 6
      青禾市水务局 | | | | |
      河道养护 | 保持河道畅通。 | 产出指标 | 数量指标 | 养护里程 | ≥18公里
      ^ | ^ | ^ | 质量指标 | 合格率 | ≥95%
      堤防加固 | 提高防洪能力。 | 产出指标 | 数量指标 | 加固长度 | ≥3公里
      ^ | ^ | 效益指标 | 社会效益指标 | 防洪能力 | 提升`),
  )
  expect(
    forms.map(({ project_name, goals, indicators }) => [
      project_name.value,
      goals.map(({ expected }) => expected.value),
      indicators.map(({ level1, level3, target }) => [level1.value, level3.value, target.value]),
    ]),
  ).toEqual([
    [
      '河道养护',
      ['保持河道畅通。'],
      [
        ['产出指标', '养护里程', '≥18公里'],
        ['产出指标', '合格率', '≥95%'],
      ],
    ],
    [
      '堤防加固',
      ['提高防洪能力。'],
      [
        ['产出指标', '加固长度', '≥3公里'],
        ['效益指标', '防洪能力', '提升'],
      ],
    ],
  ])
})
