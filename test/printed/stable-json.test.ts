import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stableJson } from '../../src/printed/stable-json.ts'

test('keys stand in the order of the printed form, unknown ones behind by the alphabet', () => {
  expect(stableJson({ zeta: 1, score: 9, alpha: 2, level1: '产出指标' })).toBe(
    '{ "level1": "产出指标", "score": 9, "alpha": 2, "zeta": 1 }\n',
  )
})

test('measurements are rounded, printed figures are not', () => {
  expect(stableJson({ x0: 1.23456, value: 19.978525 })).toBe('{ "value": 19.978525, "x0": 1.23 }\n')
})

test('what is longer than a line is broken over lines', () => {
  const value = { text: '字'.repeat(80), notes: ['言'.repeat(80)] }
  expect(stableJson(value).split('\n')).toHaveLength(5)
})

test('the text is JSON that says the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(stableJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
