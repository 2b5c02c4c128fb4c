/** The answer to a question as CSV. */
import { stringify } from 'csv-stringify/sync'
import { csvSettings } from '../export/csv-settings.ts'
import type { Value } from '../store/value.ts'
import type { AnswerPrinter, Rows } from './answer-text.ts'

export function printCsv(columns: readonly string[]): AnswerPrinter {
  let isFirst = true
  const rows = (batch: Rows) => {
    const lines = isFirst ? [columns, ...batch] : batch
    isFirst = false
    return stringify(lines as Value[][], csvSettings)
  }
  return { rows, end: () => '', cut: () => [] }
}
