import { expect, test } from 'vitest'
import { contentCost, rowContentCost } from '../../../../src/normalize/dump/layout/content.ts'
import type { ColumnField } from '../../../../src/normalize/vocabulary/column-field.ts'
import { rounded } from '../drawn.ts'

test.each([
  // A value with a figure of another cell behind it.
  ['97% 20', 'target', 3],
  ['97% 20.5⏎甲', 'actual', 3.1],
  ['97% 20', 'note', 1],
  ['97%', 'target', 0.3],
  ['2029年 20', 'target', 0],
  ['共97% 20 次', 'target', 0.2],
  ['数量⏎指标', 'weight', 6],
  ['10', 'weight', 0],
  ['—', 'weight', 0],
  ['数量指标', null, 0],
] as const)('%s under %s', (text, field, cost) => {
  expect(rounded(contentCost(text.split('⏎'), field))).toBe(cost)
})

test.each([
  ['all is there', { target: '20', weight: '10', score: '9' }, 0],
  ['a figure as a value, a mark blank', { target: '20', weight: '', score: '9' }, 1.5],
  ['two of each', { target: '20', actual: '30', weight: '', score: '' }, 3],
  ['one blank', { target: '20', actual: '3', weight: '', score: '9' }, 1.5],
  ['full marks', { target: '100', weight: '', score: '9' }, 1.5],
  ['more than full marks', { target: '120', weight: '', score: '9' }, 0],
  ['a rate', { target: '20%', weight: '', score: '9' }, 0],
  ['words', { target: '修整', weight: '', score: '9' }, 0],
  ['a score above its weight', { target: '20', weight: '10', score: '12' }, 1.5],
  ['full score', { weight: '10', score: '10' }, 0],
])('the marks and values of a row: %s', (_, row, cost) => {
  const fields = Object.entries(row)
  const cells = fields.flatMap(([, text], at) =>
    text === '' ? [] : [[at, { texts: [text] }] as const],
  )
  const columns = fields.map(([field]) => ({ role: 'other' as const, field: field as ColumnField }))
  expect(rowContentCost(new Map(cells), columns)).toBe(cost)
})
