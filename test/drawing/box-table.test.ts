import { expect, test } from 'vitest'
import { type BoxTable, drawBoxTable } from '../../src/drawing/box-table.ts'

type Cell = BoxTable['cells'][number]

const roomy = { margin: 1, widestColumn: 24 }

function cell(
  row: number,
  column: number,
  text: string,
  span: readonly [number, number] = [1, 1],
): Cell {
  const [rowSpan, colSpan] = span
  return { row, column, rowSpan, colSpan, text }
}

function table(rowCount: number, columnCount: number, ...cells: Cell[]): BoxTable {
  return { rowCount, columnCount, cells }
}

function drawTable(drawn: BoxTable): readonly string[] {
  return drawBoxTable(drawn, roomy)
}

test('Chinese widths count double, so that the rules stand under each other', () => {
  const drawn = drawTable(table(1, 2, cell(0, 0, '得分'), cell(0, 1, 'abcd')))
  expect(drawn).toEqual(['┌──────┬──────┐', '│ 得分 │ abcd │', '└──────┴──────┘'])
})

test('merged cells are drawn as one box', () => {
  const drawn = drawTable(
    table(
      2,
      3,
      cell(0, 0, '产出', [2, 1]),
      cell(0, 1, '数量', [1, 2]),
      cell(1, 1, '10'),
      cell(1, 2, '9.5'),
    ),
  )
  expect(drawn).toEqual([
    '┌──────┬──────────┐',
    '│ 产出 │ 数量     │',
    '│      ├────┬─────┤',
    '│      │ 10 │ 9.5 │',
    '└──────┴────┴─────┘',
  ])
})

test('a vertical heading runs through the rules between the rows beside it', () => {
  const drawn = drawTable(
    table(2, 2, cell(0, 0, '绩\n效\n指', [2, 1]), cell(0, 1, '一'), cell(1, 1, '二')),
  )
  expect(drawn).toEqual(['┌────┬────┐', '│ 绩 │ 一 │', '│ 效 ├────┤', '│ 指 │ 二 │', '└────┴────┘'])
})

test('a slot that no cell holds stays open', () => {
  const drawn = drawTable(table(2, 2, cell(0, 0, 'a'), cell(0, 1, 'b'), cell(1, 0, 'c')))
  expect(drawn).toEqual(['┌────┬────┐', '│ a  │ b  │', '├────┼────┘', '│ c  │', '└────┘'])
})

test('long words wrap at a width that people can read', () => {
  const drawn = drawTable(table(1, 1, cell(0, 0, '长'.repeat(30))))
  expect(drawn).toHaveLength(5)
})

test('without margins words stand at the rules', () => {
  const merged = table(2, 2, cell(0, 0, '绩效', [1, 2]), cell(1, 0, 'a'), cell(1, 1, '12'))
  expect(drawBoxTable(merged, { ...roomy, margin: 0 })).toEqual([
    '┌─────┐',
    '│绩效 │',
    '├──┬──┤',
    '│a │12│',
    '└──┴──┘',
  ])
})

test('a merged cell that is wider than its columns widens the last of them', () => {
  const drawn = drawTable(
    table(2, 2, cell(0, 0, '年度总体目标', [1, 2]), cell(1, 0, '一'), cell(1, 1, '二')),
  )
  expect(drawn[1]).toBe('│ 年度总体目标 │')
  expect(drawn[3]).toBe('│ 一 │ 二      │')
})
