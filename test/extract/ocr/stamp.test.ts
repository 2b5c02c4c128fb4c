import { describe, expect, test } from 'vitest'
import { toGrey } from '../../../src/extract/ocr/grey.ts'

type Rgb = readonly [number, number, number]

const SIDE = 60
const RED: Rgb = [215, 45, 45]

/** White paper with a black bar across its middle rows and thick red ink over its right half. */
function stamped(over: (paper: number, ink: number) => number): ReturnType<typeof toGrey> {
  const data = new Uint8Array(SIDE * SIDE * 3)
  for (let at = 0; at < SIDE * SIDE; at++) {
    const [x, y] = [at % SIDE, Math.floor(at / SIDE)]
    const print = y >= 28 && y < 32 ? 20 : 250
    for (const [channel, ink] of RED.entries()) {
      data[3 * at + channel] = x < SIDE / 2 ? print : over(print, ink)
    }
  }
  return toGrey({ width: SIDE, height: SIDE, data, channels: 3 })
}

function shadeAt({ data }: ReturnType<typeof toGrey>, x: number, y: number): number {
  return data[y * SIDE + x] as number
}

describe.each([
  ['lets print through', (paper: number, ink: number) => (paper * ink) / 255],
  ['covers four fifths of print', (paper: number, ink: number) => 0.2 * paper + 0.8 * ink],
])('a stamp that %s', (_, over) => {
  const grey = stamped(over)
  test('is white on bare paper', () => {
    expect(shadeAt(grey, 45, 10)).toBeGreaterThan(240)
  })
  test('leaves the print under it dark', () => {
    expect(shadeAt(grey, 45, 30)).toBeLessThan(110)
  })
  test('leaves the print beside it as it was', () => {
    expect(shadeAt(grey, 15, 30)).toBe(20)
  })
})

test('a page without red ink is only made grey', () => {
  const data = new Uint8Array([200, 190, 180, 10, 10, 10])
  const { data: grey } = toGrey({ width: 2, height: 1, data, channels: 3 })
  expect([...grey]).toEqual([191, 10])
})
