/** Words in place of what was read, and what follows from them. */
import { expect, test } from 'vitest'
import { correct, fieldAt, fits, kindOf } from '../../src/normalize/correct.ts'
import { form, indicator } from '../store/builder.ts'

const read = form('植树', [indicator('造林面积', 9), indicator('成活率', 10)])

test('a number takes the corrected words, its digits included, and no recognition behind it', () => {
  const corrected = correct(read, [{ path: 'indicators[0].score', words: '9.50' }])
  const score = corrected.indicators[0]?.score
  expect(score).toMatchObject({ value: 9.5, decimals: 2, raw: '9.50', place: { line: 1 } })
  expect(read.indicators[0]?.score.value).toBe(9)
  expect(corrected.indicators[1]).toBe(read.indicators[1])
})

test('what follows from a field follows anew', () => {
  const corrected = correct(read, [
    { path: 'indicators[0].actual', words: '90%' },
    { path: 'indicators[1].level1', words: '满意度指标' },
    { path: 'indicators[1].level2', words: '服务对象满意度指标' },
    { path: 'funds[0].executed', words: '80.5' },
  ])
  expect(corrected.indicators[0]).toMatchObject({ attained: false, actual_value: { value: 90 } })
  expect(corrected.indicators[1]).toMatchObject({ level1_code: 'satisfaction' })
  expect(corrected.funds[0]).toMatchObject({ executed_fen: 80_500_000, annual_budget_fen: 1e8 })
})

test('another unit changes every amount of the row', () => {
  const [fund] = correct(read, [{ path: 'funds[0].unit', words: '元' }]).funds
  expect(fund).toMatchObject({ executed_fen: 9000, annual_budget_fen: 10_000 })
})

test('null says that nothing is printed', () => {
  expect(correct(read, [{ path: 'total.score', words: null }]).total.score.value).toBeNull()
})

test('what does not fit, or has no field, changes nothing', () => {
  for (const replacement of [
    { path: 'total.score', words: '九十' },
    { path: 'total.sum', words: '9' },
    { path: 'constructor.name', words: '9' },
    { path: 'indicators[7].score', words: '9' },
    { path: 'indicators', words: '9' },
    { path: 'year', words: '99' },
  ]) {
    expect(correct(read, [replacement])).toBe(read)
  }
})

test('each field says what its words have to be', () => {
  const kind = (path: string) => {
    const field = fieldAt(read, path)
    return field && kindOf(field, path)
  }
  expect(kind('year')).toBe('year')
  expect(kind('funds[0].unit')).toBe('unit')
  expect(kind('unit.name')).toBe('text')
  expect(kind('funds[0].executed')).toBe('amount')
  expect(kind('total.score')).toBe('number')
  expect(fits('amount', '100')).toBe(true)
  expect(fits('amount', '100万元')).toBe(false)
  expect(fits('text', '  ')).toBe(false)
  expect(fits('unit', '美元')).toBe(false)
})
