/** Ink that hangs together, whatever it is. */
import type { Ink } from './ink.ts'
import type { Rectangle } from './line.ts'

/** The pixels that hang together with one of them, side by side or corner to corner; they are cleared. */
export function takeComponent({ width, data }: Ink, first: number): readonly number[] {
  const steps = [-width - 1, -width, 1 - width, -1, 1, width - 1, width, width + 1]
  const pixels = [first]
  data[first] = 0
  for (const pixel of pixels) {
    for (const step of steps) {
      if (data[pixel + step] !== 1) continue
      data[pixel + step] = 0
      pixels.push(pixel + step)
    }
  }
  return pixels
}

/** What encloses pixels of an image so wide. */
export function boundsOf(pixels: readonly number[], width: number): Rectangle {
  let [x0, top, x1, bottom] = [width, Infinity, 0, 0]
  for (const pixel of pixels) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)]
    x0 = Math.min(x0, x)
    x1 = Math.max(x1, x + 1)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y + 1)
  }
  return { x0, top, x1, bottom }
}
