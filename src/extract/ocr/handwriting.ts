/**
 * Handwriting among print: scores and signatures that a hand filled in. What a hand wrote is told from print by its ink, which
 * differs from that of the page's print, and it is not read: recognition made for print would guess.
 */
import { HANDWRITTEN } from '../handwritten.ts'
import type { LineReading } from './figures.ts'
import { pieces } from './glyph.ts'
import type { Rectangle } from './line.ts'
import { strokesOf, strokeWidth } from './pen.ts'
import type { Grey } from './pixels.ts'
import { placeOnImage, type Upright } from './upright.ts'

/** What the print of a page is like, against which its lines are held. */
export type Handwriting = {
  /** A line cut where print ends and a hand goes on, or the other way round. */
  readonly cutLine: (line: Rectangle) => readonly Rectangle[]
  /** What was read of a line; where a hand wrote it, that it did. */
  readonly judged: (line: Rectangle, read: LineReading) => LineReading
}

/** Nothing is taken for handwriting. */
export const noHandwriting: Handwriting = { cutLine: (line) => [line], judged: (_, read) => read }

/** A pen's strokes are so much wider than those of print, and its ink is so much bluer, of 255. */
const THICK = 1.4
/** How much bluer a pen’s ink is than grey, of 255. Chosen. */
const BLUE = 15
/** Print stands upright but for italics; a figure such as 7 leans by itself, but then its ink differs in nothing else. */
const LEAN = 0.15
/** How much sharper the strokes stand when the lean is taken out, as a factor. */
const LEAN_GAIN = 1.04
/** Printed figures are lower than Han characters, which are one high. In heights of a character. */
const TALL_FIGURES = 1.1
/** The same for Han characters, in heights of a character. */
const TALL = 1.3
/** Smaller ink is a stop, a dash or a speck. In heights of a character. */
const SMALLEST = 0.5

/** What speaks for a hand counts one each, colour two: so much of it is enough where reading is unsure, or is sure. */
const COLOUR_COUNTS = 2
/** So much of it is enough where reading is unsure. */
const ENOUGH = 3
/** So much of it is enough where reading is sure. */
const ENOUGH_AGAINST_READING = 4
/** What is read with less confidence than this is unsure. */
const UNSURE = 0.9

/** Lines of print and writing on a page, and the usual height of a character there. */
type Written = {
  readonly lines: readonly Rectangle[]
  readonly em: number
  readonly isRed: (line: Rectangle) => boolean
}

/** `image` is the page before it was turned by an angle, scaled and straightened. */
export function findHandwriting(
  upright: Upright,
  image: Grey,
  { lines, em, isRed }: Written,
): Handwriting {
  const { ink } = upright
  const blueness = (line: Rectangle) => bluenessOf(upright, image, line)
  const usual = {
    width: median(lines.map((line) => strokeWidth(ink, line))),
    blue: median(lines.map(blueness)),
  }
  const isColoured = (line: Rectangle) => isRed(line) || blueness(line) - usual.blue >= BLUE
  const isPenned = (line: Rectangle) =>
    isColoured(line) || strokeWidth(ink, line) >= THICK * usual.width
  const isByHand = (line: Rectangle, { text, confidence }: LineReading): boolean => {
    const strokes = strokesOf(ink, line, em)
    if (strokes.height < SMALLEST) return false
    const figures = !/\p{Script=Han}/u.test(text)
    const leans = strokes.lean >= LEAN && strokes.gain >= LEAN_GAIN
    const isThick = strokes.width * em >= THICK * usual.width
    const isTall = strokes.height >= (figures ? TALL_FIGURES : TALL)
    const counted =
      [isThick, leans, isTall].filter(Boolean).length + (isColoured(line) ? COLOUR_COUNTS : 0)
    const isDoubted = confidence < UNSURE || (figures && leans)
    return counted >= (isDoubted ? ENOUGH : ENOUGH_AGAINST_READING)
  }
  return {
    cutLine: (line) => partedAt(upright, line, em, isPenned),
    judged: (line, read) =>
      isByHand(line, read) ? { ...read, text: HANDWRITTEN, readings: [] } : read,
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** Pixels of a line of which the colour is asked. */
const SAMPLES = 60

/** How much bluer than red the ink of a line is, on the mean; 0 on a page without colour. */
function bluenessOf(upright: Upright, image: Grey, line: Rectangle): number {
  const { blue, width, height } = image
  if (blue === undefined) return 0
  const places = inkedPlaces(upright, line)
  const step = Math.max(1, Math.floor(places.length / SAMPLES))
  let sum = 0
  let count = 0
  for (let at = 0; at < places.length; at += step) {
    const place = places[at] as number
    const [x, y] = placeOnImage(upright, image, [
      place % upright.ink.width,
      Math.floor(place / upright.ink.width),
    ])
    const [column, row] = [Math.round(x), Math.round(y)]
    if (column < 0 || row < 0 || column >= width || row >= height) continue
    sum += blue[row * width + column] as number
    count += 1
  }
  return sum / Math.max(1, count)
}

function inkedPlaces({ ink: { width, data } }: Upright, line: Rectangle): readonly number[] {
  const places: number[] = []
  for (let y = line.top; y < line.bottom; y += 1) {
    for (let at = y * width + line.x0; at < y * width + line.x1; at += 1) {
      if (data[at] === 1) places.push(at)
    }
  }
  return places
}

/** What stands apart by so much may be written by another hand, and is at least so wide. In heights of a character. */
const APART = 0.25
/** Width of the narrowest part of another hand. In heights of a character. */
const NARROWEST = 1

/** A line cut once, where all ink on one side is that of a pen, and on the other is not. */
function partedAt(
  { ink }: Upright,
  line: Rectangle,
  em: number,
  isPenned: (line: Rectangle) => boolean,
): readonly Rectangle[] {
  const groups = grouped(pieces(ink, line), APART * em)
  const penned = groups.map(isPenned)
  const first = penned.indexOf(!penned[0])
  if (first < 0 || penned.slice(first).some((own) => own !== penned[first])) return [line]
  const parts = [groups.slice(0, first), groups.slice(first)].map(around)
  return parts.some(({ x0, x1 }) => x1 - x0 < NARROWEST * em) ? [line] : parts
}

function grouped(parts: readonly Rectangle[], gap: number): readonly Rectangle[] {
  const groups: Rectangle[] = []
  for (const part of parts) {
    const last = groups.at(-1)
    if (last && part.x0 - last.x1 < gap) groups[groups.length - 1] = around([last, part])
    else groups.push(part)
  }
  return groups
}

function around(parts: readonly Rectangle[]): Rectangle {
  return {
    x0: Math.min(...parts.map(({ x0 }) => x0)),
    top: Math.min(...parts.map(({ top }) => top)),
    x1: Math.max(...parts.map(({ x1 }) => x1)),
    bottom: Math.max(...parts.map(({ bottom }) => bottom)),
  }
}
