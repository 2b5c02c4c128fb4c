/** Columns of indicators: their headings, alone or under a common one, and how they share the width. */
import type { Column, Group, Indicators } from '../family.ts'
import { type Printer, print } from '../print.ts'
import { type Piece, piece, pieceOf, type Row, spans } from './grid.ts'

export function flat(columns: readonly (Column | Group)[]): readonly Column[] {
  return columns.flatMap((column) => ('over' in column ? column.columns : [column]))
}

/** The level, 1 or 2, along which a column is merged; null for one that is filled in every row. */
export function levelOf([, value]: Column): 1 | 2 | null {
  // A cell that also tells the indicator’s own name is one row high.
  if (/level[34]/u.test(value)) return null
  const [, level] = /^\{?level([12])(?:_weight)?\}?/u.exec(value) ?? []
  return level === undefined ? null : level === '1' ? 1 : 2
}

/** The span of each column; names and plans take what is over. */
export function columnSpans({ columns }: Pick<Indicators, 'columns'>, width: number): number[] {
  const all = flat(columns)
  const wide = all.flatMap(([, value], at) => (/level[34]|target|actual/u.test(value) ? [at] : []))
  return spans(all.length, width, wide)
}

/** One row of headings, or two where some stand under a common one. */
export function headingRows(
  printer: Printer,
  columns: Indicators['columns'],
  each: readonly number[],
): readonly Row[] {
  const isDouble = columns.some((column) => 'over' in column)
  const upper: Piece[] = []
  const lower: Piece[] = []
  let at = 0
  for (const column of columns) {
    if ('over' in column) {
      const own = each.slice(at, at + column.columns.length)
      const width = own.reduce((sum, one) => sum + one, 0)
      upper.push(piece(column.over, width))
      lower.push(
        ...column.columns.map(([heading], inner) => pieceOf(print(printer, heading), own[inner])),
      )
      at += column.columns.length
    } else {
      upper.push(pieceOf(print(printer, column[0]), each[at], isDouble ? 2 : 1))
      at += 1
    }
  }
  return isDouble ? [upper, lower] : [upper]
}
