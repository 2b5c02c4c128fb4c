/**
 * Columns that a form prints as one, their headings and their values joined by a sign: 分值/得分 over 10/9.5, 一级指标—二级指标
 * over 产出指标—数量指标. Each becomes a column of its own.
 */

import { isFigure } from '../value/score.ts'
import type { Meaning } from '../vocabulary/meaning.ts'
import { fold, isBlankText } from '../words/heading.ts'
import {
  joinedHeadings,
  joinedLevels,
  planAndResult,
  secondLevelAndName,
  splitBy,
} from '../words/joined.ts'
import { meaningOf } from '../words/meaning.ts'
import type { SheetBlock, SheetCell, SheetTable } from './table.ts'

/** Cells that show what is joined under a heading that does not say so, at least. */
const FEWEST_ALIKE = 2
/** Cells in a row that may head a table of indicators, at least. */
const FEWEST_BESIDE = 3
const LEVELS = ['一级指标', '二级指标', '三级指标']

/** The words of a cell in parts; null where they are not joined as its column is. */
type Split = (cell: SheetCell) => readonly string[] | null

/** What a heading joins: the names of its columns, and how the cells below are parted. */
type Heading = {
  readonly names: readonly string[]
  readonly split: Split
  /** Cells below that have to show it. */
  readonly least: number
}

/** The parts of each joined cell. */
type Parts = Map<SheetCell, readonly string[]>

/** What stands between the parts of words, of whichever kind. */
const BETWEEN = /[/／\\‐‑‒–—―－─━|｜>＞→、·•\n:：,，;；。-]/u

const mayBeParted = ({ text }: SheetCell): boolean => BETWEEN.test(text) && !isBlankText(text)

/** The block with each joined column parted; as it is where there is none. */
export function withSplitColumns(block: SheetBlock): SheetBlock {
  if (block.type !== 'table' || !block.cells.some(mayBeParted)) return block
  const rows = Map.groupBy(block.cells, ({ row }) => row)
  const parts: Parts = new Map()
  for (const column of columnsOf(block, rows)) takeJoined(column, rows, parts)
  if (parts.size === 0) return block
  return block.spans === 'kept' ? partedKept(block, parts) : partedLost(block, rows, parts)
}

type Rows = ReadonlyMap<number, readonly SheetCell[]>

/** The cells that stand under each other and not alone in their rows; in a flattened table those at one place of rows as long. */
function columnsOf({ cells, spans }: SheetTable, rows: Rows): readonly (readonly SheetCell[])[] {
  const isBeside = (row: readonly SheetCell[]) =>
    row.filter(({ text }) => !isBlankText(text)).length > 1
  const beside = new Set([...rows].flatMap(([at, row]) => (isBeside(row) ? [at] : [])))
  const keyOf = ({ row, column, colSpan }: SheetCell) =>
    `${column} ${spans === 'kept' ? colSpan : rows.get(row)?.length}`
  const own = cells.filter(({ row, text }) => beside.has(row) && !isBlankText(text))
  return [...Map.groupBy(own, keyOf).values()]
}

/** Takes the joined cells of a column, each run of them under its heading. */
function takeJoined(column: readonly SheetCell[], rows: Rows, parts: Parts): void {
  for (let at = 0; at + 1 < column.length; ) {
    const [heading, next] = column.slice(at, at + 2)
    const joined = heading && next && mayBeParted(next) ? joinedUnder(heading, next, rows) : null
    if (!heading || !joined) {
      at += 1
      continue
    }
    const run = runBelow(column, at + 1, joined.split)
    const isShown = run.parts.size >= joined.least
    if (isShown && run.isWhole) {
      parts.set(heading, joined.names)
      for (const [cell, own] of run.parts) parts.set(cell, own)
    }
    at = isShown ? Math.max(at + 1, run.end) : at + 1
  }
}

