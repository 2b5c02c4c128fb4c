import { describe, expect, test } from 'vitest'
import {
  areRows,
  cellLinesOf,
  cellTokens,
  withWholeCells,
} from '../../../src/normalize/dump/cell-line.ts'
import { linesOf, lineTokens, wordTokens } from './drawn.ts'

/** Lines of a text without its empty ones; a line of one blank is a cell that was left blank. */
function printed(text: string) {
  return linesOf(text).filter((line) => line.text !== '')
}

const times = (count: number, line: string) => Array.from({ length: count }, () => line).join('\n')

/** What lines tell of their cells: whether empty lines part them, and which lines begin rows. */
function told(text: string): string | null {
  const found = cellLinesOf(printed(text), new Set())
  return found && `${found.parted ? 'parted' : 'lines'} ${[...found.rows].join(' ')}`.trim()
}

describe('a text with a cell a line', () => {
  test.each([
    ['two cells left blank', `甲\n \n乙\n \n丙`, 'lines'],
    ['one blank line', `甲\n \n乙`, null],
    ['short lines in rows', `${times(8, '甲')}\n\n${times(8, '乙')}`, null],
    [
      'short lines in several rows',
      `${times(6, '甲')}\n\n${times(6, '乙')}\n\n${times(6, '丙')}`,
      'lines 0 6 12',
    ],
    ['too few lines', `${times(5, '甲')}\n\n${times(5, '乙')}\n\n${times(5, '丙')}`, null],
    ['lines of words', `${times(6, '甲 乙')}\n\n${times(6, '乙')}\n\n${times(6, '丙')}`, null],
    ['figures by themselves', `${times(12, '甲')}\n80\n76\n70\n70`, 'lines'],
    ['few figures', `${times(13, '甲')}\n80\n76\n70`, null],
    ['figures that share a line', `${times(12, '甲')}\n80 76\n80\n76\n70\n70`, null],
    ['an empty line between all lines', '甲\n\n \n\n乙\n\n \n\n丙', 'lines'],
    [
      'one between cells, some of which are on two lines',
      `${times(4, '甲\n乙\n')}\n${times(20, '丙\n')}`,
      'parted',
    ],
    [
      'a name cut by an empty line',
      `${times(6, '甲')}\n\n指标\n${times(6, '乙')}\n\n${times(6, '丙')}`,
      'lines 0 13',
    ],
  ])('%s', (_, text, cells) => {
    expect(told(text)).toBe(cells)
  })

  test('whole cells need no signs', () => {
    const lines = printed('甲\n乙')
    expect(cellLinesOf(lines, new Set(lines))).not.toBe(null)
    expect(cellLinesOf(lines, new Set())).toBe(null)
  })
})

describe('the cells of lines', () => {
  test('parted by empty lines go on over line ends', () => {
    const lines = printed('甲\n乙\n\n丙')
    const found = cellTokens(lines, { parted: true, rows: new Set() }, new Set())
    expect(found.map(({ text, holds }) => [text, holds])).toEqual([
      ['甲\n乙', 'cell'],
      ['丙', 'cell'],
    ])
  })

  test('else a line each, whole where they are known to be or blank', () => {
    const lines = printed('甲\n \n 丙 \n丁')
    const whole = new Set(lines.slice(3))
    const found = cellTokens(lines, { parted: false, rows: new Set([2]) }, whole)
    expect(found.map(({ text, holds, beginsRow }) => [text, holds, beginsRow])).toEqual([
      ['甲', 'line', false],
      ['', 'cell', false],
      ['丙', 'line', true],
      ['丁', 'cell', false],
    ])
  })

  test('nothing is known of rows where none is', () => {
    expect(lineTokens('甲').map(({ beginsRow }) => beginsRow)).toEqual([null])
  })
})

describe('whether each line is a row', () => {
  test.each([
    ['most hold three words', `${times(3, '甲 乙 丙')}\n甲 乙`, true],
    ['too few do', `${times(2, '甲 乙 丙')}\n甲 乙`, false],
    ['a fifth holds one', `${times(8, '甲 乙 丙')}\n甲\n乙`, true],
    ['more hold one', `${times(6, '甲 乙 丙')}\n甲\n乙`, false],
    ['what a template left counts for nothing', `${times(3, '甲 乙 丙')}\n指标1：\n指标2：`, true],
    ['nothing', '', false],
  ])('%s', (_, text, are) => {
    expect(areRows(wordTokens(text))).toBe(are)
  })

  test('lines of cells are none', () => {
    expect(areRows(lineTokens('甲\n乙\n丙'))).toBe(false)
  })
})

describe('lines under headings', () => {
  const held = (headings: number, rows: readonly number[]) =>
    withWholeCells(lineTokens('甲\n乙\n丙\n丁\n戊', rows), headings).map(({ holds }) => holds)

  test('are cells where no row has more of them than there are headings', () => {
    expect(new Set(held(3, [0, 3]))).toEqual(new Set(['cell']))
    expect(new Set(held(2, [0, 3]))).toEqual(new Set(['line']))
    expect(new Set(held(3, []))).toEqual(new Set(['line']))
    expect(new Set(held(5, [1, 3]))).toEqual(new Set(['line']))
  })

  test('are words where several share a line', () => {
    const tokens = wordTokens('甲 乙').map((token) => ({ ...token, beginsRow: token.opens }))
    expect(withWholeCells(tokens, 5)).toBe(tokens)
  })
})
