/** The parts of forms that departments print in ways of their own, and what the tests of them compare. */
import type { Form } from '../../src/normalize/report.ts'

export const named = `
  项目名称 | 道路养护 | < | < | 主管部门 | 甲局 | < | <`

export const indicators = `
  一级指标 | 二级指标 | 三级指标 | < | 年度指标值 | 实际完成值 | 分值 | 得分
  产出指标 | 数量指标 | 养护里程 | < | ≥5公里 | 6公里 | 50 | 50
  效益指标 | 社会效益指标 | 出行条件 | < | 改善 | 改善 | 40 | 38`

export const fundsOf = ({ funds }: Form) =>
  funds.map(({ source, label, annual_budget, executed, weight, score }) => [
    source,
    label.value,
    annual_budget.value,
    executed.value,
    weight.value,
    score.value,
  ])

export const rowsOf = (form: Form | undefined) =>
  form?.indicators.map(({ level1, level2, level3, target, actual, weight, score, note }) =>
    [level1, level2, level3, target, actual, weight, score, note].map(({ value }) => value),
  )
