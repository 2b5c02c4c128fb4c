/** Light made even: a page photographed in a shadow, or darker towards one side, becomes white all over. */
import { deskMask } from './desk.ts'
import { whitened } from './grey.ts'
import type { Grey } from './pixels.ts'

/** Side of the squares of which each has one brightness, inches: a stroke fills none. */
const SQUARE = 0.08
/** In images of fewer pixels to an inch print fills whole squares. */
const COARSEST = 70
/** Of the pixels of a square this share is darker than its paper. */
const PAPER = 0.8
/** How many squares about one are looked at where print or a filled cell darkens it. */
const REACH = 3
/** The same where no more than the strokes of print are to go: a desk may show as a narrow strip. */
const STROKE = 1
/** A page is lit evenly whose dark squares are this share as bright as its bright ones, or more. */
const EVEN = 0.85
/** The quantile that stands for the dark squares. */
const DARK_SHARE = 0.08
/** The quantile that stands for the bright squares. */
const BRIGHT_SHARE = 0.92
/** How far the grain of paper goes below its usual shade. */
const GRAIN = 0.96

/** What lies beside the paper: nothing, something as plain as a desk, or something with marks that may be print. */
export type Beside = 'nothing' | 'plain' | 'marked'

/** An image with its paper white, and what was left out of it. */
export type EvenlyLit = { readonly grey: Grey; readonly beside: Beside }

/**
 * The image with its paper white, whatever light and shadow lay on it, and with nothing of what lies beside the paper; null
 * where the light was even and there is nothing beside it.
 */
export function evenLighting(grey: Grey, dpi: number): EvenlyLit | null {
  if (dpi < COARSEST) return null
  const side = Math.round(SQUARE * dpi)
  const paper = paperOf(grey, side)
  const squares = closed(paper, REACH)
  const desk = { ...squares, data: deskMask(closed(paper, STROKE)) }
  const even = isEven(squares)
  if (even && !desk.data.includes(1)) return null
  const white = even ? whitened(grey) : divided(grey, smoothed(squares), side)
  return { grey: withoutDesk(white, desk, side), beside: besideOf(grey, desk, side) }
}

/** A square whose lightest and darkest pixels differ by more than this, of 255, bears marks. */
const MARK = 60
/** The quantile that stands for the lightest pixels of a square. */
const LIGHTEST = 0.97
/** The quantile that stands for its darkest pixels. */
const DARKEST = 0.03
/** So many such squares are no chance. Share of those that show the desk. */
const MARKED = 0.02

/** What the squares of a desk show, but for those at its edge, through which the paper's may run. */
function besideOf(grey: Grey, desk: Grey, side: number): Beside {
  const { width, data } = desk
  const squares = [...data.keys()].filter((at) => data[at] === 1)
  if (squares.length === 0) return 'nothing'
  const around = [-width - 1, -width, 1 - width, -1, 1, width - 1, width, width + 1]
  const inner = squares.filter((at) => around.every((step) => data[at + step] !== 0))
  const counts = new Uint32Array(256)
  const marked = inner.filter((at) => {
    const square = { column: at % width, row: Math.floor(at / width), side }
    const pixels = countShades(grey, square, counts)
    return quantile(counts, LIGHTEST * pixels) - quantile(counts, DARKEST * pixels) > MARK
  })
  return marked.length > MARKED * squares.length ? 'marked' : 'plain'
}

function isEven({ data }: Grey): boolean {
  const sorted = data.toSorted()
  const shade = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 255
  return shade(DARK_SHARE) >= EVEN * shade(BRIGHT_SHARE)
}

/** The image white where it shows the desk, and a square around, where the edge of the paper throws a shadow. */
function withoutDesk({ width, height, data }: Grey, desk: Grey, side: number): Grey {
  const bare = new Uint8Array(data)
  for (const [square, isDesk] of desk.data.entries()) {
    if (isDesk === 0) continue
    const [column, row] = [square % desk.width, Math.floor(square / desk.width)]
    const [from, to] = [Math.max(0, (column - 1) * side), Math.min(width, (column + 2) * side)]
    const last = Math.min(height, (row + 2) * side)
    for (let y = Math.max(0, (row - 1) * side); y < last; y += 1) {
      bare.fill(255, y * width + from, y * width + to)
    }
  }
  return { width, height, data: bare }
}

