/** Where the rows and cells of a workbook in XML stand, counted past what merged cells take. */
import type { SaxesTagPlain } from 'saxes'

/** Columns of a sheet, and its rows. */
const [COLUMNS, ROWS] = [16_384, 1_048_576]

/**
 * Cells that all merged cells of a workbook cover at most: the library makes each of them, and a file may claim any
 * number.
 */
const MERGED = 2_000_000

/** What a tag is to say by number, under the names that the library looks for. */
export type Said = Readonly<Record<string, number>>

export type Places = {
  /** Of a row its number, of a cell its column and what it covers, from 1; of a column how many more are like it. */
  readonly next: (tag: SaxesTagPlain) => Said
  /** Merged cells so far that are left as one: they reach over the end of the sheet, or cover too much. */
  readonly unsound: () => number
}

export function countPlaces(): Places {
  let [row, nextRow, nextColumn, covered, unsound] = [1, 1, 1, 0, 0]
  /** The last row of what is merged down in each column. */
  const mergedTo = new Map<number, number>()
  const beginTable = (): Said => {
    ;[row, nextRow, nextColumn] = [1, 1, 1]
    mergedTo.clear()
    return {}
  }
  const placeRow = (tag: SaxesTagPlain): Said => {
    row = numberOf(tag, 'Index', nextRow, ROWS) ?? nextRow
    nextRow = row + 1 + (numberOf(tag, 'Span', 0, ROWS) ?? 0)
    nextColumn = 1
    return { 'ss:Index': row }
  }
  const placeCell = (tag: SaxesTagPlain): Said => {
    while ((mergedTo.get(nextColumn) ?? 0) >= row) nextColumn += 1
    const column = numberOf(tag, 'Index', nextColumn, COLUMNS) ?? nextColumn
    const { across, down } = mergeOf(tag, column)
    nextColumn = column + across + 1
    for (let at = column; down > 0 && at < nextColumn; at += 1) mergedTo.set(at, row + down)
    return { 'ss:Index': column, 'ss:MergeAcross': across, 'ss:MergeDown': down }
  }
  const mergeOf = (tag: SaxesTagPlain, column: number) => {
    const across = numberOf(tag, 'MergeAcross', 0, COLUMNS - column)
    const down = numberOf(tag, 'MergeDown', 0, ROWS - row)
    const more = ((across ?? 0) + 1) * ((down ?? 0) + 1) - 1
    if (across !== null && down !== null && covered + more <= MERGED) {
      covered += more
      return { across, down }
    }
    unsound += 1
    return { across: 0, down: 0 }
  }
  const next = (tag: SaxesTagPlain): Said => {
    const name = localName(tag.name)
    if (name === 'Table') return beginTable()
    if (name === 'Row') return placeRow(tag)
    // The library makes one column after the other.
    if (name === 'Column') return { 'ss:Span': numberOf(tag, 'Span', 0, COLUMNS) ?? 0 }
    return name === 'Cell' ? placeCell(tag) : {}
  }
  return { next, unsound: () => unsound }
}

/** The number that a tag says, `unsaid` where it says none; null for what is no number up to `most`. */
function numberOf(
  { attributes }: SaxesTagPlain,
  wanted: string,
  unsaid: number,
  most: number,
): number | null {
  const found = Object.entries(attributes).find(([name]) => localName(name) === wanted)?.[1]
  if (found === undefined) return unsaid
  return /^\d{1,7}$/u.test(found) && Number(found) <= most ? Number(found) : null
}

/** A name without its prefix: writers use several. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
