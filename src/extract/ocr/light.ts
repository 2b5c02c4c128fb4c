/** The light on a page evened out: a photograph is darker where a hand or a lamp throws a shadow. */
import type { Grey } from './pixels.ts'

/** Side of the squares in which the paper's shade is looked for, inches: some of it is bare in each. */
const SQUARE = 0.25
/** Of a square, every third pixel of every third row is looked at. */
const EVERY = 3
/** Share of a square's pixels that are lighter than what counts as its paper. */
const LIGHTER = 0.2
/** Paper darker than this share of the lightest lies in a shadow; darker than the next, it is no paper. */
const SHADED = 0.8
const DARKEST = 0.4
/** So many of a page's squares lie in the shadow of something, or the page is left as it is. */
const MANY = 0.08

/** The image with its paper alike all over; itself where it is. */
export function evened(grey: Grey, dpi: number): Grey {
  const side = Math.max(8, Math.round(SQUARE * dpi))
  const paper = paperOf(grey, side)
  const shades = paper.data.toSorted()
  const lightest = shades[Math.floor(0.9 * shades.length)] ?? 255
  const isShaded = (shade: number) => shade < SHADED * lightest && shade >= DARKEST * lightest
  if (paper.data.filter(isShaded).length < MANY * shades.length) return grey
  const data = new Uint8Array(grey.data.length)
  for (let y = 0, at = 0; y < grey.height; y++) {
    for (let x = 0; x < grey.width; x++, at++) {
      const shade = Math.max(DARKEST * lightest, shadeAt(paper, x / side - 0.5, y / side - 0.5))
      data[at] = Math.min(255, ((grey.data[at] as number) * lightest) / shade)
    }
  }
  return { ...grey, data }
}

/** The shade of the paper in each square. */
function paperOf({ width, height, data }: Grey, side: number): Grey {
  const size = { width: Math.ceil(width / side), height: Math.ceil(height / side) }
  const paper = new Uint8Array(size.width * size.height)
  for (let at = 0; at < paper.length; at++) {
    const [left, top] = [(at % size.width) * side, Math.floor(at / size.width) * side]
    const shades = new Uint32Array(256)
    let count = 0
    for (let y = top; y < Math.min(height, top + side); y += EVERY) {
      for (let x = left; x < Math.min(width, left + side); x += EVERY) {
        const shade = data[y * width + x] as number
        shades[shade] = (shades[shade] ?? 0) + 1
        count++
      }
    }
    let shade = 255
    for (let above = shades[255] ?? 0; above < LIGHTER * count; above += shades[shade] ?? 0) shade--
    paper[at] = shade
  }
  return { ...size, data: paper }
}

/** Between the middles of four squares; at the edge of the image the last square's. */
function shadeAt({ width, height, data }: Grey, x: number, y: number): number {
  const [left, top] = [clamped(x, width - 1), clamped(y, height - 1)]
  const [x0, y0] = [Math.floor(left), Math.floor(top)]
  const [x1, y1] = [Math.min(width - 1, x0 + 1), Math.min(height - 1, y0 + 1)]
  const row = (start: number) =>
    (data[start * width + x0] as number) * (1 - left + x0) +
    (data[start * width + x1] as number) * (left - x0)
  return row(y0) * (1 - top + y0) + row(y1) * (top - y0)
}

function clamped(value: number, most: number): number {
  return Math.max(0, Math.min(most, value))
}
