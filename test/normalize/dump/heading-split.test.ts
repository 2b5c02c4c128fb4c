import { describe, expect, test } from 'vitest'
import { headingsIn } from '../../../src/normalize/dump/heading-split.ts'
import type { Token } from '../../../src/normalize/dump/token.ts'
import { lineTokens, rounded, wordTokens } from './drawn.ts'

/** The ways to part words into headings, the likeliest first, with how much less likely the others are. */
function ways(tokens: readonly Token[]): readonly string[] {
  return headingsIn(tokens, 0, tokens.length).map(({ cost, matches }) => {
    const headings = matches.map(({ words }) => words.replaceAll('\n', '⏎'))
    return `${rounded(cost)}: ${headings.join(' | ')}`
  })
}

describe('words on the lines of a dump', () => {
  test.each([
    ['甲乙 丙丁', '0: 甲乙 | 丙丁', '3: 甲乙 丙丁'],
    // Single signs are printed apart; a known heading is one.
    ['甲 乙', '0: 甲 乙', '4.7: 甲 | 乙'],
    ['分 值 得分', '0: 分 值 | 得分', '5.1: 分 | 值 | 得分'],
    ['执行\n率', '0: 执行⏎率', '3.5: 执行 | 率'],
    ['标准分\n得分', '0: 标准分 | 得分', '2: 标准分⏎得分'],
    // A line end before a line as long, a shorter one, a longer one and brackets.
    ['甲乙\n丙丁', '0: 甲乙⏎丙丁', '0.2: 甲乙 | 丙丁'],
    ['甲乙\n丙', '0: 甲乙⏎丙', '3.5: 甲乙 | 丙'],
    ['甲\n乙丙', '0: 甲⏎乙丙', '1.3: 甲 | 乙丙'],
    ['甲乙\n（丙）', '0: 甲乙⏎（丙）', '3.8: 甲乙 | （丙）'],
    ['一级指标 甲乙\n丙丁', '0: 一级指标 | 甲乙⏎丙丁', '0.2: 一级指标 | 甲乙 | 丙丁'],
  ])('%j', (text, ...likeliest) => {
    expect(ways(wordTokens(text)).slice(0, likeliest.length)).toEqual(likeliest)
  })
})

describe('words with a line each', () => {
  test.each([
    ['甲乙\n丙丁', '0: 甲乙 | 丙丁', '1.2: 甲乙⏎丙丁'],
    ['甲\n乙', '0: 甲⏎乙', '3.8: 甲 | 乙'],
    ['甲乙\n丙', '0: 甲乙⏎丙', '1.3: 甲乙 | 丙'],
    ['分\n值\n得分', '0: 分⏎值 | 得分', '5.1: 分 | 值 | 得分'],
    ['甲乙\n（丙）', '0: 甲乙⏎（丙）', '0.8: 甲乙 | （丙）'],
  ])('%j', (text, ...likeliest) => {
    expect(ways(lineTokens(text)).slice(0, likeliest.length)).toEqual(likeliest)
  })

  test('a blank cell parts them', () => {
    expect(ways(lineTokens('甲乙\n\n丙'))[0]).toBe('0: 甲乙 |  | 丙')
  })
})
