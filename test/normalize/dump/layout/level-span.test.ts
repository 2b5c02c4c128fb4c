import { expect, test } from 'vitest'
import type { Piece } from '../../../../src/normalize/dump/layout/band.ts'
import {
  type Extent,
  type LevelSpan,
  spansOf,
} from '../../../../src/normalize/dump/layout/level-span.ts'

function pieceOn(line: number, text: string, page = 0): Piece {
  const word = { text, line, page, start: 0, end: text.length, isLoose: false }
  return { column: 0, line, words: [word], isUnsure: false }
}

/** Rows of one line each. */
function rowsOf(weights: readonly number[], pages: readonly number[] = []): readonly Extent[] {
  return weights.map((weight, at) => {
    const page = pages[at] ?? 0
    return { top: at, bottom: at + 1, pages: [page, page], weight }
  })
}

const at = (line: number) => line + 0.5
const drawn = (spans: readonly LevelSpan[]) =>
  spans.map(({ first, end, pieces }) => [
    pieces.flatMap(({ words }) => words.map(({ text }) => text)).join(''),
    first,
    end,
  ])

test('names stand in the middle of their rows, and two are never one', () => {
  const pieces = [pieceOn(1, '产出指标'), pieceOn(4, '效益指标')]
  expect(
    drawn(spansOf(pieces, rowsOf([10, 10, 10, 10, 10, 10]), at, { below: null, align: 'middle' })),
  ).toEqual([
    ['产出指标', 0, 3],
    ['效益指标', 3, 6],
  ])
})

test('rows weigh what their name says', () => {
  const pieces = [pieceOn(0, '产出指标(30分)'), pieceOn(3, '效益指标(10分)')]
  expect(
    drawn(spansOf(pieces, rowsOf([10, 10, 10, 10]), at, { below: null, align: 'middle' })),
  ).toEqual([
    ['产出指标(30分)', 0, 3],
    ['效益指标(10分)', 3, 4],
  ])
})

test('a name over rows that a page parts may stand at their top', () => {
  const pieces = [pieceOn(0, '产出指标'), pieceOn(5, '效益指标', 1)]
  const rows = rowsOf([1, 1, 1, 1, 1, 1], [0, 0, 0, 1, 1, 1])
  expect(drawn(spansOf(pieces, rows, at, { below: null, align: 'middle' }))).toEqual([
    ['产出指标', 0, 5],
    ['效益指标', 5, 6],
  ])
})

test('a name that no row is left for is kept over none', () => {
  const pieces = [pieceOn(0, '数量指标'), pieceOn(0, '质量指标')]
  const spans = spansOf(pieces, rowsOf([10]), at, { below: null, align: 'middle' })
  expect(spans.map(({ pieces: own }) => own.length)).toEqual([1, 1])
  expect(spans.map(({ first, end }) => end - first).toSorted()).toEqual([0, 1])
})
