/** A section of a laid-out form, its headings and the lines under them, as rows of a table with true spans. */
import { fundSource } from '../../words/fund-source.ts'
import { isPlaceholder } from '../cost.ts'
import { type LineWay, type Piece, piecesOf, readingsIn } from './band.ts'
import { cellOf } from './cell.ts'
import { type Column, columnsOf } from './column.ts'
import { type DraftCell, type DraftRow, draftCell } from './draft.ts'
import { leadOf } from './lead.ts'
import { mergedCells } from './merged.ts'
import { rowsOf } from './row-centre.ts'
import type { HeadedKind, Window } from './window.ts'
import { type Line, textOf } from './word.ts'

export type LayoutSection = {
  readonly rows: readonly DraftRow[]
  readonly columns: readonly Column[]
  /** 1 where a cell merged down over all rows stands left of the columns. */
  readonly offset: 0 | 1
}

/** The rows of a section: `head` are the lines of its headings, `body` those under them. */
export function readSection(
  window: Window,
  head: readonly Line[],
  body: readonly Line[],
): LayoutSection {
  const lead = leadOf(window, head, body)
  const rest = body.map((line) => line.filter((word) => !lead.includes(word)))
  const columns = columnsOf(window, rest)
  const rows =
    window.kind === 'goals'
      ? [wholeRow(piecesOf(rest, columns), columns)]
      : bodyRows(window.kind, readingsIn(rest, columns, READINGS), columns)
  const offset = lead.length > 0 ? 1 : 0
  const heads = headRows(window, columns)
  const all = [...heads, ...rows].map((row) => shifted(row, offset))
  const [first, ...others] = all
  const [word] = lead
  if (!first || !word) return { rows: all, columns, offset }
  const cell = { ...draftCell(0, textOf(lead), word.line), rowSpan: all.length }
  return { rows: [[cell, ...first], ...others], columns, offset }
}

function shifted(row: DraftRow, offset: number): DraftRow {
  return row.map((cell) => ({ ...cell, column: cell.column + offset }))
}

/** The headings, with those over several columns in a row above. */
function headRows({ first, groups }: Window, columns: readonly Column[]): readonly DraftRow[] {
  const leaves = columns.map(({ heading }, column) =>
    draftCell(column, heading?.text ?? '', heading?.words[0]?.line ?? first),
  )
  const over: DraftCell[] = []
  let next = 0
  for (const group of groups.toSorted((a, b) => a.start - b.start)) {
    const own = columns.flatMap(({ start, end }, at) =>
      at >= next && start < group.end && group.start < end ? [at] : [],
    )
    const [from, to] = [own[0], own.at(-1)]
    if (from === undefined || to === undefined) continue
    over.push({ ...draftCell(from, group.text, first), colSpan: to - from + 1 })
    next = to + 1
  }
  return over.length > 0 ? [over, leaves] : [leaves]
}

function wholeRow(pieces: readonly Piece[], columns: readonly Column[]): DraftRow {
  const line = pieces[0]?.line ?? 0
  return columns.map((_, at) =>
    cellOf(
      at,
      pieces.filter(({ column }) => column === at),
      line,
    ),
  )
}

/** Ways to read a line that are tried. */
const READINGS = 12

/** Characters of the shortest label of a money row. */
const SHORTEST_LABEL = 4

function bodyRows(
  kind: HeadedKind,
  read: readonly (readonly LineWay[])[],
  columns: readonly Column[],
): readonly DraftRow[] {
  const isName = (text: string) =>
    kind === 'funds'
      ? text.length >= SHORTEST_LABEL && fundSource(text) !== 'unknown'
      : isPlaceholder('level3', text) || /^指标\d/u.test(text)
  const { intervals, pieces, align } = rowsOf(read, columns, isName)
  const rows: DraftCell[][] = intervals.map(({ first, end, isUnsure }) =>
    columns.flatMap(({ role }, at) => {
      if (role === 'merged') return []
      const own = pieces.filter(({ column, line }) => column === at && line >= first && line < end)
      const cell = cellOf(at, own, first)
      return [isUnsure ? { ...cell, isUnsure } : cell]
    }),
  )
  const merged = mergedCells(pieces, columns, { intervals, align })
  for (const cell of merged.filter(({ rowSpan }) => rowSpan > 0)) rows[cell.row]?.push(cell)
  const hollow = merged.filter(({ rowSpan }) => rowSpan === 0)
  const left = hollow.map((cell) => [{ ...cell, rowSpan: 1, isUnsure: true }])
  return [...rows.map((row) => row.toSorted((a, b) => a.column - b.column)), ...left]
}
