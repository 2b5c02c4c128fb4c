/** Headings of a dump and the columns that they make. */
import { describe, expect, test } from 'vitest'
import { columnsOf } from '../../../src/normalize/dump/columns.ts'
import { runAt } from '../../../src/normalize/dump/heading-run.ts'
import type { Token } from '../../../src/normalize/dump/token.ts'
import { lineTokens, wordTokens } from './drawn.ts'

/** On one line, or a heading a line, or with the beginning of the row known. */
const written: Readonly<Record<string, (headings: string) => readonly Token[]>> = {
  'on a line': wordTokens,
  'a line each': (headings) => lineTokens(headings.replaceAll(' ', '\n')),
  'in a row': (headings) => lineTokens(headings.replaceAll(' ', '\n'), [0]),
}

/** The kind of the section and the fields of its columns; a column without a heading as `·`. */
function columnsUnder(tokens: readonly Token[], at = 0): string | null {
  const run = runAt(tokens, at)
  if (!run) return null
  const fields = columnsOf(run).map(({ field, words }) => field + (words === '' ? '·' : ''))
  return `${run.kind}: ${fields.join(' ')}`
}

const FUNDS = 'initial_amount amount amount fund_weight rate fund_score'

describe.each(Object.entries(written))('headings %s', (_, write) => {
  test.each([
    [
      '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因',
      'indicators: lead· level1 level2 level3 target actual weight score note',
    ],
    ['指标 二级指标 三级指标 指标值 完成值', 'indicators: lead level2 level3 target actual'],
    ['绩效指标 指标 二级指标 三级指标 完成值', 'indicators: lead level1 level2 level3 actual'],
    ['一级指标 三级指标 完成值', 'indicators: lead· level1 level3 actual'],
    ['一级指标 二级指标 完成值', 'indicators: lead· level1 level3 actual'],
    ['二级指标 完成值 分值', 'indicators: lead· level3 actual weight'],
    ['二级指标 完成值', null],
    ['二级指标 指标值 分值', null],
    // A name and a weight for each level, in one row of headings or two.
    [
      '一级指标 分值 二级指标 分值 三级指标 分值 得分',
      'indicators: lead· level1 level1_weight level2 level2_weight level3 weight score',
    ],
    [
      '一级指标 二级指标 三级指标 名称 分值 名称 分值 名称 分值 得分',
      'indicators: lead· level1 level1_weight level2 level2_weight level3 weight score',
    ],
    [
      '绩效指标 指标值 完成值 得分 一级指标 二级指标 三级指标 符号 数值 单位',
      'indicators: lead· level1 level2 level3 target_operator target target_unit actual score',
    ],
    // What nobody knows, but for one word of it.
    [
      '一级指标 三级指标 分值 可能性 丙丁 完成值',
      'indicators: lead· level1 level3 weight likelihood extra actual',
    ],
    ['项目资金 年初预算数 全年预算数 全年执行数 分值 执行率 得分', `funds: lead label· ${FUNDS}`],
    ['资金来源 全年预算数 全年执行数 执行率', 'funds: lead· label amount amount rate'],
    ['全年预算数 全年执行数', null],
    ['年初预算数 全年预算数 全年执行数', 'funds: lead· label· initial_amount amount amount'],
    ['预期目标 实际完成情况', 'goals: lead· goal goal'],
    ['年度总体目标 预期目标 实际完成情况', 'goals: lead goal goal'],
    [
      '序号 项目名称 主管部门 全年预算数 全年执行数 自评得分',
      'projects: ordinal level3 extra amount amount score',
    ],
    ['项目名称 全年预算数 执行率 自评得分 备注', 'projects: level3 amount rate score extra'],
    ['项目名称 预算支出金额 自评得分 备注', 'projects: level3 amount score extra'],
    // Too few, without a result, with levels or with groups.
    ['项目名称 全年预算数 自评得分', null],
    ['序号 项目名称 主管部门 全年预算数', null],
    ['单位 一级指标 三级指标 指标值 完成值', null],
  ])('%s', (headings, columns) => {
    expect(columnsUnder(write(headings))).toBe(columns)
  })
})

test('headings of a list that head groups are none', () => {
  const list = '序号\n项目名称\n主管部门\n预算数\n自评得分'
  const under = (row: string) => columnsUnder(lineTokens(`${list}\n${row}`, [0, 5]))
  expect(under('1\n公园\n甲局\n80\n90')).toBe('projects: ordinal level3 extra amount score')
  expect(under('年初预算数\n全年预算数\n全年执行数')).toBe(null)
})

describe('words before the headings of a row', () => {
  const indicators = '一级指标\n二级指标\n三级指标\n完成值\n得分'

  test('lead it, though nobody knows them', () => {
    const tokens = lineTokens(`丙丁绩效（85分）\n${indicators}`, [0])
    expect(columnsUnder(tokens, 1)).toBe('indicators: lead level1 level2 level3 actual score')
    expect(runAt(tokens, 1)?.start).toBe(0)
  })

  test('unless they are a title or long', () => {
    for (const words of ['公园维护项目绩效自评表', '丙丁戊己庚辛壬癸丙丁戊己庚辛壬癸丙']) {
      const run = runAt(lineTokens(`${words}\n${indicators}`, [0]), 1)
      expect(run?.start).toBe(1)
    }
  })

  test('of money the last of several heads the labels', () => {
    const funds = '全年预算数\n全年执行数\n执行率'
    expect(columnsUnder(lineTokens(`资金执行\n丙丁\n${funds}`, [0]), 2)).toBe(
      'funds: lead label amount amount rate',
    )
    expect(columnsUnder(lineTokens(`资金执行\n（万元）\n${funds}`, [0]), 2)).toBe(
      'funds: lead label· amount amount rate',
    )
  })
})

test('the end of what leads the indicators may stand on the line of their headings', () => {
  const text = '绩\n效\n指\n标 一级指标 二级指标 三级指标 指标值 完成值'
  expect(columnsUnder(wordTokens(text))).toBe('indicators: lead level1 level2 level3 target actual')
})

test('a line that goes on with the last heading belongs to it', () => {
  const tokens = lineTokens('一级指标\n三级指标\n完成值\n偏差原因\n及措施\n产出指标')
  expect(runAt(tokens, 0)?.matches.at(-1)?.words).toBe('偏差原因\n及措施')
})

test('known words beside a figure are no heading', () => {
  const tokens = lineTokens('项目资金\n年初预算数\n全年预算数\n全年执行数\n年初预算数\n80')
  expect(runAt(tokens, 0)?.end).toBe(4)
})
