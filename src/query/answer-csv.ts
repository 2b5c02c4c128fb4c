/** The answer to a question as CSV. */
import { stringify } from 'csv-stringify/sync'
import { csvSettings } from '../export/csv-settings.ts'
import type { StoredValue } from '../store/value.ts'
import type { AnswerPrinter, AnswerRows } from './answer-printer.ts'

export function printCsv(columns: readonly string[]): AnswerPrinter {
  let isFirst = true
  const rows = (batch: AnswerRows) => {
    const lines = isFirst ? [columns, ...batch] : batch
    isFirst = false
    return stringify(lines as StoredValue[][], csvSettings)
  }
  return { rows, end: () => '', cut: () => [] }
}
