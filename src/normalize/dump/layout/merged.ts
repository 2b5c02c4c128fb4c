/** The cells of a section that are merged down over its rows: the names of levels, and their weights. */
import { parseDecimal } from '../../value/score.ts'
import type { Piece } from './band.ts'
import { cellOf } from './cell.ts'
import type { Column } from './column.ts'
import type { DraftCell } from './draft.ts'
import { type Extent, type LevelSpan, spansOf } from './level-span.ts'
import type { CutLines, Interval } from './row-centre.ts'
import { mean, textOf } from './word.ts'

export type MergedCell = DraftCell & { readonly row: number }

/** The cells of merged columns with the rows they begin in. A name over no row has a `rowSpan` of 0. */
export function mergedCells(
  pieces: readonly Piece[],
  columns: readonly Column[],
  { intervals, align }: Pick<CutLines, 'intervals' | 'align'>,
): readonly MergedCell[] {
  const cells: MergedCell[] = []
  const { rows, at } = heightsOf(pieces, columns, intervals)
  const spansByLevel = new Map<number, readonly LevelSpan[]>()
  let below: readonly LevelSpan[] | null = null
  const named = columns.flatMap(({ role, level, kind }, column) =>
    role === 'merged' && level !== null && kind !== 'mark' ? [{ column, level }] : [],
  )
  for (const { column, level } of named.toSorted((a, b) => b.level - a.level)) {
    const own = pieces.filter((piece) => piece.column === column)
    below = spansOf(own, rows, at, { below, align })
    spansByLevel.set(level, below)
    cells.push(...cellsOver(column, below))
  }
  for (const [column, { role, level, kind }] of columns.entries()) {
    if (role !== 'merged' || level === null || kind !== 'mark') continue
    const own = pieces.filter((piece) => piece.column === column)
    cells.push(...cellsOver(column, besideSpans(own, spansByLevel.get(level) ?? [], at)))
  }
  return cells
}

function cellsOver(column: number, spans: readonly LevelSpan[]): readonly MergedCell[] {
  return spans.map(({ first, end, pieces, isUnsure }) => {
    const cell = cellOf(column, pieces, pieces[0]?.line ?? 0)
    return { ...cell, row: first, rowSpan: end - first, isUnsure: cell.isUnsure || isUnsure }
  })
}

/** Weights printed beside the names of a level: each belongs to the name on its height. */
function besideSpans(
  pieces: readonly Piece[],
  spans: readonly LevelSpan[],
  at: (line: number) => number,
): readonly LevelSpan[] {
  const heights = spans.map((span) => mean(span.pieces.map(({ line }) => at(line))))
  const owners = pieces.map(({ line }) => {
    const offs = heights.map((height) => Math.abs(height - at(line)))
    return offs.indexOf(Math.min(...offs))
  })
  return spans.map((span, index) => ({
    ...span,
    pieces: pieces.filter((_, piece) => owners[piece] === index),
  }))
}

/** Room between the words of two rows, in lines of text. */
const PADDING = 0.3

/** How high each row is, in lines of text, and where each line lies. */
function heightsOf(
  pieces: readonly Piece[],
  columns: readonly Column[],
  intervals: readonly Interval[],
): { readonly rows: readonly Extent[]; readonly at: (line: number) => number } {
  const rows: Extent[] = []
  const known: { readonly line: number; readonly y: number }[] = []
  let top = 0
  for (const { first, end } of intervals) {
    const own = pieces.filter(
      ({ line, column }) => line >= first && line < end && columns[column]?.role !== 'merged',
    )
    const counts = columns.map((_, at) => own.filter(({ column }) => column === at).length)
    const height = Math.max(1, ...counts)
    const lines = [...new Set(own.map(({ line }) => line))].toSorted((a, b) => a - b)
    for (const [at, line] of lines.entries()) {
      known.push({ line, y: top + ((at + 0.5) / lines.length) * height })
    }
    const pages = own.map(({ words }) => words[0]?.page ?? 0)
    const weight = columns.findIndex(
      ({ role, heading }) => role === 'number' && heading?.meaning.indicator === 'weight',
    )
    rows.push({
      top,
      bottom: top + height,
      pages: [Math.min(...pages), Math.max(...pages)],
      weight: weightIn(own.filter(({ column }) => column === weight)),
    })
    top += height + PADDING
  }
  return { rows, at: (line) => heightOf(line, known) }
}

function weightIn(pieces: readonly Piece[]): number | null {
  return parseDecimal(textOf(pieces.flatMap(({ words }) => words)))?.value ?? null
}

function heightOf(
  line: number,
  known: readonly { readonly line: number; readonly y: number }[],
): number {
  const after = known.find((other) => other.line >= line)
  const before = known.findLast((other) => other.line <= line)
  if (!before || !after) return after ? after.y - 0.5 : (before?.y ?? 0) + 0.5
  if (before === after) return after.y
  const share = (line - before.line) / (after.line - before.line)
  return before.y + share * (after.y - before.y)
}
