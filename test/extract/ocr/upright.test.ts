import { describe, expect, test } from 'vitest'
import { positive, quarterTurned, resampled, toGrey } from '../../../src/extract/ocr/grey.ts'
import { FAINT, inkOf, PRINT } from '../../../src/extract/ocr/ink.ts'
import { printLines } from '../../../src/extract/ocr/line.ts'
import type { RulingLine } from '../../../src/extract/ocr/rule.ts'
import { rulesOf } from '../../../src/extract/ocr/ruling.ts'
import { skewOf } from '../../../src/extract/ocr/skew.ts'
import { withoutSpecks } from '../../../src/extract/ocr/speck.ts'
import { edgesOf, uprightOf } from '../../../src/extract/ocr/upright.ts'
import { gridsFrom } from '../../../src/extract/page/lattice.ts'
import { type Bar, picture, tableBars } from './picture.ts'

const XS = [100, 300, 500, 700]
const YS = [100, 150, 200, 300, 350, 420, 480, 540]
const sheet = (bars: readonly Bar[] = [], shade = 0) =>
  picture(800, 640, [...tableBars(XS, YS), ...bars], shade)

describe('red ink', () => {
  const pixel = (...rgb: readonly number[]) => {
    const paper = Array.from({ length: 300 }, () => [255, 255, 255]).flat()
    const stamp = Array.from({ length: 100 }, () => [225, 60, 60]).flat()
    const data = Uint8Array.from([...rgb, ...paper, ...stamp])
    return toGrey({ width: 401, height: 1, data, channels: 3 }).data[0] ?? -1
  }
  test('is taken out', () => expect(pixel(225, 60, 60)).toBe(255))
  test('leaves black print under it', () => expect(pixel(95, 20, 20)).toBeLessThan(170))
  test('is no other colour', () => expect(pixel(30, 60, 200)).toBeLessThan(100))
})

test.each([0, 1, 2, 3] as const)('%i quarter turns and back give the same picture', (quarters) => {
  const image = picture(5, 3, [[1, 0, 2, 1]])
  const back = ((4 - quarters) % 4) as 0 | 1 | 2 | 3
  expect(quarterTurned(quarterTurned(image, quarters), back)).toEqual(image)
})

test.each([-4, -1.5, 0.3, 2, 5])('a page askew by %f degrees is turned back', (degrees) => {
  const askew = resampled(sheet(), (degrees * Math.PI) / 180, 1)
  const turn = (skewOf(inkOf(askew, 100, FAINT)) * 180) / Math.PI
  expect(Math.abs(turn + degrees)).toBeLessThan(0.1)
})

test('a negative is reversed, a page with dark parts is not', () => {
  const page = sheet()
  const negative = { ...page, data: page.data.map((shade) => 255 - shade) }
  expect(positive(negative)).toEqual(page)
  const banner = sheet([[0, 0, 800, 90]])
  expect(positive(banner)).toBe(banner)
})

test('a blank page is upright and bears no rules', () => {
  const { angle, rules } = uprightOf(picture(800, 640, []), 100)
  expect(angle).toBe(0)
  expect([rules.horizontal, rules.vertical]).toEqual([[], []])
})

