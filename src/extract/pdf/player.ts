/** What is known while a page's operators are played through: the state of the pen, and what was drawn. */
import type { Box } from '../document.ts'
import type { Edge } from '../page/page.ts'
import type { Mark } from '../page/words.ts'
import { IDENTITY, type Matrix } from './matrix.ts'

/** What a font knows of itself, as pdf.js hands it on. */
export type Font = {
  readonly name: string
  readonly vertical: boolean
  readonly fontMatrix: readonly number[]
  /** Whether codes of more than one byte choose its glyphs. */
  readonly composite: boolean
  readonly isType3Font: boolean
  /** Whether it is only named, not in the file. */
  readonly missing: boolean
}

/** A glyph drawn on the page, with what its font says it means. */
export type DrawnGlyph = {
  readonly unicode: string
  readonly code: number
  readonly font: Font
  readonly box: Box
  readonly turn: Mark['turn']
  /** Drawn without ink: the text behind a scanned page. */
  readonly invisible: boolean
  /** Drawn in the colour of paper. */
  readonly white: boolean
}

export type DrawnImage = {
  readonly box: Box
  /** By which pdf.js knows its pixels; null where it has no name. */
  readonly name: string | null
  /** How many glyphs were drawn before it. */
  readonly after: number
}

export type Graphics = {
  matrix: Matrix
  clip: Box
  pen: number
  strokeWhite: boolean
  fillWhite: boolean
  /** Of what is filled, 0 to 1. */
  opacity: number
  font: Font | null
  size: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
  mode: number
  text: Matrix
  lineX: number
  lineY: number
  /** How far text has run along the line since its start. */
  x: number
  y: number
}

export type Player = {
  readonly initial: Graphics
  readonly fontOf: (id: string) => Font | null
  readonly hiddenLayer: (properties: unknown) => boolean
  readonly saved: Graphics[]
  readonly content: boolean[]
  now: Graphics
  clipNext: boolean
  readonly glyphs: DrawnGlyph[]
  readonly edges: Edge[]
  readonly areas: Box[]
  readonly images: DrawnImage[]
  slanted: number
  cut: boolean
}

/** How operators are understood beyond their own arguments. */
export type Surroundings = {
  /** From the page's own space to the page as displayed. */
  readonly toPage: Matrix
  readonly page: Box
  readonly fontOf: (id: string) => Font | null
  /** Whether marked content of these properties belongs to a layer that is switched off. */
  readonly hiddenLayer: (properties: unknown) => boolean
}

/** Before anything is drawn. */
export function playerOf({ toPage, page, fontOf, hiddenLayer }: Surroundings): Player {
  const initial: Graphics = {
    matrix: toPage,
    clip: page,
    pen: 1,
    strokeWhite: false,
    fillWhite: false,
    opacity: 1,
    font: null,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    text: IDENTITY,
    lineX: 0,
    lineY: 0,
    x: 0,
    y: 0,
  }
  const lists = { saved: [], content: [], glyphs: [], edges: [], areas: [], images: [] }
  const counts = { clipNext: false, slanted: 0, cut: false }
  return { initial, fontOf, hiddenLayer, now: { ...initial }, ...lists, ...counts }
}

/** Whether what is drawn now is on a layer that is switched off. */
export function isOnHiddenLayer({ content }: Player): boolean {
  return content.includes(true)
}
