/** A table still on its page: its cells with what is needed to join it to the next page's. */
import type { Box, Cell, Table } from '../document.ts'
import { cellOf } from './cell.ts'
import { type Grid, wordsByCell } from './lattice.ts'
import { linesOf } from './lines.ts'
import type { Word } from './page.ts'

export type PieceCell = Cell & {
  /** What the last line leaves free of the cell's width. Points. */
  readonly room: number
  /** The width of the first character, or of the first word where words are parted by blanks. Points. */
  readonly lead: number
  /** What the lines leave free of the cell's height, in heights of a line. */
  readonly slack: number
  /** Whether it reaches the table's foot and no rule closes it there. */
  readonly openBelow: boolean
  /** The same at the table's head. */
  readonly openAbove: boolean
}

export type TablePiece = {
  readonly kind: 'table'
  readonly page: number
  readonly box: Box
  readonly rowCount: number
  /** The columns' borders, one more than there are columns. */
  readonly xs: readonly number[]
  /** Where the table ends on its last page. Points. */
  readonly end: number
  /** Height of the first row. Points. */
  readonly firstRow: number
  /** In row order, then column order. */
  readonly cells: readonly PieceCell[]
  /** Whether rules were missing, so that cells are a guess. */
  readonly repaired: boolean
  /** Whether rules made it, or only how its words stand. */
  readonly ruled: boolean
}

const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

/** The table that a grid and the words inside its cells make. Words whose middle lies in no cell are left out. */
export function pieceOf(grid: Grid, words: readonly Word[], page: number): TablePiece {
  const held = wordsByCell(grid, words)
  const cells = grid.cells.map((cell, index): PieceCell => {
    const { row, column, rowSpan, colSpan, box, openAbove, openBelow } = cell
    const place = { kind: 'page', page, box } as const
    const inside = held.get(index) ?? []
    const words = { ...cellOf(inside), ...measured(inside, box) }
    return { row, column, rowSpan, colSpan, place, ...words, openAbove, openBelow }
  })
  const [top = 0, second = top] = grid.ys
  const { box, xs, ys, repaired } = grid
  const rowCount = ys.length - 1
  const firstRow = second - top
  return {
    kind: 'table',
    page,
    box,
    rowCount,
    xs,
    end: box.bottom,
    firstRow,
    cells,
    repaired,
    ruled: true,
  }
}

/** What joining across a page's end needs to know of a cell's words. */
export function measured(
  words: readonly Word[],
  box: Box,
): Pick<PieceCell, 'room' | 'lead' | 'slack'> {
  const lines = linesOf(words)
  const last = lines.at(-1)
  const width = box.x1 - box.x0
  const room = last ? width - (last.box.x1 - last.box.x0) : width
  const first = lines[0]?.words[0]
  if (!first || !last) return { room, lead: 0, slack: Infinity }
  const letter = first.box.bottom - first.box.top
  const lead = HAN.test(first.text[0] ?? '') ? letter : first.box.x1 - first.box.x0
  const used = last.box.bottom - first.box.top
  return { room, lead, slack: (box.bottom - box.top - used) / letter }
}

/** The table as every reader hands it on. */
export function tableOf({ page, box, rowCount, xs, cells }: TablePiece): Table {
  return {
    type: 'table',
    rowCount,
    columnCount: xs.length - 1,
    cells: cells.map(withoutMeasures),
    spans: 'kept',
    place: { kind: 'page', page, box },
  }
}

function withoutMeasures(cell: PieceCell): Cell {
  const {
    room: _room,
    lead: _lead,
    slack: _slack,
    openAbove: _above,
    openBelow: _below,
    ...rest
  } = cell
  return rest
}
