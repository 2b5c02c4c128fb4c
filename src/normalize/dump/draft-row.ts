/** Rows of a dump before they stand in a table. */
import type { Place } from '../../extract/document.ts'
import type { SheetCell, SheetTable } from '../sheet/table.ts'
import { type Token, wordsOf } from './token.ts'

/** A cell before it stands in a table. */
export type CellDraft = {
  readonly column: number
  readonly words: string
  readonly place: Place
  /** Rows that the cell is merged down over; absent where it stands in its own alone. */
  readonly rowSpan?: number
  /** Columns that the cell stands over; absent where it is one. */
  readonly colSpan?: number
  /** Whether its borders are a guess; absent where they are known. */
  readonly guessed?: true
}
export type CellDraftRow = readonly CellDraft[]

export function draft(column: number, tokens: readonly Token[]): CellDraft {
  return { column, words: wordsOf(tokens), place: placeAt(tokens, 0) }
}

export function placeAt(tokens: readonly Token[], at: number): Place {
  return tokens[at]?.place ?? { kind: 'line', line: 1 }
}

export function tableOf(rows: readonly CellDraftRow[]): SheetTable {
  const cells: SheetCell[] = rows.flatMap((drafts, row) =>
    drafts.map(({ column, words, place, rowSpan = 1, colSpan = 1, guessed }) => ({
      row,
      column,
      rowSpan,
      colSpan,
      text: words,
      place,
      ...(guessed ? { guessed } : {}),
    })),
  )
  return {
    type: 'table',
    rowCount: rows.length,
    columnCount: Math.max(1, ...rows.map((row) => (row.at(-1)?.column ?? 0) + 1)),
    cells,
    spans: 'kept',
    place: cells[0]?.place ?? { kind: 'line', line: 1 },
  }
}
