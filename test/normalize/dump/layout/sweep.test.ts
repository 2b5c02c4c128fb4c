import { describe, expect, test } from 'vitest'
import type { Kind } from '../../../../src/normalize/dump/layout/shape.ts'
import { sweep } from '../../../../src/normalize/dump/layout/sweep.ts'
import { linesIn } from '../../../../src/normalize/dump/layout/word.ts'
import { rounded } from '../drawn.ts'

/** The cheapest ways to put the words of a line under columns in which each costs nothing: `cost: column of each word`. */
function waysOf(text: string, kinds: readonly Kind[], most: number): readonly string[] {
  const [line = []] = linesIn([text])
  const prices = line.map(() => kinds.map(() => 0))
  const ways = sweep(
    line,
    prices,
    kinds.map((kind) => ({ kind })),
    most,
  )
  return ways.map(({ cost, chosen }) => `${rounded(cost)}: ${chosen.join(' ')}`)
}

describe('words under two columns of values', () => {
  test.each([
    ['甲 乙', '0.2: 0 1', '0.4: 0 0'],
    ['甲  乙', '0: 0 1', '4: 0 0'],
    // Two figures, and two values, are two cells.
    ['80 90', '0.2: 0 1', '3: 0 0'],
    ['≥75% 71.2%', '0.2: 0 1', '3: 0 0'],
    ['甲 80', '0.6: 0 1', '1.5: 0 0'],
    ['20 株 18', '0.6: 0 0 1', '3: 0 0 0'],
    ['20 株 18 株', '0.6: 0 0 1 1', '3: 0 0 0 0'],
    // A figure goes on with its unit, a date with its parts, a count with what is counted.
    ['80 次', '0: 0 0', '0: 1 1'],
    ['80 万元', '0: 0 0', '0: 1 1'],
    ['共 20', '0: 0 0', '0: 1 1'],
    ['甲 20：', '0: 0 0', '0: 1 1'],
    ['甲 20 万', '0: 0 0 0', '0: 1 1 1'],
    ['2029年 12 月', '0: 0 0 0', '0: 1 1 1'],
    ['12月 5 日', '0: 0 0 0', '0: 1 1 1'],
    ['2029 年 3月', '0: 0 0 0', '0: 1 1 1'],
    ['（50 分）', '0: 0 0', '0: 1 1'],
    // Words without a blank between them.
    ['数量指标举办≥60期', '0.4: 0 0 0', '0.4: 1 1 1'],
  ])('%s', (text, ...ways) => {
    expect(waysOf(text, ['value', 'value'], 2)).toEqual(ways)
  })
})

describe('what a column may hold', () => {
  test.each([
    ['80 90', ['mark', 'mark'], '0.2: 0 1', '12: 0 0'],
    ['80 90', ['amount', 'amount'], '0.2: 0 1', '12: 0 0'],
    ['80 90', ['rate', 'rate'], '0.2: 0 1', '12: 0 0'],
    ['80 90', ['level1', 'level2'], '0.2: 0 1', '3: 0 0'],
    ['甲 乙', ['level1', 'level2'], '0.2: 0 1', '2.5: 0 0'],
    ['甲 乙', ['text', 'text'], '0.2: 0 1', '0.4: 0 0'],
    // A unit stands under its own heading where there is one.
    ['20 万元', ['value', 'unit'], '0: 0 0', '0: 1 1', '0.6: 0 1'],
    ['20 万元', ['value', 'text'], '0: 0 0', '0: 1 1', '2: 0 1'],
    ['20 AB', ['value', 'text'], '0: 0 0', '0: 1 1', '0.6: 0 1'],
    ['甲（50 分）', ['name', 'text'], '0: 0 0', '0: 1 1', '4: 0 1'],
  ] as const)('%s under %s', (text, kinds, ...ways) => {
    expect(waysOf(text, kinds, 3).slice(0, ways.length)).toEqual(ways)
  })
})

describe('columns that are left empty', () => {
  test('cost where values stand', () => {
    const ways = waysOf('甲  乙', ['value', 'value', 'value', 'value', 'text'], 9)
    expect(ways).toEqual([
      ...['0: 0 1', '0: 1 2', '0: 2 3', '0: 3 4'],
      ...['0.7: 0 2', '0.7: 1 3', '0.7: 2 4', '1.4: 0 3', '1.4: 1 4'],
    ])
    // Several cost no more than two.
    expect(waysOf('甲  乙', ['value', 'value', 'value', 'value', 'text'], 99)).toContain('1.4: 0 4')
  })

  test('cost nothing where a level or a remark may', () => {
    const ways = waysOf('甲  乙', ['level1', 'text', 'ordinal', 'value'], 6)
    expect(ways.every((way) => way.startsWith('0: '))).toBe(true)
  })

  test('cost where a line of several words ends before the marks', () => {
    const kinds = ['name', 'value', 'mark', 'mark'] as const
    expect(waysOf('甲 乙 丙', kinds, 9)).toEqual([
      ...['0.4: 1 2 3', '0.6: 2 3 3', '0.6: 2 2 3', '0.8: 3 3 3', '1.1: 0 2 3', '1.1: 0 1 3'],
      ...['1.3: 1 3 3', '1.3: 1 1 3', '1.6: 0 1 2'],
    ])
    // A line of two words may be part of a row.
    expect(waysOf('甲  乙', kinds, 1)).toEqual(['0: 0 1'])
    // A figure as the last value is a mark rather.
    expect(waysOf('甲  乙  80', ['name', 'value', 'value', 'mark', 'mark'], 99)).toContain(
      '2.2: 0 1 2',
    )
    expect(waysOf('甲  乙  丙', ['name', 'value', 'value', 'mark', 'mark'], 99)).toContain(
      '2: 0 1 2',
    )
    expect(waysOf('甲  乙  丙', ['name', 'value', 'value', 'mark'], 99)).toContain('1.2: 0 1 2')
  })
})
