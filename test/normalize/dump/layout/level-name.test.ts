import { expect, test } from 'vitest'
import type { Piece } from '../../../../src/normalize/dump/layout/band.ts'
import { level1Of, nameColumn, nameOf } from '../../../../src/normalize/dump/layout/level-name.ts'
import { linesIn } from '../../../../src/normalize/dump/layout/word.ts'
import { rounded } from '../drawn.ts'

function piecesOf(text: string): readonly Piece[] {
  const lines = linesIn(text.split('⏎'))
  return lines.map((words, line) => ({ column: 0, line, words, isUnsure: false }))
}

/** The name on some lines, in a column where other names stand. */
function named(text: string, others: string) {
  const own = piecesOf(text)
  const pieces = others === '' ? own : [...own, ...piecesOf(others)]
  return nameOf(
    own,
    nameColumn(pieces, (line) => line),
  )
}

test.each([
  // What it costs where no names are known, and where some are.
  ['产出指标', 0, 0],
  ['产出⏎指标', 0, 0],
  ['产出指标⏎(50分)', 0, 0],
  ['……', 0, 0],
  ['养护', 0, 1.2],
  ['养护⏎草坪', 0, 3.4],
  ['养护工程⏎草坪', 0, 2.4],
  // The end of a name, two names, a name that goes on after its weight.
  ['(50分)', 1, 2.2],
  ['8养护', 1, 2.2],
  ['养护⏎产出指标', 4.6, 4.6],
  ['产出指标⏎效益指标', 9.6, 9.6],
  ['养护(50分)⏎草坪', 4, 6.4],
  ['规划15分⏎设计', 4, 6.4],
])('lines as one name: %s', (text, alone, besideKnown) => {
  const costs = ['', '数量指标'].map((others) => rounded(named(text, others).cost))
  expect(costs).toEqual([alone, besideKnown])
})

test('a name has the middle of its lines, its weight and its place in the official framework', () => {
  expect(named('产出指标⏎(50分)', '')).toMatchObject({
    ...{ top: 0, middle: 0.5, page: 0, code: 'output', weight: 50 },
  })
  expect(named('养护', '')).toMatchObject({ code: null, weight: null })
})

test('a second level belongs to the first that has it', () => {
  const homes = ['数量⏎指标', '社会效益(10分)', '养护'].map((text) => level1Of(piecesOf(text)))
  expect(homes).toEqual(['output', 'benefit', null])
})
