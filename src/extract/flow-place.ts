/** Places in documents without pages, for the readers whose blocks simply follow each other. */
import type { Block, CellPlace, Place } from './document.ts'

/** Where a table stands: the block it is, and which of the tables. Both count from 1. */
export type TablePlace = { readonly block: number; readonly table: number }

/** The blocks read so far, and where the next one will stand. */
export type Flow = {
  readonly blocks: readonly Block[]
  readonly add: (block: Block) => void
  readonly next: () => TablePlace
}

export function newFlow(): Flow {
  const blocks: Block[] = []
  let tables = 0
  return {
    blocks,
    add: (block) => {
      blocks.push(block)
      if (block.type === 'table') tables += 1
    },
    next: () => ({ block: blocks.length + 1, table: tables + 1 }),
  }
}

export function blockPlace({ block }: TablePlace): Place {
  return { kind: 'flow', block }
}

/** The place of the cell whose first row and column, counted from 0, are given. */
export function cellPlace({ block, table }: TablePlace, row: number, column: number): CellPlace {
  return { kind: 'cell', block, table, row: row + 1, column: column + 1 }
}
