/** Page images in grey, and the few geometric steps recognition needs. Nothing here changes its argument. */

import type { Grey, Pixels } from './pixels.ts'
import { withoutRed } from './stamp.ts'

/** The image in grey, with red ink (stamps, red heads) taken out and black ink under it kept. */
export function toGrey(pixels: Pixels): Grey {
  const { width, height, data, channels } = pixels
  if (channels === 1) return { width, height, data: new Uint8Array(data) }
  const grey = new Uint8Array(width * height)
  const blueness = new Uint8Array(width * height)
  let bluest = 0
  for (let from = 0, to = 0; to < grey.length; from += channels, to++) {
    const [red, green, blue] = [
      data[from] as number,
      data[from + 1] as number,
      data[from + 2] as number,
    ]
    grey[to] = (red * 77 + green * 150 + blue * 29) >> 8
    if (blue > red) blueness[to] = blue - red
    if (blue - red > bluest) bluest = blue - red
  }
  const bare = withoutRed({ width, height, data: grey }, pixels)
  return bluest < BLUE ? bare : { ...bare, blue: blueness }
}

/** Less than this is no colour. */
const BLUE = 16

/** Paper darker than this is no paper. */
const DARKEST_PAPER = 120
/** How far the grain of paper goes below its usual shade. */
const GRAIN = 0.96

/** The image with its paper white: the commonest light shade, and what lies above and just below it. */
export function whitened({ width, height, data }: Grey): Grey {
  const histogram = new Uint32Array(256)
  for (let at = 0; at < data.length; at++) {
    const shade = data[at] as number
    histogram[shade] = (histogram[shade] as number) + 1
  }
  let paper = DARKEST_PAPER
  for (let shade = paper; shade < 256; shade++) {
    if ((histogram[shade] ?? 0) >= (histogram[paper] ?? 0)) paper = shade
  }
  const shades = Uint8Array.from({ length: 256 }, (_, shade) =>
    Math.min(255, (shade * 255) / (paper * GRAIN)),
  )
  const white = new Uint8Array(data.length)
  for (let at = 0; at < data.length; at++) white[at] = shades[data[at] as number] as number
  return { width, height, data: white }
}

/** Shades below this are dark; a page of which this share is dark is a negative. */
const DARK = 100
/** Share of dark pixels from which a page is a negative. Chosen. */
const NEGATIVE = 0.7

/** The image as it was printed: a negative, white on black, is reversed. */
export function positive(image: Grey): Grey {
  let dark = 0
  const { data } = image
  for (let at = 0; at < data.length; at++) if ((data[at] as number) < DARK) dark++
  if (dark < NEGATIVE * data.length) return image
  return { ...image, data: image.data.map((shade) => 255 - shade) }
}

/** Turned clockwise by quarters of a full turn. */
export function quarterTurned(grey: Grey, quarters: 0 | 1 | 2 | 3): Grey {
  if (quarters === 0) return grey
  const { width, height, data, blue, red } = grey
  const size = quarters === 2 ? { width, height } : { width: height, height: width }
  const turned = (shades: Uint8Array) => turnedShades(grey, shades, quarters)
  return {
    ...{ ...size, data: turned(data) },
    ...(blue === undefined ? {} : { blue: turned(blue) }),
    ...(red === undefined ? {} : { red: { ...red, shades: turned(red.shades) } }),
  }
}

function turnedShades(
  { width, height }: Grey,
  shades: Uint8Array,
  quarters: 1 | 2 | 3,
): Uint8Array {
  const turned = new Uint8Array(shades.length)
  const last = shades.length - 1
  for (let y = 0, from = 0; y < height; y++) {
    for (let x = 0; x < width; x++, from++) {
      const to =
        quarters === 2
          ? last - from
          : quarters === 1
            ? x * height + height - 1 - y
            : (width - 1 - x) * height + y
      turned[to] = shades[from] as number
    }
  }
  return turned
}

/** Both columns and rows by the mean of `factor` pixels each; a whole number from 2. */
export function reduced(grey: Grey, factor: number): Grey {
  const width = Math.floor(grey.width / factor)
  const height = Math.floor(grey.height / factor)
  const data = new Uint8Array(width * height)
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to++)
      data[to] = meanOfSquare(grey, x * factor, y * factor, factor)
  }
  return { width, height, data }
}

function meanOfSquare(grey: Grey, x: number, y: number, side: number): number {
  let sum = 0
  for (let row = y; row < y + side; row++) {
    const start = row * grey.width + x
    for (let at = start; at < start + side; at++) sum += grey.data[at] as number
  }
  return sum / (side * side)
}

/**
 * Turned by a small angle about its centre and scaled, in one cubic resampling (Keys 1981, a = -0.5). Clockwise in
 * radians; what comes from outside the image is white.
 */
export function resampled(grey: Grey, angle: number, scale: number): Grey {
  const width = Math.round(grey.width * scale)
  const height = Math.round(grey.height * scale)
  const data = new Uint8Array(width * height)
  const cos = Math.cos(angle) / scale
  const sin = Math.sin(angle) / scale
  const centre = { x: (grey.width - 1) / 2, y: (grey.height - 1) / 2 }
  for (let y = 0, to = 0; y < height; y++) {
    const dy = y - (height - 1) / 2
    let fromX = centre.x - ((width - 1) / 2) * cos + dy * sin
    let fromY = centre.y + ((width - 1) / 2) * sin + dy * cos
    for (let x = 0; x < width; x++, to++, fromX += cos, fromY -= sin) {
      data[to] = cubicAt(grey, fromX, fromY)
    }
  }
  return { width, height, data }
}

/** Steps within a pixel for which the weights of the cubic are kept. Chosen. */
const PHASES = 64
/** The four cubic weights for each of `PHASES` positions between two pixels. */
const weights = Float32Array.from({ length: PHASES * 4 }, (_, index) => {
  const phase = Math.floor(index / 4) / PHASES
  const distance = Math.abs((index % 4) - 1 - phase)
  if (distance <= 1) return 1.5 * distance ** 3 - 2.5 * distance ** 2 + 1
  return -0.5 * distance ** 3 + 2.5 * distance ** 2 - 4 * distance + 2
})

/** The shade between the pixels of an image; white beside it. */
export function cubicAt({ width, height, data }: Grey, x: number, y: number): number {
  const left = Math.floor(x)
  const top = Math.floor(y)
  if (left < 1 || top < 1 || left >= width - 2 || top >= height - 2) return 255
  const across = Math.floor((x - left) * PHASES) * 4
  const down = Math.floor((y - top) * PHASES) * 4
  const a = weights[across] as number
  const b = weights[across + 1] as number
  const c = weights[across + 2] as number
  const d = weights[across + 3] as number
  let sum = 0
  for (let row = 0; row < 4; row++) {
    const at = (top - 1 + row) * width + left - 1
    const line =
      a * (data[at] as number) +
      b * (data[at + 1] as number) +
      c * (data[at + 2] as number) +
      d * (data[at + 3] as number)
    sum += line * (weights[down + row] as number)
  }
  return sum < 0 ? 0 : sum > 255 ? 255 : sum
}
