import fc from 'fast-check'
import { expect, test } from 'vitest'
import { align } from '../../src/verify/alignment.ts'

const same = (one: string, other: string) => Number(one === other)

test.each([
  [
    'abc',
    'abc',
    [
      [0, 0],
      [1, 1],
      [2, 2],
    ],
  ],
  [
    'abc',
    'ac',
    [
      [0, 0],
      [1, null],
      [2, 1],
    ],
  ],
  [
    'ac',
    'abc',
    [
      [0, 0],
      [null, 1],
      [1, 2],
    ],
  ],
  [
    'ab',
    'cd',
    [
      [0, null],
      [1, null],
      [null, 0],
      [null, 1],
    ],
  ],
  ['', 'a', [[null, 0]]],
])('%s against %s', (expected, actual, pairs) => {
  expect(align([...expected], [...actual], same)).toEqual(pairs)
})

test('every item of both lists appears once, in order', () => {
  const items = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 })
  fc.assert(
    fc.property(items, items, (expected, actual) => {
      const pairs = align(expected, actual, same)
      const indexes = (side: 0 | 1) => pairs.map((pair) => pair[side]).filter((one) => one !== null)
      expect(indexes(0)).toEqual([...expected.keys()])
      expect(indexes(1)).toEqual([...actual.keys()])
    }),
  )
})
