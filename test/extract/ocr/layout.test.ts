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

describe('lines of a page without cells', () => {
  /** Three columns, of which the second is so wide that the third begins right behind it in one row. */
  const row = (top: number, wide: number): readonly Bar[] => [
    ...print(100, top),
    ...Array.from({ length: wide }, (_, at) => print(260 + 42 * at, top)).flat(),
    ...print(440, top),
  ]
  const rows = [row(100, 1), row(200, 2), row(300, 1)].flat()
  test('are parted where other rows begin a column', () => {
    const last = boxes(layout([...rows, ...row(400, 4)])).slice(-3)
    expect(last).toEqual([
      [100, 139],
      [260, 425],
      [440, 479],
    ])
  })
  test('stay whole where a gap ends anywhere else', () => {
    const prose = [...print(100, 400), ...print(155, 400), ...print(210, 400)]
    expect(boxes(layout([...rows, ...prose])).at(-1)).toEqual([100, 249])
  })
})
