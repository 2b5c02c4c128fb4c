/** A page image → a page of words and rules, like any other page. */
import type { Box } from '../document.ts'
import type { Page, Word } from '../page/page.ts'
import type { Bend } from './bend.ts'
import { rounded } from './ctc.ts'
import type { LineReading } from './figures.ts'
import { positive, quarterTurned } from './grey.ts'
import { findHandwriting, type Handwriting, noHandwriting } from './handwriting.ts'
import { type Layout, layoutOf } from './layout.ts'
import type { Beside } from './light.ts'
import type { Rectangle } from './line.ts'
import type { Grey } from './pixels.ts'
import { displayedBox, type Quarters, type Turn } from './placing.ts'
import { certaintyOfLine, readLine } from './reading.ts'
import type { Recognizer } from './recognizer.ts'
import { withRedWriting } from './red-ink.ts'
import { textLayerCheck } from './text-layer.ts'
import { type Upright, uprightOf } from './upright.ts'

/** A page as displayed, in points. */
export type PageFrame = {
  /** From 1. */
  readonly number: number
  readonly width: number
  readonly height: number
}

/** A page of words and rules as it stands upright, and how it was turned for that. */
export type Scan = {
  readonly page: Page
  readonly turn: Turn
  /** Whether more was on the page than was read. */
  readonly cut: boolean
  /** What a photograph showed beside the paper, and was left out. */
  readonly beside: Beside
}

/**
 * Reads the image of a whole page. What shows no print, such as a photograph, gives no words. `layer`: what somebody else
 * recognised, where it stands on the page as displayed; it spares a second look at what it confirms, and gives no word.
 */
export async function readScan(
  image: Grey,
  frame: PageFrame,
  recognize: Recognizer,
  layer: readonly Word[] = [],
): Promise<Scan> {
  const view = await rightWayUp(positive(image), frame, recognize)
  const { quarters, turned, certainty } = view
  const { upright, layout, isRed } = withRedWriting(view.upright, turned, view.layout)
  const { number } = frame
  const { width, height } = turnedFrame(frame, quarters)
  const turn = { quarters, angle: upright.angle, width, height, bend: bendInPoints(upright) }
  const groups = certainty < LEGIBLE ? [] : layout.groups
  const written = { lines: groups.flat(), em: layout.em, isRed }
  const hands = certainty < PRINTED ? noHandwriting : findHandwriting(upright, turned, written)
  const readOne: ReadLine = async (line) => {
    const place = displayedBox(boxOf([line], upright.dpi), turn)
    const asked = { recognize, confirms: layer.length === 0 ? null : textLayerCheck(layer, place) }
    const read = await readLine(upright, line, layout.em, asked)
    return hands.judged(line, isRed(line) ? doubted(read) : read)
  }
  const words = await Promise.all(
    groups.map((lines) => readGroup(lines, upright.dpi, hands, readOne)),
  )
  const page = {
    number,
    width,
    height,
    words: words.filter(({ text }) => text !== ''),
    edges: words.length > 0 ? layout.edges : [],
  }
  return { page, turn, cut: layout.cut, beside: upright.beside }
}

/** What is written in red is no surer than this: it may have been put beside what is printed, or in its place. */
const SUREST_RED = 0.6

function doubted(read: LineReading): LineReading {
  return { ...read, confidence: Math.min(SUREST_RED, read.confidence) }
}

function bendInPoints({ bend, dpi }: Upright): Bend | null {
  if (bend === null) return null
  const points = 72 / dpi
  return ([x, y]) => {
    const [bentX, bentY] = bend([x / points, y / points])
    return [bentX * points, bentY * points]
  }
}

/** A page that is read with this much confidence stands the right way up. */
const CERTAIN = 0.8
/** What is read with less, whichever way it is turned, is no print. */
const LEGIBLE = 0.3
/** What is read with less holds too little print to tell a hand from. */
const PRINTED = 0.6

