/** Rows whose cells are given by their edges, as Word and RTF keep them → a table with spans on one common grid. */

import type { Cell, Note, Place, Table } from '../document.ts'

import { blockPlace, cellPlace, type TablePlace } from '../flow-place.ts'

import { largest } from '../largest.ts'

/** What a row says of one of its cells. Edges in twips (1/1440 inch) from the text's left margin. */
export type CellShape = {
  readonly left: number
  readonly right: number
  /** Merged with the cell before it; what it holds itself is not shown. */
  readonly joinsLeft: boolean
  /** Goes on with the cell above it; what it holds itself is not shown. */
  readonly joinsUp: boolean
}

export type DocRow = {
  readonly texts: readonly string[]
  /** One for each text; null where the file does not say, or says it of another number of cells. */
  readonly shapes: readonly CellShape[] | null
}

type ShapedCell = CellShape & { readonly text: string }
type Placed = { readonly cell: ShapedCell; readonly column: number; readonly colSpan: number }

/** Edges that people drag by hand miss each other by this much; no column is narrower. Twips. */
const JITTER = 40

/** The table that `rows` make. Where a row has no shapes the spans of the whole table are `lost`. */
export function rowsToTable(
  rows: readonly DocRow[],
  at: TablePlace,
  note: (note: Note) => void,
): Table {
  const shaped = rows.map(shapedRow)
  const grid = shaped.every((row) => row !== null) ? placeOnGrid(shaped) : null
  if (!grid) return flatTable(rows, at)
  const columnCount = largest(grid, (row) => endOf(row.at(-1)))
  const place = blockPlace(at)
  const cells = anchored(grid, at, note)
  return { type: 'table', rowCount: rows.length, columnCount, cells, spans: 'kept', place }
}

function shapedRow({ texts, shapes }: DocRow): readonly ShapedCell[] | null {
  if (shapes === null || shapes.length !== texts.length || texts.length === 0) return null
  return shapes.map((shape, index) => ({ ...shape, text: texts[index] ?? '' }))
}

function endOf(placed: Placed | undefined): number {
  return placed ? placed.column + placed.colSpan : 0
}

/** Each cell on the columns that the edges of all rows make together; null where some cell has no width. */
function placeOnGrid(
  rows: readonly (readonly ShapedCell[])[],
): readonly (readonly Placed[])[] | null {
  const edges = [...new Set(rows.flat().flatMap((cell) => [cell.left, cell.right]))].toSorted(
    (a, b) => a - b,
  )
  for (const jitter of [JITTER, 0]) {
    const columnOf = columnsOf(edges, jitter)
    const placed = rows.map((row) => joinLeft(row).map((cell) => placeCell(cell, columnOf)))
    if (placed.every(isOrdered)) return placed
  }
  return null
}

function columnsOf(edges: readonly number[], jitter: number): ReadonlyMap<number, number> {
  const columnOf = new Map<number, number>()
  let first = Number.NEGATIVE_INFINITY
  let column = -1
  for (const edge of edges) {
    if (edge - first > jitter) {
      first = edge
      column += 1
    }
    columnOf.set(edge, column)
  }
  return columnOf
}

function placeCell(cell: ShapedCell, columnOf: ReadonlyMap<number, number>): Placed {
  const column = columnOf.get(cell.left) ?? 0
  return { cell, column, colSpan: (columnOf.get(cell.right) ?? 0) - column }
}

function isOrdered(row: readonly Placed[]): boolean {
  return row.every(({ column, colSpan }, index) => colSpan > 0 && column >= endOf(row[index - 1]))
}

function joinLeft(row: readonly ShapedCell[]): readonly ShapedCell[] {
  const joined: ShapedCell[] = []
  for (const cell of row) {
    const before = joined.at(-1)
    if (!cell.joinsLeft || !before) joined.push(cell)
    else joined[joined.length - 1] = { ...before, right: cell.right, text: shown(before, cell) }
  }
  return joined
}

/** What a merged cell holds is not shown, unless the cell it joins is blank: converters leave words there. */
function shown(anchor: { readonly text: string }, joined: { readonly text: string }): string {
  return anchor.text.trim() === '' ? joined.text : anchor.text
}

type Anchor = { placed: Placed; row: number; rowSpan: number; text: string }

function anchored(
  grid: readonly (readonly Placed[])[],
  at: TablePlace,
  note: (note: Note) => void,
): readonly Cell[] {
  const anchors: Anchor[] = []
  let above = new Map<number, Anchor>()
  for (const [row, cells] of grid.entries()) {
    const current = new Map<number, Anchor>()
    for (const placed of cells) {
      const joined = placed.cell.joinsUp ? above.get(placed.column) : undefined
      const anchor = joined && extended(joined, placed, note, blockPlace(at))
      const standing = anchor ?? { placed, row, rowSpan: 1, text: placed.cell.text }
      if (!anchor) anchors.push(standing)
      current.set(placed.column, standing)
    }
    above = current
  }
  return anchors.map(
    ({ placed: { column, colSpan }, row, rowSpan, text }): Cell => ({
      row,
      column,
      rowSpan,
      colSpan,
      text,
      place: cellPlace(at, row, column),
    }),
  )
}

/** The anchor grown by one row; undefined where the cell below it is not as wide, so that they make no rectangle. */
function extended(
  anchor: Anchor,
  below: Placed,
  note: (note: Note) => void,
  place: Place,
): Anchor | undefined {
  if (anchor.placed.colSpan !== below.colSpan) {
    note({ code: 'spans_repaired', lost: false, place, args: {} })
    return undefined
  }
  const text = shown(anchor, below.cell)
  if (text !== below.cell.text && below.cell.text.trim() !== '') {
    note({ code: 'hidden_content', lost: false, place, args: { words: below.cell.text } })
  }
  anchor.rowSpan += 1
  anchor.text = text
  return anchor
}

function flatTable(rows: readonly DocRow[], at: TablePlace): Table {
  const cells = rows.flatMap(({ texts }, row) =>
    texts.map((text, column): Cell => {
      const place = cellPlace(at, row, column)
      return { row, column, rowSpan: 1, colSpan: 1, text, place }
    }),
  )
  const place = blockPlace(at)
  const columnCount = largest(rows, (row) => row.texts.length)
  return { type: 'table', rowCount: rows.length, columnCount, cells, spans: 'lost', place }
}