describe('ruling lines', () => {
  const counted = (bars: readonly Bar[], shade = 0) => {
    const { horizontal, vertical } = rulesOf(inkOf(sheet(bars, shade), 200, FAINT), 200)
    return [horizontal.length, vertical.length]
  }
  test('are found however grey', () => expect(counted([], 170)).toEqual([YS.length, XS.length]))
  test('are one where they are double', () => {
    const doubled = YS.map((y): Bar => [100, y + 5, 602, 1])
    expect(counted(doubled)).toEqual([YS.length, XS.length])
  })
  test('are no strokes of characters', () => {
    const strokes: readonly Bar[] = [
      [340, 170, 40, 3],
      [420, 230, 3, 40],
      [110, 440, 3, 25],
    ]
    expect(counted(strokes)).toEqual([YS.length, XS.length])
  })
  test('do not go on in strokes that stand in line with them', () => {
    const bars = tableBars([100, 300, 500], [200, 260, 320])
    const merged: readonly Bar[] = [
      ...tableBars([100, 500], [140, 200]),
      [300, 158, 3, 24],
      [286, 158, 31, 3],
    ]
    const { vertical } = rulesOf(inkOf(picture(600, 480, [...bars, ...merged]), 200, FAINT), 200)
    expect(vertical.map(({ start }) => Math.round(start / 10) * 10)).toEqual([140, 200, 140])
  })
  test('go on behind what hides them', () => {
    const image = picture(800, 640, tableBars([100, 300, 500, 700], [100, 300, 500]))
    for (let y = 260; y < 340; y++) image.data.fill(255, y * 800 + 450, y * 800 + 540)
    const { horizontal, vertical } = uprightOf(image, 200).rules
    const lengthAt = (rules: readonly RulingLine[], at: number) =>
      rules
        .filter(({ from, to }) => from <= at && to >= at)
        .reduce((sum, { start, end }) => sum + end - start, 0)
    expect(lengthAt(horizontal, 300)).toBeGreaterThanOrEqual(600)
    expect(lengthAt(vertical, 500)).toBeGreaterThanOrEqual(400)
  })
  test('end where they meet another, not in a stroke that touches it', () => {
    const stroke: Bar = [276, 300, 24, 2]
    const image = picture(800, 640, [...tableBars([100, 300, 500], [100, 200, 400, 500]), stroke])
    image.data.fill(0, 301 * 800 + 300, 301 * 800 + 500)
    image.data.fill(0, 300 * 800 + 300, 300 * 800 + 500)
    const { horizontal } = uprightOf(image, 200).rules
    const [rule] = horizontal.filter(({ from, to }) => from <= 300 && to >= 300)
    expect(Math.round((rule?.start ?? 0) / 10)).toBe(30)
  })
  test('are no filled shapes', () => {
    const filled: readonly Bar[] = [[320, 210, 160, 80]]
    expect(counted(filled)).toEqual([YS.length, XS.length])
  })
  test('survive small gaps', () => {
    const image = sheet()
    for (const y of YS) image.data.fill(255, y * 800 + 400, y * 800 + 403)
    for (const y of YS) image.data.fill(255, (y + 1) * 800 + 400, (y + 1) * 800 + 403)
    expect(rulesOf(inkOf(image, 200, FAINT), 200).horizontal).toHaveLength(YS.length)
  })
})

test('the edges of a page askew make the grid that was drawn', () => {
  const upright = uprightOf(resampled(sheet(), 0.02, 1), 200)
  const [grid, ...others] = gridsFrom(edgesOf(upright))
  expect(others).toEqual([])
  for (const [index, x] of XS.entries()) expect(grid?.xs[index]).toBeCloseTo((x + 1) * 0.36, 0)
  expect(grid?.cells).toHaveLength((XS.length - 1) * (YS.length - 1))
})

test('specks far from print are no ink, stops beside it are', () => {
  const [print, stop, speck]: readonly [Bar, Bar, Bar] = [
    [100, 100, 8, 24],
    [112, 120, 4, 4],
    [400, 300, 4, 4],
  ]
  const ink = inkOf(picture(800, 640, [print, stop, speck]), 200, PRINT)
  const { data } = withoutSpecks(ink, 200)
  const shown = ([x, y]: Bar) => data[y * 800 + x]
  expect([print, stop, speck].map(shown)).toEqual([1, 1, 0])
})

describe('lines of print', () => {
  const found = (bars: readonly Bar[]) =>
    printLines(
      inkOf(picture(200, 200, bars), 200, PRINT),
      { x0: 0, top: 0, x1: 200, bottom: 200 },
      24,
      200,
    ).map(({ top, bottom }) => [top, bottom])
  test('stand below each other', () => {
    const lines: readonly Bar[] = [
      [20, 20, 90, 24],
      [20, 60, 90, 24],
    ]
    expect(found(lines)).toEqual([
      [20, 44],
      [60, 84],
    ])
  })
  test('hold strokes above each other together', () => {
    const strokes: readonly Bar[] = [
      [20, 20, 20, 3],
      [20, 31, 20, 3],
      [20, 41, 20, 3],
    ]
    expect(found(strokes)).toEqual([[20, 44]])
  })
  test('are no specks', () => expect(found([[50, 50, 2, 2]])).toEqual([]))
})
