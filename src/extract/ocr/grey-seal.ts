/**
 * Seals and other large marks on a scan in grey, where no colour tells them from print: their ink is paler than print, lies
 * in strokes thicker than those of print, and spreads over more than a line. It is taken out, and print under it is kept.
 */
import { boundsOf, takeComponent } from './connected-ink.ts'
import type { Ink } from './ink.ts'
import type { Rectangle } from './line.ts'
import { eroded, grown, withoutRuns } from './morphology.ts'
import type { Grey } from './pixels.ts'
import { quantile } from './stamp.ts'

/** Of the pixels of a page at least this share is as dark as its print. */
const PRINTED_SHARE = 0.005
/** Print lighter than this, of 255, is not told from a seal. */
const DARKEST_PRINT = 130
/** Pale ink lies between these shares of the way from print to paper. */
const PALE = { from: 0.22, to: 0.88 } as const
/** How much the shades of pixels beside each other differ within pale ink, at most, of 255: those of print differ more. */
const GRAIN = 24

/** What covers more of a page is no seal, but a picture. */
const MOST = 0.35

/** Inches. */
const INCHES = {
  /** The side of a square that fits into the strokes of a seal, and into no stroke of pale print. */
  stroke: 0.018,
  /** Straight ink that is longer is a rule, or the shade of a cell. */
  straight: 0.6,
  /** Thin straight ink within a seal that is longer is a rule. */
  rule: 0.3,
  /** The side of the squares by which ink is put together, across what lies over it. */
  square: 0.03,
  /** What parts the pieces of a seal in grey at most: rules and print that lie over it. */
  apart: 0.18,
  /** The blurred edge of a stroke. */
  blur: 0.008,
  /** A seal is at least so wide and high; no line of print is. */
  smallest: 0.6,
} as const

/** The image without pale seals; a page that has none is handed back as it is. The paper must be white. */
export function withoutGreySeals(grey: Grey, dpi: number): Grey {
  const print = quantile(allShades(grey), PRINTED_SHARE)
  if (print > DARKEST_PRINT) return grey
  const paleness = palenessFrom(print)
  const pale = paleInk(grey, paleness)
  const thick = thickInk(flatInk(grey, pale), dpi)
  const seals = sealsIn(thick, dpi, INCHES.apart)
  const covered = seals.reduce(
    (sum, { x0, top, x1, bottom }) => sum + (x1 - x0) * (bottom - top),
    0,
  )
  if (seals.length === 0 || covered > MOST * grey.data.length) return grey
  const blur = Math.ceil(INCHES.blur * dpi)
  const own = grown(thick, blur)
  const rules = straightInk(grey, paleness.to, Math.round(INCHES.rule * dpi))
  const thin = without(without(pale, own), rules)
  const marks = { thick, own, thin, bare: whiteAt(grey, grown(rules, blur)) }
  const data = new Uint8Array(grey.data)
  for (const seal of seals) takeOut(seal, marks, grey, data)
  return { ...grey, data }
}

/** What of an image is thick pale ink, with its blur, and other pale ink; and the image without its rules. */
type Marks = { readonly thick: Ink; readonly own: Ink; readonly thin: Ink; readonly bare: Grey }

/** Makes paper of the ink of a seal in `data`, and print as dark as it is elsewhere. */
function takeOut(
  seal: Rectangle,
  { thick, own, thin, bare }: Marks,
  grey: Grey,
  data: Uint8Array,
): void {
  const places = [...placesIn(seal, grey.width)]
  const inked = places.filter((at) => thick.data[at] === 1)
  const level = Math.max(1, quantile(shadesOf(grey.data, inked), 0.5))
  for (const at of places) {
    if (own.data[at] === 1) data[at] = Math.min(255, (255 * (data[at] as number)) / level)
    if (thin.data[at] === 0) continue
    const piece = takeComponent(thin, at)
    if (!isPrint(piece, bare, level - GRAIN)) for (const pixel of piece) data[pixel] = 255
  }
}

/** How often each shade occurs. */
function allShades({ data }: Grey): Uint32Array {
  const counts = new Uint32Array(256)
  for (let at = 0; at < data.length; at += 1) {
    const shade = data[at] as number
    counts[shade] = (counts[shade] as number) + 1
  }
  return counts
}

/** How often each shade occurs at some places. */
function shadesOf(data: Uint8Array, places: readonly number[]): Uint32Array {
  const counts = new Uint32Array(256)
  for (const at of places) {
    const shade = data[at] as number
    counts[shade] = (counts[shade] as number) + 1
  }
  return counts
}

