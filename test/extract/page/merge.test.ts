import { describe, expect, test } from 'vitest'
import { type EntryLine, isFigure } from '../../../src/extract/page/entry.ts'
import { mergedLines } from '../../../src/extract/page/merge.ts'
import { level, print } from './print.ts'

/** Lines of cells that a bar parts, each 10 points high and `step` below the one before. */
function lines(step: number, ...texts: readonly string[]): readonly EntryLine[] {
  return texts.map((text, index) => {
    const top = 100 + step * index
    const entries = text.split('|').flatMap((cell, from) => {
      const words = cell.trim() === '' ? [] : print(cell.trim(), 50 + 100 * from, top)
      return words.length === 0 ? [] : [{ from, to: from + 1, words }]
    })
    return { entries, box: { x0: 50, top, x1: 350, bottom: top + 10 } }
  })
}

/** How many lines each row takes. */
function sizes(...given: Parameters<typeof mergedLines>): readonly number[] {
  return mergedLines(...given).map((row) => row.lines.length)
}

describe('figures', () => {
  const figures = ['12', '1,091.5', '(29.5)', '95%', '–', '…', 'n/a', '12.5*', '1 102.3']
  test.each(figures)('%s is one', (text) => {
    expect(isFigure({ words: print(text, 0, 0) })).toBe(true)
  })
  test.each(['按期完成', '第12期', 'EN 14902', 'total'])('%s is none', (text) => {
    expect(isFigure({ words: print(text, 0, 0) })).toBe(false)
  })
})

describe('rows', () => {
  test('a heading of several lines is one', () => {
    const heading = lines(
      12,
      'Program|Number|Amount',
      '|of awards|(thousands)',
      'Housing|43|18',
      'Other|12|8',
    )
    expect(sizes(heading, [])).toEqual([2, 1, 1])
  })

  test('lines of figures stay rows, however close they stand', () => {
    expect(sizes(lines(11, '甲|1|2', '乙|3|4', '丙|5|6'), [])).toEqual([1, 1, 1])
  })

  test('a label that goes on in lower case takes the figures of its last line', () => {
    const label = lines(12, '|No|Sum', 'Rural|12|34', 'Housing repair and', 'rehabilitation|43|18')
    expect(sizes(label, [])).toEqual([1, 1, 2])
  })

  test('a rule parts what would be one row', () => {
    const wrapped = lines(12, '站点|一季度', '东风渠|12', '  |含维修')
    expect(sizes(wrapped, [])).toEqual([1, 2])
    expect(sizes(wrapped, [level(123, 50, 350)])).toEqual([1, 1, 1])
  })

  test('where rules part the rows, all lines between two are one', () => {
    const words = lines(12, '事项|期限', '制定方案', '并公布|年底', '培训|长期', '总结|次年')
    const rules = [111, 135, 147].map((y) => level(y, 50, 350))
    expect(sizes(words, rules)).toEqual([1, 2, 1, 1])
  })
})
