/** Tables as scrapers and browsers write them into texts: a cell a line, a row a line, with and without empty lines. */
import { describe, expect, test } from 'vitest'
import { textToBlocks } from '../../../src/extract/text/text.ts'
import { readDumps } from '../../../src/normalize/dump/dump.ts'

/** Rows as cells by column, a line end as ⏎, guesses unmarked; paragraphs as they are. */
function read(text: string): readonly string[] {
  return readDumps(textToBlocks(text)).flatMap((block) => {
    if (block.type === 'paragraph') return [block.text]
    return Array.from({ length: block.rowCount }, (_, row) => {
      const cells: string[] = []
      for (const cell of block.cells) if (cell.row === row) cells[cell.column] = cell.text
      return Array.from(cells, (words = '') => words.replaceAll('\n', '⏎')).join(' | ')
    })
  })
}

type Rows = readonly (readonly string[])[]

const BLANK = '\u00a0'
const copy = (rows: Rows) => rows.map((row) => row.map((cell) => cell || BLANK).join('\n'))
/** A cell a line; rows parted by an empty line; every line parted by one; a row a line. */
const written: Readonly<Record<string, (rows: Rows) => string>> = {
  lines: (rows) => copy(rows).join('\n'),
  'rows parted': (rows) => copy(rows).join('\n\n'),
  'lines parted': (rows) => copy(rows).join('\n').split('\n').join('\n\n'),
  'a row a line': (rows) => inRows(rows, ['', ' ', '']),
  'bars, blank cells left out': (rows) => inRows(rows, [' ', ' | ', ' |||']),
}
const inRows = (rows: Rows, [gap, between, end]: readonly [string, string, string]) =>
  rows
    .map((row) => {
      const cells = row.filter((cell) => cell !== '')
      return `${cells.map((cell) => cell.replaceAll('\n', gap)).join(between)}${end}`
    })
    .join('\n')
/** What becomes of a line end within a cell. */
const gaps: Readonly<Record<string, string>> = {
  'a row a line': '',
  'bars, blank cells left out': ' ',
}
const kinds = Object.keys(written)
const write = (kind: string, title: string, rows: Rows) => `${title}\n${written[kind]?.(rows)}`

describe.each(kinds)('%s', (kind) => {
  const gap = gaps[kind] ?? '⏎'
  const parted = (words: string) => words.replaceAll('\n', gap)

  test('numbers lead the rows, names of levels have weights and broken lines', () => {
    const rows = [
      ['序号', '一级\n指标', '二级\n指标', '三级\n指标', '指标分值', '评分标准', '自评得分'],
      ['1', '安排\n(40分)', '办法\n(15分)', '办法\n周全性', '15', '缺一项扣2分。', '13'],
      ['2', '资金管理\n(25分)', '资金使用\n合规性', '10', '查出一例扣1分。', '10'],
      ['3', '资产管理\n安全性', '15', '账实相符。', '15'],
      ['4', '成效\n(60分)', '本职\n(60分)', '街面\n洁净率', '40', '按比例得分。', '38.5'],
      ['5', '居民\n满意度', '20', '按比例得分。', '18'],
    ]
    expect(read(write(kind, '部门整体支出绩效自评表', rows)).slice(1)).toEqual(
      [
        ' | 序号 | 一级\n指标 | 二级\n指标 | 三级\n指标 | 指标分值 | 评分标准 | 自评得分',
        ' | 1 | 安排\n(40分) | 办法\n(15分) | 办法\n周全性 | 15 | 缺一项扣2分。 | 13',
        ' | 2 |  | 资金管理\n(25分) | 资金使用\n合规性 | 10 | 查出一例扣1分。 | 10',
        ' | 3 |  |  | 资产管理\n安全性 | 15 | 账实相符。 | 15',
        ' | 4 | 成效\n(60分) | 本职\n(60分) | 街面\n洁净率 | 40 | 按比例得分。 | 38.5',
        ' | 5 |  |  | 居民\n满意度 | 20 | 按比例得分。 | 18',
      ].map(parted),
    )
  })

  test('a list of projects is a table', () => {
    const rows = [
      [
        '序号',
        '项目名称',
        '主管部门',
        '全年预算数',
        '全年执行数',
        '执行率',
        '自评得分',
        '自评等级',
      ],
      ['1', '街灯养护', '甲区城管局', '36.3', '36.3', '100%', '98', '优'],
      ['2', '桥梁检测', '甲区城管局', '5', '4.5', '90%', '95', '优'],
    ]
    expect(read(write(kind, '项目支出绩效自评结果汇总表', rows)).slice(1)).toEqual(
      rows.map((row) => row.join(' | ')),
    )
  })

  test('a unit stands in a column of its own under the heading of the value', () => {
    const rows = [
      ['一级指标', '二级指标', '三级指标', '年度指标值', '分值', '得分'],
      ['产出指标', '数量指标', '新建步道长度', '12', '公里', '30', '30'],
      ['质量指标', '验收合格率', '100', '%', '20', '20'],
      ['时效指标', '当年开工率', '95', '%', '20', '18'],
      ['效益指标', '社会效益指标', '受益人口', '9200', '人', '30', '30'],
    ]
    expect(read(write(kind, '项目支出绩效自评表', rows)).slice(1)).toEqual([
      ' | 一级指标 | 二级指标 | 三级指标 | 年度指标值 |  | 分值 | 得分',
      ' | 产出指标 | 数量指标 | 新建步道长度 | 12 | 公里 | 30 | 30',
      ' |  | 质量指标 | 验收合格率 | 100 | % | 20 | 20',
      ' |  | 时效指标 | 当年开工率 | 95 | % | 20 | 18',
      ' | 效益指标 | 社会效益指标 | 受益人口 | 9200 | 人 | 30 | 30',
    ])
  })

  test('of four levels the third comes with the first of its rows', () => {
    const rows = [
      ['一级指标', '二级指标', '三级指标', '四级指标', '分值', '自评得分'],
      ['投入', '项目立项', '论证决策', '论证充分性', '5', '5'],
      ['目标设置', '目标完整性', '4', '4'],
      ['目标清晰性', '3', '2'],
      ['产出', '效率性', '完成进度', '栈桥完成率', '15', '15'],
    ]
    expect(read(write(kind, '项目支出绩效自评表', rows)).slice(2)).toEqual([
      ' | 投入 | 项目立项 | 论证决策 | 论证充分性 | 5 | 5',
      ' |  |  | 目标设置 | 目标完整性 | 4 | 4',
      ' |  |  |  | 目标清晰性 | 3 | 2',
      ' | 产出 | 效率性 | 完成进度 | 栈桥完成率 | 15 | 15',
    ])
  })
})

