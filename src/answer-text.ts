/** The answer to a question as text, batch by batch. */
import { stringify } from 'csv-stringify/sync'
import { alignedLine, columnWidths } from './aligned.ts'
import type { Value } from './store/strangers-sql.ts'

export const answerFormats = ['table', 'csv', 'json'] as const
export type AnswerFormat = (typeof answerFormats)[number]

type Rows = readonly (readonly Value[])[]

/** Turns columns into the printer of the batches that follow; what it gives back is printed as it is. */
export type AnswerPrinter = (columns: readonly string[]) => (rows: Rows) => string

/** Widest column of a table, in terminal columns. */
const WIDEST = 60

export const answerPrinters: Readonly<Record<AnswerFormat, AnswerPrinter>> = {
  table: (columns) => {
    let widths: number[] | undefined
    return (rows) => {
      const texts = rows.map((row) => row.map(shown))
      const head = widths === undefined
      widths ??= columnWidths([columns, ...texts], WIDEST)
      const rule = widths.map((width) => '─'.repeat(width))
      const lines = head ? [columns, rule, ...texts] : texts
      return lines.map((line) => `${alignedLine(line, widths ?? [])}\n`).join('')
    }
  },
  csv: (columns) => {
    let isFirst = true
    return (rows) => {
      const lines = isFirst ? [columns, ...rows] : rows
      isFirst = false
      return stringify(lines as Value[][], { record_delimiter: 'windows' })
    }
  },
  json: (columns) => (rows) =>
    rows
      .map((row) => `${JSON.stringify(Object.fromEntries(row.map((v, i) => [columns[i], v])))}\n`)
      .join(''),
}

/** A null shows as nothing; a line break would break the table. */
function shown(value: Value): string {
  return value === null ? '' : String(value).replaceAll(/\s+/gu, ' ')
}
