import { expect, test } from 'vitest'
import type { Edge } from '../../../src/extract/page/page.ts'
import { joinEdges } from '../../../src/extract/page/rules.ts'

function down(position: number, start: number, end: number): Edge {
  return { orientation: 'vertical', position, start, end }
}

test('borders of two tables one above the other stay apart, however near they are', () => {
  const lines = joinEdges([down(332, 0, 30), down(334.25, 31, 60)])
  expect(lines.map(({ position }) => position)).toEqual([332, 334.25])
})

test('dashes become one line, gaps between cells stay open', () => {
  expect(joinEdges([down(50, 0, 4), down(50, 8, 12), down(50, 16, 20)])).toEqual([down(50, 0, 20)])
  expect(joinEdges([down(50, 0, 30), down(50, 45, 80)])).toHaveLength(2)
})
