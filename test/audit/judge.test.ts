import { expect, test } from 'vitest'
import { decimalOf } from '../../src/arithmetic/decimal.ts'
import { exactValue, isBlankCell, judgement, printedOf } from '../../src/audit/judge.ts'
import { number, text } from './form.ts'

test.each(['', ' ', '—', '－－', '-', ' / ', '__', '─'])('“%s” is a blank cell', (raw) => {
  expect(isBlankCell({ ...text(''), raw })).toBe(true)
})

test('a cell with words, with a value or without a place is no blank one', () => {
  expect(isBlankCell({ ...text(''), raw: '无' })).toBe(false)
  expect(isBlankCell({ ...text(''), raw: '—无' })).toBe(false)
  expect(isBlankCell({ ...text(''), raw: '无—' })).toBe(false)
  expect(isBlankCell(text('∅'))).toBe(false)
  expect(isBlankCell({ ...text('甲'), raw: '—' })).toBe(false)
})

test('a number that does not say how it is printed has the digits of its value', () => {
  const printed = (value: number) => printedOf({ ...number('9'), value, decimals: null })
  expect(printed(9.25)).toEqual({ value: decimalOf(9.25), decimals: 2 })
  expect(printed(9)).toEqual({ value: decimalOf(9), decimals: 0 })
  expect(printedOf(number('9.50'))).toEqual({ value: decimalOf(9.5), decimals: 2 })
  expect([printedOf(number('')), exactValue(number(''))]).toEqual([null, null])
})

test('a place is named once, and none where nothing is printed', () => {
  const [one, other] = [text('甲'), text('乙')]
  const said = judgement(
    'info',
    [
      { path: 'a', sourced: one },
      { path: 'b', sourced: one },
      { path: 'c', sourced: text('∅') },
      { path: 'd', sourced: other },
    ],
    {},
  )
  expect(said).toEqual({
    ...{ severity: 'info', path: 'a', paths: ['a', 'b', 'c', 'd'] },
    ...{ places: [one.place, other.place], expected: null, actual: null, args: {} },
  })
})
