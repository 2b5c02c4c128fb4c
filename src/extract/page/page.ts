/** A page as geometry, whatever it was read from: PDF, OFD or pixels. Data only; points from the top left of the page as displayed. */
import type { Box } from '../document.ts'

/** A run of characters that stand together; no blank between Han characters inside it. */
export type Word = {
  readonly text: string
  readonly box: Box
  /** Which way it runs, in degrees clockwise; absent where from left to right. */
  readonly turn?: 90 | 180 | 270
  /** Recognition confidence, 0 to 1; absent where the text was not read from pixels. */
  readonly confidence?: number
  /** What else recognition proposed; absent where there is nothing else. */
  readonly readings?: readonly string[]
}

/** A piece of a ruling line. Horizontal: `position` is y, `start`–`end` run along x; vertical: the other way round. */
export type Edge = {
  readonly orientation: 'horizontal' | 'vertical'
  readonly position: number
  readonly start: number
  readonly end: number
}

export type Page = {
  /** From 1. */
  readonly number: number
  readonly width: number
  readonly height: number
  readonly words: readonly Word[]
  readonly edges: readonly Edge[]
  /** Filled rectangles, such as the shading of cells; absent where none are known. */
  readonly areas?: readonly Box[]
}
