import fc from 'fast-check'
import { expect, test } from 'vitest'
import { symbolsOf } from '../../../src/extract/ocr/ctc.ts'

const characters = ['一', '0', '8']

/** Steps of a network that knows three characters; the blank takes what is left. */
function steps(...rows: readonly (readonly number[])[]) {
  const likelihoods = rows.flatMap((row) => [1 - row.reduce((sum, one) => sum + one, 0), ...row])
  return { likelihoods: Float32Array.from(likelihoods), characters, stepWidth: 8 }
}

test('a character that wins several steps running is one, as sure as its best step', () => {
  expect(symbolsOf(steps([0, 0, 0], [0, 0.7, 0], [0, 0.9, 0.05], [0, 0.8, 0]))).toEqual([
    { text: '0', confidence: 0.9, x0: 8, x1: 32, rivals: ['8'] },
  ])
})

test('a blank parts two equal characters', () => {
  const read = symbolsOf(steps([0, 0.9, 0], [0, 0, 0], [0, 0.9, 0]))
  expect(read.map(({ text }) => text)).toEqual(['0', '0'])
})

test('rivals stand in the order of their likelihood, and no unlikely one among them', () => {
  expect(symbolsOf(steps([0.1, 0.6, 0.3]))[0]?.rivals).toEqual(['8', '一'])
  expect(symbolsOf(steps([0.001, 0.9, 0.002]))[0]?.rivals).toEqual([])
})

test('differences in the last digits between processors change nothing', () => {
  const noise = fc.array(fc.double({ min: -1e-4, max: 1e-4, noNaN: true }), {
    minLength: 3,
    maxLength: 3,
  })
  fc.assert(
    fc.property(noise, ([a = 0, b = 0, c = 0]) => {
      const read = symbolsOf(steps([0.05 + a, 0.8 + b, 0.03 + c]))
      expect(read).toEqual(symbolsOf(steps([0.05, 0.8, 0.03])))
    }),
  )
})
