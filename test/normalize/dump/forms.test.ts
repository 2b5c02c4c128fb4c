/** Whole forms whose tables were dumped as lines: where their sections begin and end. */
import { expect, test } from 'vitest'
import { readDumps } from '../../../src/normalize/dump/dump.ts'
import { linesOf } from './drawn.ts'

/** Paragraphs as `= words`, rows with the words of their cells, a line end as ⏎; guesses unmarked. */
function drawn(text: string): readonly string[] {
  return readDumps(linesOf(text)).flatMap((block) => {
    if (block.type === 'paragraph') return [`= ${block.text}`]
    return Array.from({ length: block.rowCount }, (_, row) =>
      block.cells
        .filter((cell) => cell.row === row)
        .map((cell) => cell.text.replaceAll('\n', '⏎'))
        .join('|'),
    )
  })
}

const TITLE = '公园维护自评表'
const HEADER = '项目名称 公园维护\n主管部门 甲局 实施单位 甲所'
const HEADINGS = '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因'
const ROW = '产出指标 数量指标 修整草坪 ≥20公顷 21公顷 20 20'
const OTHER_ROW = '质量指标 成活率 ≥95% 96% 20 20'

const READ_HEADER = ['项目名称|公园维护', '主管部门|甲局|实施单位|甲所']
const READ_HEADINGS = `|${HEADINGS.replaceAll(' ', '|')}`
const READ_ROW = `|${ROW.replaceAll(' ', '|')}|`
const READ_OTHER = `||${OTHER_ROW.replaceAll(' ', '|')}|`

/** What is read below the header and the headings of indicators. */
function below(...lines: readonly string[]): readonly string[] {
  const read = drawn([TITLE, HEADER, HEADINGS, ...lines].join('\n'))
  expect(read.slice(0, 4)).toEqual([`= ${TITLE}`, ...READ_HEADER, READ_HEADINGS])
  return read.slice(4)
}

test('rows of indicators, a total and a chapter', () => {
  const remark = '补种树木 300株 280株 10 9 苗木到货较迟'
  expect(below(ROW, remark, OTHER_ROW, '总分 50 49', '二、其他', '项目名称 公厕维护')).toEqual([
    READ_ROW,
    `|||${remark.replaceAll(' ', '|')}`,
    READ_OTHER,
    '总分|50|49',
    ...['= 二、其他', '= 项目名称 公厕维护'],
  ])
})

test.each([
  ['填表人：白鹭'],
  ['注：按季度填报。'],
  ['单位：万元'],
  ['第二部分 情况'],
  ['（2029年度）'],
])('a form ends above %s', (line) => {
  expect(below(ROW, line)).toEqual([READ_ROW, `= ${line}`])
})

test('headings that are printed again after a page break head the same table', () => {
  expect(below(ROW, HEADINGS, OTHER_ROW, '自评等级 优')).toEqual([
    READ_ROW,
    READ_OTHER,
    '自评等级|优',
  ])
})

test('money and goals stand before the indicators', () => {
  const funds = '项目资金 年初预算数 全年预算数 全年执行数 分值 执行率 得分'
  const money = '年度资金总额 80 76.5 70.1 10 91.63% 9.16\n其他资金\n总分 100 98'
  const goals = '年度总体目标 预期目标 实际完成情况\n1.修整草坪；\n2.补种树木。\n草坪已修整。'
  expect(drawn([TITLE, HEADER, funds, money, goals, HEADINGS, ROW].join('\n')).slice(3)).toEqual([
    '项目资金||年初预算数|全年预算数|全年执行数|分值|执行率|得分',
    '|年度资金总额|80|76.5|70.1|10|91.63%|9.16',
    '|其他资金||||||',
    '总分|100|98',
    '年度总体目标|预期目标|实际完成情况',
    '|1.修整草坪；⏎2.补种树木。|草坪已修整。',
    READ_HEADINGS,
    READ_ROW,
  ])
})

test('another form begins with its title, or with the name of its project', () => {
  const form = [HEADER, HEADINGS, ROW].join('\n')
  const read = [...READ_HEADER, READ_HEADINGS, READ_ROW]
  expect(drawn(`${TITLE}\n${form}\n${TITLE}\n${form}`)).toEqual([
    ...[`= ${TITLE}`, ...read, `= ${TITLE}`, ...read],
  ])
  expect(drawn(`${TITLE}\n${form}\n${form}`)).toEqual([`= ${TITLE}`, ...read, ...read])
})
