/** Ruled tables whose columns are ruled but whose rows are only printed under each other: rows from the figures' lines. */
import type { Box } from '../document.ts'
import { type EntryLine, isFigure } from './entry.ts'
import { rowsOf } from './flow.ts'
import type { FlowRow } from './flow-row.ts'
import { type Grid, type GridCell, wordsByCell } from './lattice.ts'
import { mergedLines } from './merge.ts'
import type { Word } from './page.ts'

/** Fewer lines of figures under each other are one wrapped cell. */
const FEWEST_LINES = 3
/** The share of a column's lines that must be figures. */
const FIGURES = 0.8

/** The grid with each such row cut where its lines part. */
export function refined(grid: Grid, words: readonly Word[]): Grid {
  const held = wordsByCell(grid, words)
  const ys: number[] = [grid.ys[0] ?? 0]
  const cells: GridCell[] = []
  const starts: number[] = []
  for (let row = 0; row < grid.ys.length - 1; row += 1) {
    starts.push(ys.length - 1)
    const own = grid.cells.flatMap((cell, index) =>
      cell.row === row ? [{ cell, words: held.get(index) ?? [] }] : [],
    )
    const alone = grid.cells.every((cell) => !covers(cell, row) || cell.rowSpan === 1)
    ys.push(...(alone ? cutsOf(own) : []), grid.ys[row + 1] ?? 0)
  }
  starts.push(ys.length - 1)
  if (ys.length === grid.ys.length) return grid
  for (const cell of grid.cells) cells.push(...split(cell, starts, ys))
  return { ...grid, ys, cells: cells.toSorted((a, b) => a.row - b.row || a.column - b.column) }
}

function covers(cell: GridCell, row: number): boolean {
  return cell.row <= row && row < cell.row + cell.rowSpan
}

/** A cell on the finer rows: one for each row where its own was cut, otherwise itself. */
function split(
  cell: GridCell,
  starts: readonly number[],
  ys: readonly number[],
): readonly GridCell[] {
  const from = starts[cell.row] ?? 0
  const to = starts[cell.row + cell.rowSpan] ?? from + 1
  if (cell.rowSpan > 1) return [{ ...cell, row: from, rowSpan: to - from }]
  return Array.from({ length: to - from }, (_, index) => {
    const box: Box = { ...cell.box, top: ys[from + index] ?? 0, bottom: ys[from + index + 1] ?? 0 }
    return { ...cell, row: from + index, box }
  })
}

type Held = { readonly cell: GridCell; readonly words: readonly Word[] }

/** Where a row is cut: between the lines of its columns of figures. None where it is one row. */
function cutsOf(held: readonly Held[]): readonly number[] {
  const columns = held.filter(({ words }) => words.length > 0)
  if (columns.length < 2) return []
  const figures = columns.slice(1).filter(({ words }) => isFigureColumn(rowsOf(words)))
  if (figures.length < Math.max(1, (columns.length - 1) / 2)) return []
  const merged = mergedLines(
    rowsOf(columns.flatMap(({ words }) => words)).map((row) => lineIn(row, held)),
    [],
  )
  return merged.slice(1).map(({ lines }, index) => {
    const above = merged[index]?.lines.at(-1)?.box.bottom ?? 0
    return (above + (lines[0]?.box.top ?? above)) / 2
  })
}

function isFigureColumn(rows: readonly FlowRow[]): boolean {
  if (rows.length < FEWEST_LINES) return false
  const figures = rows.filter((row) => row.segments.every(isFigure))
  return figures.length >= FIGURES * rows.length
}

/** What a line holds in each cell of the row. */
function lineIn(row: FlowRow, held: readonly Held[]): EntryLine {
  const words = row.segments.flatMap((segment) => segment.words)
  const entries = held.flatMap(({ words: own }, index) => {
    const inside = words.filter((word) => own.includes(word))
    return inside.length === 0 ? [] : [{ from: index, to: index + 1, words: inside }]
  })
  return { entries, box: row.box }
}
