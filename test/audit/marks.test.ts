/** The rules about weights and scores: where each holds, where it breaks, and at the edge. */
import { describe, expect, test } from 'vitest'
import { form } from './form.ts'
import { found } from './found.ts'

const nine = 'A | B | 一 | ≥9个 | 9个 | 90 | 88'

const fund10 = 'total | 100 | 100 | 90 | 10 | 90% | 9'

describe('weights_sum', () => {
  test.each([
    [
      'indicators and funds make up the total',
      { funds: [fund10], rows: [nine], total: '100 | 97' },
      [],
    ],
    ['and 100 where no total is printed', { funds: [fund10], rows: [nine] }, []],
    [
      'the funds may stand outside the total',
      { funds: [fund10], rows: ['A | B | 一 | | | 100 | 98'], total: '100 | 98' },
      [],
    ],
    [
      'or be repeated in their parts',
      { funds: [fund10, 'fiscal | | 100 | 90 | 10 | 90% | 9'], rows: [nine], total: '100 | 97' },
      [],
    ],
    [
      'or each be weighed',
      {
        funds: [
          'total | | 9 | 9 | | 100% |',
          'basic | | 4 | 4 | 5 | 100% | 5',
          'project | | 5 | 5 | 5 | 100% | 5',
        ],
        rows: [nine],
        total: '100 | 98',
      },
      [],
    ],
    [
      'one off the printed total',
      { funds: [fund10], rows: [nine], total: '101 | 97' },
      ['error total.weight: 100 → 101'],
    ],
    [
      'one row off',
      { funds: [fund10], rows: [nine, 'A | B | 二 | | | 0.5 | 0.5'], total: '100 | 97.5' },
      ['error total.weight: 100.5 → 100'],
    ],
    [
      'one off 100 where nothing is printed',
      { funds: [fund10], rows: ['A | B | 一 | | | 91 | 88'] },
      ['warning total.weight: 101 → 100'],
    ],
    [
      'a printed total that rounds the sum',
      { funds: [fund10], rows: ['A | B | 一 | | | 89.6 | 88'], total: '100 | 97' },
      ['warning total.weight: 99.6 → 100'],
    ],
    [
      'a blank weight may make up for what is missing',
      {
        funds: [fund10],
        rows: ['A | B | 一 | | | 80 | 80', 'A | B | 二 | | | | 8'],
        total: '100 | 97',
      },
      ['warning total.weight: 90 → 100'],
    ],
    [
      'a blank weight that adds nothing',
      { funds: [fund10], rows: [nine, 'A | B | 二 | | | | '], total: '100 | 97' },
      [],
    ],
    [
      'no weight for the funds',
      { funds: ['total | | 9 | 9 | | 100% | 9'], rows: [nine], total: '100 | 97' },
      [],
    ],
    [
      'no weight for the funds, and not the 10 of the notice',
      {
        funds: ['total | | 9 | 9 | | 100% | 9'],
        rows: ['A | B | 一 | | | 91 | 88'],
        total: '100 | 97',
      },
      ['warning total.weight: 91 → 100'],
    ],
    [
      'weights of the levels alone',
      {
        funds: ['total | | 9 | 9 | 20 | 100% | 20'],
        rows: [
          'A 40 | B | 一 | | | ∅ | 20',
          'A 40 | C | 二 | | | ∅ | 20',
          'D 40 | E | 三 | | | ∅ | 40',
        ],
        total: '∅ | 100',
      },
      [],
    ],
    ['a form without weights', { rows: ['A | B | 一 | ≥1个 | 1个 | ∅ | ∅'] }, []],
  ])('%s', (_, parts, expected) => {
    expect(found('weights_sum', form(parts))).toEqual(expected)
  })
})

describe('scores_sum', () => {
  const rows = ['A | B | 一 | | | 50 | 49.5', 'A | B | 二 | | | 40 | 38.75']
  test.each([
    ['indicators and funds make up the total', { funds: [fund10], rows, total: '100 | 97.25' }, []],
    [
      'one unit off',
      { funds: [fund10], rows, total: '100 | 97.26' },
      ['error total.score: 97.25 → 97.26'],
    ],
    [
      'the exact sum rounded to fewer digits',
      { funds: [fund10], rows, total: '100 | 97.3' },
      ['warning total.score: 97.25 → 97.3'],
    ],
    [
      'cut off instead of rounded',
      { funds: [fund10], rows, total: '100 | 97.2' },
      ['error total.score: 97.25 → 97.2'],
    ],
    [
      'a blank score counts nothing',
      { funds: [fund10], rows: [...rows, 'A | B | 三 | | | 0 | '], total: '100 | 97.25' },
      [],
    ],
    [
      'a blank score may make up the difference',
      {
        funds: [fund10],
        rows: ['A | B | 一 | | | 50 | 49', 'A | B | 二 | | | 40 | '],
        total: '100 | 97',
      },
      ['warning total.score: 58 → 97'],
    ],
    [
      'a blank score cannot make up so much',
      {
        funds: [fund10],
        rows: ['A | B | 一 | | | 50 | 49', 'A | B | 二 | | | 40 | '],
        total: '100 | 99',
      },
      ['error total.score: 58 → 99'],
    ],
    [
      'the funds outside, as the weights tell',
      { funds: [fund10], rows: ['A | B | 一 | | | 100 | 98'], total: '100 | 98' },
      [],
    ],
    [
      'the funds may not change sides between weights and scores',
      { funds: [fund10], rows, total: '100 | 88.25' },
      ['error total.score: 97.25 → 88.25'],
    ],
    ['no total', { funds: [fund10], rows }, []],
    ['no scores', { rows: ['A | B | 一 | | | 50 | '], total: '100 | 90' }, []],
  ])('%s', (_, parts, expected) => {
    expect(found('scores_sum', form(parts))).toEqual(expected)
  })
})

