/** The raw document as rows and back, without loss: a changed rule is run again on what was read before. */
import type {
  Block,
  Cell,
  Note,
  NoteCode,
  RawDocument,
  Source,
  Table,
} from '../extract/document.ts'
import { type CompactPlace, compactPlace, expandedPlace, pageOf } from './place.ts'
import type { StoredRow } from './row.ts'

export function paragraphRows(document: RawDocument): readonly StoredRow[] {
  return document.blocks.flatMap((block, position) => {
    if (block.type !== 'paragraph') return []
    const { text, level, place } = block
    return [{ position, text, level, ...placeColumns(place) }]
  })
}

export function tableRows(document: RawDocument): readonly StoredRow[] {
  const tables = document.blocks.flatMap((block, position) =>
    block.type === 'table' ? [{ position, table: block }] : [],
  )
  return tables.map(({ position, table }, ordinal) => ({
    ordinal,
    position,
    row_count: table.rowCount,
    column_count: table.columnCount,
    spans: table.spans,
    ...placeColumns(table.place),
    cells: JSON.stringify(table.cells.map(compactCell)),
  }))
}

function placeColumns(place: Table['place']): StoredRow {
  return { page: pageOf(place), place: JSON.stringify(compactPlace(place)) }
}

type CompactCell = readonly [
  row: number,
  column: number,
  rowSpan: number,
  columnSpan: number,
  text: string,
  place: CompactPlace,
  confidence?: number | null,
  readings?: readonly string[] | null,
]

function compactCell(cell: Cell): CompactCell {
  const { row, column, rowSpan, colSpan, text, place, confidence, readings } = cell
  const printed = [row, column, rowSpan, colSpan, text, compactPlace(place)] as const
  if (confidence === undefined && readings === undefined) return printed
  return [...printed, confidence ?? null, readings ?? null]
}

function expandedCell(compact: CompactCell): Cell {
  const [row, column, rowSpan, colSpan, text, place, confidence, readings] = compact
  return {
    row,
    column,
    rowSpan,
    colSpan,
    text,
    place: expandedPlace(place),
    ...(typeof confidence === 'number' ? { confidence } : {}),
    ...(readings ? { readings } : {}),
  }
}

export type StoredParagraph = {
  readonly position: number
  readonly text: string
  readonly level: number | null
  readonly place: string
}

export type StoredTable = {
  readonly position: number
  readonly row_count: number
  readonly column_count: number
  readonly spans: Table['spans']
  readonly place: string
  readonly cells: string
}

export type StoredNote = {
  readonly code: NoteCode
  readonly lost: number
  readonly places: string
  readonly args: string
}

/** The raw document as it was handed on by the reader. */
export function documentOf(
  head: { readonly source: Source; readonly pages: number | null },
  paragraphs: readonly StoredParagraph[],
  tables: readonly StoredTable[],
  notes: readonly StoredNote[],
): RawDocument {
  const blocks: Block[] = []
  for (const { position, text, level, place } of paragraphs) {
    blocks[position] = { type: 'paragraph', text, level, place: parsedPlace(place) }
  }
  for (const table of tables) blocks[table.position] = storedTable(table)
  return { ...head, blocks, notes: notes.map(storedNote) }
}

function parsedPlace(text: string) {
  return expandedPlace(JSON.parse(text) as CompactPlace)
}

function storedTable(table: StoredTable): Table {
  return {
    type: 'table',
    rowCount: table.row_count,
    columnCount: table.column_count,
    spans: table.spans,
    cells: (JSON.parse(table.cells) as CompactCell[]).map(expandedCell),
    place: parsedPlace(table.place),
  }
}

function storedNote({ code, lost, places, args }: StoredNote): Note {
  const [place] = JSON.parse(places) as CompactPlace[]
  return {
    code,
    lost: lost === 1,
    place: place === undefined ? null : expandedPlace(place),
    args: JSON.parse(args) as Note['args'],
  }
}
