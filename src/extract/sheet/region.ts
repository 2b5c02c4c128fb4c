/** The parts of a sheet: runs of rows without a gap, the lines of words around them, and the tables between. */
import type { VisibleBlock } from './visible.ts'

/** Blocks that belong together, in row order: a line of words, or a table. */
export type Region = {
  readonly kind: 'line' | 'table'
  readonly blocks: readonly VisibleBlock[]
}

/** Two blank rows part two tables; a single one may be a row of a form that nobody filled in. */
const PARTING_ROWS = 2

/** The blocks that begin in one row; `isLine`: a single piece of words, and no cell of another row reaches into it. */
type Row = { readonly blocks: VisibleBlock[]; isLine: boolean }

/** A sheet's blocks cut at blank rows; lines of words above and below a table stand by themselves. */
export function regionsOf(blocks: readonly VisibleBlock[]): readonly Region[] {
  return runsOf(blocks).flatMap((run) => {
    const rows = rowsOf(run)
    const first = rows.findIndex(({ isLine }) => !isLine)
    if (first === -1) return rows.map(lineOf)
    const end = rows.findLastIndex(({ isLine }) => !isLine) + 1
    const table = rows.slice(first, end).flatMap((row) => row.blocks)
    return [
      ...rows.slice(0, first).map(lineOf),
      { kind: 'table' as const, blocks: table },
      ...rows.slice(end).map(lineOf),
    ]
  })
}

function lineOf({ blocks }: Row): Region {
  return { kind: 'line', blocks }
}

function runsOf(blocks: readonly VisibleBlock[]): readonly (readonly VisibleBlock[])[] {
  const runs: VisibleBlock[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const block of blocks) {
    if (block.row - end >= PARTING_ROWS) runs.push([])
    runs.at(-1)?.push(block)
    end = Math.max(end, block.row + block.rowSpan)
  }
  return runs
}

function rowsOf(run: readonly VisibleBlock[]): readonly Row[] {
  const rows: Row[] = []
  let reach = 0
  for (const block of run) {
    const above = rows.at(-1)
    const isBelow = above?.blocks[0]?.row !== block.row
    if (above && reach > block.row) above.isLine = false
    if (isBelow) rows.push({ blocks: [block], isLine: reach <= block.row && block.text !== '' })
    else above?.blocks.push(block)
    reach = Math.max(reach, block.row + block.rowSpan)
  }
  return rows
}
