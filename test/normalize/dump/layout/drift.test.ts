import { expect, test } from 'vitest'
import { boundsAt, type PlacedLine } from '../../../../src/normalize/dump/layout/drift.ts'

/** A line whose words stand at the places given, one under each column. */
function lineOf(line: number, ...places: readonly (readonly [number, number])[]): PlacedLine {
  return {
    line,
    words: places.map(([start, end]) => ({
      text: '字',
      line,
      page: 0,
      start,
      end,
      isLoose: false,
    })),
    columns: places.map((_, column) => column),
    weight: 1,
  }
}

const wordOn = (line: number, page = 0) => ({
  text: '字',
  line,
  page,
  start: 0,
  end: 1,
  isLoose: false,
})

test('a column begins between the words that stand left and right of its edge', () => {
  const lines = [lineOf(0, [0, 4], [10, 12]), lineOf(2, [0, 6], [12, 14])]
  expect(boundsAt(wordOn(1), lines, 2, 3)).toEqual([8])
})

test('where lines contradict each other those near by decide', () => {
  const far = [0, 1, 2].map((line) => lineOf(line, [0, 4], [6, 8]))
  const near = [9, 11].map((line) => lineOf(line, [0, 9], [12, 14]))
  const [bound] = boundsAt(wordOn(10), [...far, ...near], 2, 2)
  expect(bound).toBeGreaterThanOrEqual(9)
  expect(bound).toBeLessThanOrEqual(12)
})

test('no line tells where nothing stands', () => {
  expect(boundsAt(wordOn(0), [], 3, 3)).toEqual([null, null])
})
