import { expect, test } from 'vitest'
import { type Grid, gridsFrom } from '../../../src/extract/page/lattice.ts'
import type { Word } from '../../../src/extract/page/page.ts'
import { refined } from '../../../src/extract/page/refine.ts'
import { level, printTable, upright } from './print.ts'

/** A head of 20 points and a body of 60, three columns, upright rules between them. */
function grid(): Grid {
  const levels = [95, 113, 173].map((y) => level(y, 45, 345))
  const columns = [45, 150, 250, 345].map((x) => upright(x, 95, 173))
  return gridsFrom([...levels, ...columns])[0] as Grid
}

function rows(words: readonly Word[]): number {
  return refined(grid(), words).ys.length - 1
}

test('a row is cut where lines of figures stand under each other', () => {
  const words = printTable(['年份|收件|办结', '甲|12|11', '乙|14|13', '丙|16|15'], [240, 340])
  expect(rows(words)).toBe(4)
  const cells = refined(grid(), words).cells.filter(({ row }) => row === 2)
  expect(cells.map(({ column, rowSpan }) => [column, rowSpan])).toEqual([
    [0, 1],
    [1, 1],
    [2, 1],
  ])
})

test('words wrapped in their cells are one row', () => {
  const words = printTable(
    ['事项|期限|部门', '甲方|年底|水务', '和乙|之前|局', '共同||'],
    [240, 340],
  )
  expect(rows(words)).toBe(2)
})

test('two lines of figures are too few to tell', () => {
  const words = printTable(['年份|收件|办结', '甲|12|11', '乙|14|13'], [240, 340])
  expect(rows(words)).toBe(2)
})
