/** Every word of every cell of a form is found again: in a field, in extra or in a note. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Table } from '../../src/extract/document.ts'
import type { Report } from '../../src/normalize/report.ts'
import { fold, isBlank } from '../../src/normalize/words/heading.ts'
import { meaningOf } from '../../src/normalize/words/meaning.ts'
import { flatTable, reportOf, table } from './drawing.ts'

const WIDTH = 9

/** A cell's words: none, a number, a word, or what a form often holds there. */
const words = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('', '—') },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 99 }).map((number) => `${number}.37`) },
  { weight: 4, arbitrary: fc.constantFrom('疏浚', '补种', '巡护', '培训') },
  fc.constantFrom(
    '95%',
    '优',
    '无',
    '2021年',
    '120万元',
    '张三 13900000000',
    '指标1：',
    '……',
    '5O',
  ),
)

const labels = [
  ...['项目名称', '主管部门', '实施单位', '项目负责人', '联系电话', '自评得分', '自评等级', '年度'],
  ...[
    '项目实施单位/项目负责人',
    '负责人及电话',
    '填报单位',
    '地方主管部门',
    '中央主管部门',
    '水源类型',
  ],
]
const fundLabels = ['年度资金总额', '其中：财政拨款', '其中：', '', '按收入性质分：', '其他资金：']
const fundHeadings = ['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分', '原因']
const headings = [
  ...['二级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施', '指标说明'],
  ...['复核分', '度量单位', '指标性质', '水位', '分值', '序号', '四级指标', '项目名称'],
]
const levels = ['产出指标', '效益指标（30分）', '满意度指标', '数量指标', '社会效益指标', '']
const closing = ['总分', '合计', '自评结论', '备注', '填表人', '说明：', '综合得分']

const cells = (count: number) => fc.array(words, { minLength: count, maxLength: count })
const pair = fc.tuple(fc.constantFrom(...labels), words).map((cells) => [...cells])
const headerRow = fc.tuple(pair, pair).map(([left, right]) => [...left, ...right])
const goals = fc.tuple(cells(WIDTH - 1), fc.boolean()).map(([rest, led]) => [
  ['年度总体目标', '预期目标', '', '实际完成情况'],
  [led ? '年度总体目标' : '', ...rest],
])
const fundRow = fc
  .tuple(fc.constantFrom(...fundLabels), words, cells(WIDTH - 2))
  .map(([label, word, rest]) => ['', label.endsWith('：') ? label + word : label, ...rest])
const funds = fc
  .tuple(fc.shuffledSubarray(fundHeadings, { minLength: 4 }), fc.array(fundRow, { maxLength: 4 }))
  .map(([columns, rows]) => [['项目资金（万元）', '', ...columns], ...rows])
const indicatorRow = fc
  .tuple(fc.constantFrom(...levels), cells(WIDTH - 1))
  .map(([level, rest]) => [level, ...rest])
/** 预算数 | 120 | 执行数 | 118.5: the label of each amount beside it. */
const fundPairs = fc
  .tuple(words, cells(4), fc.constantFrom('财政拨款', '其他资金', ''), words)
  .map(([spent, rest, label, word]) => [
    ['项目资金（万元）', '预算数', '120', '执行数', spent],
    [label, rest[0] ?? '', label, rest[1] ?? '', rest[2] ?? '', word],
  ])
const indicators = fc
  .tuple(
    fc.shuffledSubarray(headings, { minLength: 5, maxLength: 6 }),
    fc.array(indicatorRow, { minLength: 1, maxLength: 4 }),
  )
  .map(([columns, rows]) => [['一级指标', '三级指标', '实际完成值', ...columns], ...rows])
const closingRow = fc
  .tuple(fc.constantFrom(...closing), cells(WIDTH - 1))
  .map(([label, rest]) => [label, ...rest])

/** The rows of a form, each of so many cells, every word with a number of its own. */
const form = fc
  .tuple(
    fc.array(headerRow, { minLength: 1, maxLength: 3 }),
    fc.array(fc.oneof({ weight: 3, arbitrary: funds }, fundPairs), { maxLength: 2 }),
    fc.array(goals, { maxLength: 1 }),
    indicators,
    fc.array(closingRow, { maxLength: 3 }),
  )
  .map(([header, money, aims, rows, ends]) =>
    [['项目支出绩效自评表'], ...header, ...money.flat(), ...aims.flat(), ...rows, ...ends].map(
      (row) => [...row, ...Array<string>(WIDTH - Math.min(WIDTH, row.length)).fill('')],
    ),
  )

/** The cell with a number that no other cell has, so that one found is not another. */
function withNumber(row: number): (cell: string, column: number) => string {
  return (cell, column) =>
    cell.replace(/(?<=\.)37$|(?<=^(?:疏浚|补种|巡护|培训)$)/u, `${row + 10}${column}`)
}

/** What a reader finds in the forms of a report, folded. */
function foundIn({ forms }: Report): string {
  const found: string[] = []
  const collect = (part: unknown): void => {
    if (typeof part === 'string') found.push(fold(part))
    else if (part !== null && typeof part === 'object') Object.values(part).forEach(collect)
  }
  collect(forms)
  return found.join('\n')
}

/** What a column of serial numbers holds, and what leads other labels, tells nothing. */
const SERIAL = /^(?:指标\d|其中)$/u

/** The cells whose words are no heading or label that the vocabulary knows, and are not found in any form. */
function lostFrom(drawn: Table): readonly string[] {
  const found = foundIn(reportOf(drawn))
  return drawn.cells.flatMap(({ text }) => {
    const folded = fold(text)
    const value = /^[^:]{1,20}:(.*)$/u.exec(folded)?.[1]
    const isKnown =
      isBlank(folded) || SERIAL.test(folded) || Object.keys(meaningOf(folded)).length > 0
    return isKnown || found.includes(folded) || (value && found.includes(value)) ? [] : [text]
  })
}

test.each([
  ['kept', table],
  ['lost', flatTable],
])('where columns are %s', (_, draw) => {
  fc.assert(
    fc.property(form, (rows) => {
      const lines = rows.map((cells, row) => cells.map(withNumber(row)).join(' | '))
      expect(lostFrom(draw(lines.join('\n')))).toEqual([])
    }),
    { numRuns: 500, seed: 4 },
  )
})
