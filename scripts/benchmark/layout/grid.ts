/** Rows of cells that begin in them → a table on one grid. */
import type { Print, Printed } from '../print.ts'

export type Piece = Printed & { readonly colSpan: number; readonly rowSpan: number }
export type Row = readonly Piece[]

export type LaidCell = {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly text: string
  readonly prints: readonly Print[]
}

export type LaidTable = {
  readonly type: 'table'
  readonly rowCount: number
  readonly columnCount: number
  readonly cells: readonly LaidCell[]
  /** Rows of headings that are printed again where a page ends. */
  readonly headings: readonly number[]
}

export type LaidLine = Printed & { readonly type: 'line'; readonly isTitle: boolean }
export type Laid = readonly (LaidLine | LaidTable)[]

export function piece(text: string, colSpan = 1, rowSpan = 1): Piece {
  return { text, prints: [], colSpan, rowSpan }
}

export function pieceOf({ text, prints }: Printed, colSpan = 1, rowSpan = 1): Piece {
  return { text, prints, colSpan, rowSpan }
}

/** `count` spans that make `width`; those at `wide` take what is over, or else the last. */
export function spans(count: number, width: number, wide: readonly number[] = []): number[] {
  const each = new Array<number>(count).fill(1)
  const inside = wide.filter((at) => at < count)
  const takers = inside.length > 0 ? inside : [count - 1]
  for (let left = width - count, turn = 0; left > 0; left -= 1, turn += 1) {
    const at = takers[turn % takers.length] ?? 0
    each[at] = (each[at] ?? 1) + 1
  }
  return each
}

export function tableOf(
  rows: readonly Row[],
  columnCount: number,
  headings: readonly number[] = [],
): LaidTable {
  const covered = new Set<string>()
  const cells = rows.flatMap((pieces, row) => {
    let column = 0
    return pieces.map(({ colSpan, rowSpan, text, prints }): LaidCell => {
      while (covered.has(`${row}:${column}`)) column += 1
      const cell = { row, column, rowSpan, colSpan, text, prints }
      for (let below = 1; below < rowSpan; below += 1) {
        for (let across = 0; across < colSpan; across += 1) {
          covered.add(`${row + below}:${column + across}`)
        }
      }
      column += colSpan
      if (column > columnCount) throw new Error(`Row ${row} is wider than its table: ${text}`)
      return cell
    })
  })
  return { type: 'table', rowCount: rows.length, columnCount, cells, headings }
}
