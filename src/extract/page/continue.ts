/**
 * A table cut by a page's end, put together again: repeated headings dropped, a row cut in two joined, a merged cell
 * that runs over the cut one cell again. What belongs together is told from where cells stand and what fits in them.
 */
import { withoutSpaces } from './cell.ts'
import { cutOf, type PagePair } from './cut.ts'
import type { PieceCell, TablePiece } from './piece.ts'

/** How far borders of one table may differ between pages. Points. */
const SAME_BORDER = 4
/** More repeated heading rows than any table has. */
const MOST_HEADINGS = 6

/** Both parts as one table; null where the second is a table of its own. */
export function joinTables(first: TablePiece, second: TablePiece): TablePiece | null {
  if (!sameColumns(first, second)) return null
  const xs = union(first.xs, second.xs)
  const above = onBorders(first, xs)
  const all = onBorders(second, xs)
  const repeated = repeatedRows(above, all)
  if (repeated === null) return null
  const below = withoutRows(all, repeated)
  if (below.rowCount === 0) return null
  const repaired = first.repaired || second.repaired
  return { ...above, ...joinRows(above, below), end: second.end, repaired }
}

/**
 * Whether both end at the same right border and the second begins at a border of the first: a merged cell at the left
 * that runs through a whole page is closed by no rule there, so that page's table begins behind it.
 */
function sameColumns(first: TablePiece, second: TablePiece): boolean {
  const near = (one: number, other: number): boolean => Math.abs(one - other) <= SAME_BORDER
  if (!near(first.box.x1, second.box.x1)) return false
  if (near(first.box.x0, second.box.x0)) return true
  const aligned = second.xs.every((x) => first.xs.some((known) => near(known, x)))
  return aligned && second.ruled && first.cells.some((cell) => runsPast(cell, first, second))
}

/** Whether a cell at the foot of `first` spans rows and lies left of all of `second`. */
function runsPast(cell: PieceCell, first: TablePiece, second: TablePiece): boolean {
  const right = first.xs[cell.column + cell.colSpan] ?? Infinity
  const atFoot = cell.row + cell.rowSpan === first.rowCount
  return atFoot && cell.rowSpan > 1 && right <= second.box.x0 + SAME_BORDER
}

/** The borders of both, near ones as one. */
function union(first: readonly number[], second: readonly number[]): readonly number[] {
  const fresh = second.filter((x) => !first.some((known) => Math.abs(known - x) <= SAME_BORDER))
  return [...first, ...fresh].toSorted((a, b) => a - b)
}

function onBorders(piece: TablePiece, xs: readonly number[]): TablePiece {
  const places = piece.xs.map((x) => nearest(xs, x))
  const cells = piece.cells.map((cell) => {
    const column = places[cell.column] ?? 0
    const end = places[cell.column + cell.colSpan] ?? column + 1
    return { ...cell, column, colSpan: end - column }
  })
  return { ...piece, xs, cells }
}

function nearest(xs: readonly number[], value: number): number {
  let best = 0
  for (const [index, x] of xs.entries()) {
    if (Math.abs(x - value) < Math.abs((xs[best] ?? 0) - value)) best = index
  }
  return best
}

/** How many rows at the top of `second` repeat the head of `first`; null where a new table of the same form begins. */
function repeatedRows(first: TablePiece, second: TablePiece): number | null {
  let count = 0
  while (count < MOST_HEADINGS && sameRow(first, second, count)) count += 1
  const wordless = rowCells(second, 0).every((cell) => cell.text === '')
  if (wordless) return 0
  const next = leadingText(second, count)
  const again = next !== '' && next === leadingText(first, count) && first.rowCount > count + 1
  return again ? null : count
}

function sameRow(first: TablePiece, second: TablePiece, row: number): boolean {
  const one = rowCells(first, row)
  const other = rowCells(second, row)
  return (
    one.length > 0 &&
    one.length === other.length &&
    one.some((cell) => cell.text !== '') &&
    one.every((cell, index) => {
      const twin = other[index]
      return (
        twin && twin.column === cell.column && withoutSpaces(twin.text) === withoutSpaces(cell.text)
      )
    })
  )
}

function leadingText(piece: TablePiece, row: number): string {
  return withoutSpaces(rowCells(piece, row)[0]?.text ?? '')
}

function rowCells(piece: TablePiece, row: number): readonly PieceCell[] {
  return piece.cells.filter((cell) => cell.row === row)
}

