/** A text object of an OFD page → the characters it draws, each in its place (GB/T 33190, 11.3). */
import type { Box } from '../document.ts'
import type { Mark } from '../page/words.ts'
import { type Matrix, mapBox } from '../pdf/matrix.ts'
import { childrenOf, type XmlElement } from '../xml.ts'
import { numbersIn } from './structure.ts'

/** Where the top and the foot of a character lie above and below its baseline, in its size. */
const ASCENT = 0.86
/** Its foot, below the baseline. */
const DESCENT = 0.14

/** What a font lacks a character for is written as this. */
const UNKNOWN = '¤'

/** No character is drawn with more glyphs than this. */
const MOST_GLYPHS = 64

export type Drawn = { readonly marks: readonly Mark[]; readonly unreadable: number }

/** The characters of `object`; `toPage` leads from its own millimetres to points on the page. */
export function marksOf(object: XmlElement, toPage: Matrix): Drawn {
  const size = Number(object.attributes['Size']) || 0
  const marks: Mark[] = []
  let unreadable = 0
  let start = { x: 0, y: 0 }
  const transforms = childrenOf(object, 'CGTransform')
  for (const code of childrenOf(object, 'TextCode')) {
    start = startOf(code, start)
    const glyphs = glyphsOf(code.text, transforms)
    for (const glyph of placeGlyphs(glyphs, code, { start, size, scale: scaleOf(object) })) {
      if (glyph.text.includes(UNKNOWN) || glyph.text.includes('\ufffd')) unreadable += 1
      else marks.push(markOf(glyph, object, { size, toPage }))
    }
  }
  return { marks, unreadable }
}

type Point = { readonly x: number; readonly y: number }

function startOf({ attributes: { X, Y } }: XmlElement, before: Point): Point {
  return { x: numberOr(X, before.x), y: numberOr(Y, before.y) }
}

function numberOr(text: string | undefined, otherwise: number): number {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : otherwise
}

function scaleOf({ attributes: { HScale } }: XmlElement): number {
  return numberOr(HScale, 1)
}

/** What is drawn as one: mostly a character; several, where a font has one glyph for them. */
type Glyph = {
  readonly text: string
  /** How many steps of the offsets it takes. */
  readonly steps: number
}

function glyphsOf(text: string, transforms: readonly XmlElement[]): readonly Glyph[] {
  const characters = [...text.replace(/^\n\s*|(?<=\S[^\S\n]*)\n\s*$/gu, '')]
  const joined = new Map<number, { codes: number; steps: number }>()
  for (const { attributes } of transforms) {
    const codes = numberOr(attributes['CodeCount'], 1)
    const steps = numberOr(attributes['GlyphCount'], 1)
    const position = numberOr(attributes['CodePosition'], 0)
    // As many glyphs as characters stand one for one, however many the entry covers.
    const possible = codes >= 1 && steps >= 1 && steps <= MOST_GLYPHS
    if (codes !== steps && possible) joined.set(position, { codes, steps })
  }
  const glyphs: Glyph[] = []
  for (let index = 0; index < characters.length; ) {
    const { codes, steps } = joined.get(index) ?? { codes: 1, steps: 1 }
    glyphs.push({ text: characters.slice(index, index + codes).join(''), steps })
    index += codes
  }
  return glyphs
}

type Placed = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
}

type Setting = { readonly start: Point; readonly size: number; readonly scale: number }

function placeGlyphs(
  glyphs: readonly Glyph[],
  { attributes }: XmlElement,
  { start, size, scale }: Setting,
): readonly Placed[] {
  const steps = glyphs.reduce((sum, glyph) => sum + glyph.steps, 0)
  const across = deltasOf(attributes['DeltaX'], steps)
  const down = deltasOf(attributes['DeltaY'], steps)
  let { x, y } = start
  let step = 0
  return glyphs.map(({ text, steps: taken }) => {
    const natural = naturalWidth(text) * size * scale
    const next = { x: 0, y: 0, known: false }
    for (let index = 0; index < taken; index += 1) {
      const dx = across[step]
      const dy = down[step]
      next.known ||= dx !== undefined || dy !== undefined
      next.x += dx ?? (dy === undefined ? natural / taken : 0)
      next.y += dy ?? 0
      step += 1
    }
    const level = next.known && next.y === 0 && next.x > 0
    const placed = { text, x, y, width: level ? Math.min(next.x, natural) : natural }
    x += next.x
    y += next.y
    return placed
  })
}

/** The offsets, with `g n v` unfolded to n times v; no more of them than there are steps to take. */
export function deltasOf(text: string | undefined, limit: number): readonly number[] {
  const words = (text ?? '').split(/[\s,]+/u).filter((word) => word !== '')
  const deltas: number[] = []
  for (let index = 0; index < words.length && deltas.length < limit; index += 1) {
    if (words[index] !== 'g') {
      deltas.push(Number(words[index]) || 0)
      continue
    }
    const count = Math.min(Number(words[index + 1]) || 0, limit - deltas.length)
    const value = Number(words[index + 2]) || 0
    for (let times = 0; times < count; times += 1) deltas.push(value)
    index += 2
  }
  return deltas
}

const NARROW = /^[\u0020-\u007e\u00a0-\u00ff]$/u

/** How wide a character is where nothing says it, in its size: Latin letters take about half of it. */
function naturalWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (NARROW.test(character) ? 0.5 : 1), 0)
}

function markOf(
  { text, x, y, width }: Placed,
  { attributes }: XmlElement,
  { size, toPage }: { readonly size: number; readonly toPage: Matrix },
): Mark {
  const box: Box = mapBox(toPage, [x, y - ASCENT * size, x + width, y + DESCENT * size])
  return { text: text.trim() === '' ? ' ' : text, box, turn: turnOf(attributes, toPage) }
}

/** Which way the characters stand: by the object's matrix, and by the direction set for characters. */
function turnOf(attributes: Readonly<Record<string, string>>, [a, b]: Matrix): Mark['turn'] {
  const turned = (Math.atan2(b, a) * 180) / Math.PI + numberOr(attributes['CharDirection'], 0)
  const quarter = ((Math.round(turned / 90) % 4) + 4) % 4
  return ([0, 90, 180, 270] as const)[quarter] ?? 0
}

/** Numbers of an attribute, for objects that have a matrix. */
export function matrixOf(text: string | undefined): Matrix {
  const [a, b, c, d, e, f] = numbersIn(text ?? '')
  if (f === undefined) return [1, 0, 0, 1, 0, 0]
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f]
}
