import { describe, expect, test } from 'vitest'
import { formOf, table } from '../drawing.ts'

function isBlank(drawing: string): boolean {
  return formOf('项目支出绩效自评表', table(drawing)).notes.some(
    ({ code }) => code === 'form_blank',
  )
}

const template = (fund: string, rows: string) => `
  项目名称 | 道路养护 | < | < | < | <
  资金来源 | < | 年初预算数 | 全年预算数 | 全年执行数 | 得分
  年度资金总额 | < | ${fund}
  一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 得分
  ${rows}`
const empty = template(
  ' | | | ',
  '产出指标 | 数量指标 | 养护里程 | | | \n 产出指标 | 质量指标 | 合格率 | | — | ',
)

describe('a form published empty is told as such', () => {
  test('where no amount, target, result or score stands', () => expect(isBlank(empty)).toBe(true))

  test('where no box is ticked either', () => {
    const rows =
      '产出指标 | 数量指标 | 养护里程 | | □是 □否 | \n 产出指标 | 质量指标 | 合格率 | | | '
    expect(isBlank(template(' | | | ', rows))).toBe(true)
  })

  test('where hints of the template stand', () => {
    const rows = '产出指标 | 数量指标 | 养护里程 | 填写目标值（50字以内） | |'
    expect(isBlank(template(' | | | ', rows))).toBe(true)
  })

  test('where only weights are printed', () => {
    expect(
      isBlank(`
        项目名称 | 道路养护 | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 分值 | 实际完成值 | 得分
        产出指标 | 数量指标 | 养护里程 | 50 | |
        产出指标 | 质量指标 | 合格率 | 50 | |
      `),
    ).toBe(true)
  })

  test.each([
    ['a target', template(' | | | ', '产出指标 | 数量指标 | 养护里程 | ≥5公里 | | ')],
    ['an amount', template('10 | | | ', '产出指标 | 数量指标 | 养护里程 | | | ')],
    ['an amount that is zero', template('0 | 0 | 0 | ', '产出指标 | 数量指标 | 养护里程 | | | ')],
    ['what cannot be read', template(' | | | ', '产出指标 | 数量指标 | 养护里程 | | | 满')],
    ['a score', template(' | | | ', '产出指标 | 数量指标 | 养护里程 | | | 9')],
  ])('but not with %s', (_, drawing) => expect(isBlank(drawing)).toBe(false))
})
