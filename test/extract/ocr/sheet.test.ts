import { describe, expect, test } from 'vitest'
import { pagesOf } from '../../../src/extract/ocr/sheet.ts'
import { blocksOf } from '../../../src/extract/page/blocks.ts'
import type { Edge, Page, Word } from '../../../src/extract/page/page.ts'
import { joinPages } from '../../../src/extract/page/pages.ts'

function word(text: string, x0: number, top: number): Word {
  return { text, box: { x0, top, x1: x0 + 12 * text.length, bottom: top + 12 }, confidence: 0.9 }
}

/** A ruled table of two columns with its words, row by row. */
function table(left: number, top: number, rows: readonly (readonly [string, string])[]) {
  const bottom = top + 30 * rows.length
  const xs = [left, left + 120, left + 300]
  const ys = Array.from({ length: rows.length + 1 }, (_, row) => top + 30 * row)
  const edges: readonly Edge[] = [
    ...xs.map((x): Edge => ({ orientation: 'vertical', position: x, start: top, end: bottom })),
    ...ys.map(
      (y): Edge => ({ orientation: 'horizontal', position: y, start: left, end: left + 300 }),
    ),
  ]
  const words = rows.flatMap(([name, value], row) => [
    word(name, left + 6, top + 30 * row + 8),
    word(value, left + 126, top + 30 * row + 8),
  ])
  return { words, edges }
}

function sheet(width: number, height: number, parts: readonly ReturnType<typeof table>[]): Page {
  const words = parts.flatMap((part) => part.words)
  return { number: 4, width, height, words, edges: parts.flatMap((part) => part.edges) }
}

const first = [
  ['项目名称', '河道清淤'],
  ['实施单位', '青禾镇'],
] as const
const second = [
  ['数量指标', '十二公里'],
  ['质量指标', '合格'],
] as const

describe('two pages on one sheet', () => {
  const wide = sheet(842, 595, [table(60, 60, first), table(480, 60, second)])
  test('are taken apart at the gutter', () => {
    const pages = pagesOf(wide)
    expect(pages.map(({ words }) => words.map(({ text }) => text))).toEqual([
      first.flat(),
      second.flat(),
    ])
    expect(pages.map(({ number, edges }) => [number, edges.length])).toEqual([
      [4, 6],
      [4, 6],
    ])
  })
  test('are read from left to right', () => {
    const texts = joinPages(pagesOf(wide).map(blocksOf), () => undefined).flatMap((block) =>
      block.type === 'table' ? block.cells.map(({ text }) => text) : [block.text],
    )
    expect(texts).toEqual([...first.flat(), ...second.flat()])
  })
})

test.each([
  ['an upright page', sheet(595, 842, [table(60, 60, first)])],
  ['a wide table', sheet(842, 595, [table(270, 60, first)])],
  ['a note far beside a table', sheet(842, 595, [table(60, 60, first), { words: [], edges: [] }])],
])('%s is one page', (_, page) => {
  expect(pagesOf(page)).toEqual([page])
})