function withoutRows(piece: TablePiece, count: number): TablePiece {
  const cells = piece.cells
    .filter((cell) => cell.row >= count)
    .map((cell) => ({ ...cell, row: cell.row - count }))
  return { ...piece, rowCount: piece.rowCount - count, cells }
}

function joinRows(whole: TablePiece, below: TablePiece): Pick<TablePiece, 'cells' | 'rowCount'> {
  const { piece: above, through } = withoutFiller(whole)
  const starting = below.cells.filter((cell) => cell.row === 0)
  const begin = Math.min(...starting.map((cell) => cell.column))
  const ending = above.cells
    .filter((cell) => cell.row + cell.rowSpan === above.rowCount && cell.column >= begin)
    .toSorted((a, b) => a.column - b.column)
  const pairs = starting.flatMap((cell): PagePair[] => {
    const twin = ending.find(
      (other) => other.column === cell.column && other.colSpan === cell.colSpan,
    )
    return twin ? [{ above: twin, below: cell }] : []
  })
  if (through) {
    const over = pairs.filter((pair) => through.has(pair.above))
    return stacked(above, below, over.length < starting.length ? over : [], 0)
  }
  const { pairs: joined, sharesRow } = cutOf(pairs, starting, ending)
  return stacked(above, below, joined, sharesRow ? 1 : 0)
}

/**
 * Without a last row in which nothing begins: the room below the last row proper when the next one was put off to the
 * new page. The cells that run through that room go on there, and no others do.
 */
function withoutFiller(piece: TablePiece): {
  readonly piece: TablePiece
  readonly through: ReadonlySet<PieceCell> | null
} {
  const last = piece.rowCount - 1
  const begun = rowCells(piece, last)
  const filler = begun.length < piece.xs.length - 1 && begun.every((cell) => cell.text === '')
  if (!filler || last === 0 || begun.length === 0) return { piece, through: null }
  const through = new Set<PieceCell>()
  const isOpen = piece.cells.some(({ openBelow }) => openBelow)
  const cells = piece.cells
    .filter((cell) => cell.row < last)
    .map((cell) => {
      if (cell.row + cell.rowSpan < piece.rowCount) return cell
      const shorter = { ...cell, rowSpan: cell.rowSpan - 1 }
      if (cell.openBelow || !isOpen) through.add(shorter)
      return shorter
    })
  return { piece: { ...piece, rowCount: last, cells }, through }
}

/** The rows of both, `overlap` of them shared, each pair one cell. */
function stacked(
  above: TablePiece,
  below: TablePiece,
  pairs: readonly PagePair[],
  overlap: number,
): Pick<TablePiece, 'cells' | 'rowCount'> {
  const shift = above.rowCount - overlap
  const below2above = new Map(pairs.map((pair) => [pair.above, pair.below]))
  const swallowed = new Set<PieceCell>(pairs.map((pair) => pair.below))
  const begin = Math.min(...below.cells.map((cell) => cell.column))
  const upper = above.cells.map((cell) => {
    const rest = below2above.get(cell)
    if (!rest) return beside(cell, above, begin, below.rowCount - overlap)
    const repeated = withoutSpaces(rest.text) === withoutSpaces(cell.text)
    const text = repeated ? cell.text : [cell.text, rest.text].filter(Boolean).join('\n')
    const rowSpan = cell.rowSpan + rest.rowSpan - overlap
    const { openBelow } = rest
    return { ...cell, rowSpan, text, ...endOf(rest.text === '' ? cell : rest), openBelow }
  })
  const lower = below.cells
    .filter((cell) => !swallowed.has(cell))
    .map((cell) => ({ ...cell, row: cell.row + shift }))
  const cells = [...upper, ...lower].toSorted((a, b) => a.row - b.row || a.column - b.column)
  return { cells, rowCount: shift + below.rowCount }
}

/** A cell at the foot, left of all that follows, runs on beside it. */
function beside(cell: PieceCell, above: TablePiece, begin: number, rows: number): PieceCell {
  const runsOn = cell.row + cell.rowSpan === above.rowCount && cell.column + cell.colSpan <= begin
  return runsOn ? { ...cell, rowSpan: cell.rowSpan + rows } : cell
}

/** How a cell ends, which decides whether it goes on after another break. */
function endOf({ room, slack }: PieceCell): Pick<PieceCell, 'room' | 'slack'> {
  return { room, slack }
}
