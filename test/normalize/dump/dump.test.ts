import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block } from '../../../src/extract/document.ts'
import { textToBlocks } from '../../../src/extract/text/text.ts'
import { readDumps } from '../../../src/normalize/dump/dump.ts'

function linesOf(text: string): readonly Block[] {
  return text.split('\n').map((line, at) => ({
    type: 'paragraph',
    text: line,
    level: null,
    place: { kind: 'line', line: at + 1 },
  }))
}

/** Paragraphs as their words; tables as rows of cells, a line end as ⏎ and a guess as ?. */
function drawn(text: string): readonly string[] {
  return drawnBlocks(readDumps(linesOf(text)))
}

function drawnBlocks(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [block.text]
    const rows = Array.from({ length: block.rowCount }, (_, row) => row)
    return rows.map((row) =>
      block.cells
        .filter((cell) => cell.row === row)
        .map((cell) => cell.text.replaceAll('\n', '⏎') + ('guessed' in cell ? '?' : ''))
        .join(' | '),
    )
  })
}

const header = '公园维护自评表\n项目名称 公园维护\n主管部门 甲局 实施单位\n甲局公园\n管理所'
const funds = '项目资金\n（万元）\n年初预算数 全年预算数 全年执行数 分值\n执行\n率\n得分'
const indicators =
  '绩\n效\n指\n标\n一级指标 二级指标 三级指标\n年度\n指标值\n实际完成值 分值 得分\n偏差原因\n及措施'

test('a form dumped in drawing order becomes a table', () => {
  const text = [
    '一、概况',
    header,
    funds,
    '年度资金总额 80 76.5 70.1 10\n91.63\n%\n9.16\n其中：财政拨款 80 76.5 70.1 — —\n其他资金',
    '年度总体目\n标\n预期目标 实际完成情况\n1.修整草坪，补种\n树木；\n2.更换灯具。\n草坪与树木已全部养护，灯具更\n换完成。',
    indicators,
    '产出指标\n(50 分)\n数量指标\n修整草坪的面\n积\n≥20 公顷 21 公顷 20 20\n补种树木 300 株 280 株 10 9\n苗木到货较\n迟',
    '质量指标 成活率 ≥95% 96% 20 20\n效益指标\n(30 分)\n社会效益\n指标\n游人满意 提升 提升 30 30',
    '总分 100 98.16',
    '注：按季度填报。',
  ]
  expect(drawn(text.join('\n'))).toEqual([
    '一、概况',
    '公园维护自评表',
    '项目名称 | 公园维护',
    '主管部门 | 甲局 | 实施单位 | 甲局公园⏎管理所',
    '项目资金⏎（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行⏎率 | 得分',
    ' | 年度资金总额 | 80 | 76.5 | 70.1 | 10 | 91.63⏎% | 9.16',
    ' | 其中：财政拨款 | 80 | 76.5 | 70.1 | — | — | ',
    ' | 其他资金 |  |  |  |  |  | ',
    '年度总体目⏎标 | 预期目标 | 实际完成情况',
    ' | 1.修整草坪，补种⏎树木；⏎2.更换灯具。? | 草坪与树木已全部养护，灯具更⏎换完成。?',
    '绩⏎效⏎指⏎标 | 一级指标 | 二级指标 | 三级指标 | 年度⏎指标值 | 实际完成值 | 分值 | 得分 | 偏差原因⏎及措施',
    ' | 产出指标⏎(50 分) | 数量指标 | 修整草坪的面⏎积 | ≥20 公顷 | 21 公顷 | 20 | 20 | ',
    ' |  |  | 补种树木 | 300 株 | 280 株 | 10 | 9 | 苗木到货较⏎迟',
    ' |  | 质量指标 | 成活率 | ≥95% | 96% | 20 | 20 | ',
    ' | 效益指标⏎(30 分)? | 社会效益⏎指标? | 游人满意? | 提升? | 提升? | 30? | 30? | ',
    '总分 | 100 | 98.16',
    '注：按季度填报。',
  ])
})

test('a grade below the indicators and the line of the unit above the next form are none of theirs', () => {
  const plain = `${header}\n一级指标 二级指标 三级指标 指标值 完成值\n产出指标 数量指标 修整草坪 ≥20公顷 21公顷`
  const text = `${plain}\n自评等级 优\n单位：万元\n${plain}`
  expect(drawn(text).slice(3, 7)).toEqual([
    ' | 一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值',
    ' | 产出指标 | 数量指标 | 修整草坪 | ≥20公顷 | 21公顷',
    '自评等级 | 优',
    '单位：万元',
  ])
})

