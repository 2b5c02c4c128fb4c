/**
 * Columns that a form prints as one, their headings and their values joined by a sign: 分值/得分 over 10/9.5, 一级指标—二级指标
 * over 产出指标—数量指标. Each becomes a column of its own.
 */
import type { Block, Cell, Table } from '../../extract/document.ts'
import { isFigure } from '../value/score.ts'
import { fold, saysNothing } from '../words/heading.ts'
import { type Joined, joinedHeadings, joinedLevels, splitBy } from '../words/joined.ts'
import type { Meaning } from '../words/meaning.ts'

/** Cells that show levels joined under a heading that does not say so, at least. */
const FEWEST_LEVELS = 2
const LEVELS = ['一级指标', '二级指标', '三级指标']

/** A heading with what it joins, and each cell under it that is joined the same way. */
type JoinedColumn = {
  readonly parts: ReadonlyMap<Cell, readonly string[]>
  readonly count: number
}

/** The block with each joined column parted; as it is where there is none. */
export function withPartedColumns(block: Block): Block {
  if (block.type !== 'table') return block
  return partedOnce(block, new Set())
}

function partedOnce(table: Table, seen: ReadonlySet<string>): Table {
  const beside = besideOthers(table)
  for (const heading of beside) {
    const key = `${heading.row} ${heading.text}`
    if (seen.has(key)) continue
    const column = joinedUnder(heading, table, beside)
    if (column) return partedOnce(parted(table, column), new Set([...seen, key]))
  }
  return table
}

/** The cells that do not stand alone in their rows. */
function besideOthers({ cells }: Table): readonly Cell[] {
  const worded = cells.filter(({ text }) => !saysNothing(text))
  const rows = Map.groupBy(worded, ({ row }) => row)
  return cells.filter(({ row }) => (rows.get(row)?.length ?? 0) > 1)
}

/** The column of a heading whose cells are joined; null where the heading joins nothing, or not all are joined alike. */
function joinedUnder(heading: Cell, table: Table, beside: readonly Cell[]): JoinedColumn | null {
  const named = joinedHeadings(heading, isColumn)
  const below = cellsUnder(heading, table, beside)
  return (named && joinedLike(heading, named, below)) ?? levelsUnder(heading, below)
}

const isColumn = ({ indicator, fund }: Meaning): boolean =>
  (indicator !== undefined && indicator !== 'lead') || (fund !== undefined && fund !== 'lead')

/** The cells below a heading that are as wide, from the top; in a flattened table those at its place in rows as long. */
function cellsUnder(
  heading: Cell,
  { cells, spans }: Table,
  beside: readonly Cell[],
): readonly Cell[] {
  const below = beside.filter(
    ({ row, column, colSpan }) =>
      row > heading.row && column === heading.column && colSpan === heading.colSpan,
  )
  if (spans === 'kept') return below
  const lengths = Map.groupBy(cells, ({ row }) => row)
  const width = lengths.get(heading.row)?.length
  return below.filter(({ row }) => lengths.get(row)?.length === width)
}

function joinedLike(
  heading: Cell,
  { sign, parts }: Joined,
  below: readonly Cell[],
): JoinedColumn | null {
  const split = (cell: Cell) => splitBy(cell.text, sign, parts.length)
  const isJoined = (cell: Cell) => split(cell).length === parts.length
  return columnOf(heading, parts, below, (cell) => (isJoined(cell) ? split(cell) : null))
}

/** Levels joined under any heading: 产出指标/数量指标, with the name of the indicator behind them or without. */
function levelsUnder(heading: Cell, below: readonly Cell[]): JoinedColumn | null {
  const count = joinedLevels(below.find(({ text }) => !saysNothing(text))?.text ?? '')?.parts.length
  if (count === undefined) return null
  const split = (cell: Cell) => {
    const joined = joinedLevels(cell.text)
    return joined?.parts.length === count ? joined.parts : null
  }
  const column = columnOf(heading, LEVELS.slice(0, count), below, split)
  return column && column.parts.size > FEWEST_LEVELS ? column : null
}

/** The column down to its last joined cell: all in it are joined or blank. Words that are not begin another part of the form. */
function columnOf(
  heading: Cell,
  names: readonly string[],
  below: readonly Cell[],
  split: (cell: Cell) => readonly string[] | null,
): JoinedColumn | null {
  const parts = new Map<Cell, readonly string[]>([[heading, names]])
  for (const cell of below.filter(({ text }) => !saysNothing(text))) {
    const own = split(cell)
    if (own) parts.set(cell, own)
    else if (isFigure(fold(cell.text))) return null
    else break
  }
  return parts.size > 1 ? { parts, count: names.length } : null
}

/** The table with cells in parts, and the columns right of them moved. */
function parted(table: Table, { parts, count }: JoinedColumn): Table {
  const [heading] = parts.keys()
  if (!heading) return table
  const more = count - 1
  const at = heading.column
  const isKept = table.spans === 'kept'
  const rows = new Set([...parts.keys()].map(({ row }) => row))
  const cells = table.cells.flatMap((cell): readonly Cell[] => {
    const own = parts.get(cell)
    if (own) return own.map((text, part) => ({ ...cell, ...placedIn(cell, part, count), text }))
    if (!isKept && !rows.has(cell.row)) return [cell]
    if (cell.column > at) return [{ ...cell, column: cell.column + more }]
    const isOver = isKept && cell.column + cell.colSpan > at
    return [isOver ? { ...cell, colSpan: cell.colSpan + more } : cell]
  })
  return { ...table, columnCount: table.columnCount + more, cells }
}

/** Where a part of a cell stands: the last takes what the cell was wider than a column. */
function placedIn(
  { column, colSpan }: Cell,
  part: number,
  count: number,
): Pick<Cell, 'column' | 'colSpan'> {
  return { column: column + part, colSpan: part === count - 1 ? colSpan : 1 }
}
