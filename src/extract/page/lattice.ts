/**
 * Ruled tables, in two steps that can be taken apart: lines → grids of empty cells (`gridsFrom`, before any word is
 * known), and words → the cells of a grid (`wordsByCell`; `pieceOf` makes a table of both).
 */
import type { Box } from '../document.ts'
import { components, type Lines, withSideRules } from './component.ts'
import { type Frame, frameOf } from './frame.ts'
import type { Edge, Word } from './page.ts'
import { enclosed, openSides, regions, type SlotRectangle } from './rectangle.ts'
import { joinEdges } from './rules.ts'

/** A cell of a grid: where it stands among the others, and on the page. Rows and columns count from 0. */
export type GridCell = {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly box: Box
  /** Whether no rule closes it at the table's foot: its words may run on below. */
  readonly openBelow: boolean
  /** The same at the table's head: its words may run on from the page before. */
  readonly openAbove: boolean
}

/** A ruled table without its words. Every row and column begins at some cell's border. */
export type Grid = {
  readonly box: Box
  /** Borders from left to right and from top to bottom; one more than there are columns and rows. */
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  /** In row order, then column order. */
  readonly cells: readonly GridCell[]
  /** Whether rules were missing, so that a region had to be cut into rectangles. */
  readonly repaired: boolean
}

/** The grids that ruling lines make, from top to bottom. Lines that enclose nothing give none. */
export function gridsFrom(edges: readonly Edge[]): readonly Grid[] {
  return withSideRules(components(joinEdges(edges)))
    .map(gridOf)
    .filter((grid) => grid !== null)
    .toSorted((a, b) => a.box.top - b.box.top || a.box.x0 - b.box.x0)
}

/** Which words stand in which cell, by the cell's index in the grid: those whose middle it holds. */
export function wordsByCell(
  grid: Grid,
  words: readonly Word[],
): ReadonlyMap<number, readonly Word[]> {
  const held = new Map<number, Word[]>()
  const add = (owner: number | undefined, word: Word): void => {
    if (owner === undefined) return
    const list = held.get(owner)
    if (list) list.push(word)
    else held.set(owner, [word])
  }
  const ownerOf = cellFinder(grid)
  for (const word of words) add(ownerOf(word), word)
  for (const [index, cell] of grid.cells.entries()) {
    if (cell.openAbove) for (const word of runningIn(cell, words)) add(index, word)
    if (!cell.openBelow) continue
    for (const word of runningOn(cell, held.get(index) ?? [], words)) add(index, word)
  }
  return held
}

/** Words below a cell that no rule closes, line upon line without a gap: where a page ends inside a cell. */
function runningOn(
  { box }: GridCell,
  own: readonly Word[],
  words: readonly Word[],
): readonly Word[] {
  const below = words
    .filter((word) => middleY(word) >= box.bottom && word.box.x0 >= box.x0 && word.box.x1 <= box.x1)
    .toSorted((a, b) => a.box.top - b.box.top)
  let bottom = own.reduce((lowest, word) => Math.max(lowest, word.box.bottom), box.bottom)
  return below.filter((word) => {
    const near = word.box.top - bottom < 0.8 * (word.box.bottom - word.box.top)
    if (near) bottom = Math.max(bottom, word.box.bottom)
    return near
  })
}

/** Words across the head of a cell that no rule closes there: where the page before ended inside a cell. */
function runningIn({ box }: GridCell, words: readonly Word[]): readonly Word[] {
  return words.filter((word) => {
    const isAcross = middleY(word) < box.top && word.box.bottom > box.top
    return isAcross && word.box.x0 >= box.x0 && word.box.x1 <= box.x1
  })
}

function middleY({ box }: Word): number {
  return (box.top + box.bottom) / 2
}

function cellFinder(grid: Grid): (word: Word) => number | undefined {
  const owners = slotOwners(grid)
  return (word) => {
    const column = slotAt(grid.xs, (word.box.x0 + word.box.x1) / 2)
    const row = slotAt(grid.ys, middleY(word))
    return column < 0 || row < 0 ? undefined : owners.get(row * grid.xs.length + column)
  }
}

function slotOwners(grid: Grid): ReadonlyMap<number, number> {
  const owners = new Map<number, number>()
  for (const [index, { row, column, rowSpan, colSpan }] of grid.cells.entries()) {
    for (let i = row; i < row + rowSpan; i += 1) {
      for (let j = column; j < column + colSpan; j += 1) owners.set(i * grid.xs.length + j, index)
    }
  }
  return owners
}

/** The index of the slot between two borders that holds `value`; -1 outside. */
function slotAt(borders: readonly number[], value: number): number {
  return borders.findIndex((border, index) => {
    const next = borders[index + 1]
    return next !== undefined && value >= border && value < next
  })
}

function gridOf(lines: Lines): Grid | null {
  if (lines.horizontal.length + lines.vertical.length < 3) return null
  const frame = frameOf(lines)
  if (frame.xs.length < 2 || frame.ys.length < 2) return null
  const { rectangles, repaired } = regions(frame)
  const kept = rectangles.filter((rectangle) => enclosed(frame, rectangle))
  return kept.length === 0 ? null : compact(frame, kept, repaired)
}

/** The grid of the rectangles, without the borders that none of them uses. */
function compact(frame: Frame, rectangles: readonly SlotRectangle[], repaired: boolean): Grid {
  const { xs, ys } = frame
  const columns = used(rectangles.flatMap(({ left, right }) => [left, right]))
  const rows = used(rectangles.flatMap(({ top, bottom }) => [top, bottom]))
  const x = (border: number): number => xs[border] ?? 0
  const y = (border: number): number => ys[border] ?? 0
  const cells = rectangles.map((rectangle): GridCell => {
    const { top, left, bottom, right } = rectangle
    const row = rows.indexOf(top)
    const column = columns.indexOf(left)
    const box = { x0: x(left), top: y(top), x1: x(right), bottom: y(bottom) }
    const rowSpan = rows.indexOf(bottom) - row
    const colSpan = columns.indexOf(right) - column
    const open = openSides(frame, rectangle)
    const openEnds = { openAbove: open.top, openBelow: open.bottom }
    return { row, column, rowSpan, colSpan, box, ...openEnds }
  })
  return {
    box: {
      x0: Math.min(...cells.map((cell) => cell.box.x0)),
      top: Math.min(...cells.map((cell) => cell.box.top)),
      x1: Math.max(...cells.map((cell) => cell.box.x1)),
      bottom: Math.max(...cells.map((cell) => cell.box.bottom)),
    },
    xs: columns.map(x),
    ys: rows.map(y),
    cells: cells.toSorted((a, b) => a.row - b.row || a.column - b.column),
    repaired,
  }
}

function used(borders: readonly number[]): readonly number[] {
  return [...new Set(borders)].toSorted((a, b) => a - b)
}