/** The joined cells from a place on, down to words that begin another part of the form; not whole where a figure stands alone. */
function runBelow(column: readonly SheetCell[], from: number, split: Split) {
  const parts: Parts = new Map()
  for (let end = from; end < column.length; end++) {
    const cell = column[end]
    const own = cell ? split(cell) : null
    if (cell && own) parts.set(cell, own)
    else return { parts, end, isWhole: !isFigure(fold(cell?.text ?? '')) }
  }
  return { parts, end: column.length, isWhole: true }
}

/** What a heading joins, by its own words or by those right below it; null where nothing. */
function joinedUnder(heading: SheetCell, next: SheetCell, rows: Rows): Heading | null {
  const named = joinedHeadings(heading, isColumn)
  if (named) {
    const { parts: names, sign } = named
    const split = ({ text }: SheetCell) => {
      const own = splitBy(text, sign, names.length)
      return own.length === names.length ? own : null
    }
    return split(next) ? { names, split, least: 1 } : null
  }
  return levelsUnder(next) ?? secondLevelsUnder(heading, next, rows) ?? resultsUnder(next)
}

const isColumn = ({ indicator, fund }: Meaning): boolean =>
  (indicator !== undefined && indicator !== 'lead') || (fund !== undefined && fund !== 'lead')

/** Levels joined under any heading: 产出指标/数量指标, with the name of the indicator behind them or without. */
function levelsUnder(next: SheetCell): Heading | null {
  const count = joinedLevels(next.text)?.parts.length
  if (count === undefined) return null
  const split = ({ text }: SheetCell) => {
    const joined = joinedLevels(text)
    return joined?.parts.length === count ? joined.parts : null
  }
  return { names: LEVELS.slice(0, count), split, least: FEWEST_ALIKE }
}

/** Second levels before the names of their indicators, where they have no column of their own. */
function secondLevelsUnder(heading: SheetCell, next: SheetCell, rows: Rows): Heading | null {
  const split = ({ text }: SheetCell) => secondLevelAndName(text)
  if (!split(next)) return null
  const beside = rows.get(heading.row) ?? []
  const hasLevel2 = beside.some(({ text }) => meaningOf(fold(text)).indicator === 'level2')
  if (hasLevel2 || beside.length < FEWEST_BESIDE) return null
  return { names: LEVELS.slice(1), split, least: FEWEST_ALIKE }
}

/** What was planned and what was done in one cell. */
function resultsUnder(next: SheetCell): Heading | null {
  const split = ({ text }: SheetCell) => planAndResult(text)
  return split(next) && { names: ['目标值', '实际完成值'], split, least: FEWEST_ALIKE }
}

/** A table that keeps its columns, those with joined cells as wide as the most parts of one. */
function partedKept(table: SheetTable, parts: Parts): SheetTable {
  const more = new Map<number, number>()
  for (const [{ column }, { length }] of parts)
    more.set(column, Math.max(more.get(column) ?? 0, length - 1))
  const starts: number[] = []
  for (let column = 0, start = 0; column <= table.columnCount; column++) {
    starts.push(start)
    start += 1 + (more.get(column) ?? 0)
  }
  const startOf = (column: number) => starts[column] ?? column
  const cells = table.cells.flatMap((cell): readonly SheetCell[] => {
    const [start, end] = [startOf(cell.column), startOf(cell.column + cell.colSpan)]
    const own = parts.get(cell)
    if (!own) return [{ ...cell, column: start, colSpan: end - start }]
    const last = own.length - 1
    return own.map((text, at) => {
      return { ...cell, text, column: start + at, colSpan: at === last ? end - start - last : 1 }
    })
  })
  return { ...table, columnCount: startOf(table.columnCount), cells }
}

/** A flattened table: what stands behind a joined cell in its row moves on. */
function partedLost(table: SheetTable, rows: Rows, parts: Parts): SheetTable {
  const cells = [...rows.values()].flatMap((row) => {
    const inParts = row.flatMap((cell) =>
      (parts.get(cell) ?? [cell.text]).map((text) => ({ ...cell, text })),
    )
    return inParts.map((cell, column) => ({ ...cell, column }))
  })
  const columnCount = cells.reduce((width, { column }) => Math.max(width, column + 1), 0)
  return { ...table, columnCount, cells }
}
