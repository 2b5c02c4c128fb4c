/** A table for each card of an indicator, one right after another: they are read as one table of cards. */

import { fold } from '../words/heading.ts'
import { guessIndicator, meaningOf } from '../words/meaning.ts'
import type { SheetBlock, SheetCell, SheetTable } from './table.ts'

/** Tables that make a run of cards at least, and headings of indicators that each has. */
const LEAST_TABLES = 2
/** Headings of indicators that each has, at least. Chosen. */
const LEAST_HEADINGS = 3

/** Rows of the longest card: a table with more holds indicators in rows. */
const LONGEST_CARD = 8

/** A block, or the tables of a run of cards as one. `tables` is how many of the document it stands for. */
export type JoinedBlock = { readonly block: SheetBlock; readonly tables: number }

/** The blocks with each run of cards as one table. */
export function withCardTables(blocks: readonly SheetBlock[]): readonly JoinedBlock[] {
  const joined: JoinedBlock[] = []
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at]
    if (!block) break
    const run = block.type === 'table' ? runOf(block, blocks, at) : []
    const isRun = run.length >= LEAST_TABLES
    if (isRun) joined.push({ block: stacked(run), tables: run.length })
    else joined.push({ block, tables: block.type === 'table' ? 1 : 0 })
    at += isRun ? run.length : 1
  }
  return joined
}

/** The tables from the first that have its labels at its places. */
function runOf(
  first: SheetTable,
  blocks: readonly SheetBlock[],
  from: number,
): readonly SheetTable[] {
  if (first.spans === 'lost' || first.rowCount > LONGEST_CARD || first.rowCount < 2) return []
  const labels = first.cells.filter(isHeading)
  if (labels.length < LEAST_HEADINGS || !isCard(first, labels)) return []
  const run: SheetTable[] = []
  for (let at = from; at < blocks.length; at += 1) {
    const block = blocks[at]
    if (block?.type !== 'table' || !hasLabels(block, first, labels)) break
    run.push(block)
  }
  return run
}

/** Whether labels in several rows stand each beside its value: no row of headings, header or total of a form is such. */
function isCard({ cells }: SheetTable, labels: readonly SheetCell[]): boolean {
  const isOther = ({ text }: SheetCell) => {
    const { header, label } = meaningOf(fold(text))
    return (header !== undefined && header !== 'total_score') || label === 'total'
  }
  const isBeside = (label: SheetCell) =>
    cells.some(
      (cell) =>
        cell.row === label.row &&
        cell.column === label.column + label.colSpan &&
        !labels.includes(cell),
    )
  const rows = new Set(labels.map(({ row }) => row))
  return rows.size > 1 && labels.every(isBeside) && !cells.some(isOther)
}

function isHeading({ text }: SheetCell): boolean {
  const folded = fold(text)
  const { indicator } = meaningOf(folded)
  return (indicator ?? guessIndicator(folded)) !== undefined
}

function hasLabels(table: SheetTable, first: SheetTable, labels: readonly SheetCell[]): boolean {
  if (table.rowCount !== first.rowCount || table.columnCount !== first.columnCount) return false
  return labels.every(({ row, column, text }) =>
    table.cells.some(
      (cell) => cell.row === row && cell.column === column && fold(cell.text) === fold(text),
    ),
  )
}

function stacked(tables: readonly SheetTable[]): SheetTable {
  const [first] = tables as readonly [SheetTable, ...SheetTable[]]
  const cells = tables.flatMap((table, at) =>
    table.cells.map((cell) => ({ ...cell, row: cell.row + at * first.rowCount })),
  )
  return { ...first, rowCount: first.rowCount * tables.length, cells }
}
