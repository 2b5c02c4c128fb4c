/** A page's words and rules → its tables and paragraphs in reading order; pages → a document's blocks. */
import type { Block, Note, Paragraph, Table } from '../document.ts'
import { fillGrid, type Grid, gridsFrom, wordsByCell } from './lattice.ts'
import { linesOf } from './lines.ts'
import type { Page, Word } from './page.ts'
import { paragraphsOf } from './paragraph.ts'

/** A table still on its page, with the borders of its columns. */
export type TablePiece = { readonly table: Table; readonly xs: readonly number[] }

/** One page's blocks in reading order. */
export type PageBlocks = {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly pieces: readonly (Paragraph | TablePiece)[]
}

export function blocksOf(page: Page): PageBlocks {
  const { number, width, height } = page
  const grids = gridsFrom(page.edges)
  const tables: TablePiece[] = []
  let rest: readonly Word[] = page.words
  for (const grid of grids) {
    const inside = wordsInside(grid, rest)
    tables.push({ table: fillGrid(grid, [...inside], number), xs: grid.xs })
    rest = rest.filter((word) => !inside.has(word))
  }
  const paragraphs = paragraphsOf(linesOf(rest), number)
  const pieces = [...tables, ...paragraphs].toSorted((a, b) => topOf(a) - topOf(b))
  return { number, width, height, pieces }
}

function wordsInside(grid: Grid, words: readonly Word[]): ReadonlySet<Word> {
  return new Set([...wordsByCell(grid, words).values()].flat())
}

function topOf(piece: Paragraph | TablePiece): number {
  const { place } = 'table' in piece ? piece.table : piece
  return place.kind === 'page' ? place.box.top : 0
}

/** The blocks of all pages. */
export function joinPages(
  pages: readonly PageBlocks[],
  _note: (note: Note) => void,
): readonly Block[] {
  return pages.flatMap(({ pieces }) =>
    pieces.map((piece) => ('table' in piece ? piece.table : piece)),
  )
}
