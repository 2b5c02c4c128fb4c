import { describe, expect, test } from 'vitest'
import { lineWidths, partsAt, widthCost } from '../../../src/normalize/dump/part.ts'
import type { Token } from '../../../src/normalize/dump/token.ts'
import type { DumpField } from '../../../src/normalize/vocabulary/column-field.ts'
import { columnsNamed, lineTokens, rounded, wordTokens } from './drawn.ts'

/** The runs of tokens that can be a cell from one of them on, with what each costs under the columns. */
function parts(tokens: readonly Token[], start: number, ...fields: readonly string[]) {
  const found = partsAt(tokens, start, columnsNamed(...fields))
  return found.map(({ words, costs }) => [words, ...costs.map(rounded)])
}

describe('blanks within a cell', () => {
  test.each([
    // The end of a sentence, a list, a figure with its unit and with other words.
    ['已完成。 次年', 2.5],
    ['原因： 雨季', 0.2],
    ['（ 雨季', 0.4],
    ['20 个', 1.1],
    ['20 万元/公里', 1.1],
    ['20 公里以内的', 0.8],
    ['20 30', 8],
    ['20 A', 2.2],
    // Words and words, words and a figure, another language.
    ['完成 其余', 2.7],
    ['苗木 A', 0.6],
    ['第 A', 0.3],
    ['A 苗木', 1.4],
    ['A B', 1.4],
  ])('%s', (text, cost) => {
    expect(parts(wordTokens(text), 0, 'note').at(-1)).toEqual([text, cost])
  })

  test('more of them than a cell has are not tried', () => {
    const found = parts(wordTokens('甲 乙 丙 丁 戊 己 庚 辛'), 0, 'note')
    expect(found.map(([words]) => words).at(-1)).toBe('甲 乙 丙 丁 戊 己')
  })
})

describe('line ends within a cell', () => {
  test.each([
    // Lines as full as the widest, and one that is broken early.
    ['苗木到货较\n迟，补种顺延', 0.25],
    ['苗木到货较迟，补种全部顺延到次年\n迟', 0.25],
    ['苗木\n苗木到货较迟，补种全部顺延到次年', 1.45],
    ['苗木到货较迟\n苗木到货较迟，补种', 0.538],
    ['苗木。\n苗木到货较迟，补种全部顺延到次年', 0.25],
    // Words go on with a figure and its unit.
    ['300 株\n顺延', 1.35],
  ])('%s', (text, cost) => {
    expect(parts(wordTokens(text), 0, 'note').at(-1)).toEqual([text, cost])
  })

  test('two figures on lines of their own are two cells', () => {
    expect(parts(wordTokens('300\n280'), 0, 'note')).toEqual([['300', 2]])
    expect(parts(wordTokens('300株\n280'), 0, 'note')).toEqual([['300株', 1]])
    expect(parts(wordTokens('修整\n20'), 0, 'note')).toHaveLength(2)
  })

  test('a wrapped cell may share its first and its last line, but that costs more', () => {
    const tokens = wordTokens('甲 苗木到货\n迟 10\n丙')
    expect(parts(tokens, 1, 'note')).toEqual([
      ['苗木到货', 0.2],
      ['苗木到货\n迟', 2.25],
      ['苗木到货\n迟 10', 1.65],
      ['苗木到货\n迟 10\n丙', 1.9],
    ])
    // Those of goals fill their lines.
    expect(parts(tokens, 1, 'goal')).toEqual([['苗木到货', 0.6]])
  })

  test('over five lines it shares none', () => {
    const upTo = (text: string) =>
      parts(wordTokens(text), 1, 'note').map(([words]) => String(words).split('\n').length)
    expect(upTo('甲 己\n乙\n丙\n丁\n戊 庚')).toEqual([1, 2, 3, 4, 5, 5])
    expect(upTo('甲 己\n乙\n丙\n丁\n戊\n庚')).toEqual([1, 2, 3, 4, 5])
  })
})

describe('where lines are cells, or lines of one', () => {
  test.each([
    // A line end that its author set; less below a heading parted alike.
    ['项目决策\n2分', '', { note: 6.7, goal: 3.35, level2: 3.2 }],
    ['项目决策\n2分', '一级\n指标', { level1: 0.7, note: 6.7 }],
    ['修整：\n草坪', '', { note: 0.25, level3: 0.25 }],
    ['修整\n（草坪', '', { note: 0.25 }],
    ['修整\n2.草坪', '', { note: 0.25 }],
    ['指标1\n草坪', '一级\n指标', { level1: 6.7, level3: 3.7 }],
  ] as const)('%s', (text, words, costs) => {
    const columns = Object.keys(costs).map((field) => ({ field: field as DumpField, words }))
    const found = partsAt(lineTokens(text), 0, columns).at(-1)
    const own = Object.keys(costs).map((field, at) => [field, rounded(found?.costs[at] ?? -1)])
    expect(Object.fromEntries(own)).toEqual(costs)
  })

  test('a blank cell stands by itself, and costs where names stand', () => {
    expect(
      parts(lineTokens('\n修整'), 0, 'level3', 'label', 'lead', 'level1', 'note', 'weight'),
    ).toEqual([['', 1, 1, 0.4, 0.4, 0.05, 0.05]])
    expect(parts(lineTokens('修整\n\n草坪'), 0, 'note')).toHaveLength(1)
  })

  test('a cell does not go on over the beginning of a row', () => {
    expect(parts(lineTokens('修整\n草坪\n补种', [0, 1]), 0, 'note')).toHaveLength(1)
    expect(parts(lineTokens('修整\n草坪\n补种', [0, 2]), 0, 'note')).toHaveLength(2)
  })
})

describe('lines under a column of some width', () => {
  test.each([
    ['unknown', [10], null, 0],
    ['too wide', [14], 10, 0.8],
    ['a little over', [13], 10, 0],
    ['full, and yet the last', [10], 10, 0.15],
    ['nearly full', [11], 10, 0.15],
    ['not full', [12], 10, 0],
    ['narrow', [7], 7, 0],
    ['just wide enough', [8], 8, 0.15],
    ['broken early', [4, 10], 12, 0.75],
    ['broken very early', [1, 2], 20, 0.8],
    ['broken where it is full', [9, 2], 12, 0],
  ] as const)('%s', (_, widths, column, cost) => {
    const lines = widths.map((width) => ({ width, ends: false }))
    expect(rounded(widthCost(lines, column))).toBe(cost)
  })

  test('the end of a sentence breaks no line early', () => {
    const lines = [4, 10].map((width) => ({ width, ends: true }))
    expect(widthCost(lines, 12)).toBe(0)
  })

  test('Chinese signs are twice as wide', () => {
    expect(lineWidths(wordTokens('苗木 A\n迟。'))).toEqual([
      { width: 6, ends: false },
      { width: 4, ends: true },
    ])
  })
})
