/** The rows of one list in memory, a few numbers each, so that every count of every facet comes from one pass. */
import type { FacetName } from './asked.ts'
import { type ListColumn, newColumn, putValues } from './column.ts'

/** Numbers of a row that lists are sorted by, or that are added up. */
export const figureNames = [
  'id',
  'form',
  'document',
  'doubt',
  'year',
  'score',
  'budget',
  'executed',
  'errors',
  'findings',
] as const
export type FigureName = (typeof figureNames)[number]

export type NewRow = {
  /** `id` is forms.id or findings.id, `form` forms.id, `document` documents.id; amounts are in 分. */
  readonly figures: Readonly<Record<FigureName, number | null>>
  readonly facets: Readonly<Partial<Record<FacetName, readonly string[]>>>
  /** Whether the form says what became of money and targets, and speaks for its other prints. */
  readonly isCounted: boolean
  /** Whether another print speaks for the form. */
  readonly isOther: boolean
}

export type Rows = {
  /** Rows that there is a place for, those included that are gone. */
  size: number
  /** NaN where there is none. */
  readonly figures: Record<FigureName, Float64Array>
  readonly columns: Map<FacetName, ListColumn>
  isCounted: Uint8Array
  isOther: Uint8Array
  isGone: Uint8Array
  readonly free: number[]
  /** Rows by name of an order, those that are gone left out. */
  readonly orders: Map<string, Uint32Array>
}

export function newRows(facets: readonly FacetName[]): Rows {
  const figures = Object.fromEntries(
    figureNames.map((name) => [name, new Float64Array(0)]),
  ) as Rows['figures']
  return {
    ...{ size: 0, figures, columns: new Map(facets.map((name) => [name, newColumn()])) },
    ...{ isCounted: new Uint8Array(0), isOther: new Uint8Array(0), isGone: new Uint8Array(0) },
    ...{ free: [], orders: new Map() },
  }
}

/** Adds rows; returns their places. Orders are not mended. */
export function addRows(rows: Rows, added: readonly NewRow[]): readonly number[] {
  return added.map((one) => {
    const row = rows.free.pop() ?? rows.size
    if (row === rows.size) {
      rows.size += 1
      makeRoom(rows)
    }
    putRow(rows, row, one)
    return row
  })
}

/** Takes the rows of a document out; their places are used again. Orders are not mended. */
export function dropDocument(rows: Rows, document: number): void {
  const { documents, isGone } = { documents: rows.figures.document, isGone: rows.isGone }
  for (let row = 0; row < rows.size; row++) {
    if (documents[row] !== document || isGone[row] === 1) continue
    isGone[row] = 1
    rows.free.push(row)
  }
}

function putRow(rows: Rows, row: number, { figures, facets, isCounted, isOther }: NewRow): void {
  for (const name of figureNames) rows.figures[name][row] = figures[name] ?? Number.NaN
  for (const [name, column] of rows.columns) putValues(column, row, facets[name] ?? [])
  rows.isCounted[row] = Number(isCounted)
  rows.isOther[row] = Number(isOther)
  rows.isGone[row] = 0
}

/** Doubles what is too short. */
function makeRoom(rows: Rows): void {
  const room = rows.isGone.length
  if (rows.size <= room) return
  const length = Math.max(64, 2 * room)
  const longer = <Many extends Float64Array | Uint32Array | Uint8Array>(old: Many, fresh: Many) => {
    fresh.set(old)
    return fresh
  }
  for (const name of figureNames) {
    rows.figures[name] = longer(rows.figures[name], new Float64Array(length))
  }
  for (const column of rows.columns.values()) {
    column.codes = longer(column.codes, new Uint32Array(length))
  }
  rows.isCounted = longer(rows.isCounted, new Uint8Array(length))
  rows.isOther = longer(rows.isOther, new Uint8Array(length))
  rows.isGone = longer(rows.isGone, new Uint8Array(length))
}
