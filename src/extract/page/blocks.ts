/** A page's words and rules → its tables and paragraphs in reading order. */
import type { Paragraph } from '../document.ts'
import { gridsFrom, wordsByCell } from './lattice.ts'
import { linesOf } from './lines.ts'
import type { Page, Word } from './page.ts'
import { paragraphsOf } from './paragraph.ts'
import { pieceOf, type TablePiece } from './piece.ts'

export type ParagraphPiece = {
  readonly kind: 'paragraph'
  readonly page: number
  readonly paragraph: Paragraph
}

export type Piece = ParagraphPiece | TablePiece

/** One page's pieces in reading order. */
export type PageBlocks = {
  /** From 1. */
  readonly number: number
  readonly height: number
  readonly pieces: readonly Piece[]
}

/** The tables and paragraphs of one page. */
export function blocksOf(page: Page): PageBlocks {
  const { number, height } = page
  const tables: TablePiece[] = []
  let rest: readonly Word[] = page.words
  for (const grid of gridsFrom(page.edges)) {
    const inside = new Set([...wordsByCell(grid, rest).values()].flat())
    tables.push(pieceOf(grid, [...inside], number))
    rest = rest.filter((word) => !inside.has(word))
  }
  const paragraphs = paragraphsOf(linesOf(rest), number).map(
    (paragraph): ParagraphPiece => ({ kind: 'paragraph', page: number, paragraph }),
  )
  const pieces = [...tables, ...paragraphs].toSorted((a, b) => topOf(a) - topOf(b))
  return { number, height, pieces }
}

/** Where a piece begins on its page. Points. */
export function topOf(piece: Piece): number {
  if (piece.kind === 'table') return piece.box.top
  const { place } = piece.paragraph
  return place.kind === 'page' ? place.box.top : 0
}
