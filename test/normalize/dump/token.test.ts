import { expect, test } from 'vitest'
import { tokensOf, wordsOf } from '../../../src/normalize/dump/token.ts'

const tokens = tokensOf([
  {
    type: 'paragraph',
    text: '数量指标举办文艺演出≥60场 63场 10 10',
    level: null,
    place: { kind: 'line', line: 1 },
  },
])

test('parts cells that a dump ran together', () => {
  expect(tokens.map(({ text }) => text)).toEqual([
    '数量指标',
    '举办文艺演出',
    '≥60场',
    '63场',
    '10',
    '10',
  ])
  expect(tokens.map(({ opens }) => opens)).toEqual([true, false, false, false, false, false])
})

test('puts words that were run together back without a blank', () => {
  expect(wordsOf(tokens.slice(1, 4))).toBe('举办文艺演出≥60场 63场')
})