function* placesIn({ x0, top, x1, bottom }: Rectangle, width: number): Generator<number> {
  for (let y = top; y < bottom; y += 1) for (let x = x0; x < x1; x += 1) yield y * width + x
}

/** Whether a piece of pale ink belongs to print: it is darker than the seal somewhere, or beside ink that is. */
function isPrint(piece: readonly number[], { width, data }: Grey, darkest: number): boolean {
  const around = [-width - 1, -width, 1 - width, -1, 0, 1, width - 1, width, width + 1]
  return piece.some((at) => around.some((step) => (data[at + step] ?? 255) < darkest))
}

/** The shades of pale ink. */
type Paleness = { readonly from: number; readonly to: number }

function palenessFrom(print: number): Paleness {
  const shade = (share: number) => print + share * (255 - print)
  return { from: shade(PALE.from), to: shade(PALE.to) }
}

/** Where the image is darker than paper and paler than print. */
function paleInk({ width, height, data }: Grey, { from, to }: Paleness): Ink {
  const pale = new Uint8Array(data.length)
  for (let at = 0; at < data.length; at += 1) {
    const shade = data[at] as number
    if (shade >= from && shade <= to) pale[at] = 1
  }
  return { width, height, data: pale }
}

/** Pale ink that is as pale beside and below: the edges of print are not. */
function flatInk({ width, data }: Grey, pale: Ink): Ink {
  const flat = new Uint8Array(pale.data)
  for (let at = 0; at < flat.length; at += 1) {
    if (flat[at] === 0) continue
    const own = data[at] as number
    const beside = Math.abs(own - (data[at + 1] ?? own))
    const below = Math.abs(own - (data[at + width] ?? own))
    if (beside > GRAIN || below > GRAIN) flat[at] = 0
  }
  return { ...pale, data: flat }
}

/** The ink into which a square of a seal's stroke fits, without what runs straight for longer than a seal's does. */
function thickInk(flat: Ink, dpi: number): Ink {
  const side = Math.max(3, Math.round(INCHES.stroke * dpi))
  const longest = Math.round(INCHES.straight * dpi)
  const both = eroded(flat, side)
  // Most pages have no such ink, and nothing more to do.
  if (!both.data.includes(1)) return both
  return grown(withoutRuns(both, longest), side - 1, 0)
}

/**
 * Where seals lie: ink put together that is parted by no more than so many inches, as wide and high as no print.
 */
export function sealsIn(thick: Ink, dpi: number, apart: number): readonly Rectangle[] {
  const side = Math.max(2, Math.round(INCHES.square * dpi))
  const squares = squaresOf(thick, side)
  const smallest = INCHES.smallest * dpi
  const seals: Rectangle[] = []
  const reach = Math.max(1, Math.round((apart * dpi) / side / 2))
  const reaching = grown(squares, reach)
  for (let at = reaching.data.indexOf(1); at >= 0; at = reaching.data.indexOf(1, at)) {
    const held = takeComponent(reaching, at).filter((square) => squares.data[square] === 1)
    const { x0, top, x1, bottom } = boundsOf(held, squares.width)
    if (Math.min(x1 - x0, bottom - top) * side < smallest) continue
    seals.push({
      x0: Math.max(0, (x0 - 1) * side),
      top: Math.max(0, (top - 1) * side),
      x1: Math.min(thick.width, (x1 + 1) * side),
      bottom: Math.min(thick.height, (bottom + 1) * side),
    })
  }
  return seals
}

/** 1 for each square that holds ink. */
function squaresOf({ width, height, data }: Ink, side: number): Ink {
  const size = { width: Math.ceil(width / side), height: Math.ceil(height / side) }
  const squares = new Uint8Array(size.width * size.height)
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / side) * size.width
    for (let x = 0; x < width; x += 1) {
      if (data[y * width + x] === 1) squares[row + Math.floor(x / side)] = 1
    }
  }
  return { ...size, data: squares }
}

/** Ink, dark or pale, that runs straight for longer than a stroke of print. */
function straightInk({ width, height, data }: Grey, palest: number, longest: number): Ink {
  const ink = { width, height, data: data.map((shade) => Number(shade <= palest)) }
  return without(ink, withoutRuns(ink, longest))
}

function without(ink: Ink, other: Ink): Ink {
  return { ...ink, data: ink.data.map((own, at) => own & (1 - (other.data[at] as number))) }
}

function whiteAt({ width, height, data }: Grey, ink: Ink): Grey {
  return { width, height, data: data.map((shade, at) => (ink.data[at] === 1 ? 255 : shade)) }
}