type View = {
  readonly quarters: Quarters
  /** The image as `quarters` turn it. */
  readonly turned: Grey
  readonly upright: Upright
  readonly layout: Layout
  readonly certainty: number
}

/** The page turned so that a few of its lines read best: as it is, upside down, or sideways. */
async function rightWayUp(image: Grey, frame: PageFrame, recognize: Recognizer): Promise<View> {
  let best: View | null = null
  for (const quarters of [0, 2, 1, 3] as const) {
    const turned = quarterTurned(image, quarters)
    const upright = uprightOf(turned, (72 * turned.width) / turnedFrame(frame, quarters).width)
    const layout = layoutOf(upright)
    const certainty = await certaintyOf(upright, layout, recognize)
    if (best === null || certainty > best.certainty)
      best = { quarters, turned, upright, layout, certainty }
    if (certainty >= CERTAIN) break
  }
  if (best === null) throw new Error('A page has four sides.')
  return best
}

function turnedFrame({ width, height }: PageFrame, quarters: Quarters): Omit<PageFrame, 'number'> {
  return quarters % 2 === 0 ? { width, height } : { width: height, height: width }
}

/** Lines that are read to see whether a page stands the right way up. */
const SAMPLES = 6
/** Longer lines tell more; these many heights are enough. */
const LONG_ENOUGH = 3

/** The mean confidence of some longer lines from all over the page; 1 for a page without print. */
async function certaintyOf(
  upright: Upright,
  { groups, em }: Layout,
  recognize: Recognizer,
): Promise<number> {
  const lines = groups.flat()
  if (lines.length === 0) return 1
  const long = lines.filter(({ x0, x1, top, bottom }) => x1 - x0 > LONG_ENOUGH * (bottom - top))
  const candidates = long.length > 0 ? long : lines
  const step = Math.max(1, candidates.length / SAMPLES)
  const samples = Array.from({ length: Math.min(SAMPLES, candidates.length) }, (_, at) => {
    return candidates[Math.floor(at * step)] as Rectangle
  })
  const read = await Promise.all(
    samples.map((line) => certaintyOfLine(upright, line, em, recognize)),
  )
  return read.reduce((sum, confidence) => sum + confidence, 0) / read.length
}

type ReadLine = (line: Rectangle) => Promise<LineReading>

/** The lines of one cell as one word, so that they stay together. */
async function readGroup(
  lines: readonly Rectangle[],
  dpi: number,
  { cutLine }: Handwriting,
  readOne: ReadLine,
): Promise<Word> {
  const read = await Promise.all(
    lines.map(async (line) => joined(await Promise.all(cutLine(line).map(readOne)))),
  )
  const readings = alternatives(read)
  return {
    text: read
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join('\n'),
    box: boxOf(lines, dpi),
    confidence: rounded(Math.min(...read.map(({ confidence }) => confidence))),
    ...(readings.length === 0 ? {} : { readings }),
  }
}

/** The parts of a line as one. */
function joined(parts: readonly LineReading[]): LineReading {
  const [only, ...others] = parts
  if (only && others.length === 0) return only
  return {
    text: parts.map(({ text }) => text).join(''),
    confidence: Math.min(...parts.map(({ confidence }) => confidence)),
    readings: alternatives(parts, ''),
  }
}

/** The whole text with one line at a time read otherwise. */
function alternatives(lines: readonly LineReading[], between = '\n'): readonly string[] {
  return lines.flatMap(({ readings }, index) =>
    readings.map((reading) =>
      lines.map(({ text }, at) => (at === index ? reading : text)).join(between),
    ),
  )
}

function boxOf(lines: readonly Rectangle[], dpi: number): Box {
  const points = 72 / dpi
  return {
    x0: Math.min(...lines.map(({ x0 }) => x0)) * points,
    top: Math.min(...lines.map(({ top }) => top)) * points,
    x1: Math.max(...lines.map(({ x1 }) => x1)) * points,
    bottom: Math.max(...lines.map(({ bottom }) => bottom)) * points,
  }
}