const indicators = [
  ['一级指标', '二级指标', '三级指标', '年度指标值', '全年完成值', '分值', '得分'],
  ['产出指标', '数量指标', '新建步道长度', '12公里', '12公里', '30', '30'],
  ['质量指标', '验收合格率', '100%', '100%', '30', '30'],
  ['时效指标', '按期完成率', '95%', '94%', '20', '19'],
  ['效益指标', '社会效益指标', '居民出行', '改善', '改善', '20', '19'],
]

test.each(kinds)('amounts stand under the headings of their sources: %s', (kind) => {
  const rows = [
    ['项目名称', '滨河步道'],
    ['资金来源', '中央(万元)', '省级资金', '本级(万元)', '合计(万元)', '执行数(万元)', '执行率'],
    ['', '4.9', '18.4', '23.3', '20', '85.8%'],
    ...indicators,
  ]
  const [, , heading, amounts] = read(write(kind, '项目支出绩效自评表', rows))
  expect(heading).toBe(rows[1]?.join(' | '))
  // Without the blank cell nothing tells which of the sources are meant; what must add up is placed all the same.
  const open = ' |  |  |  | 23.3 | 20 | 85.8% | 4.9 | 18.4'
  expect(amounts).toBe(kind in gaps ? open : ' |  | 4.9 | 18.4 | 23.3 | 20 | 85.8%')
})

test('a text without blank cells and empty lines has a cell a line where figures stand alone', () => {
  const text = `项目支出绩效自评表\n${indicators.flat().join('\n')}\n总分\n98分`
  expect(read(text).slice(2)).toEqual([
    ' | 产出指标 | 数量指标 | 新建步道长度 | 12公里 | 12公里 | 30 | 30',
    ' |  | 质量指标 | 验收合格率 | 100% | 100% | 30 | 30',
    ' |  | 时效指标 | 按期完成率 | 95% | 94% | 20 | 19',
    ' | 效益指标 | 社会效益指标 | 居民出行 | 改善 | 改善 | 20 | 19',
    '总分 |  |  |  |  |  |  | 98分',
  ])
})

test('a figure on a line of its own is no part of a figure with its unit', () => {
  const rows = indicators.map((row) =>
    row.map((cell, at) => (cell === '12公里' && at === 4 ? '12' : cell)),
  )
  expect(read(write('lines', '项目支出绩效自评表', [...rows, ['总分', '98', '']]))[2]).toBe(
    ' | 产出指标 | 数量指标 | 新建步道长度 | 12公里 | 12 | 30 | 30',
  )
})

test('words that nobody knows lead the headings of their row', () => {
  const rows = indicators.map((row, at) => (at === 0 ? ['成绩单（98分）', ...row] : row))
  const [heading, first] = read(write('a row a line', '项目支出绩效自评表', rows)).slice(1)
  expect(heading).toBe(
    '成绩单（98分） | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 全年完成值 | 分值 | 得分',
  )
  expect(first).toBe(' | 产出指标 | 数量指标 | 新建步道长度 | 12公里 | 12公里 | 30 | 30')
})