test('lines without a form stay lines', () => {
  expect(drawn('一、概况\n本年共开展三项。')).toEqual(['一、概况', '本年共开展三项。'])
})

test('a dump that keeps its layout is read by its columns', () => {
  const text = `公园维护自评表
项目名称      公园维护
主管部门      甲局                          实施单位        甲局公园管理所
            预期目标                        实际完成情况
年度总体目标
            修整草坪。                       草坪已修整。
        一级指标     二级指标      三级指标       年度指标值       实际完成值      分值    得分
                            修整草坪的面
                                         ≥20 公顷      21 公顷       20    20
                 数量指标       积
        产出指标
                            补种树木       300 株       280 株       10    9
                 质量指标       成活率        ≥95%        96%         20    20
总分                                                              50    49`
  expect(drawn(text).slice(-5)).toEqual([
    '一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分',
    '产出指标 | 数量指标 | 修整草坪的面⏎积 | ≥20 公顷 | 21 公顷 | 20 | 20',
    '补种树木 | 300 株 | 280 株 | 10 | 9',
    '质量指标 | 成活率 | ≥95% | 96% | 20 | 20',
    '总分 |  |  |  |  | 50 | 49',
  ])
})

/** The rows of indicators that stand under the headings of a form. */
function indicatorRows(lines: readonly string[]): readonly string[] {
  const rows = drawn([header, funds, '年度资金总额 80 80 70 10', indicators, ...lines].join('\n'))
  return rows.slice(rows.findIndex((row) => row.includes('三级指标')) + 1)
}

test.each([
  [
    'a line with half a date is no title',
    ['产出指标\n时效指标 开园时间 10 月底\n2022 年\n11 月 15\n日\n10 8 雨季施工', '总分 10 8'],
    [
      ' | 产出指标 | 时效指标 | 开园时间? | 10 月底? | 2022 年⏎11 月 15⏎日 | 10 | 8 | 雨季施工',
      '总分 | 10 | 8',
    ],
  ],
  [
    'a remark may begin with a figure',
    ['产出指标 数量指标 补种树木 18 株 17 株 15 14.17 1 处苗木尚未到货', '总分 15 14.17'],
    [
      ' | 产出指标 | 数量指标 | 补种树木 | 18 株 | 17 株 | 15 | 14.17 | 1 处苗木尚未到货',
      '总分 | 15 | 14.17',
    ],
  ],
  [
    'what a template left is a row of its own',
    [
      '产出指标\n数量指标\n补种树木 18 株 18 株 15 15\n指标 2：\n质量指标\n成活率 95% 96% 10 10',
      '总分 25 25',
    ],
    [
      ' | 产出指标 | 数量指标 | 补种树木 | 18 株 | 18 株 | 15 | 15 | ',
      ' |  |  | 指标 2： |  |  |  |  | ',
      ' |  | 质量指标 | 成活率 | 95% | 96% | 10 | 10 | ',
      '总分 | 25 | 25',
    ],
  ],
])('%s', (_, lines, rows) => {
  const unmarked = indicatorRows(lines).map((row) => row.replaceAll('?', ''))
  expect(unmarked).toEqual(rows.map((row) => row.replaceAll('?', '')))
})

