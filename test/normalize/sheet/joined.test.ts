/** Columns that a form prints as one: each heading and each value becomes one of its own. */
import { describe, expect, test } from 'vitest'
import { extraLines, fundLines, indicatorLines, reportOf, table } from '../drawing.ts'

const TITLE = '项目支出绩效自评表'

function formOf(rows: string) {
  const { forms } = reportOf(TITLE, table(`项目名称 | 渡口修缮\n${rows}`))
  const [form] = forms
  if (!form) throw new Error('no form')
  return form
}

describe('headings joined by a sign', () => {
  const EXPECTED = [
    '产出指标||数量指标|修缮渡口|3座|2座|60|40|汛期停工',
    '效益指标||社会效益指标|停航天数|≤2天|2天|40|40|',
  ]

  test('part the levels and the numbers under them', () => {
    const form = formOf(`
      一级指标—二级指标 | 三级指标 | 指标值 | 完成值 | 分值/得分 | 偏差原因
      产出指标—数量指标 | 修缮渡口 | 3座 | 2座 | 60/40 | 汛期停工
      效益指标—社会效益指标 | 停航天数 | ≤2天 | 2天 | 40/40 | —
      总分 | < | < | < | 100/80 | —
    `)
    expect(indicatorLines(form)).toEqual(EXPECTED)
    expect([form.total.weight.value, form.total.score.value]).toEqual([100, 80])
  })

  test('stand in brackets behind the name of all', () => {
    const form = formOf(`
      绩效指标（一级/二级/三级） | 指标值 | 完成值 | 分值 | 得分 | 偏差原因
      产出指标/数量指标/修缮渡口 | 3座 | 2座 | 60 | 40 | 汛期停工
      效益指标/社会效益指标/停航天数 | ≤2天 | 2天 | 40 | 40 | —
    `)
    expect(indicatorLines(form)).toEqual(EXPECTED)
  })

  test('are not needed where levels of the framework are joined below', () => {
    const form = formOf(`
      指标类别 | 指标名称 | 指标值 | 完成值 | 分值 | 得分 | 偏差原因
      产出指标-数量指标 | 修缮渡口 | 3座 | 2座 | 60 | 40 | 汛期停工
      效益指标-社会效益指标 | 停航天数 | ≤2天 | 2天 | 40 | 40 | —
    `)
    expect(indicatorLines(form)).toEqual(EXPECTED)
  })

  test('a name keeps the sign that joins the levels before it', () => {
    const form = formOf(`
      绩效指标（一级/二级/三级） | 指标值 | 完成值 | 分值 | 得分
      产出指标/数量指标/修缮渡口/码头 | 3座 | 2座 | 60 | 40
      效益指标/社会效益指标/停航天数 | ≤2天 | 2天 | 40 | 40
    `)
    expect(form.indicators[0]?.level3.value).toBe('修缮渡口/码头')
  })

  test('part nothing where a figure under them is alone', () => {
    const form = formOf(`
      一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值/得分
      产出指标 | 数量指标 | 修缮渡口 | 3座 | 2座 | 60/40
      效益指标 | 社会效益指标 | 停航天数 | ≤2天 | 2天 | 40
    `)
    expect(form.indicators.map(({ score }) => score.value)).toEqual([null, null])
    expect(form.indicators.flatMap(extraLines)).toEqual(['分值/得分: 60/40', '分值/得分: 40'])
  })

  test('part the weight and the score of the money', () => {
    const form = formOf(`
      资金来源（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 分值/得分
      资金总额 | 90 | 80 | 76 | 95% | 10/9.5
      其他资金 | 0 | 0 | 0 | — | —
      一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 得分
      产出指标 | 数量指标 | 修缮渡口 | 3座 | 2座 | 40
      效益指标 | 社会效益指标 | 停航天数 | ≤2天 | 2天 | 40
    `)
    const [total] = form.funds
    expect([total?.weight.value, total?.score.value]).toEqual([10, 9.5])
    expect(form.indicators.map(({ score }) => score.value)).toEqual([40, 40])
    expect(fundLines(form)).toHaveLength(2)
  })
})

test('labels of the header that are joined share a value joined the same way', () => {
  const form = formOf(`
    主管部门—实施单位 | 青禾县交通局—渡口管理所
    一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 得分
    产出指标 | 数量指标 | 修缮渡口 | 3座 | 2座 | 40
  `)
  expect([form.department.name.value, form.unit.name.value]).toEqual(['青禾县交通局', '渡口管理所'])
})

test('a row that joins two levels names both for the rows below its headings', () => {
  const form = formOf(`
    产出指标——数量指标（60分） | < | < | < | <
    指标名称 | 目标 | 完成 | 分值 | 得分
    修缮渡口 | 3座 | 2座 | 60 | 40
    效益指标——社会效益指标（40分） | < | < | < | <
    指标名称 | 目标 | 完成 | 分值 | 得分
    停航天数 | ≤2天 | 2天 | 40 | 40
  `)
  expect(
    form.indicators.map(({ level1, level2, level2_weight, level3 }) =>
      [level1, level2, level2_weight, level3].map(({ value }) => value),
    ),
  ).toEqual([
    ['产出指标', '数量指标', 60, '修缮渡口'],
    ['效益指标', '社会效益指标', 40, '停航天数'],
  ])
})

test('a second level before the name of its indicator is parted from it', () => {
  const form = formOf(`
    一级指标 | 指标内容 | 指标值 | 完成值 | 分值 | 得分
    产出指标 | 数量指标：修缮渡口 | 3座 | 2座 | 60 | 40
    效益指标 | 社会效益指标：停航天数 | ≤2天 | 2天 | 40 | 40
  `)
  expect(indicatorLines(form)).toEqual([
    '产出指标||数量指标|修缮渡口|3座|2座|60|40|',
    '效益指标||社会效益指标|停航天数|≤2天|2天|40|40|',
  ])
})

test('plan and result in one cell are parted', () => {
  const form = formOf(`
    一级指标 | 二级指标 | 三级指标 | 目标及完成情况 | 分值 | 得分
    产出指标 | 数量指标 | 修缮渡口 | 目标值3座，实际完成2座 | 60 | 40
    效益指标 | 社会效益指标 | 停航天数 | 目标值≤2天，实际完成2天 | 40 | 40
  `)
  expect(indicatorLines(form).map((line) => line.split('|').slice(4, 6))).toEqual([
    ['3座', '2座'],
    ['≤2天', '2天'],
  ])
})
