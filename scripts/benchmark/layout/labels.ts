/** Labels beside their values, goals, and rows over the whole width. */
import type { Goals, Label } from '../family.ts'
import { type Printer, print } from '../print.ts'
import { piece, pieceOf, type Row, spans } from './grid.ts'

/** Each row's pairs over the width: a label takes one column, two on a wide table; the values share the rest. */
export function labelRows(
  printer: Printer,
  rows: readonly (readonly Label[])[],
  width: number,
): readonly Row[] {
  return rows.map((pairs) => {
    const label = width >= 10 && pairs.length <= 2 ? 2 : 1
    const values = spans(
      pairs.length,
      width - label * pairs.length,
      pairs.map((_, at) => at),
    )
    return pairs.flatMap(([words, value], at) => [
      pieceOf(print(printer, words), label),
      pieceOf(print(printer, value), values[at]),
    ])
  })
}

/** Headings of goals over their words; a goal a row. */
export function goalRows(printer: Printer, goals: Goals, width: number): readonly Row[] {
  const lead = goals.lead === undefined ? 0 : 1
  const every = goals.columns.map((_, at) => at)
  const each = spans(every.length, width - lead, every)
  const heads = goals.columns.map(([heading], at) => piece(heading, each[at]))
  const rows = Array.from({ length: goals.rows }, (_, row) =>
    goals.columns.map(([, value], at) => pieceOf(print(printer, value, `goals.${row}`), each[at])),
  )
  return leadBy(goals.lead, [heads, ...rows])
}

/** The rows with a cell merged along them in front. */
export function leadBy(lead: string | undefined, rows: readonly Row[]): readonly Row[] {
  const [first = [], ...others] = rows
  return lead === undefined ? rows : [[piece(lead, 1, rows.length), ...first], ...others]
}

export function cellRow(printer: Printer, cells: readonly string[], width: number): Row {
  const every = cells.map((_, at) => at)
  const each = spans(cells.length, width, every)
  return cells.map((words, at) => pieceOf(print(printer, words), each[at]))
}
