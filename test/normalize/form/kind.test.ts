/** What a form is a form of, and what a document speaks of that is none. */
import { describe, expect, test } from 'vitest'
import { reportOf, table } from '../drawing.ts'

describe('a monitoring form', () => {
  const { forms } = reportOf(
    '项目支出绩效运行监控表',
    table(`
      项目名称 | 渡口修缮 | < | < | < | <
      项目资金 | 年初预算数 | 1-7月执行数 | 1-7月执行率 | 全年预计执行数 | <
      年度资金总额 | 30 | 15 | 50% | 30 | <
      一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1-7月执行情况 | 全年预计完成情况
      产出指标 | 数量指标 | 修缮渡口 | ≥3座 | 1座 | 3座
    `),
  )
  const [form] = forms

  test('names its period', () => {
    expect(form?.kind).toBe('performance_monitoring')
    expect(form?.period.value).toBe('1-7月')
  })

  test('gives what is done so far, and keeps the forecast apart', () => {
    expect(form?.funds[0]?.executed.value).toBe(15)
    expect(form?.indicators[0]?.actual.value).toBe('1座')
    expect(form?.indicators[0]?.attained).toBeNull()
    expect(form?.indicators[0]?.extra.map(({ text }) => text.value)).toEqual(['3座'])
  })
})

test('a fourth level is the leaf under its third', () => {
  const { forms } = reportOf(
    table(`
      一级指标 | 二级指标 | 三级指标 | 四级指标 | 分值 | 得分
      产出 | 数量 | 修缮 | 修缮渡口 | 5 | 5
      ^ | ^ | ^ | 修缮栈桥 | 5 | 4
    `),
  )
  const names = forms[0]?.indicators.map(({ level3, level4 }) => [level3.value, level4.value])
  expect(names).toEqual([
    ['修缮', '修缮渡口'],
    ['修缮', '修缮栈桥'],
  ])
})

describe('a document that speaks of a form of which none came', () => {
  test('says so where a table holds its words', () => {
    const { forms, unread } = reportOf(
      table(`
        年初预算数 | 全年执行数 | 分值
        甲 | 乙 | 丙
      `),
    )
    expect(forms).toEqual([])
    expect(unread.map(({ code, severity }) => [code, severity])).toEqual([
      ['form_unread', 'warning'],
    ])
  })

  test('says so where lines hold its words', () => {
    const { unread } = reportOf('产出指标', '数量指标', '质量指标', '满意度指标')
    expect(unread).toHaveLength(1)
  })

  test('is silent about accounts, lists of staff and sentences', () => {
    const { unread } = reportOf(
      '本项目设置了产出指标、数量指标、质量指标和满意度指标。',
      table(`
        科目 | 年初预算数 | 决算数
        人员经费 | 10 | 11
      `),
      table(`
        姓名 | 职务 | 电话
        沈一 | 站长 | 5550001
      `),
    )
    expect(unread).toEqual([])
  })
})
