import { expect, test } from 'vitest'
import {
  coversOtherPeriod,
  isOwnYearUnlike,
  periodIn,
  withoutPeriod,
} from '../../../src/normalize/words/period.ts'

test.each([
  ['1-7月执行数', '1-7月', '执行数'],
  ['截至2029年6月底', '6月底', ''],
  ['上半年完成', '上半年', '完成'],
  ['第三季度', '第三季度', ''],
  ['1季度完成', '1季度', '完成'],
  ['2029年执行数', null, '2029年执行数'],
  ['全年1-7月', null, '全年1-7月'],
])('the period of %s', (folded, period, rest) => {
  expect([periodIn(folded), withoutPeriod(folded)]).toEqual([period, rest])
})

test.each([
  ['截至上年累计支出', true],
  ['上年结转', true],
  ['总目标值', true],
  ['五年规划', true],
  ['上年度', true],
  ['年度总体目标', false],
  ['本年累计', false],
  ['目标值', false],
])('whether %s speaks of more than the year', (folded, is) => {
  expect(coversOtherPeriod(folded)).toBe(is)
  expect(isOwnYearUnlike('本年目标值', folded)).toBe(is)
  expect(isOwnYearUnlike('目标值', folded)).toBe(false)
})
