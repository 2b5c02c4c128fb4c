/**
 * Tables with no rules, or with level rules only, found by how words stand under each other: runs of lines whose
 * segments leave the same gutters free.
 */
import type { Box } from '../document.ts'
import { cellOf } from './cell.ts'
import { type ColumnSpan, columnsOf, lineOf, mergeTwinColumns } from './column.ts'
import { type EntryLine, isFigure } from './entry.ts'
import { type FlowRow, rowOf } from './flow-row.ts'
import { boxAround } from './lines.ts'
import { type Merged, mergedLines } from './merge.ts'
import type { Edge } from './page.ts'
import { measured, type PieceCell, type TablePiece } from './piece.ts'
import { regionOf } from './region.ts'
import { runsOf } from './run.ts'
import { withSpans } from './spanning.ts'
import { isTable, rulesWithin } from './tabular.ts'

/** What is drawn about the words: level and upright rules, and the tables that level ones mark. */
export type Marks = { readonly rules: readonly Edge[]; readonly regions: readonly Box[] }

export type StreamTable = { readonly piece: TablePiece; readonly rows: readonly FlowRow[] }

/** The tables among rows that are read one after the other, and the rows that each took. */
export function streamTables(
  rows: readonly FlowRow[],
  { rules, regions }: Marks,
  page: number,
): readonly StreamTable[] {
  return runsOf(rows, regions).flatMap((run): StreamTable[] => {
    const kept = withinRules(run, rules)
    const columns = mergeTwinColumns(kept, columnsOf(kept))
    if (columns.length < 2) return []
    const lines = withSpans(
      kept.map((row) => lineOf(row, columns)),
      columns,
    )
    const marked = kept.filter((row) => regionOf(row, regions) !== undefined)
    if (marked.length < 0.5 * kept.length && !isTable(lines, columns, rules)) return []
    const merged = mergedLines(lines, rulesWithin(lines, rules))
    return [{ piece: pieceFrom(merged, columns, page), rows: kept }]
  })
}

/** Without the caption above a table's first rule and the remarks below its last. */
function withinRules(run: readonly FlowRow[], rules: readonly Edge[]): readonly FlowRow[] {
  const within = rulesWithin(run, rules).map((rule) => rule.position)
  if (within.length < 2) return run
  const [first, last] = [Math.min(...within), Math.max(...within)]
  const figures = run.findIndex((row) => row.segments.slice(1).some(isFigure))
  const most = Math.max(...run.map((row) => row.segments.length))
  const wide = ({ segments }: FlowRow): boolean => segments.length >= Math.min(3, most)
  const begin = run.findIndex((row) => row.box.bottom > first || wide(row))
  const end = run.findLastIndex((row) => row.box.top < last || wide(row))
  const headed = begin < figures
  const tail = run
    .slice(end + 1)
    .some(({ segments }) => segments.length > most / 2 && segments.slice(1).some(isFigure))
  return run.slice(headed ? begin : 0, tail ? run.length : end + 1)
}

function pieceFrom(
  rows: readonly Merged[],
  columns: readonly ColumnSpan[],
  page: number,
): TablePiece {
  const xs = bordersOf(columns)
  const box = rows.flatMap(({ lines }) => lines.map((line) => line.box)).reduce(boxAround)
  const cells = rows.flatMap(({ lines }, row) => cellsOf(lines, row, xs, page))
  const first = rows[0]?.lines.at(-1)
  const firstRow = (first?.box.bottom ?? 0) - box.top
  return {
    ...{ kind: 'table', page, box, rowCount: rows.length, xs },
    ...{ end: box.bottom, firstRow, cells, repaired: false, ruled: false },
  }
}

/** Borders in the middle of the gutters. */
function bordersOf(columns: readonly ColumnSpan[]): readonly number[] {
  return [
    columns[0]?.x0 ?? 0,
    ...columns.slice(1).map((column, index) => ((columns[index]?.x1 ?? 0) + column.x0) / 2),
    columns.at(-1)?.x1 ?? 0,
  ]
}

function cellsOf(
  lines: readonly EntryLine[],
  row: number,
  xs: readonly number[],
  page: number,
): readonly PieceCell[] {
  const { top, bottom } = lines.map((line) => line.box).reduce(boxAround)
  const entries = lines.flatMap((line) => line.entries)
  const cells: PieceCell[] = []
  for (let column = 0; column < xs.length - 1; ) {
    const start = column
    const held = entries.filter((entry) => entry.from === start)
    const end = Math.min(xs.length - 1, Math.max(column + 1, ...held.map((entry) => entry.to)))
    const words = entries
      .filter((entry) => entry.from >= start && entry.from < end)
      .flatMap((entry) => entry.words)
    const box = { x0: xs[column] ?? 0, top, x1: xs[end] ?? 0, bottom }
    const place = { kind: 'page', page, box } as const
    cells.push({
      ...{ row, column, rowSpan: 1, colSpan: end - column, place },
      ...cellOf(words),
      ...measured(words, box),
      openAbove: false,
      openBelow: false,
    })
    column = end
  }
  return cells
}

/** The rows without those that tables took. */
export function rowsLeft(
  rows: readonly FlowRow[],
  found: readonly StreamTable[],
): readonly FlowRow[] {
  const taken = new Set(found.flatMap((one) => one.rows))
  return rows.filter((row) => !taken.has(row)).map((row) => rowOf(row.segments))
}
