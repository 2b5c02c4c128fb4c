/** How a form adds up: which rows make up its totals. */
import { describe, expect, test } from 'vitest'
import { decimalOf } from '../../src/arithmetic/decimal.ts'
import {
  addendsUnder,
  conventionsOf,
  groupsOf,
  isUnprintedFundWeight,
  partsOf,
  scoredFund,
} from '../../src/audit/convention.ts'
import { form } from './form.ts'

const decimal = (number: number) => decimalOf(number) ?? 0n

test.each([
  ['the total, wherever it stands', ['fiscal | | | | 5 | | 5', 'total | | | | 10 | | 9'], 1],
  ['else the first with a weight', ['total | | 9 | 9 | | | ', 'fiscal | | | | 5 | | '], 1],
  ['or with a score', ['total | | 9 | 9 | | | ', 'other | | | | | | 5'], 1],
  ['a total with nothing but a score', ['fiscal | | | | 5 | | ', 'total | | | | | | 9'], 1],
  ['of two totals the first', ['total | | | | 10 | | 9', 'total | | | | 5 | | 5'], 0],
  ['the first of several', ['fiscal | | | | 5 | | 5', 'other | | | | 4 | | 4'], 0],
  ['none', ['total | | 9 | 9 | | 100% | '], null],
] as const)('the row of the funds that is scored: %s', (_, funds, index) => {
  expect(scoredFund(form({ funds }))).toBe(index)
})

test('the scored row of the funds comes first, then those with a weight', () => {
  const judged = form({
    funds: ['fiscal | | | | 4 | | 4', 'total | | | | 10 | | 9', 'other | | | | | | 3'],
  })
  const paths = (quantity: 'weight' | 'score') =>
    partsOf(judged, quantity).funds.map(({ path }) => path)
  expect(paths('weight')).toEqual(['funds[1].weight', 'funds[0].weight'])
  expect(paths('score')).toEqual(['funds[1].score', 'funds[0].score'])
  expect(partsOf(judged, 'score').funds.map(({ room }) => room)).toEqual([decimal(10), decimal(4)])
})

test('a form without scored funds has none among its parts', () => {
  expect(partsOf(form({ funds: ['total | | 9 | 9'] }), 'score').funds).toEqual([])
})

test('each convention takes its own rows', () => {
  const parts = partsOf(
    form({
      funds: ['total | | | | 10 | | ', 'fiscal | | | | 4 | | '],
      rows: ['A | B | 一 | | | 90 | '],
    }),
    'weight',
  )
  const paths = (convention: Parameters<typeof addendsUnder>[1]) =>
    addendsUnder(parts, convention).map(({ path }) => path)
  expect(paths('rows_alone')).toEqual(['indicators[0].weight'])
  expect(paths('with_funds')).toEqual(['indicators[0].weight', 'funds[0].weight'])
  expect(paths('with_every_fund')).toEqual([
    'indicators[0].weight',
    'funds[0].weight',
    'funds[1].weight',
  ])
})

test.each([
  ['rows and scored row', '90', undefined, ['with_funds']],
  ['rows alone', '100', undefined, ['rows_alone']],
  ['rows and every fund', '86', undefined, ['with_every_fund']],
  ['none of them', '50', undefined, ['with_funds', 'rows_alone', 'with_every_fund']],
  ['a printed total', '110', '120 | ', ['with_funds']],
] as const)('the weights tell the convention: %s', (_, weight, total, conventions) => {
  const judged = form({
    funds: ['total | | | | 10 | | ', 'fiscal | | | | 4 | | '],
    rows: [`A | B | 一 | | | ${weight} | `],
    ...(total === undefined ? {} : { total }),
  })
  expect(conventionsOf(judged)).toEqual(conventions)
})

