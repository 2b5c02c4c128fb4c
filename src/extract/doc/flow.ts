/** A stream of paragraphs, some of which end a cell or a row → blocks, nested tables taken out of their cells. */
import type { Block, Note } from '../document.ts'
import { blockPlace, newFlow } from '../flow-place.ts'
import { type CellShape, type DocRow, rowsToTable } from './row.ts'

/** A paragraph as Word and RTF know it. */
export type FlowParagraph = {
  readonly text: string
  /** Heading level from 1; null for body text. */
  readonly level: number | null
  /** How many tables it stands in; 0 outside any. */
  readonly depth: number
  /** What its mark ends. The mark of a row has no text of its own. */
  readonly ends: 'paragraph' | 'cell' | 'row'
  /** Of the row that it ends; null for other paragraphs, and where the file does not say. */
  readonly shapes: readonly CellShape[] | null
}

type OpenTable = {
  rows: DocRow[]
  texts: string[]
  /** Paragraphs of the cell not yet ended. */
  parts: string[]
  /** Tables that stood inside the cells of this one. */
  inner: (readonly DocRow[])[]
}

/** Deeper nesting than any document has; what lies below is read as text of its cell. */
const DEEPEST = 16

/** The blocks of `paragraphs`, numbered from 1. Blank paragraphs between blocks are left out. */
export function flowToBlocks(
  paragraphs: Iterable<FlowParagraph>,
  note: (note: Note) => void,
): readonly Block[] {
  const flow = newFlow()
  const open: OpenTable[] = []
  const emit = (table: OpenTable) => {
    for (const [index, rows] of [table.rows, ...table.inner].entries()) {
      if (rows.length === 0) continue
      const at = flow.next()
      const place = blockPlace(at)
      if (index > 0) note({ code: 'nested_table', lost: false, place, args: {} })
      flow.add(rowsToTable(rows, at, note))
    }
  }
  for (const paragraph of paragraphs) {
    const depth = Math.min(paragraph.depth, DEEPEST)
    const ended = closeDeeper(open, depth)
    if (ended) emit(ended)
    while (open.length < depth) open.push({ rows: [], texts: [], parts: [], inner: [] })
    const table = open.at(-1)
    if (table) addToTable(table, paragraph)
    else if (paragraph.text.trim() !== '') {
      const text = paragraph.text.trim()
      const place = blockPlace(flow.next())
      flow.add({ type: 'paragraph', text, level: paragraph.level, place })
    }
  }
  const last = closeDeeper(open, 0)
  if (last) emit(last)
  return flow.blocks
}

/** Closes the tables deeper than `depth` into the ones around them; gives the outermost if it too is closed. */
function closeDeeper(open: OpenTable[], depth: number): OpenTable | null {
  while (open.length > depth) {
    const table = open.pop()
    if (!table) break
    endUnfinished(table)
    const around = open.at(-1)
    if (!around) return table
    if (table.rows.length > 0) around.inner.push(table.rows)
    around.inner.push(...table.inner)
  }
  return null
}

/** A table cut off within a row keeps what it had. */
function endUnfinished(table: OpenTable): void {
  if (table.parts.length > 0) endCell(table)
  if (table.texts.length > 0) endRow(table, null)
}

function addToTable(table: OpenTable, { text, ends, shapes }: FlowParagraph): void {
  if (ends === 'row') endRow(table, shapes)
  else {
    table.parts.push(text)
    if (ends === 'cell') endCell(table)
  }
}

function endCell(table: OpenTable): void {
  table.texts.push(table.parts.join('\n').replace(/^\n+|(?<!\n)\n+$/gu, ''))
  table.parts = []
}

function endRow(table: OpenTable, shapes: readonly CellShape[] | null): void {
  // Only a broken file has words between a row's last cell and its end: they are kept as one more cell.
  if (table.parts.some((part) => part.trim() !== '')) endCell(table)
  if (table.texts.length > 0) table.rows.push({ texts: table.texts, shapes })
  table.texts = []
  table.parts = []
}