/** The shade of the paper in each square. */
function paperOf({ width, height, data }: Grey, side: number): Grey {
  const squares = { width: Math.ceil(width / side), height: Math.ceil(height / side) }
  const shades = new Uint8Array(squares.width * squares.height)
  const counts = new Uint32Array(256)
  for (let row = 0; row < squares.height; row += 1) {
    for (let column = 0; column < squares.width; column += 1) {
      const pixels = countShades({ width, height, data }, { column, row, side }, counts)
      shades[row * squares.width + column] = quantile(counts, PAPER * pixels)
    }
  }
  return { ...squares, data: shades }
}

type Square = { readonly column: number; readonly row: number; readonly side: number }

/** How often each shade occurs in a square, into `counts`; how many pixels it has. */
function countShades(
  { width, height, data }: Grey,
  { column, row, side }: Square,
  counts: Uint32Array,
): number {
  counts.fill(0)
  const right = Math.min(width, (column + 1) * side)
  const bottom = Math.min(height, (row + 1) * side)
  let pixels = 0
  for (let y = row * side; y < bottom; y += 1) {
    for (let x = column * side; x < right; x += 1, pixels += 1) {
      const shade = data[y * width + x] as number
      counts[shade] = (counts[shade] as number) + 1
    }
  }
  return pixels
}

function quantile(counts: Uint32Array, rank: number): number {
  let below = 0
  for (let shade = 0; shade < 256; shade += 1) {
    below += counts[shade] as number
    if (below >= rank) return shade
  }
  return 255
}

/** Each square as bright as the paper around it, where it is darker and small: the brightest near, then the darkest of those. */
function closed(squares: Grey, reach: number): Grey {
  return spread(spread(squares, reach, Math.max), reach, Math.min)
}

function spread({ width, height, data }: Grey, reach: number, choose: typeof Math.max): Grey {
  const pass = (from: Uint8Array, stride: number, length: number) =>
    from.map((own, at) => {
      const place = Math.floor(at / stride) % length
      let best = own
      for (let by = -reach; by <= reach; by += 1) {
        if (place + by < 0 || place + by >= length) continue
        best = choose(best, from[at + by * stride] as number)
      }
      return best
    })
  return { width, height, data: pass(pass(data, 1, width), width, height) }
}

function smoothed({ width, height, data }: Grey): Grey {
  const at = (x: number, y: number) =>
    data[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))] ?? 0
  const around = [-1, 0, 1]
  return {
    width,
    height,
    data: data.map((_, index) => {
      const [x, y] = [index % width, Math.floor(index / width)]
      const sum = around.flatMap((dy) => around.map((dx) => at(x + dx, y + dy)))
      return sum.reduce((total, shade) => total + shade, 0) / sum.length
    }),
  }
}

/** Each pixel as a share of the paper about it, which is known at the middles of the squares. */
function divided({ width, height, data }: Grey, squares: Grey, side: number): Grey {
  const even = new Uint8Array(data.length)
  const last = { column: squares.width - 1, row: squares.height - 1 }
  const shadeAt = (column: number, row: number) =>
    squares.data[row * squares.width + column] as number
  const between = (value: number, most: number) => {
    const place = Math.min(most, Math.max(0, (value + 0.5) / side - 0.5))
    const from = Math.min(Math.floor(place), Math.max(0, most - 1))
    return { from, to: Math.min(most, from + 1), share: place - from }
  }
  const columns = Array.from({ length: width }, (_, x) => between(x, last.column))
  for (let y = 0, at = 0; y < height; y += 1) {
    const row = between(y, last.row)
    const line = Float32Array.from({ length: squares.width }, (_, column) => {
      const [upper, lower] = [shadeAt(column, row.from), shadeAt(column, row.to)]
      return upper + (lower - upper) * row.share
    })
    for (let x = 0; x < width; x += 1, at += 1) {
      const { from, to, share } = columns[x] as (typeof columns)[number]
      const [left, right] = [line[from] as number, line[to] as number]
      const paper = (left + (right - left) * share) * GRAIN
      even[at] = Math.min(255, (255 * (data[at] as number)) / Math.max(1, paper))
    }
  }
  return { width, height, data: even }
}
