/** A table for each indicator, one right after another. */
import { expect, test } from 'vitest'
import { withCardTables } from '../../../src/normalize/sheet/card-tables.ts'
import { table } from '../drawing.ts'

const card = (name: string, ...own: readonly string[]) =>
  table(`指标名称 | ${name} | 二级指标 | 数量指标
    目标值 | 20 | 完成值 | 21
    ${own.join('\n') || '分值 | 50 | 得分 | 48'}`)
const line = {
  type: 'paragraph',
  text: '甲',
  level: null,
  place: { kind: 'flow', block: 1 },
} as const

/** How many tables of the document each block stands for, and the rows it has. */
function joined(...blocks: Parameters<typeof withCardTables>[0]): readonly (readonly number[])[] {
  return withCardTables(blocks).map(({ block, tables }) => [
    tables,
    block.type === 'table' ? block.rowCount : 0,
  ])
}

test('cards with the same labels are one table', () => {
  expect(joined(card('甲'), card('乙'), card('丙'))).toEqual([[3, 9]])
  const [all] = withCardTables([card('甲'), card('乙')])
  const cells = all?.block.type === 'table' ? all.block.cells : []
  expect(cells.filter(({ text }) => text === '指标名称').map(({ row }) => row)).toEqual([0, 3])
})

test.each([
  ['one card', [card('甲')], [[1, 3]]],
  [
    'a line between them',
    [card('甲'), line, card('乙')],
    [
      [1, 3],
      [0, 0],
      [1, 3],
    ],
  ],
  [
    'another label',
    [card('甲'), card('乙', '权重 | 50 | 得分 | 48')],
    [
      [1, 3],
      [1, 3],
    ],
  ],
  [
    'more rows',
    [card('甲'), card('乙', '分值 | 50 | 得分 | 48', '丙 | 丁 | 戊 | 己')],
    [
      [1, 3],
      [1, 4],
    ],
  ],
  [
    'a header',
    [card('甲', '项目名称 | 戊 | 得分 | 48'), card('乙', '项目名称 | 戊 | 得分 | 48')],
    [
      [1, 3],
      [1, 3],
    ],
  ],
  [
    'a total',
    [card('甲', '总分 | 50 | 得分 | 48'), card('乙', '总分 | 50 | 得分 | 48')],
    [
      [1, 3],
      [1, 3],
    ],
  ],
] as const)('no cards of one table: %s', (_, blocks, rows) => {
  expect(joined(...blocks)).toEqual(rows)
})

test('headings in one row, or without a value beside them, make no card', () => {
  const rows = table('指标名称 | 目标值 | 完成值\n甲 | 20 | 21')
  expect(joined(rows, rows)).toEqual([
    [1, 2],
    [1, 2],
  ])
  const lone = card('甲', '分值 | < | 得分 | <')
  expect(joined(lone, lone)).toEqual([
    [1, 3],
    [1, 3],
  ])
})
