/** The row that sums up, in a table with its columns and in a flattened text. */
import { describe, expect, test } from 'vitest'
import { extraLines, flatTable, formOf, table } from '../drawing.ts'

const HEADINGS = '一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分'
const ROW = '产出指标 | 数量指标 | 修整草坪 | 20 | 21 | 50 | 48'
const WEIGHED = `一级指标 | 权重 | 二级指标 | 权重 | 三级指标 | 指标值 | 完成值 | 得分 | 复核得分
产出指标 | 50 | 数量指标 | 50 | 修整草坪 | 20 | 21 | 48 | 47`

/** Weight, score and grade of the total, what stands beside it, and the notes of the form. */
function total(row: string, draw = table, indicators = `${HEADINGS}\n${ROW}`) {
  const form = formOf(draw(`${indicators}\n${row}`))
  const { weight, score, grade } = form.total
  return {
    total: [weight.value, score.value, grade.value],
    extra: extraLines(form),
    notes: form.notes.map(({ code }) => code),
  }
}

describe('under its columns', () => {
  test.each([
    ['总分 | < | < | < | < | 100 | 98', [100, 98, null], [], []],
    ['总分 | < | < | < | < | | 98', [null, 98, null], [], []],
    ['总分 | < | < | < | < | 100 | 优', [100, null, '优'], [], []],
    ['总分 | < | < | < | 自评等级 | 优 | <', [null, null, '优'], [], []],
    ['总分 | < | < | < | < | 100 | 98分（优）', [100, 98, '优'], [], []],
    // Two numbers under other columns, a rate beside them, a score that cannot be read.
    ['总分 | 100 | 98 | < | < | < | <', [100, 98, null], [], []],
    ['总分 | < | < | < | 95% | 100 | 98', [100, 98, null], ['完成值: 95%'], []],
    ['总分 | < | < | < | < | 100 | 9B', [100, null, null], [], ['unreadable_number']],
    // A lone number over the whole row is the score.
    ['总分 | 98 | < | < | < | < | <', [null, 98, null], [], []],
    ['总分 | < | < | < | < | 98 | <', [null, 98, null], [], []],
    // What every form weighs is no score of this one.
    ['总分 | < | < | < | < | 100 | <', [100, null, null], [], []],
    // A second row of sums is kept.
    [
      '总分 | < | < | < | < | 50 | 48\n合计 | < | < | < | < | 100 | 98',
      [50, 48, null],
      ['合计: 100', '合计（2）: 98'],
      [],
    ],
  ])('%s', (row, numbers, extra, notes) => {
    expect(total(row)).toEqual({ total: numbers, extra, notes })
  })

  test.each([
    ['总分 | 100 | < | 100 | < | < | < | 98 | 97', [100, 98, null], ['权重: 100', '复核得分: 97']],
    ['总分 | < | < | < | < | < | < | 98 | 97', [null, 98, null], ['复核得分: 97']],
  ])('beside sums of levels and of further columns: %s', (row, numbers, extra) => {
    expect(total(row, table, WEIGHED)).toMatchObject({ total: numbers, extra })
  })
})

describe('where columns are lost', () => {
  test.each([
    ['总分 | 100 | 98', [100, 98, null], [], []],
    ['总分 | 98 | 100', [98, 100, null], [], []],
    ['总分 | 100 | 优', [100, null, '优'], [], []],
    ['总分 | 95% | 100 | 98', [100, 98, null], ['总分: 95%'], []],
    ['总分 | 98', [null, 98, null], [], []],
    ['总分 | 100 | 9B', [100, null, null], [], ['unreadable_number']],
  ])('%s', (row, numbers, extra, notes) => {
    expect(total(row, flatTable)).toEqual({ total: numbers, extra, notes })
  })

  test('beside sums of levels and of further columns', () => {
    expect(total('总分 | 100 | 100 | 98 | 97', flatTable, WEIGHED)).toMatchObject({
      total: [100, 98, null],
      extra: ['总分: 100', '复核得分: 97'],
    })
  })
})
