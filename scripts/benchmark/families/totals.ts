/** Where the total stands, and rows among the indicators that are none: subtotals, numbers, leftovers of the template. */
import type { Family } from '../family.ts'
import {
  levels,
  names,
  note,
  persons,
  projectTitle,
  results,
  scores,
  usual,
  usualGoals,
  usualMoney,
} from './usual.ts'

const above = [{ labels: names }, usualMoney, usualGoals] as const

const columns = [...levels, ...results, ...scores, note]

export const totalFamilies: readonly Family[] = [
  {
    ...usual,
    name: 'score in the header',
    split: 'test',
    about: 'The total stands in the header as 自评总分 with its grade; nothing closes the table.',
    body: [
      ...projectTitle,
      {
        table: [
          {
            labels: [
              ...names,
              persons,
              [
                ['自评总分', '{total.score}'],
                ['自评等级', '{total.grade}'],
              ],
            ],
          },
          usualMoney,
          usualGoals,
          { indicators: { levels: 'merged', columns } },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'total before the indicators',
    split: 'dev',
    about: 'The row of the total stands right under the headings.',
    body: [
      ...projectTitle,
      {
        table: [
          ...above,
          { indicators: { levels: 'merged', columns, total: '合计', totalFirst: true } },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'row of numbers',
    split: 'test',
    about: 'A row 1 2 3 … under the headings, and 序号 before the levels.',
    body: [
      ...projectTitle,
      {
        table: [
          ...above,
          {
            indicators: {
              levels: 'blank',
              columns: [['序号', 'n'], ...columns],
              numbersRow: true,
              total: '合计',
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'subtotals',
    split: 'test',
    about: '小计 under each level 1.',
    body: [
      ...projectTitle,
      {
        table: [
          ...above,
          { indicators: { levels: 'merged', columns, subtotal: '小计', total: '合计' } },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'template left over',
    split: 'dev',
    about: 'Rows of the template that nobody deleted: 指标2：, ……',
    body: [
      ...projectTitle,
      {
        table: [
          ...above,
          {
            indicators: {
              levels: 'merged',
              columns,
              residue: ['', '', '指标2：'],
              total: '总分',
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'total that does not add up',
    split: 'test',
    about: 'The printed total is not the sum of the scores; it must be read as printed.',
    style: { contradiction: 'total' },
    body: [
      ...projectTitle,
      { table: [...above, { indicators: { levels: 'merged', columns, total: '总分' } }] },
    ],
  },
  {
    ...usual,
    name: 'score above its weight',
    split: 'dev',
    about: 'One indicator got more points than it has; it must be read as printed.',
    style: { contradiction: 'score above weight' },
    body: [
      ...projectTitle,
      { table: [...above, { indicators: { levels: 'merged', columns, total: '总分' } }] },
    ],
  },
]
