/** Nothing printed is dropped and no number moves in silence. */
import { describe, expect, test } from 'vitest'
import type { Form } from '../../src/normalize/report.ts'
import { extraLines, flatTable, formOf, fundLines, table } from './drawing.ts'

const title = '项目支出绩效自评表'
const indicators = `
  一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 分值 | 得分
  产出指标 | 数量指标 | 检测桥梁 | 9座 | 9座 | 100 | 97
`

function codesOf({ notes }: Form): readonly string[] {
  return notes.map(({ code, path }) => `${code} ${path}`)
}

/** A form with money rows under these headings. */
function funded(rows: string): Form {
  return formOf(title, table(`项目名称 | 桥梁检测 | < | < | < | < | <${rows}${indicators}`))
}

describe('words under no column', () => {
  test('stay in extra where columns are kept', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 桥梁检测 | < | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 分值 | 得分
        产出指标 | 数量指标 | 检测桥梁 | 9座 | 9座 | 100 | 97 | 两座改期
      `),
    )
    expect(form.indicators.map(extraLines)).toEqual([['得分: 两座改期']])
    expect(codesOf(form)).toEqual(['row_too_long indicators[0]'])
  })

  test('stay in extra where columns are lost', () => {
    const form = formOf(
      title,
      flatTable(`
        项目名称 | 桥梁检测
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 分值 | 得分
        产出指标 | 数量指标 | 检测桥梁 | 9座 | 9座 | 100 | 97 | 两座改期
      `),
    )
    expect(form.indicators.map(extraLines)).toEqual([['得分: 两座改期']])
    expect(codesOf(form)).toContain('row_too_long indicators[0]')
  })
})

describe('numbers under headings that nobody knows', () => {
  const unknown = `
    项目名称 | 桥梁检测 | < | < | < | < | <
    年份 | 甲项 | 乙项 | 丙项 | < | < | <
    三期 | 210.5 | 200.3 | 95.15 | < | < | <
    ${indicators}`

  test('stay in extra beside the words before them, and are noted', () => {
    const form = formOf(title, table(unknown))
    expect(extraLines(form)).toEqual([
      '年份: 甲项',
      '乙项: 丙项',
      '三期: 210.5',
      '三期（2）: 200.3',
      '三期（3）: 95.15',
    ])
    expect(codesOf(form)).toContain('row_unread extra')
  })

  test('a telephone beside its label is no such row', () => {
    const form = formOf(
      title,
      table(unknown.replace(/三期.*\n/u, '联系电话 | 60001234 | 自评得分 | 97 | < | < | <\n')),
    )
    expect(codesOf(form)).not.toContain('row_unread extra')
  })
})

describe('money rows', () => {
  test('a row without a label is kept and noted', () => {
    const form = funded(`
      项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 得分
      ^ |  | 20 | 18 | 9 | 50% | 5
    `)
    expect(fundLines(form)).toEqual(['unknown||万元|20|18|9||50|5'])
    expect(codesOf(form)).toEqual(['label_missing funds[0].label'])
  })

  test('a second cell under one heading stays in extra', () => {
    const form = funded(`
      项目资金（万元） |  | 年初预算数 | 全年预算数 | < | 全年执行数 | 执行率
      ^ | 合计 | 20 | 18 | 其中追加2 | 9 | 50%
    `)
    expect(fundLines(form)).toEqual(['total|合计|万元|20|18|9||50|'])
    expect(form.funds.map(extraLines)).toEqual([['全年预算数: 其中追加2']])
    expect(codesOf(form)).toEqual(['row_too_long funds[0]'])
  })

  test('amounts that moved in a flattened row are noted', () => {
    const form = formOf(
      title,
      flatTable(`
        项目名称 | 桥梁检测
        项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 得分
        合计 | 18 | 9 | 50% | 5
        ${indicators.trim()}
      `),
    )
    expect(codesOf(form)).toContain('row_shifted funds[0]')
  })

  test('each amount is converted by its own unit', () => {
    const form = funded(`
      项目资金（元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 得分
      ^ | 合计 | 120万 | 120万元 | 600000 | 50% | 5
      ^ | 财政拨款 | 3亿 | 3亿元 | 3亿元 | 100% | 5
    `)
    const [mixed, own] = form.funds
    expect([mixed?.initial_budget_fen, mixed?.annual_budget_fen, mixed?.executed_fen]).toEqual([
      120_000_000, 120_000_000, 60_000_000,
    ])
    expect(mixed?.unit.value).toBeNull()
    expect(own?.unit).toMatchObject({ value: '亿元', raw: '3亿' })
    expect(own?.executed_fen).toBe(30_000_000_000)
    expect(codesOf(form)).toEqual(['units_differ funds[0].unit'])
  })

  test('a column is converted by the unit of its heading', () => {
    const form = funded(`
      项目资金 |  | 年初预算数（万元） | 全年预算数（万元） | 全年执行数（元） | 执行率 | 得分
      ^ | 合计 | 20 | 18 | 90000 | 50% | 5
    `)
    expect([form.funds[0]?.annual_budget_fen, form.funds[0]?.executed_fen]).toEqual([
      18_000_000, 9_000_000,
    ])
    expect(codesOf(form)).toEqual(['units_differ funds[0].unit'])
  })

  test('a score in 万 is no score, an amount in percent no amount', () => {
    const form = funded(`
      项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 得分
      ^ | 合计 | 20 | 18 | 85% | 85% | 5万
    `)
    expect(codesOf(form)).toEqual([
      'unreadable_number funds[0].executed',
      'unreadable_number funds[0].score',
    ])
  })

  test.each([
    ['0.9239', '100 | 92.39', 92.39, []],
    ['1', '100 | 100', 100, []],
    ['1', '100 | 1', 1, []],
    ['0.86', '100 | 0.86', 0.86, []],
    ['0.9', '100 | 50', 90, ['rate_ambiguous funds[0].execution_rate']],
  ])('a bare rate %s beside %s is %d percent', (printed, amounts, rate, codes) => {
    const form = funded(`
      项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 得分
      ^ | 合计 | 200 | ${amounts} | ${printed} | 5
    `)
    expect(form.funds[0]?.execution_rate.value).toBe(rate)
    expect(codesOf(form)).toEqual(codes)
  })

  test('amounts beside their labels keep the field that the label names', () => {
    const form = funded(`
      年初预算数 | 120 | < | 执行数 | 118.5 | < | <
      财政拨款 | 100 | 追加3 | 财政拨款 | 98 | 缓拨 | <
    `)
    expect(fundLines(form)).toEqual([
      'total|年初预算数||120||118.5|||',
      'fiscal|财政拨款||100||98|||',
    ])
    expect(form.funds.map(extraLines)).toEqual([[], ['财政拨款: 追加3', '财政拨款（2）: 缓拨']])
    expect(codesOf(form)).toContain('row_too_long funds[1]')
  })
})

describe('goals', () => {
  test('what stands beside a goal stays in extra', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 桥梁检测 | < | < | < | < | <
        年度目标 | 预期目标 | < | < | 实际完成情况 | < | <
        ^ | 检测九座 | 补测一座 | < | 完成九座 | < | <${indicators}`),
    )
    expect(form.goals.map(({ expected }) => expected.value)).toEqual(['检测九座'])
    expect(extraLines(form)).toEqual(['预期目标: 补测一座'])
    expect(codesOf(form)).toEqual(['row_too_long goals[0]'])
  })
})

describe('the total', () => {
  test.each([
    ['kept', table],
    ['lost', flatTable],
  ])('that cannot be read is null and noted, columns %s', (_, drawn) => {
    const row = drawn === table ? '总分 | < | < | < | < | 100 | 9O.5' : '总分 | 9O.5'
    const form = formOf(title, drawn(`项目名称 | 桥梁检测 |  |  |  |  | ${indicators}${row}`))
    expect(form.indicators).toHaveLength(1)
    expect(form.total.score).toMatchObject({ value: null, raw: '9O.5' })
    expect(codesOf(form)).toContain('unreadable_number total.score')
  })

  test('a third number stays in extra', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 桥梁检测 | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 分值 | 得分 | 完成率
        产出指标 | 数量指标 | 检测桥梁 | 100 | 97 | 97%
        总分 | < | < | 100 | 97 | 96
      `),
    )
    expect(form.total.score.value).toBe(97)
    expect(extraLines(form)).toEqual(['完成率: 96'])
  })
})
