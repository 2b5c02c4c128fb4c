import { describe, expect, test } from 'vitest'
import { formOf, table } from '../drawing.ts'

const form = formOf(
  '项目支出绩效自评表',
  table(`
    项目名称 | 道路养护 | < | < | < | <
    主管部门 | 〔手写〕 | < | < | < | <
    一级指标 | 二级指标 | 三级指标 | 分值 | 实际完成值 | 得分
    产出指标 | 数量指标 | 养护里程 | 50 | 达标〔手写〕 | 〔手写〕
    产出指标 | 质量指标 | 合格率 | 50 | 98% | 45
    总分 | < | < | 100 | | 〔手写〕
  `),
)
const [first, second] = form.indicators

describe('what a hand wrote', () => {
  test('is no value, whatever is printed beside it', () => {
    expect([first?.score.value, first?.actual.value, form.total.score.value]).toEqual([
      ...[null, null, null],
    ])
    expect(form.department.name.value).toBeNull()
  })

  test('keeps its place and is named by a note of its own, not as a number that cannot be read', () => {
    expect(first?.score.raw).toBe('〔手写〕')
    const told = form.notes.filter(({ code }) => /hand|unreadable/u.test(code))
    expect(new Set(told.map(({ code }) => code))).toEqual(new Set(['handwritten']))
    expect(told.map(({ path }) => path).toSorted()).toEqual([
      'department.name',
      'indicators[0].actual',
      'indicators[0].score',
      'total.score',
    ])
  })

  test('says nothing of what is printed', () => {
    expect([second?.score.value, second?.actual.value]).toEqual([45, '98%'])
  })
})
