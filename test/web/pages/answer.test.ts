/** What the chart of an answer is drawn from. */
import { expect, test } from 'vitest'
import { axesOf } from '../../../src/web/pages/answer.ts'

const cases = [
  [
    'words beside a number',
    ['name', 'score'],
    [
      ['甲', 1],
      ['乙', 2],
    ],
    { label: 0, value: 1 },
  ],
  [
    'what tells rows apart best',
    ['year', 'name', 'score'],
    [
      [2020, '甲', 1],
      [2020, '乙', 2],
    ],
    { label: 1, value: 2 },
  ],
  [
    'a year where it does',
    ['year', 'forms'],
    [
      [2020, 3],
      [2021, 4],
    ],
    { label: 0, value: 1 },
  ],
  [
    'no number of a row in the database',
    ['name', 'form_id', 'score'],
    [
      ['甲', 7, 1],
      ['乙', 8, 2],
    ],
    { label: 0, value: 2 },
  ],
  [
    'nothing of rows that are called alike',
    ['name', 'score'],
    [
      ['甲', 1],
      ['甲', 2],
      ['甲', 3],
    ],
    null,
  ],
  ['nothing of one row', ['name', 'score'], [['甲', 1]], null],
  [
    'nothing without a number',
    ['name', 'note'],
    [
      ['甲', 'a'],
      ['乙', 'b'],
    ],
    null,
  ],
] as const

test.each(cases)('%s', (_, columns, rows, axes) => {
  expect(axesOf({ columns, rows, isCut: false })).toEqual(axes)
})
