/** A page's words and rules → its tables and paragraphs in reading order. */
import type { Box, Paragraph } from '../document.ts'
import { flowsOf, type Row, rowsOf } from './flow.ts'
import { gridsFrom, wordsByCell } from './lattice.ts'
import type { Edge, Page, Word } from './page.ts'
import { paragraphsOf } from './paragraph.ts'
import { pieceOf, type TablePiece } from './piece.ts'
import { refined } from './refine.ts'
import { joinEdges } from './rules.ts'
import { rowsLeft, streamTables } from './stream.ts'

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
  const ruled: TablePiece[] = []
  let rest: readonly Word[] = page.words
  for (const grid of gridsFrom(page.edges)) {
    const inside = new Set([...wordsByCell(grid, rest).values()].flat())
    ruled.push(pieceOf(refined(grid, [...inside]), [...inside], number))
    rest = rest.filter((word) => !inside.has(word))
  }
  const rules = joinEdges(page.edges)
  const running = flowsOf(rowsOf(rest)).flatMap((rows) => piecesOf(rows, rules, number))
  return { number, height, pieces: ruled.reduce(inserted, running) }
}

/** The unruled tables and the paragraphs of rows that are read one after the other. */
function piecesOf(rows: readonly Row[], rules: readonly Edge[], page: number): readonly Piece[] {
  const found = streamTables(rows, rules, page)
  const lines = rowsLeft(rows, found).map(({ segments, box }) => {
    return { words: segments.flatMap((segment) => segment.words), box }
  })
  const paragraphs = paragraphsOf(lines, page).map(
    (paragraph): ParagraphPiece => ({ kind: 'paragraph', page, paragraph }),
  )
  const tables = found.map(({ piece }) => piece)
  return [...tables, ...paragraphs].toSorted((a, b) => topOf(a) - topOf(b))
}

/** A table before the first piece that stands below its beginning in the same column. */
function inserted(pieces: readonly Piece[], table: TablePiece): readonly Piece[] {
  const at = pieces.findIndex((piece) => {
    const box = boxOfPiece(piece)
    return box.top >= table.box.top && box.x0 < table.box.x1 && box.x1 > table.box.x0
  })
  return at === -1 ? [...pieces, table] : pieces.toSpliced(at, 0, table)
}

const NOWHERE: Box = { x0: 0, top: 0, x1: 0, bottom: 0 }

function boxOfPiece(piece: Piece): Box {
  if (piece.kind === 'table') return piece.box
  const { place } = piece.paragraph
  return place.kind === 'page' ? place.box : NOWHERE
}

/** Where a piece begins on its page. Points. */
export function topOf(piece: Piece): number {
  return boxOfPiece(piece).top
}
