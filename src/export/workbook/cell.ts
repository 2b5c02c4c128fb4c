/** Cells of a sheet as XML (ECMA-376, SpreadsheetML). */
import type { StoredValue } from '../../store/value.ts'

/** UTF-16 units of one cell; Excel takes no more. */
export const CELL_LENGTH = 32_767

/** A cell, its style by number. Words stand as inline strings, which no program takes for a formula. */
export function cell(value: StoredValue, style: number): string {
  if (value === null) return style === 0 ? '<c/>' : `<c s="${style}"/>`
  if (Number.isFinite(value)) return `<c s="${style}"><v>${value}</v></c>`
  const words = escaped(String(value).slice(0, CELL_LENGTH))
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${words}</t></is></c>`
}

/** A number that leads to a cell of another sheet. Nothing of a document stands in its formula. */
export function linkCell(value: number, { sheet, row }: Target, style: number): string {
  const place = `#'${sheet.replaceAll("'", "''")}'!A${row}`.replaceAll('"', '""')
  return `<c s="${style}"><f>HYPERLINK("${escaped(place)}",${value})</f><v>${value}</v></c>`
}

/** A row of a sheet; rows count from 1. */
export type Target = { readonly sheet: string; readonly row: number }

/** What XML cannot hold is left out; what Excel would read as an escape of its own is escaped. */
export function escaped(value: string): string {
  if (!/[&<>"_\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(value)) return value
  return value
    .toWellFormed()
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
    .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/gu, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** A, B … Z, AA … by place from 0. */
export function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter
}
