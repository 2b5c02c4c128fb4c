import { describe, expect, test } from 'vitest'
import { joinMarks, type Mark } from '../../../src/extract/page/words.ts'
import { upright } from './print.ts'

/** The characters of a text, 10 points square, from (x, 100), each `step` further on. */
function marks(text: string, x: number, step = 10): readonly Mark[] {
  return [...text].map((one, index) => {
    const x0 = x + step * index
    return { text: one, box: { x0, top: 100, x1: x0 + 10, bottom: 110 }, turn: 0 }
  })
}

function texts(
  drawn: readonly Mark[],
  edges: Parameters<typeof joinMarks>[1] = [],
): readonly string[] {
  return joinMarks(drawn, edges).map(({ text }) => text)
}

describe('one word', () => {
  const cases: readonly (readonly [string, readonly Mark[], readonly string[]])[] = [
    ['characters that touch', marks('绩效', 50), ['绩效']],
    ['Han characters spread over a line', marks('绩效', 50, 14), ['绩效']],
    ['letters that stand apart are two', marks('ab', 50, 14), ['a', 'b']],
    ['a blank ends it', marks('12 34', 50), ['12', '34']],
    ['pieces drawn in another order', [...marks('效', 60), ...marks('绩', 50)], ['绩效']],
    ['each character once, though drawn twice', [...marks('合', 50), ...marks('合', 50.4)], ['合']],
    ['the same character again beside it', marks('谢谢', 50), ['谢谢']],
  ]
  test.each(cases)('%s', (_, drawn, expected) => {
    expect(texts(drawn)).toEqual(expected)
  })
})

test('a rule between two cells parts their words', () => {
  const drawn = [...marks('分', 50), ...marks('值', 62)]
  expect(texts(drawn)).toEqual(['分值'])
  expect(texts(drawn, [upright(61, 90, 120)])).toEqual(['分', '值'])
})

test('a word says which way it runs, unless from left to right', () => {
  const upward = [...'of'].map((text, index): Mark => {
    const bottom = 200 - 10 * index
    return { text, box: { x0: 50, top: bottom - 10, x1: 60, bottom }, turn: 270 }
  })
  expect(joinMarks([...marks('of', 80, 5), ...upward], [])).toEqual([
    { text: 'of', box: { x0: 80, top: 100, x1: 95, bottom: 110 } },
    { text: 'of', box: { x0: 50, top: 180, x1: 60, bottom: 200 }, turn: 270 },
  ])
})
