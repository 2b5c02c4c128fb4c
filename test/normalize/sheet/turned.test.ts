/** Tables in which a column is an indicator. */
import { describe, expect, test } from 'vitest'
import { flatTable, reportOf, table } from '../drawing.ts'

const FIELDS = `
  一级指标 | 产出指标 | < | 效益指标
  二级指标 | 数量指标 | 质量指标 | 社会效益指标
  三级指标 | 修缮渡口 | 验收合格率 | 渡口停航天数
  年度指标值 | ≥3座 | 100% | ≤2天
  实际完成值 | 4座 | 100% | 1天
  分值 | 40 | 30 | 30
  得分 | 40 | 30 | 29.5
`

function rowsOf(report: ReturnType<typeof reportOf>) {
  return report.forms.flatMap(({ indicators }) =>
    indicators.map(({ level1, level2, level3, target, actual, weight, score }) =>
      [level1, level2, level3, target, actual, weight, score].map(({ value }) => value),
    ),
  )
}

const READ = [
  ['产出指标', '数量指标', '修缮渡口', '≥3座', '4座', 40, 40],
  ['产出指标', '质量指标', '验收合格率', '100%', '100%', 30, 30],
  ['效益指标', '社会效益指标', '渡口停航天数', '≤2天', '1天', 30, 29.5],
]

describe('indicators as columns', () => {
  test('are read as rows, between the header and the total', () => {
    const report = reportOf(
      '项目支出绩效自评表',
      table(`
        项目名称 | 渡口修缮 | < | <
        ${FIELDS.trim()}
        总分 | 100 | 99.5 | <
      `),
    )
    expect(rowsOf(report)).toEqual(READ)
    const [form] = report.forms
    expect([form?.total.weight.value, form?.total.score.value]).toEqual([100, 99.5])
  })

  test('keep their places and say the row their table begins in', () => {
    const [form] = reportOf(
      '项目支出绩效自评表',
      table(`项目名称 | 渡口修缮 | < | <${FIELDS}`),
    ).forms
    expect(form?.indicators[2]?.score.place).toEqual({ kind: 'line', line: 704 })
    expect(form?.indicators.map(({ origin }) => origin.row)).toEqual([1, 1, 1])
  })

  test('may stand behind a cell that leads them all', () => {
    const led = FIELDS.trim()
      .split('\n')
      .map((line, at) => `${at === 0 ? '绩效指标' : '^'} | ${line.trim()}`)
      .join('\n')
    const report = reportOf('项目支出绩效自评表', table(`项目名称 | 渡口修缮 | < | < | <\n${led}`))
    expect(rowsOf(report)).toEqual(READ)
  })

  test('are read from a text whose rows are equally long', () => {
    const report = reportOf(
      '项目支出绩效自评表',
      flatTable(`项目名称 | 渡口修缮\n${FIELDS.trim().replaceAll('<', '')}`),
    )
    expect(rowsOf(report)).toEqual(READ)
  })

  test('are no table of indicators where a row of headings leads them', () => {
    const report = reportOf(
      '项目支出绩效自评表',
      table(`
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值
        产出指标 | 数量指标 | 修缮渡口 | 3座 | 3座
      `),
    )
    expect(rowsOf(report)).toEqual([['产出指标', '数量指标', '修缮渡口', '3座', '3座', null, null]])
  })
})

test('a remark between two rows of indicators ends none of them', () => {
  const report = reportOf(
    '项目支出绩效自评表',
    table(`
      项目名称 | 渡口修缮 | < | < | <
      一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值
      产出指标 | 数量指标 | 修缮渡口 | 3座 | 3座
      注：数据截至年末。 | < | < | < | <
      效益指标 | 社会效益指标 | 渡口停航天数 | ≤2天 | 1天
      备注：附佐证材料。 | < | < | < | <
    `),
  )
  expect(rowsOf(report).map(([, , name]) => name)).toEqual(['修缮渡口', '渡口停航天数'])
  const [form] = report.forms
  expect(form?.extra.map(({ heading, text }) => `${heading}：${text.value}`)).toEqual([
    '注：数据截至年末。',
    '备注：附佐证材料。',
  ])
})
