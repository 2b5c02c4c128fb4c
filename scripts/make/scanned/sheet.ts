/** A made form drawn as the pixels of a sheet of paper. Needs fonts with Chinese characters (fonts-noto-cjk). */
import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Block, Table } from '../../../src/extract/document.ts'
import { draw, headings, MARGIN, PAGE, tableIn } from '../drawn-layout.ts'
import type { Ink, Sheet } from '../pdf.ts'
import type { Random } from '../report.ts'
import { type Hand, handOf, sign, writeFigures } from './handwriting.ts'

type Rule = Ink & { readonly kind: 'rule' }

/** How a rule comes out on paper; the context's units are points. */
export type Pen = (context: SKRSContext2D, rule: Rule, random: Random) => void

export type Look = {
  readonly dpi: number
  readonly family: string
  readonly pen: Pen
  /** The colours of ink of which a hand had one that filled in the scores, and signed below. */
  readonly inks?: readonly string[]
}

/** A4 across, in points; a form that is longer makes a longer sheet. */
export const WIDTH = 842
const SHORTEST = 595
const FOOT = 36

/** The first table of a document under its headings, on paper that is not quite white. */
export function drawnSheet(blocks: readonly Block[], look: Look, random: Random): Canvas {
  const ink = inkOn(blocks)
  const lowest = Math.max(...ink.map((one) => (one.kind === 'rule' ? one.to[1] : 0)))
  const canvas = paper(WIDTH, Math.max(SHORTEST, lowest + FOOT), look)
  const context = canvas.getContext('2d')
  const hand = look.inks ? handOf(random, look.inks) : null
  const scores = hand ? scoreLines(tableIn(blocks)) : []
  for (const one of withoutTwins(ink)) {
    if (one.kind === 'rule') look.pen(context, one, random)
    if (one.kind !== 'text') continue
    if (hand && isScore(one, scores)) writeFigures(context, one.text, [one.x, one.y], hand)
    else print(context, one, look)
  }
  if (hand) signed(context, lowest + 22, look, hand)
  return canvas
}

/** A page of ink as pixels. */
export function drawnInk({ width, height, ink }: Sheet, look: Look, random: Random): Canvas {
  const canvas = paper(width, height, look)
  const context = canvas.getContext('2d')
  for (const one of withoutTwins(ink)) {
    if (one.kind === 'rule') look.pen(context, one, random)
    if (one.kind === 'text') print(context, one, look)
  }
  return canvas
}

/** A blank sheet of this size in points, which its context draws in. */
function paper(width: number, height: number, { dpi }: Look): Canvas {
  const scale = dpi / 72
  const canvas = createCanvas(Math.round(width * scale), Math.round(height * scale))
  const context = canvas.getContext('2d')
  context.scale(scale, scale)
  context.fillStyle = '#f7f6f1'
  context.fillRect(0, 0, width, height)
  return canvas
}

export type Text = Ink & { readonly kind: 'text' }

function inkOn(blocks: readonly Block[]): readonly Ink[] {
  return [...headings(blocks), ...draw(tableIn(blocks), true)]
}

/** The lines of words on a sheet, where they stand on it in points. */
export function textsOn(blocks: readonly Block[]): readonly Text[] {
  return inkOn(blocks).filter((one) => one.kind === 'text')
}

function print(context: SKRSContext2D, { text, x, y, size }: Text, { family }: Look): void {
  context.fillStyle = '#1c1c1c'
  context.font = `${size}px "${family}"`
  context.fillText(text, x, y)
}

/** Where the lines of cells below a heading of scores begin, across. */
function scoreLines({ cells, columnCount }: Table): readonly number[] {
  const width = (PAGE.width - 2 * MARGIN) / columnCount
  return cells
    .filter(({ text }) => /得分$/u.test(text))
    .map(({ column }) => MARGIN + width * column)
}

function isScore({ text, x }: Text, lines: readonly number[]): boolean {
  return /^\d+(?:\.\d+)?$/u.test(text) && lines.some((line) => Math.abs(x - line) < 6)
}

function signed(context: SKRSContext2D, y: number, look: Look, hand: Hand): void {
  const text = '填报人（签字）：'
  print(context, { kind: 'text', text, x: 420, y, size: 10 }, look)
  sign(context, [510, y + 3], { ...hand, size: 17 })
}

/** Neighbouring cells share a rule; it is drawn once, or a faint one would not be faint. */
function withoutTwins(ink: readonly Ink[]): readonly Ink[] {
  const drawn = new Set<string>()
  return ink.filter((one) => {
    if (one.kind !== 'rule') return true
    const key = [...one.from, ...one.to].map((at) => Math.round(at * 10)).join(' ')
    if (drawn.has(key)) return false
    drawn.add(key)
    return true
  })
}

function stroke(context: SKRSContext2D, { from, to }: Rule, width: number, shade: string): void {
  context.lineWidth = width
  context.strokeStyle = shade
  context.beginPath()
  context.moveTo(...from)
  context.lineTo(...to)
  context.stroke()
}

export const pens = {
  usual: (context, rule) => stroke(context, rule, 0.7, '#2a2a2a'),
  faint: (context, rule) => stroke(context, rule, 0.45, '#b4b4b0'),
  /** Gaps of up to two millimetres, a tenth of the length. */
  broken: (context, rule, random) => {
    const [dx, dy] = [rule.to[0] - rule.from[0], rule.to[1] - rule.from[1]]
    const length = Math.hypot(dx, dy)
    const at = (along: number): [number, number] => {
      const share = Math.min(1, along / length)
      return [rule.from[0] + dx * share, rule.from[1] + dy * share]
    }
    for (let along = 0; along < length; ) {
      const end = along + 15 + 40 * random()
      stroke(context, { ...rule, from: at(along), to: at(end) }, 0.6, '#4a4a4a')
      along = end + 1 + 4.5 * random()
    }
  },
  doubled: (context, rule) => {
    const isLevel = rule.from[1] === rule.to[1]
    for (const by of [-0.8, 0.8]) {
      const moved = ([x, y]: readonly [number, number]): [number, number] =>
        isLevel ? [x, y + by] : [x + by, y]
      stroke(context, { ...rule, from: moved(rule.from), to: moved(rule.to) }, 0.4, '#2a2a2a')
    }
  },
  none: () => undefined,
} as const satisfies Record<string, Pen>
