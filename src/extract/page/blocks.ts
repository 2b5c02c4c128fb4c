/** A page's words and rules → its tables and paragraphs in reading order. */
import type { Box, Paragraph } from '../document.ts'
import { flowsOf, rowsOf } from './flow.ts'
import type { FlowRow } from './flow-row.ts'
import { type Grid, gridsFrom, wordsByCell } from './lattice.ts'
import type { Edge, Page, Word } from './page.ts'
import { paragraphsOf } from './paragraph.ts'
import { pieceOf, type TablePiece } from './piece.ts'
import { refined } from './refine.ts'
import { regionsOf } from './region.ts'
import { joinEdges } from './rules.ts'
import { type Marks, rowsLeft, streamTables } from './stream.ts'

export type ParagraphPiece = {
  readonly kind: 'paragraph'
  readonly page: number
  readonly paragraph: Paragraph
}

export type PagePiece = ParagraphPiece | TablePiece

/** One page's pieces in reading order. */
export type PageBlocks = {
  /** From 1. */
  readonly number: number
  readonly height: number
  readonly pieces: readonly PagePiece[]
}

/** The tables and paragraphs of one page. */
export function blocksOf(page: Page): PageBlocks {
  const { number, height, words, edges, areas = [] } = page
  const { ruled, rest } = ruledTables(page)
  const rules = joinEdges([...edges, ...areas.flatMap(levelEdges)])
  const upright = words.filter(({ turn }) => turn === undefined)
  const turned = words.filter(({ turn }) => turn !== undefined)
  const rows = rowsOf(upright.filter((word) => rest.has(word)))
  const marks = { rules, regions: regionsOf(rows, rules) }
  const running = flowsOf(rows, marks.regions).flatMap((flow) => piecesOf(flow, marks, number))
  const beside = turned.filter((word) => rest.has(word)).map((word) => paragraphOf(word, number))
  return { number, height, pieces: [...ruled, ...beside].reduce(inserted, running) }
}

type Ruled = { readonly ruled: readonly TablePiece[]; readonly rest: ReadonlySet<Word> }

/** The ruled tables, inner ones before those around them, and the words that none holds. */
function ruledTables({ number, height, words, edges, areas = [] }: Page): Ruled {
  const drawn = gridsFrom(edges)
  const shaded = gridsFrom(areaEdges(areas, drawn)).filter(isTabular)
  const rest = new Set(words)
  const ruled: TablePiece[] = []
  for (const grid of [...drawn, ...shaded].toSorted((a, b) => areaOf(a.box) - areaOf(b.box))) {
    const inside = [...wordsByCell(grid, [...rest]).values()].flat()
    if (inside.length === 0 || isFrame(grid, drawn, height)) continue
    ruled.push(pieceOf(refined(grid, inside), inside, number))
    for (const word of inside) rest.delete(word)
  }
  return { ruled, rest }
}

/** Fewer rows or columns of shading are a heading's background, or every other row of a table. */
const FEWEST_ROWS = 3
/** The same for columns. */
const FEWEST_COLUMNS = 2

function isTabular({ xs, ys, repaired }: Grid): boolean {
  return xs.length > FEWEST_COLUMNS && ys.length > FEWEST_ROWS && !repaired
}

/** The borders of shaded areas outside the tables that rules already make. */
function areaEdges(areas: readonly Box[], grids: readonly Grid[]): readonly Edge[] {
  return areas
    .filter((area) => !grids.some((grid) => meets(grid.box, area)))
    .flatMap((area): Edge[] => [
      ...levelEdges(area),
      { orientation: 'vertical', position: area.x0, start: area.top, end: area.bottom },
      { orientation: 'vertical', position: area.x1, start: area.top, end: area.bottom },
    ])
}

/** Where a shaded area begins and ends is as good as a rule. */
function levelEdges({ x0, top, x1, bottom }: Box): readonly Edge[] {
  return [
    { orientation: 'horizontal', position: top, start: x0, end: x1 },
    { orientation: 'horizontal', position: bottom, start: x0, end: x1 },
  ]
}

function meets(a: Box, b: Box): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.top < b.bottom && b.top < a.bottom
}

/** A single cell that is a page's frame, or a frame around a table. */
function isFrame(grid: Grid, all: readonly Grid[], height: number): boolean {
  if (grid.cells.length > 1) return false
  const { box } = grid
  return (
    box.bottom - box.top > 0.4 * height ||
    all.some((other) => other !== grid && meets(box, other.box))
  )
}

function areaOf({ x0, top, x1, bottom }: Box): number {
  return (x1 - x0) * (bottom - top)
}

function paragraphOf({ text, box }: Word, page: number): ParagraphPiece {
  const place = { kind: 'page', page, box } as const
  return { kind: 'paragraph', page, paragraph: { type: 'paragraph', text, level: null, place } }
}

/** The unruled tables and the paragraphs of rows that are read one after the other. */
function piecesOf(rows: readonly FlowRow[], marks: Marks, page: number): readonly PagePiece[] {
  const found = streamTables(rows, marks, page)
  const lines = rowsLeft(rows, found).map(({ segments, box }) => {
    return { words: segments.flatMap((segment) => segment.words), box }
  })
  const paragraphs = paragraphsOf(lines, page).map(
    (paragraph): ParagraphPiece => ({ kind: 'paragraph', page, paragraph }),
  )
  const tables = found.map(({ piece }) => piece)
  return [...tables, ...paragraphs].toSorted((a, b) => topOf(a) - topOf(b))
}

/** A piece before the first one that stands below its beginning in the same column. */
function inserted(pieces: readonly PagePiece[], added: PagePiece): readonly PagePiece[] {
  const own = boxOfPiece(added)
  const at = pieces.findIndex((piece) => {
    const box = boxOfPiece(piece)
    return box.top >= own.top && box.x0 < own.x1 && box.x1 > own.x0
  })
  return at === -1 ? [...pieces, added] : pieces.toSpliced(at, 0, added)
}

const NOWHERE: Box = { x0: 0, top: 0, x1: 0, bottom: 0 }

function boxOfPiece(piece: PagePiece): Box {
  if (piece.kind === 'table') return piece.box
  const { place } = piece.paragraph
  return place.kind === 'page' ? place.box : NOWHERE
}

/** Where a piece begins on its page. Points. */
export function topOf(piece: PagePiece): number {
  return boxOfPiece(piece).top
}