describe('scores out of ten that are weighed', () => {
  const rows = [
    'A | B | 一 | ≥5 | 6 | 50 | 9 | 晚',
    'A | B | 二 | ≥5 | 5 | 44 | 10 | ',
    'A | B | 三 | ≥5 | 5 | 6 | 8 | ',
  ]
  const sums = ['scores_sum', 'score_within_weight'] as const
  const judged = (total: string) => sums.flatMap((rule) => found(rule, form({ rows, total })))

  test('make up a total of a hundred, or of ten', () => {
    expect(judged('100 | 93.8')).toEqual([])
    expect(judged('100 | 9.38')).toEqual([])
  })

  test('else they are judged by their weights', () => {
    expect(judged('100 | 95')).toEqual([
      'error total.score: 27 → 95',
      'error indicators[2].score: 6 → 8',
    ])
  })

  test('lose marks where they are below ten', () => {
    expect(found('deduction_explained', form({ rows, total: '100 | 93.8' }))).toEqual([
      'warning indicators[2].note: 10 → 8',
    ])
  })
})

describe('score_within_weight', () => {
  test.each([
    ['up to the weight', { rows: ['A | B | 一 | | | 10 | 10'] }, []],
    [
      'a hair above',
      { rows: ['A | B | 一 | | | 10 | 10.01'] },
      ['error indicators[0].score: 10 → 10.01'],
    ],
    [
      'of a fund',
      { funds: ['total | | 9 | 9 | 10 | 100% | 11'] },
      ['error funds[0].score: 10 → 11'],
    ],
    ['of the total', { total: '100 | 101' }, ['error total.score: 100 → 101']],
    [
      'a deduction',
      { rows: ['A | B | 一 | | | 10 | -2'] },
      ['warning indicators[0].score: 10 → -2'],
    ],
    ['a score without a weight', { rows: ['A | B | 一 | | | | 12'] }, []],
    [
      'a level that has more than its weight',
      { rows: ['A 20 | B | 一 | | | ∅ | 20', 'A 20 | B | 二 | | | ∅ | 5'] },
      ['error indicators[0].score: 20 → 25'],
    ],
    [
      'rows filled down into the level',
      { rows: ['A 20 | B | 一 | | | ∅ | 20', '^A 20 | B | 二 | | | ∅ | 5'] },
      ['warning indicators[0].score: 20 → 25'],
    ],
  ])('%s', (_, parts, expected) => {
    expect(found('score_within_weight', form(parts))).toEqual(expected)
  })
})

describe('level_weights', () => {
  test.each([
    [
      'rows make up their level',
      {
        rows: [
          'A 50 | B | 一 | | | 20 | ',
          'A 50 | C | 二 | | | 30 | ',
          'D 40 | E | 三 | | | 40 | ',
        ],
      },
      [],
    ],
    [
      'a row off',
      { rows: ['A 50 | B | 一 | | | 20 | ', 'A 50 | C | 二 | | | 31 | '] },
      ['error indicators[0].level1_weight: 51 → 50'],
    ],
    [
      'a row filled down by inference',
      { rows: ['A 50 | B | 一 | | | 50 | ', '^A 50 | C | 二 | | | 30 | '] },
      ['warning indicators[0].level1_weight: 80 → 50'],
    ],
    [
      'the second level too',
      { rows: ['A 50 | B 20 | 一 | | | 20 | ', 'A 50 | C 30 | 二 | | | 29 | '] },
      ['error indicators[0].level1_weight: 49 → 50', 'error indicators[1].level2_weight: 29 → 30'],
    ],
    [
      'levels among themselves, without weights of rows',
      { rows: ['A 50 | B 20 | 一 | | | ∅ | ', 'A 50 | C 31 | 二 | | | ∅ | '] },
      ['error indicators[0].level1_weight: 51 → 50'],
    ],
    [
      'only some second levels weighed',
      { rows: ['A 50 | B 20 | 一 | | | 20 | ', 'A 50 | C | 二 | | | 30 | '] },
      [],
    ],
    [
      'the same level again is another cell',
      {
        rows: [
          'A 50 | B | 一 | | | 50 | ',
          'C 10 | D | 二 | | | 10 | ',
          'A 50 | B | 三 | | | 50 | ',
        ],
      },
      [],
    ],
  ])('%s', (_, parts, expected) => {
    expect(found('level_weights', form(parts))).toEqual(expected)
  })
})
