import { expect, test } from 'vitest'
import { matchAt } from '../../../src/normalize/dump/match.ts'
import type { Token } from '../../../src/normalize/dump/token.ts'
import { lineTokens, wordTokens } from './drawn.ts'

function matched(tokens: readonly Token[], at = 0): string | null {
  return matchAt(tokens, at, (meaning) => Object.keys(meaning).length > 0)?.words ?? null
}

test.each([
  // The first within a line, unless what follows only ends it.
  ['执行率 得分', '执行率'],
  ['全年预算 数', '全年预算 数'],
  ['偏差 原因', '偏差 原因'],
  ['项目 名称 公园', '项目 名称'],
  // Words in brackets go with those before them.
  ['实施单位 （盖章） 甲局', '实施单位 （盖章）'],
  ['得分 （20分*执行率）', '得分 （20分*执行率）'],
  // Whole lines, unless each is known.
  ['全年预算\n数', '全年预算\n数'],
  ['绩\n效\n指\n标\n一级指标', '绩\n效\n指\n标'],
  ['执行率\n得分', '执行率'],
  ['甲\n分值', null],
  // Part of a second line is another cell, and so is a figure.
  ['一级\n指标 二级', '一级'],
  ['年初预算数\n80', '年初预算数'],
  ['年初预算数 80', '年初预算数'],
  [`${'长'.repeat(201)}`, null],
])('%s', (text, words) => {
  expect(matched(wordTokens(text))).toBe(words)
})

test('a heading begins where it is asked for', () => {
  const tokens = wordTokens('甲 执行率 得分')
  expect([0, 1, 2, 3].map((at) => matched(tokens, at))).toEqual([null, '执行率', '得分', null])
})

test('a heading does not go on over a blank cell', () => {
  expect(matched(lineTokens('全年预算\n数'))).toBe('全年预算\n数')
  expect(matched(lineTokens('全年预算\n\n数'))).toBe('全年预算')
})
