import { expect, test } from 'vitest'
import type { Cell, Table } from '../../src/extract/document.ts'
import { drawTable } from '../../src/extract/drawn-table.ts'

const place = { kind: 'line', line: 1 } as const

function cell(
  row: number,
  column: number,
  text: string,
  span: readonly [number, number] = [1, 1],
): Cell {
  const [rowSpan, colSpan] = span
  return { row, column, rowSpan, colSpan, text, place }
}

function table(rowCount: number, columnCount: number, ...cells: Cell[]): Table {
  return { type: 'table', rowCount, columnCount, cells, spans: 'kept', place }
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
