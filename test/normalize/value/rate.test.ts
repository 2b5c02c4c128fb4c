import { expect, test } from 'vitest'
import type { Fund } from '../../../src/normalize/report.ts'
import { rateInPercent } from '../../../src/normalize/value/rate.ts'
import type { Notes } from '../../../src/normalize/value/sourced.ts'
import { fund, number } from '../../audit/form.ts'

/** A rate beside amounts, as `value, decimals, note`. */
function rated(raw: string, amounts: string, fen: Partial<Fund> = {}): readonly unknown[] {
  const [initial = '', annual = '', executed = ''] = amounts.split('/').map((one) => one.trim())
  const notes: Notes = []
  const rate = { ...number(raw), raw }
  const row = {
    ...fund(`total | ${initial} | ${annual} | ${executed}`),
    ...fen,
    execution_rate: rate,
  }
  const { value, decimals } = rateInPercent(row, 'funds[0]', notes)
  return [
    value,
    decimals,
    ...notes.map(({ code, path, args }) => `${code} ${path} ${args['words']}`),
  ]
}

const ambiguous = (words: string) => `rate_ambiguous funds[0].execution_rate ${words}`

test.each([
  // A percent sign, nothing at all, and more than any ratio need no amounts.
  ['0.92%', ' / / ', [0.92, 2]],
  ['0', ' / 100 / 92', [0, 0]],
  ['1.51', ' / / ', [1.51, 2]],
  ['-1.6', ' / / ', [-1.6, 1]],
  // The amounts say which it is.
  ['0.92', ' / 100 / 92', [92, 0]],
  ['0.9239', ' / 100 / 92.39', [92.39, 2]],
  ['0.9', ' / 100 / 92', [90, -1]],
  ['1.5', ' / 100 / 150', [150, -1]],
  ['1', ' / 100 / 100', [100, -2]],
  ['0.92', ' / 100 / 0.92', [0.92, 2]],
  // A ratio whose last digit was cut.
  ['0.92', ' / 100 / 92.9', [92, 0]],
  // Where there is no annual budget, of the initial one.
  ['0.92', '100 / / 92', [92, 0]],
  // The amounts do not tell: a ratio, and said.
  ['0.92', ' / 100 / 50', [92, 0, ambiguous('0.92')]],
  ['0.92', ' / / 92', [92, 0, ambiguous('0.92')]],
  ['0.92', ' / 100 / ', [92, 0, ambiguous('0.92')]],
  ['0.92', ' / 0 / 92', [92, 0, ambiguous('0.92')]],
  ['0.92', ' / -100 / -92', [92, 0, ambiguous('0.92')]],
] as const)('%s beside %s', (raw, amounts, expected) => {
  expect(rated(raw, amounts)).toEqual(expected)
})

test('amounts in different units are compared in 分', () => {
  const amounts = ' / 100 / 920000'
  expect(rated('0.92', amounts)).toEqual([92, 0, ambiguous('0.92')])
  const fen = { annual_budget_fen: 100_000_000, executed_fen: 92_000_000 }
  expect(rated('0.92', amounts, fen)).toEqual([92, 0])
  expect(rated('0.92', amounts, { ...fen, annual_budget_fen: null })).toEqual([
    92,
    0,
    ambiguous('0.92'),
  ])
  expect(rated('0.92', amounts, { ...fen, executed_fen: null })).toEqual([92, 0, ambiguous('0.92')])
  expect(
    rated('0.92', '100 / / 920000', { initial_budget_fen: 100_000_000, executed_fen: 92_000_000 }),
  ).toEqual([92, 0])
})

test('no rate stays none', () => {
  expect(rated('', ' / 100 / 92')).toEqual([null, null])
})
