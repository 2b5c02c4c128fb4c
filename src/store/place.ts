/** A place as the compact JSON array that the database keeps, and back. */
import type { Place } from '../extract/document.ts'

export type CompactPlace =
  | readonly ['page', number, number, number, number, number]
  | readonly ['sheet', string, string]
  | readonly ['flow', number]
  | readonly ['cell', number, number, number, number]
  | readonly ['line', number]

export function compactPlace(place: Place): CompactPlace {
  switch (place.kind) {
    case 'page': {
      const { x0, top, x1, bottom } = place.box
      return ['page', place.page, x0, top, x1, bottom]
    }
    case 'sheet':
      return ['sheet', place.sheet, place.range]
    case 'flow':
      return ['flow', place.block]
    case 'cell':
      return ['cell', place.block, place.table, place.row, place.column]
    case 'line':
      return ['line', place.line]
  }
}

export function expandedPlace(compact: CompactPlace): Place {
  switch (compact[0]) {
    case 'page': {
      const [kind, page, x0, top, x1, bottom] = compact
      return { kind, page, box: { x0, top, x1, bottom } }
    }
    case 'sheet':
      return { kind: 'sheet', sheet: compact[1], range: compact[2] }
    case 'flow':
      return { kind: 'flow', block: compact[1] }
    case 'cell': {
      const [kind, block, table, row, column] = compact
      return { kind, block, table, row, column }
    }
    case 'line':
      return { kind: 'line', line: compact[1] }
  }
}

/** The page of a place; null where its format has no pages. */
export function pageOf(place: Place | null | undefined): number | null {
  return place?.kind === 'page' ? place.page : null
}
