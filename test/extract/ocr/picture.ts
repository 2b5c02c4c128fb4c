/** Pictures for tests: white paper on which bars are drawn. */
import type { Grey } from '../../../src/extract/ocr/pixels.ts'

/** Left, top, width, height in pixels. */
export type Bar = readonly [number, number, number, number]

export function picture(width: number, height: number, bars: readonly Bar[], shade = 0): Grey {
  const data = new Uint8Array(width * height).fill(255)
  for (const [left, top, wide, high] of bars) {
    for (let y = top; y < top + high; y++) {
      data.fill(shade, y * width + left, y * width + left + wide)
    }
  }
  return { width, height, data }
}

/** The bars of a table whose rules lie at these positions, two pixels thick. */
export function tableBars(xs: readonly number[], ys: readonly number[]): readonly Bar[] {
  const [x0 = 0, x1 = 0] = [xs[0], xs.at(-1)]
  const [y0 = 0, y1 = 0] = [ys[0], ys.at(-1)]
  return [
    ...ys.map((y): Bar => [x0, y, x1 - x0 + 2, 2]),
    ...xs.map((x): Bar => [x, y0, 2, y1 - y0 + 2]),
  ]
}
