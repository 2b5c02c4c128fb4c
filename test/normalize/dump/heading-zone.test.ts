import { describe, expect, test } from 'vitest'
import { beginsIndicators, zoneAbove } from '../../../src/normalize/dump/heading-zone.ts'
import { type Token, wordsOf } from '../../../src/normalize/dump/token.ts'
import { lineTokens, wordTokens } from './drawn.ts'

const ROW = '产出指标 数量指标 修整草坪 ≥20公顷 21公顷 20 20'

/** The headings above the row that begins with 产出指标 or with its number. */
function above(tokens: readonly Token[]): string | null {
  const name = tokens.findIndex(({ text }) => text === '产出指标')
  const at = tokens[name]?.opens ? name : name - 1
  const zone = zoneAbove(tokens, at)
  return zone && wordsOf(tokens.slice(zone.start, zone.end))
}

describe('above the first row of indicators', () => {
  test.each([
    ['short lines are headings', `甲 乙\n丙\n丁\n${ROW}`, '甲 乙\n丙\n丁'],
    ['a label and its words are none', `项目名称 公园\n甲 乙 丙 丁\n${ROW}`, '甲 乙 丙 丁'],
    ['a title is none', `公园维护项目绩效自评表\n甲 乙 丙 丁\n${ROW}`, '甲 乙 丙 丁'],
    ['sentences and figures are none', `共修整。\n共 20 处\n甲 乙 丙 丁\n${ROW}`, '甲 乙 丙 丁'],
    [
      'long words are none',
      `公园绿地草坪养护树木补种\n公园绿地草坪养护和树木补种\n甲\n${ROW}`,
      '甲',
    ],
    [
      'units in brackets and years may stand in one',
      `甲 2029年 丙（≥）\n${ROW}`,
      '甲 2029年 丙（≥）',
    ],
    ['a row may begin with its number', `甲 乙\n1 ${ROW}`, '甲 乙'],
    ['nothing heads a row right below a title', `公园维护项目绩效自评表\n${ROW}`, null],
    ['nothing heads a row below another one', `数量指标\n${ROW}`, null],
  ])('%s', (_, text, words) => {
    expect(above(wordTokens(text))).toBe(words)
  })

  test('the value of a label stands below it where each cell has a line', () => {
    const text = `项目名称 公园 甲 乙 ${ROW}`.replaceAll(' ', '\n')
    expect(above(lineTokens(text))).toBe('甲\n乙')
  })

  test('headings are on two dozen lines at most', () => {
    const lines = Array.from({ length: 30 }, () => '甲').join('\n')
    expect(above(wordTokens(`${lines}\n${ROW}`))?.split('\n')).toHaveLength(24)
  })
})

describe('a row of indicators', () => {
  test.each([
    [ROW, true],
    [`12 ${ROW}`, true],
    [`123 ${ROW}`, false],
    ['产出\n指标 数量指标 修整 20 20', true],
    // One value, the name of a heading, a name behind other words.
    ['产出指标 数量指标 修整草坪 20', false],
    ['项目绩效指标 修整草坪 20 20', false],
    ['项目绩效 修整草坪 20 20', true],
    [`修整 ${ROW}`, false],
  ])('%s', (text, is) => {
    expect(beginsIndicators(wordTokens(text), 0)).toBe(is)
  })

  test('a name does not go on over a blank cell', () => {
    const row = '\n数量指标\n修整\n20\n20'
    expect(beginsIndicators(lineTokens(`服务对象\n满意度${row}`), 0)).toBe(true)
    expect(beginsIndicators(lineTokens(`服务对象\n\n满意度${row}`), 0)).toBe(false)
  })
})