test('what is missing is the weight of the funds only where no fund row prints one', () => {
  const [without, some] = [
    form({ funds: ['total | | 9 | 9', 'fiscal | | 9 | 9'] }),
    form({ funds: ['total | | 9 | 9', 'fiscal | | 9 | 9 | 5'] }),
  ]
  expect([10, 20, 15].map((off) => isUnprintedFundWeight(without, decimal(off)))).toEqual([
    true,
    true,
    false,
  ])
  expect(isUnprintedFundWeight(some, decimal(10))).toBe(false)
})

test('a row with neither weight nor score takes no part in the scores', () => {
  const rows = ['A | B | 一 | | | 10 | ', 'A | B | 二 | | | | 8', 'A | B | 三 | | | | ']
  const { rows: addends } = partsOf(form({ rows }), 'score')
  expect(addends.map(({ path, room }) => [path, room])).toEqual([
    ['indicators[0].score', decimal(10)],
    ['indicators[1].score', null],
  ])
})

describe('the weights of a form', () => {
  const weights = (...rows: readonly string[]) =>
    partsOf(form({ rows }), 'weight').rows.map(({ path }) => path)

  test('are those of its rows where one has any', () => {
    expect(weights('A 50 | B 20 | 一 | | | | ', 'A 50 | C 30 | 二 | | | 30 | ')).toEqual([
      'indicators[0].weight',
      'indicators[1].weight',
    ])
  })

  test('else those of the second level, else of the first', () => {
    expect(weights('A 50 | B 20 | 一 | | | | ', 'A 50 | C | 二 | | | | ')).toEqual([
      'indicators[0].level2_weight',
      'indicators[1].level2_weight',
    ])
    expect(weights('A 50 | B | 一 | | | | ', 'D 50 | C | 二 | | | | ')).toEqual([
      'indicators[0].level1_weight',
      'indicators[1].level1_weight',
    ])
    expect(weights('A | B | 一 | | | | ')).toEqual([])
  })
})

describe('rows in a row that share a level', () => {
  const groups = (level: 1 | 2, ...rows: readonly string[]) =>
    groupsOf(form({ rows }).indicators, level).map(({ name, rows: own, inferred, weight }) =>
      [name, own.join(), inferred ? 'inferred' : 'printed', weight.path].join(' '),
    )

  test('are a group, told apart by name and weight', () => {
    const rows = ['A 50 | B | 一 | | | | ', 'A 50 | C | 二 | | | | ', 'A 40 | C | 三 | | | | ']
    expect(groups(1, ...rows)).toEqual([
      'A 0,1 printed indicators[0].level1_weight',
      'A 2 printed indicators[2].level1_weight',
    ])
    expect(groups(2, ...rows)).toEqual([
      'B 0 printed indicators[0].level2_weight',
      'C 1 printed indicators[1].level2_weight',
      'C 2 printed indicators[2].level2_weight',
    ])
  })

  test('are inferred where the name, the weight or the level above is', () => {
    expect(groups(1, 'A | B | 一 | | | | ', '^A | B | 二 | | | | ')).toEqual([
      'A 0,1 inferred indicators[0].level1_weight',
    ])
    expect(groups(2, 'A | B | 一 | | | | ', '^A | C | 二 | | | | ')).toEqual([
      'B 0 printed indicators[0].level2_weight',
      'C 1 inferred indicators[1].level2_weight',
    ])
    expect(groups(2, 'A | ^B | 一 | | | | ')).toEqual(['B 0 inferred indicators[0].level2_weight'])
    const [row] = form({ rows: ['A | B 20 | 一 | | | | '] }).indicators
    const weight = row && {
      ...row,
      level2_weight: { ...row.level2_weight, basis: 'inferred' as const },
    }
    expect(groupsOf(weight ? [weight] : [], 2)[0]?.inferred).toBe(true)
  })

  test('without names are one group from the first row on', () => {
    expect(groups(1, ' | B | 一 | | | | ', ' | C | 二 | | | | ')).toEqual([
      ' 0,1 printed indicators[0].level1_weight',
    ])
  })
})
