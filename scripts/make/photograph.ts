/** A page as a phone sees it: from the side, in the shadow of a hand, on a dark table, with the noise of its sensor. */
import { type Canvas, createCanvas } from '@napi-rs/canvas'

export type Photograph = {
  /** How much nearer the page's near edge looks than its far one, and its right edge than its left one. Shares. */
  readonly tilt: readonly [down: number, across: number]
  /** Degrees. */
  readonly turn: number
  /** What is left of the light in the shadow. */
  readonly shadow: number
  readonly seed: number
}

/** Share of the picture on either side that shows the table on which the page lies. */
const TABLE = 0.05
const TABLE_SHADE = 70
const NOISE = 5

export function photographed(page: Canvas, { tilt, turn, shadow, seed }: Photograph): Canvas {
  const { width, height } = page
  const from = page.getContext('2d').getImageData(0, 0, width, height).data
  const canvas = createCanvas(
    Math.round(width * (1 + 2 * TABLE)),
    Math.round(height * (1 + 2 * TABLE)),
  )
  const context = canvas.getContext('2d')
  const picture = context.createImageData(canvas.width, canvas.height)
  const [sin, cos] = [Math.sin((turn * Math.PI) / 180), Math.cos((turn * Math.PI) / 180)]
  const random = noiseFrom(seed)
  for (let y = 0, at = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++, at += 4) {
      const [dx, dy] = [x - canvas.width / 2, y - canvas.height / 2]
      const depth = 1 + (tilt[0] * dy) / height + (tilt[1] * dx) / width
      const px = width / 2 + (cos * dx + sin * dy) / depth
      const py = height / 2 + (cos * dy - sin * dx) / depth
      const light = shadow + (1 - shadow) * lit(x / canvas.width, y / canvas.height)
      for (let channel = 0; channel < 3; channel++) {
        const shade = shadeAt(from, { width, height, channel }, px, py)
        picture.data[at + channel] = shade * light + NOISE * (random() + random() - 1)
      }
      picture.data[at + 3] = 255
    }
  }
  context.putImageData(picture, 0, 0)
  return canvas
}

/** 0 in the shadow, 1 in the light, with a soft edge that runs aslant over the page. */
function lit(x: number, y: number): number {
  return 1 / (1 + Math.exp(-12 * (x + 0.6 * y - 0.55)))
}

/** One of the three colours of an image so large. */
type Plane = { readonly width: number; readonly height: number; readonly channel: number }

/** Between four pixels; beside the page the table. */
function shadeAt(
  data: Uint8ClampedArray,
  { width, height, channel }: Plane,
  x: number,
  y: number,
): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return TABLE_SHADE
  const [across, down] = [x - left, y - top]
  const at = 4 * (top * width + left) + channel
  const row = (start: number) => (data[start] ?? 0) * (1 - across) + (data[start + 4] ?? 0) * across
  return row(at) * (1 - down) + row(at + 4 * width) * down
}

function noiseFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return ((state >> 8) & 0xffff) / 0x10000
  }
}
