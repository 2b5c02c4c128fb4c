import { expect, test } from 'vitest'
import type { Block } from '../../../src/extract/document.ts'
import { readDumps } from '../../../src/normalize/dump/dump.ts'

/** The rows of all tables: cells, a line end as ⏎ and a guess as ?. */
function rowsIn(text: string): readonly string[] {
  const lines: readonly Block[] = text.split('\n').map((line, at) => ({
    type: 'paragraph',
    text: line,
    level: null,
    place: { kind: 'line', line: at + 1 },
  }))
  return readDumps(lines).flatMap((block) => {
    if (block.type === 'paragraph') return []
    const rows = Array.from({ length: block.rowCount }, (_, row) => row)
    return rows.map((row) =>
      block.cells
        .filter((cell) => cell.row === row)
        .map((cell) => cell.text.replaceAll('\n', '⏎') + ('guessed' in cell ? '?' : ''))
        .join(' | '),
    )
  })
}

const rows = [
  '产出指标',
  '数量指标 整修步道 ≥12公里 12.5公里 30 30',
  '新栽行道树 ≥400株 380株 20 19 苗木迟到',
  '质量指标 成活率 ≥95% 96% 20 20',
  '效益指标',
  '社会效益指标 投诉下降 ≥10% 12% 30 30',
]

test('headings that nobody knows are told by the rows below them', () => {
  const headings = '大项 中项 小项 期初数 期末数 满值 自打 缘由'
  expect(rowsIn(['项目名称 步道整修', headings, ...rows].join('\n'))).toEqual([
    '项目名称 | 步道整修',
    ' | 大项 | 中项 | 小项 | 期初数 | 期末数 | 满值 | 自打 | 缘由',
    ' | 产出指标 | 数量指标 | 整修步道 | ≥12公里 | 12.5公里 | 30 | 30 | ',
    ' |  |  | 新栽行道树 | ≥400株 | 380株 | 20 | 19 | 苗木迟到',
    ' |  | 质量指标 | 成活率 | ≥95% | 96% | 20 | 20 | ',
    ' | 效益指标 | 社会效益指标 | 投诉下降 | ≥10% | 12% | 30 | 30 | ',
  ])
})

test('unknown headings behind known ones are headings, not the first cells', () => {
  const headings = '一级指标 二级指标 三级指标 指标值 完成值 满值 自打 缘由'
  const read = rowsIn(['项目名称 步道整修', headings, ...rows].join('\n'))
  expect(read[1]).toBe(' | 一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 满值 | 自打 | 缘由')
  expect(read[2]).toBe(' | 产出指标 | 数量指标 | 整修步道 | ≥12公里 | 12.5公里 | 30 | 30 | ')
})

test('unknown headings side by side between known ones are as many columns', () => {
  const headings = '一级指标 二级指标 三级指标 指标值 完成值（乙） 满值 自打 偏差原因'
  const read = rowsIn(['项目名称 步道整修', headings.replace('（', '\n（'), ...rows].join('\n'))
  expect(read[1]).toBe(
    ' | 一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值⏎（乙） | 满值 | 自打 | 偏差原因',
  )
  expect(read[3]).toBe(' |  |  | 新栽行道树 | ≥400株 | 380株 | 20 | 19 | 苗木迟到')
})

test('unknown headings on lines of their own begin below the value of the last label', () => {
  const cells = [
    ...['项目名称', '步道整修', '大项', '中项', '小项', '期初数', '期末数', '满值', '自打', '缘由'],
    ...['产出指标', '数量指标', '整修步道', '≥12公里', '12.5公里', '30', '30', ' '],
    ...['新栽行道树', '≥400株', '380株', '20', '19', '苗木迟到'],
    ...['质量指标', '成活率', '≥95%', '96%', '20', '20', ' '],
  ]
  expect(rowsIn(cells.join('\n'))).toEqual([
    '项目名称 | 步道整修',
    ' | 大项 | 中项 | 小项 | 期初数 | 期末数 | 满值 | 自打 | 缘由',
    ' | 产出指标 | 数量指标 | 整修步道 | ≥12公里 | 12.5公里 | 30 | 30 | ',
    ' |  |  | 新栽行道树 | ≥400株 | 380株 | 20 | 19 | 苗木迟到',
    ' |  | 质量指标 | 成活率 | ≥95% | 96% | 20 | 20 | ',
  ])
})

test('wrapped cells beside each other share lines', () => {
  const text = [
    '项目名称 步道整修',
    '大类指',
    '标 中类指标 小类指标 期初',
    '数',
    '期末数 满值 自打',
    '产出指标',
    '数量指标 整修老城步',
    '道长度 ≥12公里 12.5公里 30 30',
    '新栽行道',
    '树 ≥400株 380株 20 19',
    '质量指标 成活率 ≥95% 96% 20 20',
  ]
  expect(rowsIn(text.join('\n')).slice(1)).toEqual([
    ' | 大类指⏎标 | 中类指标 | 小类指标 | 期初⏎数 | 期末数 | 满值 | 自打',
    ' | 产出指标 | 数量指标 | 整修老城步⏎道长度 | ≥12公里 | 12.5公里 | 30 | 30',
    ' |  |  | 新栽行道⏎树 | ≥400株 | 380株 | 20 | 19',
    ' |  | 质量指标 | 成活率 | ≥95% | 96% | 20 | 20',
  ])
})

test('short lines above a sentence with the name of a level are no headings', () => {
  const text =
    '工作总结\n基本情况 主要做法 存在问题 下步打算\n社会效益 明显，全年接待1200人次，增长12%。'
  expect(rowsIn(text)).toEqual([])
})

test('unknown headings of a dump that keeps its layout are told by the rows below them', () => {
  const laidOut = [
    '项目名称    步道整修',
    '大项      中项      小项       期初数      期末数     满值    自打',
    '产出指标    数量指标    整修步道     ≥12公里    12.5公里   30    30',
    '                    新栽行道树    ≥400株    380株     20    19',
    '          质量指标    成活率      ≥95%     96%      20    20',
    '效益指标    社会效益    投诉下降     ≥10%     12%      30    30',
  ]
  const read = rowsIn(laidOut.join('\n'))
  const unmarked = read.map((row) => row.replaceAll('?', ''))
  expect(unmarked).toContain('大项 | 中项 | 小项 | 期初数 | 期末数 | 满值 | 自打')
  expect(unmarked).toContain('产出指标 | 数量指标 | 整修步道 | ≥12公里 | 12.5公里 | 30 | 30')
  expect(unmarked).toContain('效益指标 | 社会效益 | 投诉下降 | ≥10% | 12% | 30 | 30')
})
