/** Several projects, or units of one, in one table. */
import { expect, test } from 'vitest'
import { indicatorLines, reportOf, table } from '../drawing.ts'

const formsIn = (rows: string) =>
  reportOf('公园维护项目绩效自评表', table(rows)).forms.map((form) => [
    ...[form.project_name.value, form.unit.name.value],
    ...indicatorLines(form),
  ])

test('two forms beside each other', () => {
  const headings = '一级指标 | 三级指标 | 指标值 | 完成值 | 得分'
  expect(
    formsIn(`项目名称 | 公园维护 | < | < | < | 项目名称 | 公厕维护 | < | < | <
      ${headings} | ${headings}
      产出指标 | 修整草坪 | 20 | 21 | 48 | 产出指标 | 清扫 | 3 | 3 | 10`),
  ).toEqual([
    ['公园维护', null, '产出指标|||修整草坪|20|21||48|'],
    ['公厕维护', null, '产出指标|||清扫|3|3||10|'],
  ])
})

test('two units beside each other share the project and the names of the indicators', () => {
  expect(
    formsIn(`项目名称 | 公园维护 | < | < | <
      实施单位 | 甲所 | < | 乙所 | <
      三级指标 | 指标值 | 完成值 | 指标值 | 完成值
      修整草坪 | 20 | 21 | 30 | 31
      成活率 | 95% | 96% | 90% | 91%`),
  ).toEqual([
    ['公园维护', '甲所', '|||修整草坪|20|21|||', '|||成活率|95%|96%|||'],
    ['公园维护', '乙所', '|||修整草坪|30|31|||', '|||成活率|90%|91%|||'],
  ])
})
