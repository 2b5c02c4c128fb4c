/** The answer to a question as text, batch by batch. */
import type { StoredValue } from '../store/value.ts'
import type { AnswerPrinter, AnswerRows, StartPrinting } from './answer-printer.ts'

export const answerFormats = ['table', 'record', 'markdown', 'csv', 'json', 'jsonl'] as const
export type AnswerFormat = (typeof answerFormats)[number]

/** What prints a format; each loads what it stands on when it is asked for, since a question takes less time than that. */
const printers: Readonly<Record<AnswerFormat, () => Promise<StartPrinting> | StartPrinting>> = {
  table: async () => (await import('./answer-table.ts')).printTable,
  record: async () => (await import('./answer-table.ts')).printRecords,
  markdown: async () => (await import('./answer-table.ts')).printMarkdown,
  csv: async () => (await import('./answer-csv.ts')).printCsv,
  json: () => printJson,
  jsonl: () => printJsonLines,
}

/** The printer of a format, to be started once for each answer. */
export async function answerPrinter(format: AnswerFormat): Promise<StartPrinting> {
  return printers[format]()
}

/** Formats for people, whose headings may be in their language; those for programs keep the names of the columns. */
export const formatsForPeople: ReadonlySet<AnswerFormat> = new Set([
  'table',
  'record',
  'markdown',
  'csv',
])

const nothingCut = () => []

/** One array, a row a line. */
function printJson(columns: readonly string[]): AnswerPrinter {
  let before = '[\n'
  const rows = (batch: AnswerRows) =>
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
  const rows = (batch: AnswerRows) => batch.map((row) => `${rowJson(columns, row)}\n`).join('')
  return { rows, end: () => '', cut: nothingCut }
}

function rowJson(columns: readonly string[], row: readonly StoredValue[]): string {
  return JSON.stringify(Object.fromEntries(row.map((value, at) => [columns[at], value])))
}
