import { describe, expect, test } from 'vitest'
import { cellCosts, isPlaceholder, missingCost, rowCost } from '../../../src/normalize/dump/cost.ts'
import type { DumpField } from '../../../src/normalize/vocabulary/column-field.ts'
import { columnsNamed, rounded } from './drawn.ts'

function costUnder(field: string, words: string, weights?: 'here' | 'beside'): number {
  const column = { field: field as DumpField, words: '', ...(weights ? { weights } : {}) }
  return rounded(cellCosts(words, [column])[0] ?? Number.NaN)
}

/** What words cost under a heading: nothing where they belong, the more the less they do. */
const prices: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  target: {
    ...{ '100': 0.1, '≥90%': 0, 修整草坪20公顷: 0.2, '10 月 5 日': 0, 年底前: 0.2 },
    // Two figures, a name with its figure, a unit by itself.
    ...{ '80 个 95': 0.6, '覆盖率 100%': 1.7, '养护合格率 ≥ 95': 1.7, 元: 2.7 },
    // Names of levels and pieces of them.
    ...{ 数量指标: 6, 意度指标: 3.2, '产出指标 效益指标': 5.7, 指标20分: 3.2, 指标: 3.2, 标: 3.2 },
    // What no cell begins with.
    ...{ '(10分)': 2.1, '坪，补种': 2.2, 月底: 2.2 },
    // A level or what a template left, on a line of its own or before a blank.
    ...{
      '数量指标\n20公顷': 5.7,
      '社会效益\n20公顷': 2.7,
      '20公顷\n数量指标': 5.5,
      '标\n20公顷': 2.7,
    },
    ...{ '指标2：\n20公顷': 3.3, '数量指标 修整': 5.7, '时效指标 3': 10, '指标 修整': 2.7 },
    ...{ '产\n出\n指标\n20公顷': 8.2, '20公顷\n产\n出指标': 5.5 },
    ...{ '': 0.6, '—': 0.6 },
  },
  likelihood: { 完全可能: 0, 可能性大: 0, 较大: 0, 不可能完成: 0, 按期完成: 1.5, '': 0 },
  note: {
    ...{
      雨季施工: 0.2,
      '12月底之前完成': 0.3,
      '90%以上的苗木未到': 0.3,
      '3处': 1,
      '7': 1.5,
      '': 0,
    },
    ...{ '……': 2, 指标1: 2.2, 数量指标: 3, '坪，补种': 2.2 },
  },
  level3: {
    ...{ 补种树木: 0, '12月底之前完成': 0.3, '指标1：': 0, '7': 4, 数量指标: 2.8, '': 2.5 },
    // With its value, or with a weight and words behind it.
    ...{
      '补种树木 18 株': 1.2,
      '补种 1,800 株': 1.2,
      '草 18 株': 0,
      '成活率≥90': 2,
      '成活率90%以上': 2,
    },
    ...{ '成活率 90': 2, '规划(15分) 基础信息': 3 },
    ...{ 坪: 2, 意度指标: 2, 指标: 3, 目标: 3, '(10分)': 6 },
  },
  weight: { '10': 0, '7.5': 0.3, '10%': 1, '规划(15分)': 8, 数量指标: 6, '': 1, '—': 1 },
  score: { '10': 0, '7.5': 0, '10%': 1, '规划(15分)': 8 },
  level1: {
    ...{
      产出指标: 0,
      '产出指标(50分)': 0,
      一二三: 1.2,
      产出指: 0.6,
      '产出指标 50': 2,
      '7': 6,
      '': 0.1,
    },
    ...{ '产出，效益': 5.5, '……': 5.5, 指标1: 5.2, '指标 1：': 5.2, '产出指标 效益指标': 5.5 },
    ...{ '(50分)': 8, '50 分) 效益': 9 },
  },
  level2: { 数量指标: 0, '数量指标 修整': 1.5, 产出指: 2.6 },
  lead: { 绩效指标: 0, 项目资金: 0, 年度总体目标: 0, 其他: 6, '': 6 },
  goal: {
    ...{ '1.修整草坪。': 0, '(1)修整草坪；': 0, '修整草坪)': 0, '': 0.5 },
    // The middle of a list, an open end, a line that is broken early.
    ...{ '2.修整草坪。': 0.8, '(2)修整草坪；': 0.8, '目标2更换灯具。': 0.8 },
    ...{ 修整草坪: 0.6, '修整草坪，': 1.5 },
    ...{ '修整。\n更换公园里所有的灯具。': 0.6, '修整公园草坪。\n更换灯具。': 0 },
  },
  amount: { '80': 0, '': 0.3, '—': 0.3, '80%': 3, '其中：80': 0.5, 共80: 5 },
  initial_amount: { '8': 0, '': 0.3, '其中：8': 0.5 },
  rate: { '91.63%': 0, '91.63': 0.4, '': 0.1, 执行率: 5, '率：8': 5 },
  fund_weight: { '10': 0, '100': 0, '120': 4, '7.5': 0.4, '10%': 3, '': 0.1 },
  fund_score: { '7.5': 0, '120': 4, '': 0.1 },
  extra: { '7': 0.3, '': 0.1, 好: 0.2 },
}

describe('words under a heading', () => {
  test.each(Object.entries(prices))('%s', (field, costs) => {
    const words = Object.keys(costs)
    const found = Object.fromEntries(words.map((own) => [own, costUnder(field, own)]))
    expect(found).toEqual(costs)
  })
})

describe('names of levels that stand with their weights', () => {
  test.each([
    ['规划(15分)', 'level1', 'here', 0],
    ['规划(15分)', 'level2', 'here', 0],
    // A name without a weight, a known one, and one with a figure.
    ['修整', 'level1', 'here', 2.4],
    ['产出指标', 'level1', 'here', 0.8],
    ['产出指标 50', 'level1', 'here', 2.8],
    ['', 'level1', 'here', 0.1],
    // Beside weighed levels any known name may be the name of an indicator.
    ['产出指标', 'level3', 'beside', 3.5],
    ['数量指标\n修整', 'level3', 'beside', 2],
    ['数量指标\n修整', 'level3', undefined, 4.5],
    ['指标1\n修整', 'level3', 'beside', 2.5],
  ] as const)('%s under %s', (words, field, weights, cost) => {
    expect(costUnder(field, words, weights)).toBe(cost)
  })
})

test('a row may lack a level or a remark, but not its name', () => {
  const missing = (field: string) => missingCost(field as DumpField, columnsNamed(field))
  expect(['lead', 'note'].map(missing)).toEqual([0, 0])
  expect(missing('level1')).toBeLessThan(missing('target'))
  expect(missing('target')).toBeLessThan(missing('score'))
  expect(missing('score')).toBeLessThan(missing('level3'))
  expect(missing('what nobody knows')).toBe(0.3)
  // Above a fourth level a third is printed once for its rows.
  expect(missingCost('level3', columnsNamed('level3', 'level4'))).toBe(missing('level2'))
})

test('goals have one row as a rule', () => {
  expect(rowCost(columnsNamed('lead', 'goal'))).toBe(3)
  expect(rowCost(columnsNamed('lead', 'level3'))).toBe(0.3)
})

test('a placeholder stands where an indicator could', () => {
  const left = ['指标2：', '……', '···', '指标二'].map((words) => isPlaceholder('level3', words))
  expect(left).toEqual([true, true, true, false])
  expect(isPlaceholder('target', '指标2：')).toBe(false)
})
