import { describe, expect, test } from 'vitest'
import type { Place } from '../../../src/extract/document.ts'
import {
  joinedHeadings,
  joinedLevels,
  planAndResult,
  secondLevelAndName,
  splitBy,
} from '../../../src/normalize/words/joined.ts'

describe('headings in one cell', () => {
  const headings = (text: string, place: Place) =>
    joinedHeadings({ text, place }, ({ indicator }) => indicator !== undefined)?.parts ?? null
  const written: Place = { kind: 'flow', block: 1 }

  test.each([
    ['分值/得分', ['分值', '得分']],
    ['一级指标—二级指标', ['一级指标', '二级指标']],
    ['绩效指标（一级/二级/三级）', ['一级指标', '二级指标', '三级指标']],
    ['分值、得分', ['分值', '得分']],
    ['分值|得分', ['分值', '得分']],
    ['指标值→完成值', ['指标值', '完成值']],
    ['分值\n得分', ['分值', '得分']],
    // The same twice, an unknown one, none, and more than a cell joins.
    ['分值/分值', null],
    ['分值/甲', null],
    ['分值', null],
    ['一级/二级/三级/分值', ['一级指标', '二级指标', '三级指标', '分值']],
    ['一级/二级/三级/分值/得分', null],
  ])('%s', (text, parts) => {
    expect(headings(text, written)).toEqual(parts)
  })

  test('the lines of a page join nothing', () => {
    expect(headings('分值\n得分', { kind: 'line', line: 1 })).toBe(null)
  })
})

test.each([
  ['产出指标——数量指标', ['产出指标', '数量指标']],
  ['产出指标/数量指标/修整', ['产出指标', '数量指标', '修整']],
  ['产出指标－数量指标－修整—草坪', ['产出指标', '数量指标', '修整—草坪']],
  ['数量指标—产出指标', null],
  ['产出指标—修整', null],
  ['产出指标', null],
])('levels in one cell: %s', (text, parts) => {
  expect(joinedLevels(text)?.parts ?? null).toEqual(parts)
})

test('parts are as many as asked for, the last with the rest', () => {
  expect(splitBy('甲/乙/丙', /\//gu, 2)).toEqual(['甲', '乙/丙'])
  expect(splitBy(' 甲 / 乙 ', /\//gu, 3)).toEqual(['甲', '乙'])
})

test('a second level stands before the name', () => {
  expect(secondLevelAndName('数量指标：治理河道长度')).toEqual(['数量指标', '治理河道长度'])
  expect(secondLevelAndName('甲：治理河道长度')).toBe(null)
  expect(secondLevelAndName('数量指标：')).toBe(null)
})

test.each([
  ['目标值≥95%，实际完成97%', ['≥95%', '97%']],
  ['年度目标：修整；实际：已修整', ['修整', '已修整']],
  ['计划20公顷\n完成21公顷', ['20公顷', '21公顷']],
  ['修整草坪，完成', null],
  ['目标≥95%', null],
])('plan and result in one cell: %s', (text, parts) => {
  expect(planAndResult(text)).toEqual(parts)
})
