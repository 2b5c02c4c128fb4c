import { expect, test } from 'vitest'
import { jobs, megabytes, seconds, wholeNumber } from '../../src/commands/argument.ts'

test.each(['0', '-1', 'abc', '', '1.5', '1e400', '９'])('%o is no whole number from 1', (text) => {
  expect(() => wholeNumber(text)).toThrow('whole number')
})

test('a time is as long as a timer can wait, at most', () => {
  expect(seconds('2147483')).toBe(2_147_483)
  expect(() => seconds('2147484')).toThrow('At most')
})

test('memory and jobs stay within what a machine can use', () => {
  expect(megabytes('128')).toBe(128)
  expect(() => megabytes('1')).toThrow('At least 128')
  expect(jobs('256')).toBe(256)
  expect(() => jobs('100000')).toThrow('At most 256')
})
