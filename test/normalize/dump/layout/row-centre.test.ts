import { expect, test } from 'vitest'
import { readLayout } from '../../../../src/normalize/dump/layout/layout.ts'

function tableIn(text: string): readonly string[] {
  const lines = text.split('\n').map((line, at) => ({
    type: 'paragraph' as const,
    text: line,
    level: null,
    place: { kind: 'line' as const, line: at + 1 },
  }))
  const table = readLayout(lines)?.find(({ type }) => type === 'table')
  if (table?.type !== 'table') return []
  return Array.from({ length: table.rowCount }, (_, row) =>
    table.cells
      .filter((cell) => cell.row === row)
      .map((cell) => cell.text.replaceAll('\n', ''))
      .join('|'),
  )
}

const WIDTHS = [7, 7, 7, 9, 9, 5, 5, 10]
const inColumns = (rows: readonly string[]): string =>
  rows
    .map((row) =>
      row
        .split('|')
        .map((words, at) => words.padEnd(WIDTHS[at] ?? 0))
        .join(''),
    )
    .join('\n')

test('reads rows whose cells all begin at the top', () => {
  const rows = tableIn(
    inColumns([
      '一级指标|二级指标|三级指标|指标值|完成值|分值|得分|说明',
      '产出指标|数量指标|修剪行道|≥36处|36处|10|10|',
      '||树木|||||',
      '||清理河道|≥12公里|11公里|20|18|汛期水位高，',
      '||沉积物|||||顺延到次年',
      '效益指标|社会效益|居民出行|≥90%|93%|30|30|',
      '||满意程度|||||',
    ]),
  )
  expect(rows.slice(1)).toEqual([
    '产出指标|数量指标|修剪行道树木|≥36处|36处|10|10|',
    '清理河道沉积物|≥12公里|11公里|20|18|汛期水位高，顺延到次年',
    '效益指标|社会效益|居民出行满意程度|≥90%|93%|30|30|',
  ])
})

test('puts figures that drift left under weight and score', () => {
  const rows =
    tableIn(`一级指标   二级指标   三级指标      目标值    完成值     分值    得分     备注
产出指标   数量指标   修剪行道树    ≥36处     36处       10      10
           质量指标   苗木成活率    ≥95% 97% 20 20
           时效指标   完成时间      5月底前   5月18日    10      10
效益指标   社会效益   居民满意度    ≥90%      93%        30      30`)
  expect(rows[2]).toBe('质量指标|苗木成活率|≥95%|97%|20|20|')
})
