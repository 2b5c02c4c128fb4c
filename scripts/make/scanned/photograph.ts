/** A sheet as a telephone sees it: on a desk, from aside, its paper curled, with the shadow of who holds the camera. */
import { type Canvas, createCanvas } from '@napi-rs/canvas'
import type { Random } from '../report.ts'

type Point = readonly [x: number, y: number]

/** How far the corners stray, the paper bends and the light falls off; shares of the sheet's width. */
const PERSPECTIVE = 0.05
const CURL = 0.012
const SHADOW = 0.45

/** The photograph, somewhat coarser than the sheet and with the desk around it. */
export function photographed(sheet: Canvas, random: Random): Canvas {
  const { width, height } = sheet
  const photo = createCanvas(width, height)
  const toSheet = sheetFinder(width, height, random)
  const light = lightOf(width, height, random)
  const source = sheet.getContext('2d').getImageData(0, 0, width, height)
  const context = photo.getContext('2d')
  const image = context.createImageData(width, height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const place = toSheet(x, y)
      const bright = light(x, y)
      const grain = 10 * (random() - 0.5)
      for (let channel = 0; channel < 3; channel += 1) {
        const shade = sampled(source, place, channel) ?? DESK[channel] ?? 0
        image.data[4 * (y * width + x) + channel] = shade * bright + grain
      }
      image.data[4 * (y * width + x) + 3] = 255
    }
  }
  context.putImageData(image, 0, 0)
  return photo
}

const DESK = [112, 84, 58] as const

type Pixels = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number }

/** The shade of one channel between four pixels; undefined beside the image. */
function sampled({ data, width, height }: Pixels, [x, y]: Point, channel: number) {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return undefined
  const at = (dx: number, dy: number) =>
    data[4 * ((top + dy) * width + left + dx) + channel] as number
  const [across, down] = [x - left, y - top]
  const upper = at(0, 0) * (1 - across) + at(1, 0) * across
  const lower = at(0, 1) * (1 - across) + at(1, 1) * across
  return upper * (1 - down) + lower * down
}

/** Where on the sheet a pixel of the photograph lies: a projection, then the bend of the paper. */
function sheetFinder(width: number, height: number, random: Random) {
  const strayed = () => (0.3 + random()) * PERSPECTIVE * width
  const [a, b, c, d] = [strayed(), strayed(), strayed(), strayed()]
  const corners: readonly Point[] = [
    [a, b / 2],
    [width - c, d / 2],
    [width - a / 2, height - c / 2],
    [b / 2, height - d / 2],
  ]
  const project = projection(corners, width, height)
  const bend = CURL * width * (0.5 + random())
  const phase = random()
  const lean = random() - 0.5
  return (x: number, y: number): Point => {
    const [u, v] = project(x, y)
    const along = u / width
    const wave = Math.sin(Math.PI * (along + 0.3 * phase)) * (1 + lean * (v / height - 0.5))
    return [u + 0.2 * bend * Math.sin((Math.PI * v) / height), v + bend * wave - bend / 2]
  }
}

/** The projective map that takes four corners to those of a sheet (Heckbert 1989: square to quad, inverted). */
function projection(corners: readonly Point[], width: number, height: number) {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners as [Point, Point, Point, Point]
  const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3]
  const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3]
  const whole = dx1 * dy2 - dx2 * dy1
  const [g, h] = [(sx * dy2 - dx2 * sy) / whole, (dx1 * sy - sx * dy1) / whole]
  const [a, b, c] = [x1 - x0 + g * x1, x3 - x0 + h * x3, x0]
  const [d, e, f] = [y1 - y0 + g * y1, y3 - y0 + h * y3, y0]
  return (x: number, y: number): Point => {
    // Solves x = (a u + b v + c) / (g u + h v + 1), y likewise, for u and v.
    const [p, q, r] = [a - g * x, b - h * x, x - c]
    const [s, t, w] = [d - g * y, e - h * y, y - f]
    const determinant = p * t - q * s
    return [(width * (r * t - q * w)) / determinant, (height * (p * w - r * s)) / determinant]
  }
}

/** How bright each pixel is: light from one side, and a soft-edged shadow over a part. */
function lightOf(width: number, height: number, random: Random) {
  const angle = 2 * Math.PI * random()
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const edge = (random() - 0.3) * 0.4 * width
  return (x: number, y: number): number => {
    const along = (x - width / 2) * cos + (y - height / 2) * sin
    const shade = 1 / (1 + Math.exp(-(along - edge) / (0.025 * width)))
    return (0.92 - (0.12 * along) / width) * (1 - SHADOW * shade)
  }
}
