/**
 * Figures and signatures as a hand writes them: strokes drawn as curves that lean, wobble and differ from sign to sign, by
 * a pen that presses unevenly.
 */
import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Random } from '../report.ts'

type Point = readonly [x: number, y: number]
type Stroke = readonly Point[]

/** Places that each figure's strokes pass, from 0 to 1 down and about 0.6 across. */
const FIGURES: Readonly<Record<string, readonly Stroke[]>> = {
  '0': [
    [
      [0.4, 0.03],
      [0.1, 0.2],
      [0.05, 0.6],
      [0.25, 0.97],
      [0.52, 0.75],
      [0.55, 0.3],
      [0.36, 0.02],
    ],
  ],
  '1': [
    [
      [0.2, 0.15],
      [0.36, 0.02],
      [0.33, 0.5],
      [0.28, 1],
    ],
  ],
  '2': [
    [
      [0.08, 0.22],
      [0.25, 0.02],
      [0.5, 0.15],
      [0.42, 0.5],
      [0.05, 0.97],
      [0.3, 0.92],
      [0.6, 0.97],
    ],
  ],
  '3': [
    [
      [0.1, 0.1],
      [0.35, 0.02],
      [0.48, 0.2],
      [0.25, 0.45],
      [0.55, 0.65],
      [0.4, 0.95],
      [0.05, 0.9],
    ],
  ],
  '4': [
    [
      [0.36, 0.02],
      [0.05, 0.6],
      [0.6, 0.62],
    ],
    [
      [0.42, 0.3],
      [0.4, 1],
    ],
  ],
  '5': [
    [
      [0.15, 0.08],
      [0.1, 0.45],
      [0.4, 0.4],
      [0.55, 0.7],
      [0.3, 0.98],
      [0.03, 0.88],
    ],
    [
      [0.14, 0.07],
      [0.55, 0.03],
    ],
  ],
  '6': [
    [
      [0.45, 0.02],
      [0.12, 0.4],
      [0.1, 0.8],
      [0.35, 0.98],
      [0.52, 0.75],
      [0.35, 0.55],
      [0.1, 0.75],
    ],
  ],
  '7': [
    [
      [0.05, 0.08],
      [0.3, 0.06],
      [0.56, 0.04],
      [0.35, 0.5],
      [0.22, 1],
    ],
  ],
  '8': [
    [
      [0.5, 0.15],
      [0.25, 0.02],
      [0.12, 0.25],
      [0.5, 0.68],
      [0.35, 0.97],
      [0.08, 0.8],
      [0.3, 0.45],
      [0.52, 0.12],
    ],
  ],
  '9': [
    [
      [0.5, 0.2],
      [0.25, 0.02],
      [0.08, 0.3],
      [0.3, 0.48],
      [0.5, 0.2],
      [0.46, 0.6],
      [0.32, 1],
    ],
  ],
  '.': [
    [
      [0.08, 0.95],
      [0.12, 0.99],
    ],
  ],
}

/** How one person writes; lengths are those of the paper's context. */
export type Hand = {
  readonly colour: string
  /** To the right for each unit up. */
  readonly lean: number
  /** Of the pen. */
  readonly width: number
  /** How high a figure is on the whole, or a character of a name. */
  readonly size: number
  readonly random: Random
}

/** Inks that people write with, and that those write with who correct others. */
export const inks = {
  usual: ['#20308c', '#1b2a5e', '#3347b5', '#26262b', '#0f0f14'],
  red: ['#c8202c', '#d8403c', '#b01828'],
} as const

/** The hand of somebody on a page in points. */
export function handOf(random: Random, colours: readonly string[]): Hand {
  return {
    colour: colours[Math.floor(random() * colours.length)] as string,
    lean: 0.08 + 0.35 * random(),
    width: 0.9 + 0.8 * random(),
    size: 11,
    random,
  }
}

/** Writes figures with the base of their line at `y`; other signs are left out. */
export function writeFigures(
  context: SKRSContext2D,
  text: string,
  [left, y]: Point,
  hand: Hand,
): void {
  const { size } = hand
  let x = left
  for (const sign of text) {
    const own = size * (0.85 + 0.35 * hand.random())
    const base = y + size * 0.14 * (hand.random() - 0.5)
    for (const stroke of FIGURES[sign] ?? [])
      drawStroke(context, stroke, [x, base], { ...hand, size: own })
    x += own * (sign === '.' ? 0.3 : 0.68 + 0.14 * hand.random())
  }
}

/** A name as a signature: characters of strokes that run into each other. */
export function sign(context: SKRSContext2D, [left, y]: Point, hand: Hand): void {
  const { random, size } = hand
  for (let character = 0; character < 3; character += 1) {
    const origin: Point = [left + character * size * (0.85 + 0.2 * random()), y]
    for (let stroke = 0; stroke < 4 + Math.floor(4 * random()); stroke += 1) {
      const [x, from] = [random() * 0.7, random() * 0.8]
      const isLevel = random() < 0.5
      const to: Point = isLevel ? [x + 0.5, from - 0.12] : [x - 0.25 * random(), from + 0.6]
      const middle: Point = [(x + to[0]) / 2 + 0.1 * random(), (from + to[1]) / 2 + 0.12 * random()]
      const hook: Point = [to[0] + 0.12 * random(), to[1] - 0.15 * random()]
      drawStroke(context, [[x, from], middle, to, hook], origin, hand)
    }
  }
}

/** Points along a stroke, for each of its parts. */
const STEPS = 14
/** How far the places of a stroke stray, and how much the pen's width swells and fades. */
const STRAYING = 0.06
const UNEVEN = 0.45

function drawStroke(
  context: SKRSContext2D,
  stroke: Stroke,
  [left, base]: Point,
  { colour, lean, width, size, random }: Hand,
): void {
  const places = stroke.map(([x, y]): Point => {
    const [across, down] = [x + STRAYING * (random() - 0.5), y + STRAYING * (random() - 0.5)]
    return [left + size * (across + lean * (1 - down)), base + size * (down - 1)]
  })
  context.fillStyle = colour
  const phase = 6 * random()
  const steps = STEPS * (places.length - 1)
  for (let step = 0; step <= steps; step += 1) {
    const [x, y] = along(places, step / STEPS)
    const share = step / steps
    const pressed = 1 + UNEVEN * Math.sin(phase + 5 * share) - 0.5 * share ** 4
    context.beginPath()
    context.arc(x, y, Math.max(0.2, (width * pressed) / 2), 0, 2 * Math.PI)
    context.fill()
  }
}

/** A place on the smooth curve through all places (Catmull and Rom). */
function along(places: Stroke, at: number): Point {
  const index = Math.min(places.length - 2, Math.floor(at))
  const t = at - index
  const near = (by: number) => places[Math.min(places.length - 1, Math.max(0, index + by))] as Point
  const [a, b, c, d] = [near(-1), near(0), near(1), near(2)]
  const value = (axis: 0 | 1) =>
    0.5 *
    (2 * b[axis] +
      (c[axis] - a[axis]) * t +
      (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t ** 2 +
      (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t ** 3)
  return [value(0), value(1)]
}
