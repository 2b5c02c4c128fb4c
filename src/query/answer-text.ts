/** The answer to a question as text, batch by batch. */
import { stringify } from 'csv-stringify/sync'
import { csvSettings } from '../export/csv-settings.ts'
import type { Value } from '../store/value.ts'
import { printMarkdown, printRecords, printTable } from './answer-table.ts'

export const answerFormats = ['table', 'record', 'markdown', 'csv', 'json', 'jsonl'] as const
export type AnswerFormat = (typeof answerFormats)[number]

export type Rows = readonly (readonly Value[])[]

/** Text of each batch as it comes, and what closes the answer; printed as it is. */
export type AnswerPrinter = {
  readonly rows: (rows: Rows) => string
  readonly end: () => string
  /** Columns in which something was cut so far. */
  readonly cut: () => readonly string[]
}

export type Layout = {
  /** Columns of the terminal that the answer is printed on; null for a pipe or a file, which take everything. */
  readonly width: number | null
}

export const answerPrinters: Readonly<
  Record<AnswerFormat, (columns: readonly string[], layout: Layout) => AnswerPrinter>
> = {
  ...{ table: printTable, record: printRecords, markdown: printMarkdown },
  ...{ csv: printCsv, json: printJson, jsonl: printJsonLines },
}

/** Formats for people, whose headings may be in their language; those for programs keep the names of the columns. */
export const formatsForPeople: ReadonlySet<AnswerFormat> = new Set([
  'table',
  'record',
  'markdown',
  'csv',
])

const nothingCut = () => []

function printCsv(columns: readonly string[]): AnswerPrinter {
  let isFirst = true
  const rows = (batch: Rows) => {
    const lines = isFirst ? [columns, ...batch] : batch
    isFirst = false
    return stringify(lines as Value[][], csvSettings)
  }
  return { rows, end: () => '', cut: nothingCut }
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
  return { rows, end: () => (before === '[\n' ? '[]\n' : '\n]\n'), cut: nothingCut }
}

function printJsonLines(columns: readonly string[]): AnswerPrinter {
  const rows = (batch: Rows) => batch.map((row) => `${rowJson(columns, row)}\n`).join('')
  return { rows, end: () => '', cut: nothingCut }
}

function rowJson(columns: readonly string[], row: readonly Value[]): string {
  return JSON.stringify(Object.fromEntries(row.map((value, at) => [columns[at], value])))
}
