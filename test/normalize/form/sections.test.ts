/** Where the sections of a form end, and where another form begins. */
import { describe, expect, test } from 'vitest'
import type { Table } from '../../../src/extract/document.ts'
import {
  extraLines,
  flatTable,
  formOf,
  fundLines,
  indicatorLines,
  reportOf,
  table,
} from '../drawing.ts'

const NAME = '项目名称 | 公园维护 | < | < | < | < | <'
const OTHER_NAME = '项目名称 | 公厕维护 | < | < | < | < | <'
const HEADINGS = '一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分'
const ROW = '产出指标 | 数量指标 | 修整草坪 | 20 | 21 | 50 | 48'
const OTHER_ROW = '产出指标 | 质量指标 | 成活率 | 95% | 96% | 10 | 9'
const INDICATORS = `${HEADINGS}\n${ROW}`

describe('rows below the indicators', () => {
  const below = (...rows: readonly string[]) => {
    const form = formOf(table([NAME, INDICATORS, ...rows].join('\n')))
    return { rows: indicatorLines(form).length, extra: extraLines(form) }
  }

  test.each([
    ['注：甲 | < | < | < | < | < | <', '注: 甲'],
    ['本年共开展三项工作 | < | < | < | < | < | <', '其他: 本年共开展三项工作'],
    ['主要问题 | 苗木到货较迟 | < | < | < | < | <', '主要问题: 苗木到货较迟'],
    ['备注 | 见附件 | < | < | < | < | <', '备注: 见附件'],
  ])('that are no indicators: %s', (row, kept) => {
    expect(below(row)).toEqual({ rows: 1, extra: [kept] })
  })

  test.each([
    ['注：甲 | < | < | < | < | < | <', '注: 甲'],
    ['偏差说明：雨季施工 | < | < | < | < | < | <', '其他: 偏差说明：雨季施工'],
  ])('a remark does not end them: %s', (remark, kept) => {
    expect(below(remark, OTHER_ROW)).toEqual({ rows: 2, extra: [kept] })
  })
})

describe('rows below the money', () => {
  const funds = `项目资金 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
年度资金总额 | 80 | 76 | 70 | 10 | 92.1% | 9.2`

  test.each([
    ['二、绩效指标完成情况 | < | < | < | < | < | <', '其他: 二、绩效指标完成情况'],
    ['资金管理情况 | 规范 | < | < | < | < | <', '资金管理情况: 规范'],
  ])('that are none of it: %s', (row, kept) => {
    const form = formOf(table([NAME, funds, row, INDICATORS].join('\n')))
    expect(fundLines(form)).toEqual(['total|年度资金总额||80|76|70|10|92.1|9.2'])
    expect(extraLines(form)).toEqual([kept])
    expect(indicatorLines(form)).toHaveLength(1)
  })
})

describe('one form or two', () => {
  const TITLE = '公园维护项目绩效自评表'
  const forms = (...parts: readonly (Table | string)[]) =>
    reportOf(...parts).forms.map(({ kind, title, project_name, indicators }) =>
      [kind, title.value, project_name.value, indicators.length].join('|'),
    )
  const self = (name: string, count: number, title = TITLE) =>
    `project_self_evaluation|${title}|${name}|${count}`

  test('each with its title', () => {
    const other = '公厕维护项目绩效自评表'
    const [first, second] = [NAME, OTHER_NAME].map((name) => `${name}\n${INDICATORS}`)
    expect(forms(TITLE, table(first ?? ''), other, table(second ?? ''))).toEqual([
      self('公园维护', 1),
      self('公厕维护', 1, other),
    ])
  })

  test('the name of another project begins another in the same table', () => {
    expect(forms(TITLE, table([NAME, INDICATORS, OTHER_NAME, INDICATORS].join('\n')))).toEqual([
      self('公园维护', 1),
      self('公厕维护', 1),
    ])
  })

  test('tables one after the other go on with a form', () => {
    const more = `${HEADINGS}\n${OTHER_ROW}`
    expect(forms(TITLE, table(`${NAME}\n${INDICATORS}`), table(more))).toEqual([
      self('公园维护', 2),
    ])
    expect(forms(TITLE, table(NAME), table(INDICATORS))).toEqual([self('公园维护', 1)])
  })

  test('a form of another kind below it has no title of it', () => {
    const department = table(`部门名称 | 甲局 | < | < | < | < | <\n${INDICATORS}`)
    const title = '部门整体支出绩效自评表'
    expect(forms(title, department, '二、项目情况', table(`${NAME}\n${INDICATORS}`))).toEqual([
      `department_self_evaluation|${title}||1`,
      'project_self_evaluation||公园维护|1',
    ])
  })

  test('what became of a plan in a table of its own belongs to it', () => {
    const [plan, results] = [
      '指标值\n产出指标 | 数量指标 | 修整草坪 | 20',
      '完成值 | 得分\n产出指标 | 数量指标 | 修整草坪 | 21 | 48',
    ]
    const levels = '一级指标 | 二级指标 | 三级指标'
    const form = formOf(table(`${levels} | ${plan}`), table(`${levels} | ${results}`))
    expect(indicatorLines(form)).toEqual(['产出指标||数量指标|修整草坪|20|21||48|'])
  })
})

describe('a list of projects', () => {
  const TITLE = '项目支出绩效自评结果汇总表'
  const list = (rows: string, draw = table) =>
    reportOf(TITLE, draw(rows)).forms.map((form) => [
      ...[form.project_name.value, form.department.name.value, form.total.score.value],
      ...[form.total.grade.value, ...fundLines(form)],
    ])

  test('gives each a row, but for their sum', () => {
    const rows = `序号 | 项目名称 | 主管部门 | 全年预算数 | 全年执行数 | 执行率 | 自评得分
      1 | 公园维护 | 甲局 | 80 | 76 | 95% | 98
      2 | 公厕维护 | 乙局 | 40 | 40 | 100% | 96
      合计 | | | 120 | 116 | | `
    const projects = [
      ['公园维护', '甲局', 98, null, 'total||||80|76||95|'],
      ['公厕维护', '乙局', 96, null, 'total||||40|40||100|'],
    ]
    expect(list(rows)).toEqual(projects)
    expect(list(rows, flatTable)).toEqual(projects)
  })

  test('may say what of the money is from one source', () => {
    const rows = `序号 | 项目名称 | 预算数 | < | 执行数 | 自评等级 | 自评得分
      ^ | ^ | 小计 | 财政资金 | ^ | ^ | ^
      1 | 公园维护 | 80 | 60 | 76 | 优 | 98`
    expect(list(rows)).toEqual([
      ['公园维护', null, 98, '优', 'total||||80|76|||', 'fiscal|财政资金|||60||||'],
    ])
  })
})
