import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { drawGrid } from '../../src/drawing/grid.ts'

function cell(
  row: number,
  column: number,
  text: string,
  spans: readonly [number, number] = [1, 1],
) {
  return { row, column, row_span: spans[0], column_span: spans[1], text }
}

test('spans are drawn as one cell, wide signs in line', () => {
  const cells = [
    cell(0, 0, '产出', [2, 1]),
    cell(0, 1, '数量', [1, 2]),
    cell(1, 1, 'a'),
    cell(1, 2, '12'),
  ]
  expect(drawGrid({ page: null, rows: 2, columns: 3, cells })).toEqual([
    '┌────┬─────┐',
    '│产出│数量 │',
    '│    ├──┬──┤',
    '│    │a │12│',
    '└────┴──┴──┘',
  ])
})

test('a long text is wrapped and every line is as wide as the others', () => {
  const cells = [cell(0, 0, '绩效'.repeat(40)), cell(0, 1, 'x\ny')]
  const lines = drawGrid({ page: null, rows: 1, columns: 2, cells })
  expect(lines.length).toBeGreaterThan(4)
  expect(new Set(lines.map((line) => stringWidth(line))).size).toBe(1)
})

test('a slot without a cell stays open, a table without cells is not drawn', () => {
  expect(drawGrid({ page: null, rows: 1, columns: 2, cells: [cell(0, 0, 'a')] })).toEqual([
    '┌──┐',
    '│a │',
    '└──┘',
  ])
  expect(drawGrid({ page: null, rows: 0, columns: 0, cells: [] })).toEqual([])
})
