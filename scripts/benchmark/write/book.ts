/** A workbook of one sheet, as XLSX or XLS: figures are numbers under a format, merges are kept. */
import { type CellObject, SSF, utils, type WorkSheet, write } from '@e965/xlsx'
import type { Laid, LaidTable } from '../layout/grid.ts'

/** Custom formats are numbered from here. */
const FIRST_FORMAT = 164

/**
 * The library numbers formats as it meets them and keeps them for as long as it is loaded: a file would depend on those
 * written before it, were they not known from the start.
 */
const decimals = ['', ...Array.from({ length: 8 }, (_, places) => `.${'0'.repeat(places + 1)}`)]
for (const [at, places] of decimals.entries()) {
  SSF.load(`0${places}`, FIRST_FORMAT + 3 * at)
  SSF.load(`0${places}%`, FIRST_FORMAT + 3 * at + 1)
  SSF.load(`#,##0${places}`, FIRST_FORMAT + 3 * at + 2)
}

export function bookOf(laid: Laid, kind: 'xlsx' | 'biff8'): Buffer {
  const sheet: WorkSheet = {}
  const merges: NonNullable<WorkSheet['!merges']> = []
  const width = Math.max(...laid.map((part) => (part.type === 'line' ? 1 : part.columnCount)))
  let first = 0
  for (const part of laid) {
    if (part.type === 'line') {
      sheet[utils.encode_cell({ r: first, c: 0 })] = { t: 's', v: part.text } satisfies CellObject
      if (part.isTitle) merges.push({ s: { r: first, c: 0 }, e: { r: first, c: width - 1 } })
      first += 1
    } else {
      addTable(sheet, merges, part, first)
      first += part.rowCount
    }
  }
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: first - 1, c: width - 1 } })
  sheet['!merges'] = merges
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'Sheet1')
  return Buffer.from(write(book, { type: 'buffer', bookType: kind }) as Buffer)
}

function addTable(
  sheet: WorkSheet,
  merges: NonNullable<WorkSheet['!merges']>,
  { cells }: LaidTable,
  first: number,
): void {
  for (const { row, column, rowSpan, colSpan, text } of cells) {
    const at = { r: first + row, c: column }
    if (text !== '') sheet[utils.encode_cell(at)] = cellOf(text)
    if (rowSpan * colSpan > 1) {
      merges.push({ s: at, e: { r: at.r + rowSpan - 1, c: at.c + colSpan - 1 } })
    }
  }
}

const FIGURE = /^(?<sign>-?)(?<whole>\d[\d,]*)(?:\.(?<part>\d+))?(?<percent>%?)$/u

/** A number with the format that shows it as printed, or words. */
function cellOf(text: string): CellObject {
  const figure = FIGURE.exec(text)?.groups
  if (figure === undefined) return { t: 's', v: text }
  const whole = (figure['whole'] ?? '').replaceAll(',', '')
  const part = figure['part'] ?? ''
  const value = Number(`${whole}${part === '' ? '' : `.${part}`}`)
  const decimals = part === '' ? '' : `.${'0'.repeat(part.length)}`
  if (figure['percent'] === '%') {
    return { t: 'n', v: Number((value / 100).toFixed(part.length + 2)), z: `0${decimals}%` }
  }
  return {
    t: 'n',
    v: value,
    z: figure['whole']?.includes(',') ? `#,##0${decimals}` : `0${decimals}`,
  }
}
