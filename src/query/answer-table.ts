/** The answer to a question as people read it: a table that fits the terminal, records, Markdown. */
import stringWidth from 'string-width'
import type { StoredValue } from '../store/value.ts'
import { alignedLine, columnWidths, padded } from '../terminal/aligned.ts'
import { printable, printableLine } from '../terminal/printable.ts'
import type { AnswerLayout, AnswerPrinter, AnswerRows } from './answer-printer.ts'

/** Terminal columns that a column keeps, beside its heading, when a table is made narrower: two Han words. */
const NARROWEST = 8

/** Terminal columns between two columns. */
const GAP = 2

/** Widest label of a record before its value moves out of sight, in terminal columns. */
const WIDEST_LABEL = 30

/**
 * A table. With a width to fit it cuts its widest columns and tells which; a row that cannot be made narrow enough makes
 * the whole answer a list of records. Without one it cuts nothing: what is too wide for the rows seen first juts out.
 */
export function printTable(columns: readonly string[], { width }: AnswerLayout): AnswerPrinter {
  let printer: AnswerPrinter | undefined
  const rows = (batch: AnswerRows) => {
    printer ??= tableOrRecords(columns, batch, width)
    return printer.rows(batch)
  }
  return { rows, end: () => printer?.end() ?? '', cut: () => printer?.cut() ?? [] }
}

function tableOrRecords(
  columns: readonly string[],
  first: AnswerRows,
  width: number | null,
): AnswerPrinter {
  const natural = columnWidths([columns, ...first.map((row) => row.map(shown))], Infinity)
  const least = columnWidths([columns], Infinity).map((head) => Math.max(head, NARROWEST))
  const fitting = width === null ? natural : fittingWidths(natural, least, width)
  return fitting === null
    ? printRecords(columns, { width })
    : alignedTable(columns, fitting, width !== null)
}

function alignedTable(
  columns: readonly string[],
  widths: readonly number[],
  isCutting: boolean,
): AnswerPrinter {
  let isHead = true
  const cut = new Set<string>()
  const line = (row: readonly string[]) => {
    const wide = columnWidths([row], Infinity)
    for (const [at, needed] of wide.entries()) {
      if (isCutting && needed > (widths[at] ?? 0)) cut.add(columns[at] ?? '')
    }
    const kept = isCutting ? widths : widths.map((width, at) => Math.max(width, wide[at] ?? 0))
    return `${alignedLine(row, kept)}\n`
  }
  const rows = (batch: AnswerRows) => {
    const head = isHead ? [columns, widths.map((width) => '─'.repeat(width))] : []
    isHead = false
    return [...head, ...batch.map((row) => row.map(shown))].map(line).join('')
  }
  return { rows, end: () => '', cut: () => [...cut] }
}

/** The widths with the widest made narrower, none below its least, until all fit into `width`; null where they cannot. */
export function fittingWidths(
  natural: readonly number[],
  least: readonly number[],
  width: number,
): readonly number[] | null {
  const room = width - GAP * (natural.length - 1)
  const narrowed = (most: number) =>
    natural.map((one, at) => Math.min(one, Math.max(most, least[at] ?? 0)))
  const fits = (widths: readonly number[]) => widths.reduce((sum, one) => sum + one, 0) <= room
  if (!fits(narrowed(0))) return null
  let most = Math.max(0, ...natural)
  while (!fits(narrowed(most))) most -= 1
  return narrowed(most)
}

/** A block a row, a line a column that says something. */
export function printRecords(columns: readonly string[], { width }: AnswerLayout): AnswerPrinter {
  let number = 0
  const labels = columnWidths([columns], WIDEST_LABEL)
  const label = Math.max(0, ...labels)
  const rows = (batch: AnswerRows) =>
    batch
      .map((row) => {
        number += 1
        const head = `─[ ${number} ]`
        const rule = head + '─'.repeat(Math.max(0, Math.min(width ?? 60, 60) - stringWidth(head)))
        const lines = row.flatMap((value, at) =>
          value === null
            ? []
            : `${padded(printableLine(columns[at] ?? ''), label)}  ${printableLine(shown(value))}\n`,
        )
        return `${rule}\n${lines.join('')}`
      })
      .join('')
  return { rows, end: () => '', cut: () => [] }
}

/** A table in Markdown (GitHub's); a line break in a cell is a `<br>`. */
export function printMarkdown(columns: readonly string[]): AnswerPrinter {
  let isHead = true
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  const rows = (batch: AnswerRows) => {
    const head = isHead ? line(columns.map(markdownCell)) + line(columns.map(() => '---')) : ''
    isHead = false
    return head + batch.map((row) => line(row.map(markdownCell))).join('')
  }
  return { rows, end: () => '', cut: () => [] }
}

function markdownCell(value: StoredValue): string {
  return printable(String(value ?? ''))
    .replaceAll(/[\\|<>`*_[\]]/gu, (sign) => `\\${sign}`)
    .trim()
    .replaceAll(/\s*\n\s*/gu, '<br>')
}

/** A null shows as nothing; a line break would break the table. */
function shown(value: StoredValue): string {
  return value === null ? '' : String(value).replaceAll(/\s+/gu, ' ')
}
