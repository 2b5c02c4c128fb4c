import { expect, test } from 'vitest'
import { outcomeOf } from '../../../src/store/rows.ts'
import { reportOf, table } from '../drawing.ts'

const head = `
  项目名称 | 道路养护 | < | < | < | < | <
  一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分`
const output = `
  产出指标 | 数量指标 | 养护里程 | ≥5公里 | 6公里 | 30 | 30
  产出指标 | 质量指标 | 合格率 | 100% | 100% | 20 | 20`
const rest = `
  效益指标 | 社会效益指标 | 出行条件 | 改善 | 改善 | 40 | 38
  满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90% | 95% | 10 | 10`

test.each([
  ['breaks off', head + output, true],
  ['has all its weights', head + output + rest, false],
  ['has a total', `${head}${output}\n总分 | < | < | < | < | 100 | 50`, false],
  ['has no scores', (head + output).replaceAll(/\| \d+$/gmu, '| '), false],
])('a form that %s', (_, drawing, isIncomplete) => {
  const report = reportOf('项目支出绩效自评表', '（2022年度）', table(drawing))
  const codes = report.forms.flatMap(({ notes }) => notes.map(({ code }) => code))
  expect(report.forms).toHaveLength(1)
  expect(codes.includes('form_incomplete')).toBe(isIncomplete)
  expect(outcomeOf(report)).toBe(isIncomplete ? 'partial' : 'complete')
})
