/** What the tests of other builds compare, and the indicators under forms of which something else is tried. */
import type { Form } from '../../src/normalize/report.ts'

export const TITLE = '项目支出绩效自评表'

export function indicatorsOf(form: Form | undefined) {
  return form?.indicators.map(
    ({ level1, level1_weight, level2, level3, target, actual, weight, score, note }) =>
      [level1, level1_weight, level2, level3, target, actual, weight, score, note].map(
        ({ value }) => value,
      ),
  )
}

export function moneyOf(form: Form | undefined) {
  return form?.funds.map((fund) => [
    fund.source,
    fund.initial_budget.value,
    fund.annual_budget.value,
    fund.executed.value,
    fund.execution_rate.value,
    fund.weight.value,
    fund.score.value,
  ])
}

export const INDICATORS = `
  一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
  产出指标 | 数量指标 | 修缮渡口 | 3座 | 3座 | 100 | 95
`
