import { expect, test } from 'vitest'
import { seconds, wholeNumber } from '../src/argument.ts'

test.each(['0', '-1', 'abc', '', '1.5', '1e400', '９'])('%o is no whole number from 1', (text) => {
  expect(() => wholeNumber(text)).toThrow('whole number')
})

test('a time is as long as a timer can wait, at most', () => {
  expect(seconds('2147483')).toBe(2_147_483)
  expect(() => seconds('2147484')).toThrow('At most')
})
