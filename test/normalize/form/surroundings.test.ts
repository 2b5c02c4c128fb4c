/** What the lines above and below a table say of its form. */
import { describe, expect, test } from 'vitest'
import { extraLines, formOf, fundLines, table } from '../drawing.ts'

const NAME = '项目名称 | 公园维护 | < | < | < | < | <'
const INDICATORS = `一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
产出指标 | 数量指标 | 修整草坪 | 20 | 21 | 50 | 48`
const TITLE = '公园维护项目绩效自评表'

function formIn(above: readonly string[], below: readonly string[] = [], rows = NAME) {
  return formOf(...above, table(`${rows}\n${INDICATORS}`), ...below)
}

test.each([
  [[TITLE, '（2029年度）'], TITLE, 2029],
  [[`2028年${TITLE}`, '2029年'], `2028年${TITLE}`, 2028],
  [[`2029年${TITLE}`], `2029年${TITLE}`, 2029],
  [[TITLE], TITLE, null],
  [['甲', '（2029年度）'], null, 2029],
  [[TITLE, '甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬'], TITLE, null],
])('title and year above a table: %j', (above, title, year) => {
  const form = formIn(above)
  expect([form.title.value, form.year.value]).toEqual([title, year])
})

test('the year that a label gives is nearer than that of the title', () => {
  const form = formIn([`2029年${TITLE}`], [], '年度 | 2028年 | < | < | < | < | <')
  expect(form.year.value).toBe(2028)
})

test.each([
  ['公园维护项目绩效监控表（1-7月）', null],
  ['1-7月公园维护项目绩效监控表', '1-7月'],
  [`1-7月${TITLE}`, null],
])('the period above a table: %s', (line, period) => {
  expect(formIn([line]).period.value).toBe(period)
})

describe('labels above a table', () => {
  test.each([
    [[TITLE, '主管部门：甲局'], '甲局'],
    [[TITLE, '主管部门：甲局', '甲', '乙', '丙', '丁'], '甲局'],
    // Without a title they are right above it, and no sentence stands between.
    [['主管部门：甲局', '甲', '乙', '丙'], '甲局'],
    [['主管部门：甲局', '甲', '乙', '丙', '丁'], null],
    [['主管部门：甲局', '本年开展了三项工作。'], null],
    [['主管部门：甲局', '长'.repeat(41)], null],
    [['主管部门：甲局', '长'.repeat(40)], '甲局'],
    [['填表人：白鹭'], null],
  ])('%j', (above, department) => {
    expect(formIn(above).department.name.value).toBe(department)
  })

  test('goals and a score', () => {
    const { goals } = formIn(['年度目标：修整草坪。', '完成情况：已修整。'])
    expect(goals.map(({ expected, actual }) => [expected.value, actual.value])).toEqual([
      ['修整草坪。', '已修整。'],
    ])
    expect(formIn(['年度目标：—']).goals).toEqual([])
    expect(formIn(['（2029年度） 项目总得分99分']).total.score.value).toBe(99)
  })
})

describe('lines below a table', () => {
  test.each([
    [['自评总分：98.08分，自评等级：优。'], [98.08, '优', null, null]],
    [['三、总分98'], [98, null, null, null]],
    [['总分98分较高'], [null, null, null, null]],
    [['项目负责人：白鹭 联系电话：0000'], [null, null, '白鹭', '0000']],
    [['填表人：白鹭 联系电话：0000'], [null, null, null, null]],
    [
      ['甲', '乙', '丙', '总分98'],
      [98, null, null, null],
    ],
    [
      ['甲', '乙', '丙', '丁', '总分98'],
      [null, null, null, null],
    ],
  ])('%j', (below, read) => {
    const { total, contact, ...form } = formIn([TITLE], below)
    const { person, phone } = contact
    expect([total.score.value, total.grade.value, person.value, phone.value]).toEqual(read)
    expect(extraLines(form)).toEqual([])
  })
})

describe('the unit of amounts', () => {
  const funds = `项目资金 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
年度资金总额 | 80 | 76 | 70 | 10 | 92% | 9`

  test.each([
    [['单位：元'], NAME, '元'],
    [['金额单位：万元'], NAME, '万元'],
    [['二、预算执行情况（亿元）'], NAME, '亿元'],
    [['单位：元', '甲', '乙', '丙'], NAME, '元'],
    [['单位：元', '甲', '乙', '丙', '丁'], NAME, ''],
    [['实施单位：元江局'], NAME, ''],
    [[], NAME, ''],
    [[], `${NAME}\n单位：元 | < | < | < | < | < | <`, '元'],
  ])('%j', (above, rows, unit) => {
    const form = formOf(...above, table(`${rows}\n${funds}\n${INDICATORS}`))
    expect(fundLines(form)).toEqual([`total|年度资金总额|${unit}|80|76|70|10|92|9`])
  })
})
