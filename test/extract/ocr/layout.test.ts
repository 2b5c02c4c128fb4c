/** Where print is looked for, before anybody reads it. */
import { describe, expect, test } from 'vitest'
import { type Layout, layoutOf } from '../../../src/extract/ocr/layout.ts'
import { uprightOf } from '../../../src/extract/ocr/upright.ts'
import { type Bar, picture, tableBars } from './picture.ts'

const DPI = 200

/** Some print: upright strokes as high as a character, near each other. */
function print(left: number, top: number): readonly Bar[] {
  return Array.from({ length: 6 }, (_, at): Bar => [left + 7 * at, top, 4, 22])
}

function layout(bars: readonly Bar[]): Layout {
  return layoutOf(uprightOf(picture(900, 900, bars), DPI))
}

function boxes({ groups }: Layout): readonly (readonly [number, number])[] {
  return groups.map((lines) => [
    Math.min(...lines.map(({ x0 }) => x0)),
    Math.max(...lines.map(({ x1 }) => x1)),
  ])
}

describe('cells of tables that share a border', () => {
  /** Two tables upon each other, whose second columns begin so many pixels apart. */
  const stacked = (apart: number): readonly Bar[] => [
    ...tableBars([100, 300, 700], [100, 200, 300, 400]),
    ...tableBars([100, 300 + apart, 700], [400, 500, 600, 700]),
  ]
  test.each([0, 4, 8])('hold their print whole where rules lie %i pixels apart', (apart) => {
    const above = print(306, 240)
    const below = print(306 + apart, 540)
    expect(boxes(layout([...stacked(apart), ...above, ...below]))).toEqual([
      [306, 345],
      [306 + apart, 345 + apart],
    ])
  })
})
