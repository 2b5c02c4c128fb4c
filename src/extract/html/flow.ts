/** A parsed page → blocks: paragraphs, data tables, and the contents of tables that only lay out the page. */

import type { Block, Cell, Note, Table } from '../document.ts'
import { blockPlace, cellPlace, newFlow, type TablePlace } from '../flow-place.ts'
import { largest } from '../largest.ts'

import { type Element, elementsOf, type Node } from './element.ts'
import { isLayoutTable } from './layout.ts'
import { type HtmlGrid, type HtmlSlot, tableGrid } from './table.ts'
import { type Sink, type Walk, walk } from './walk.ts'

/** The blocks of a page in reading order. Places are of the kinds `flow` and `cell`. */
export function blocksOf(root: Node, note: (note: Note) => void): readonly Block[] {
  const flow = newFlow()
  let text = ''
  let level: number | null = null
  const here = () => blockPlace(flow.next())
  const flush = () => {
    for (const paragraph of level === null ? linesOf(text) : [tidy(text)]) {
      if (paragraph !== '') flow.add({ type: 'paragraph', text: paragraph, level, place: here() })
    }
    text = ''
  }
  const placed = (note_: (note: Note) => void) => (found: Note) =>
    note_({ ...found, place: found.place ?? here() })
  const sink: Sink = {
    words: (words) => {
      text += words
    },
    lineBreak: () => {
      text += '\n'
    },
    edge: (next) => {
      flush()
      level = next
    },
    table: (element, depth) => {
      flush()
      for (const caption of elementsOf(element)) {
        if (caption.tagName === 'caption') walk(caption, { sink, note: placed(note), depth })
      }
      flush()
      addTable(element, depth)
    },
    drawn: (rows, depth) => {
      flush()
      const around = { note: placed(note), depth }
      placed(note)({ code: 'drawn_table', lost: false, place: here(), args: { rows: rows.length } })
      flow.add(drawnTable(rows, flow.next(), around))
      return true
    },
  }
  const addTable = (element: Element, depth: number) => {
    const grid = tableGrid(element, placed(note))
    if (isLayoutTable(element, grid)) {
      placed(note)({
        code: 'layout_table',
        lost: false,
        place: null,
        args: { cells: grid.slots.length },
      })
      for (const slot of grid.slots) {
        sink.edge(null)
        walk(slot.element, { sink, note: placed(note), depth })
      }
      sink.edge(null)
      return
    }
    const place = here()
    const { table, nested } = readTable(grid, flow.next(), { note: placed(note), depth })
    if (table.cells.length > 0) flow.add(table)
    for (const inner of nested) {
      note({ code: 'nested_table', lost: false, place, args: {} })
      addTable(inner.element, inner.depth)
    }
  }
  walk(root, { sink, note: placed(note), depth: 0 })
  flush()
  return flow.blocks
}

function readTable(grid: HtmlGrid, at: TablePlace, around: Omit<Around, 'nested'>) {
  const nested: Nested[] = []
  const cells = grid.slots.map((slot) => readCell(slot, at, { ...around, nested }))
  const { rowCount, columnCount } = grid
  const place = blockPlace(at)
  const table: Table = { type: 'table', rowCount, columnCount, cells, spans: 'kept', place }
  return { table, nested }
}

/** Rows of cells whose spans are not known. Cells hold no tables. */
function drawnTable(
  rows: readonly (readonly Element[])[],
  at: TablePlace,
  around: Omit<Around, 'nested'>,
): Table {
  const cells = rows.flatMap((elements, row) =>
    elements.map((element, column) => {
      const slot = { element, row, column, rowSpan: 1, colSpan: 1 }
      return readCell(slot, at, { ...around, nested: [] })
    }),
  )
  const columnCount = largest(rows, (row) => row.length)
  const place = blockPlace(at)
  return { type: 'table', rowCount: rows.length, columnCount, cells, spans: 'lost', place }
}

type Nested = { readonly element: Element; readonly depth: number }

type Around = Pick<Walk, 'note' | 'depth'> & { readonly nested: Nested[] }

function readCell(slot: HtmlSlot, at: TablePlace, { note, depth, nested }: Around): Cell {
  let text = ''
  let isBlankLine = true
  const lineEnd = () => {
    if (!isBlankLine) text += '\n'
    isBlankLine = true
  }
  const sink: Sink = {
    words: (words) => {
      const line = words.slice(words.lastIndexOf('\n') + 1)
      isBlankLine = (isBlankLine || line !== words) && /^ *$/u.test(line)
      text += words
    },
    lineBreak: () => {
      isBlankLine = true
      text += '\n'
    },
    edge: lineEnd,
    table: (element, inner) => {
      lineEnd()
      nested.push({ element, depth: inner })
    },
    drawn: () => false,
  }
  walk(slot.element, { sink, note, depth })
  const { row, column, rowSpan, colSpan } = slot
  const place = cellPlace(at, row, column)
  return { row, column, rowSpan, colSpan, text: tidy(text), place }
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').map(tidy)
}

/** White space as a page shows it: runs as one blank, none at either end of a line; hard blanks as blanks. */
function tidy(text: string): string {
  return text
    .replace(/ {2,}/gu, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/(?:(?<![ \u3000])[ \u3000]+)?\n[ \u3000]*/gu, '\n')
    .trim()
}
