import { expect, test } from 'vitest'
import { partsOf } from '../../../../src/normalize/dump/layout/glued.ts'

const cut = (run: string) => partsOf(run).map(({ text }) => text)

test.each([
  ['headings', '年初预算数全年预算数分值得分', ['年初预算数', '全年预算数', '分值', '得分']],
  [
    'a level, a name and a value',
    '数量指标举办文艺演出≥60场',
    ['数量指标', '举办文艺演出', '≥60场'],
  ],
  ['an amount and its rate', '13.00%86.67%', ['13.00%', '86.67%']],
  ['two amounts of two decimals, the second a rate', '18.7293.60%', ['18.72', '93.60%']],
  ['a value and a mark', '43.6公里6', ['43.6公里', '6']],
])('parts what was run together: %s', (_, run, parts) => {
  expect(cut(run)).toEqual(parts)
})

test.each([
  '全年实际值',
  '自评说明',
  '10.099.0%',
  '2022年11',
  '比率≤100%计满分，每超过一个百分点扣1分',
  '年度指标值',
])('leaves whole what may be one: %s', (run) => {
  expect(cut(run)).toEqual([run])
})

test('tells where each part begins', () => {
  expect(partsOf('数量指标举办演出')).toEqual([
    { text: '数量指标', at: 0 },
    { text: '举办演出', at: 4 },
  ])
})
