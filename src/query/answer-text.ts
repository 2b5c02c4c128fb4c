/** The answer to a question as text, batch by batch. */
import { stringify } from 'csv-stringify/sync'
import { csvSettings } from '../export/csv-settings.ts'
import type { Value } from '../store/value.ts'
import { alignedLine, columnWidths } from '../terminal/aligned.ts'

export const answerFormats = ['table', 'csv', 'json', 'jsonl'] as const
export type AnswerFormat = (typeof answerFormats)[number]

type Rows = readonly (readonly Value[])[]

/** Text of each batch as it comes, and what closes the answer; printed as it is. */
export type AnswerPrinter = {
  readonly rows: (rows: Rows) => string
  readonly end: () => string
}

/** Widest column of a table, in terminal columns. */
const WIDEST = 60

export const answerPrinters: Readonly<
  Record<AnswerFormat, (columns: readonly string[]) => AnswerPrinter>
> = { table: printTable, csv: printCsv, json: printJson, jsonl: printJsonLines }

function printTable(columns: readonly string[]): AnswerPrinter {
  let widths: number[] | undefined
  const rows = (batch: Rows) => {
    const texts = batch.map((row) => row.map(shown))
    const isHead = widths === undefined
    widths ??= columnWidths([columns, ...texts], WIDEST)
    const rule = widths.map((width) => '─'.repeat(width))
    const lines = isHead ? [columns, rule, ...texts] : texts
    return lines.map((line) => `${alignedLine(line, widths ?? [])}\n`).join('')
  }
  return { rows, end: () => '' }
}

function printCsv(columns: readonly string[]): AnswerPrinter {
  let isFirst = true
  const rows = (batch: Rows) => {
    const lines = isFirst ? [columns, ...batch] : batch
    isFirst = false
    return stringify(lines as Value[][], csvSettings)
  }
  return { rows, end: () => '' }
}

/** One array, a row a line. */
function printJson(columns: readonly string[]): AnswerPrinter {
  let before = '[\n'
  const rows = (batch: Rows) =>
    batch
      .map((row) => {
        const text = before + rowJson(columns, row)
        before = ',\n'
        return text
      })
      .join('')
  return { rows, end: () => (before === '[\n' ? '[]\n' : '\n]\n') }
}

function printJsonLines(columns: readonly string[]): AnswerPrinter {
  const rows = (batch: Rows) => batch.map((row) => `${rowJson(columns, row)}\n`).join('')
  return { rows, end: () => '' }
}

function rowJson(columns: readonly string[], row: readonly Value[]): string {
  return JSON.stringify(Object.fromEntries(row.map((value, at) => [columns[at], value])))
}

/** A null shows as nothing; a line break would break the table. */
function shown(value: Value): string {
  return value === null ? '' : String(value).replaceAll(/\s+/gu, ' ')
}