test('any lines are read, and no word is added to them', () => {
  const piece = fc.constantFrom(
    ...[
      '产出指标',
      '数量指标',
      '指标 2：',
      '……',
      '10',
      '98%',
      '其中：',
      '年度',
      '资金总额',
      '总分',
    ],
    ...['一级指标 二级指标 三级指标', '指标值 实际完成值 分值 得分', '20 20', '。', '效', '≥ 5 个'],
  )
  const line = fc.array(piece, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
  const signs = (text: string) => text.replace(/[\s|⏎?]/gu, '')
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const text = [header, indicators, ...lines].join('\n')
      const [printed, read] = [signs(text), signs(drawn(text).join(''))]
      expect(read.length).toBeLessThanOrEqual(printed.length)
      expect([...read].filter((sign) => !printed.includes(sign))).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('headings are found behind a lead whose end shares their line', () => {
  const text = `${header}
绩效指
标 一级指标 二级指标 三级指标 年度指标值
实际完
成值
分值 得分
产出指标
数量指标
补种树木 300 株 280 株 10 9
总分 10 9`
  expect(drawn(text).slice(3, 5)).toEqual([
    '绩效指⏎标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完⏎成值 | 分值 | 得分',
    ' | 产出指标 | 数量指标 | 补种树木 | 300 株 | 280 株 | 10 | 9',
  ])
})

/** As a browser copies a table: a cell a line, blank ones as a no-break space, two-line cells as two lines. */
const copied = [
  '公园维护自评表',
  '项目名称\n公园维护\n主管部门\n甲局\n实施单位\n\u00a0',
  '项目资金\n（万元）\n\u00a0\n年初预算数\n全年预算数\n全年执行数\n分值\n执行率\n得分',
  '年度资金总额\n80\n76.5\n70.1\n10\n91.63%\n9.16',
  '其他资金\n\u00a0\n\u00a0\n6.5\n\u00a0\n\u00a0\n\u00a0',
  '年度总体目标\n预期目标\n实际完成情况',
  '1.修整草坪；\n2.更换灯具。\n全部完成。',
  '绩效指标\n一级指标\n二级指标\n三级指标\n年度指标值\n实际完成值\n分值\n得分\n偏差原因',
  '产出指标\n（50分）\n数量指标\n补种树木\n300\n280\n30\n28\n\u00a0',
  '质量指标\n成活率\n\u00a0\n96%\n20\n20\n长势良好',
  '效益指标\n社会效益\n游人满意\n提升\n提升\n30\n30\n\u00a0',
  '总分\n90\n87.16\n\u00a0',
]

const copiedRows = [
  '项目名称 | 公园维护',
  '主管部门 | 甲局',
  '实施单位 | ',
  '项目资金⏎（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分',
  ' | 年度资金总额 | 80 | 76.5 | 70.1 | 10 | 91.63% | 9.16',
  ' | 其他资金 |  |  | 6.5 |  |  | ',
  '年度总体目标 | 预期目标 | 实际完成情况',
  ' | 1.修整草坪；⏎2.更换灯具。 | 全部完成。',
  '绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因',
  ' | 产出指标⏎（50分） | 数量指标 | 补种树木 | 300 | 280 | 30 | 28 | ',
  ' |  | 质量指标 | 成活率 |  | 96% | 20 | 20 | 长势良好',
  ' | 效益指标 | 社会效益 | 游人满意 | 提升 | 提升 | 30 | 30 | ',
  '总分 | 90 | 87.16',
]

/** What was read of a text that a file holds, blank cells and line ends as in `drawn`. */
function read(text: string): readonly string[] {
  return drawnBlocks(readDumps(textToBlocks(text))).map((row) => row.replaceAll('?', ''))
}

test('a cell a line, rows not parted', () => {
  expect(read(copied.join('\n')).slice(1)).toEqual(copiedRows)
})

test('a cell a line, rows parted by a blank line', () => {
  const header = '项目名称 | 公园维护 | 主管部门 | 甲局 | 实施单位 | '
  expect(read(copied.join('\n\n')).slice(1)).toEqual([header, ...copiedRows.slice(3)])
})

test('cells parted by blank lines, the lines of one together', () => {
  const whole = copied.map((row) =>
    row.replaceAll('\n', '\n\n').replaceAll('\n\n（', '\n（').replaceAll('\n\n2.', '\n2.'),
  )
  expect(read(whole.join('\n\n')).slice(1)).toEqual(copiedRows)
})

test('a cell a line before a bar keeps its borders', () => {
  const [title = '', ...rows] = copied
  const cells = rows
    .join('\n')
    .replaceAll('\n（', '（')
    .replaceAll('\n2.', '2.')
    .split('\n')
    .map((cell) => `${cell.trim()} |`)
  const expected = copiedRows.map((row) => row.replaceAll('⏎', ''))
  expect(read([title, ...cells].join('\n')).slice(1)).toEqual(expected)
})

test('digits of two lines are never one figure', () => {
  const text = copied.join('\n').replaceAll('\u00a0\n', '')
  const words = read(text).join(' | ')
  expect(words).not.toMatch(/\d⏎\d/u)
})
