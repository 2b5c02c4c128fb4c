import { describe, expect, test } from 'vitest'
import { extraLines, flatTable, formOf, table } from '../drawing.ts'

const INDICATORS = `一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
产出指标 | 数量指标 | 修整草坪 | 20 | 21 | 50 | 48`

function read(rows: string, draw = table) {
  const form = formOf(draw(`项目名称 | 公园维护\n${rows}\n${INDICATORS}`))
  return {
    goals: form.goals.map(({ expected, actual }) => [expected.value, actual.value]),
    extra: extraLines(form),
    notes: form.notes.filter(({ path }) => path.startsWith('goals')).map(({ code }) => code),
  }
}

describe('under their headings', () => {
  test.each([
    [
      'one below the other',
      `年度总体目标 | 预期目标 | < | 实际完成情况 | < | < | <
       ^ | 1.修整草坪。 | < | 已修整。 | < | < | <
       ^ | 2.补种树木。 | < | 已补种。 | < | < | <`,
      [
        ['1.修整草坪。', '已修整。'],
        ['2.补种树木。', '已补种。'],
      ],
      [],
    ],
    [
      'beside a third heading',
      `年度总体目标 | 预期目标 | < | 实际完成情况 | < | 总体完成率 | <
       ^ | 修整草坪。 | < | 已修整。 | < | 100% | <`,
      [['修整草坪。', '已修整。']],
      ['总体完成率: 100%'],
    ],
    [
      'the expected one alone',
      `预期目标 | < | < | < | < | < | <
       修整草坪。 | < | < | < | < | < | <`,
      [['修整草坪。', null]],
      [],
    ],
  ])('%s', (_, rows, goals, extra) => {
    expect(read(rows)).toEqual({ goals, extra, notes: [] })
  })

  test('what stands under none is kept', () => {
    expect(read('预期目标 | 实际完成情况\n修整草坪。 | 已修整。 | 一期')).toEqual({
      goals: [['修整草坪。', '已修整。']],
      extra: ['预期目标: 一期'],
      notes: ['row_too_long'],
    })
  })
})

describe('in a flattened text', () => {
  test.each([
    ['修整草坪。 | 已修整。', ['修整草坪。', '已修整。'], [], []],
    ['修整草坪。', ['修整草坪。', null], [], ['row_shifted']],
    [
      '一期 | 修整草坪。 | 已修整。',
      ['修整草坪。', '已修整。'],
      ['预期目标: 一期'],
      ['row_too_long'],
    ],
  ])('%s', (row, goal, extra, notes) => {
    expect(read(`预期目标 | 实际完成情况\n${row}`, flatTable)).toEqual({
      ...{ goals: [goal], extra, notes },
    })
  })
})

test.each([
  ['预期目标 | 修整草坪。\n实际完成情况 | 已修整。'],
  ['年度目标 | 修整草坪。 | 目标完成情况 | 已修整。'],
])('beside their labels: %s', (rows) => {
  const goals = [['修整草坪。', '已修整。']]
  expect(read(rows).goals).toEqual(goals)
  expect(read(rows, flatTable).goals).toEqual(goals)
})
