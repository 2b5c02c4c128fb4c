import { expect, test } from 'vitest'
import type { EntryLine } from '../../../src/extract/page/entry.ts'
import { fullRows, stackedRows } from '../../../src/extract/page/stack.ts'
import { print } from './print.ts'

/** A line of cells that a bar parts, a column each, 10 points high. */
function line(text: string, top: number): EntryLine {
  const entries = text.split('|').flatMap((cell, from) => {
    const words = print(cell, 50 + 100 * from, top)
    return cell === '' ? [] : [{ from, to: from + 1, words }]
  })
  return { entries, box: { x0: 50, top, x1: 350, bottom: top + 10 } }
}

/** Rows of three lines, the second column centred beside them. */
const staggered = [0, 40, 80, 120].flatMap((top) => [
  line('one|', top),
  line('two|', top + 11),
  line('|middle', top + 11 + 4),
  line('three|', top + 22),
])

test('lines of one cell stand nearer than cells do', () => {
  const rows = stackedRows(staggered)
  expect(rows?.map((row) => row.length)).toEqual([4, 4, 4, 4])
  expect(fullRows(rows ?? [], 2)).toBe(1)
})

test('evenly spaced lines tell nothing', () => {
  const lines = [0, 12, 24, 36, 48, 60, 72, 84].map((top) => line('a word|another', top))
  expect(stackedRows(lines)).toBeNull()
})

test('figures near each other are rows of their own', () => {
  const lines = [0, 12, 24, 44, 56, 68, 88, 100, 112, 132].map((top) => line('Area|12', top))
  expect(stackedRows(lines)).toBeNull()
})
