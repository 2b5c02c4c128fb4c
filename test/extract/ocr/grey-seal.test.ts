import { describe, expect, test } from 'vitest'
import { withoutGreySeals } from '../../../src/extract/ocr/grey-seal.ts'
import type { Grey } from '../../../src/extract/ocr/pixels.ts'

const DPI = 200
const SIDE = 520
const PRINT = 25

/** White paper that ink is laid on as light passes through it: what lies over something makes it darker. */
function paper() {
  const data = new Uint8Array(SIDE * SIDE).fill(255)
  const lay = (shade: number, isInked: (x: number, y: number) => boolean) => {
    for (let at = 0; at < data.length; at += 1) {
      if (isInked(at % SIDE, Math.floor(at / SIDE))) data[at] = ((data[at] as number) * shade) / 255
    }
  }
  const grey: Grey = { width: SIDE, height: SIDE, data }
  return { grey, lay }
}

const isRing = (x: number, y: number) => Math.abs(Math.hypot(x - 200, y - 200) - 140) <= 4
const isRule = (x: number, y: number) => (y >= 198 && y < 201) || (x >= 98 && x < 101)
/** Strokes as those of print: bars of two pixels, twelve long, in rows. */
const isPrint = (x: number, y: number) => x % 16 < 2 && x > 20 && y % 40 < 14 && y > 20

function shadeAt({ data }: Grey, x: number, y: number): number {
  return data[y * SIDE + x] as number
}

describe.each([120, 150, 190])('a seal copied in a grey of %i', (shade) => {
  const { grey, lay } = paper()
  lay(PRINT, (x, y) => isPrint(x, y) || isRule(x, y))
  lay(shade, isRing)
  const bare = withoutGreySeals(grey, DPI)
  test('is white on bare paper', () => {
    expect(shadeAt(grey, 200, 60)).toBe(shade)
    expect(shadeAt(bare, 200, 60)).toBe(255)
    expect(shadeAt(bare, 341, 192)).toBe(255)
  })
  test('leaves print and rules under it dark', () => {
    const dark = [...grey.data.keys()].filter((at) => (grey.data[at] as number) <= PRINT)
    expect(dark.every((at) => (bare.data[at] as number) <= 3 * PRINT)).toBe(true)
  })
})

test.each([
  ['print alone', isPrint, 255, isRing],
  ['pale rules', isPrint, 150, isRule],
  ['a shaded cell', isPrint, 200, (x: number, y: number) => x > 40 && x < 380 && y > 60 && y < 110],
  ['a pale title', isPrint, 150, (x: number, y: number) => x % 24 < 8 && y > 200 && y < 250],
] as const)('a page with %s is left as it is', (_, isInked, shade, isPale) => {
  const { grey, lay } = paper()
  lay(PRINT, isInked)
  lay(shade, isPale)
  expect(withoutGreySeals(grey, DPI)).toBe(grey)
})
