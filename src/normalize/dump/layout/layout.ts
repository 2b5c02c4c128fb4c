/**
 * A dump that keeps its layout in blanks: the columns are read from where words stand in their lines, the rows from how
 * cells are centred on them.
 */
import type { Paragraph } from '../../../extract/document.ts'
import type { SheetBlock } from '../../sheet/table.ts'
import { parseDecimal } from '../../value/score.ts'
import { fold } from '../../words/heading.ts'
import { meaningOf } from '../../words/meaning.ts'
import { titleIn, yearLine } from '../../words/title.ts'
import { piecesOf } from './band.ts'
import { type DraftRow, draftCell, tableOf } from './draft.ts'
import { windowsIn } from './heading.ts'
import { isGoalLabel, isLabel, pairRows } from './pair.ts'
import { type LayoutSection, readSection } from './section.ts'
import type { HeadedKind, Window } from './window.ts'
import { type Line, linesIn, textOf } from './word.ts'

/** Lines with gaps of blanks, and their share of all lines with words, that show a layout. */
const LAID_OUT = 4
/** Their share of all lines with words, at least. Chosen. */
const LAID_OUT_SHARE = 0.25

/** What is being read: the blocks so far and the rows of the table that is open. */
type Reading = {
  readonly printed: readonly Paragraph[]
  readonly lines: readonly Line[]
  readonly blocks: SheetBlock[]
  rows: DraftRow[]
  indicators: LayoutSection | null
}

/** The forms among lines as tables; null where the lines show no layout or no headings are found. */
export function readLayout(given: readonly Paragraph[]): readonly SheetBlock[] | null {
  const printed = withBlankLines(given)
  const gaps = printed.filter(({ text }) => /\S {3,}\S/u.test(text)).length
  if (gaps < LAID_OUT || gaps < given.length * LAID_OUT_SHARE) return null
  const lines = linesIn(printed.map(({ text }) => text))
  const windows = windowsIn(lines)
  if (windows.length === 0) return null
  const reading: Reading = { printed, lines, blocks: [], rows: [], indicators: null }
  let from = 0
  for (const [at, window] of windows.entries()) {
    const first = Math.max(window.first - leadLines(lines, window, from), from)
    readBetween(reading, from, first)
    const until = windows[at + 1]?.first ?? lines.length
    const end = sectionEnd(reading, window, until)
    const next = windows[at + 1]
    const spare = next && end === until ? leadLines(lines, next, window.end) : 0
    readInto(reading, window, first, end - spare)
    from = end - spare
  }
  readBetween(reading, from, lines.length)
  closeTable(reading)
  return reading.blocks
}

/** The lines with one that is blank wherever the text has any: rows of the print are parted by them. */
function withBlankLines(given: readonly Paragraph[]): readonly Paragraph[] {
  return given.flatMap((line, at) => {
    const [own, before] = [line.place, given[at - 1]?.place]
    const isParted = own.kind === 'line' && before?.kind === 'line' && own.line > before.line + 1
    return isParted ? [{ ...line, text: '' }, line] : [line]
  })
}

function readInto(reading: Reading, window: Window, first: number, end: number): void {
  const { lines } = reading
  const head = lines.slice(first, window.end)
  const section = readSection(window, head, lines.slice(window.end, end))
  reading.rows.push(...section.rows)
  if (window.kind === 'indicators') reading.indicators = section
}

/** Lines above the headings that hold but a piece of what leads the section: 年度总体目 over 标. */
function leadLines(lines: readonly Line[], window: Window, from: number): number {
  let count = 0
  for (let at = window.first - 1; at >= from && count < 2; at--) {
    const line = lines[at] ?? []
    const [word, ...others] = line
    if (line.length === 0) return count
    const below = lines.slice(at + 1, window.end + 3).flat()
    const isLead =
      word !== undefined &&
      others.length === 0 &&
      word.end <= (window.leaves[0]?.start ?? 0) &&
      below.every(({ start }) => start >= word.start - 1) &&
      isLeadPiece(
        window.kind,
        word.text,
        below.filter(({ start }) => Math.abs(start - word.start) <= 1),
      )
    if (!isLead) return count
    count++
  }
  return count
}

function isLeadPiece(kind: HeadedKind, text: string, below: Line): boolean {
  for (let size = 0; size <= Math.min(3, below.length); size++) {
    const { goal, indicator, fund } = meaningOf(
      fold(
        text +
          below
            .slice(0, size)
            .map((word) => word.text)
            .join(''),
      ),
    )
    const isLead = {
      goals: goal !== undefined,
      indicators: indicator === 'lead',
      funds: fund === 'lead',
    }
    if (isLead[kind]) return true
  }
  return false
}

const NOTE = /^(?:注|备注|说明|填表说明)\d?(?:[:：.、]|$)/u
const NARRATIVE =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]+部分|附件|附表)/u
const SIGNATURE = /^(?:填表人|填报人|审核人|项目负责人|单位负责人|财务负责人|填报日期)[:：]/u
const STARTS: ReadonlySet<string> = new Set(['project_name', 'transfer_name', 'department_name'])

/** The first line under the headings that belongs to another part of the document. */
function sectionEnd({ lines, printed }: Reading, window: Window, until: number): number {
  for (let at = window.end; at < until; at++) {
    const words = printed[at]?.text.trim() ?? ''
    if (isOutside(words, lines[at] ?? [], window)) return at
  }
  return until
}

function isOutside(text: string, line: Line, { kind }: Window): boolean {
  const [first] = line
  if (!first) return false
  if (titleIn(text) !== null || NOTE.test(text) || NARRATIVE.test(text) || SIGNATURE.test(text)) {
    return kind === 'indicators' || titleIn(text) !== null
  }
  if (first.start > 2) return false
  const { label, header } = meaningOf(fold(first.text))
  if (header !== undefined && STARTS.has(header)) return true
  if (kind === 'indicators') return label === 'closing' || isTotal(line)
  if (kind === 'funds' && line.length > 1 && isGoalLabel(first.text)) return true
  return header !== undefined && kind === 'goals'
}

function isTitle(text: string): boolean {
  return titleIn(text) !== null || (/[年(（]/u.test(text) && yearLine(text) !== null)
}

function isTotal([first, ...others]: Line): boolean {
  if (!first || first.start > 2) return false
  const figures = others.filter(({ text }) => parseDecimal(fold(text)) !== null)
  return meaningOf(fold(first.text)).label === 'total' && figures.length > 0
}

/** The lines between two sections: totals and closing rows, words outside any form, the header of the next. */
function readBetween(reading: Reading, from: number, to: number): void {
  const { lines, printed } = reading
  const below = readClosing(reading, from, to)
  const header = headerStart(reading, below, to)
  for (const paragraph of printed.slice(below, header)) {
    if (paragraph.text.trim() === '') continue
    closeTable(reading)
    reading.blocks.push(paragraph)
  }
  if (lines.slice(header, to).every((line) => line.length === 0)) return
  if (reading.indicators) closeTable(reading)
  reading.rows.push(...pairRows(lines.slice(header, to)))
}

/** Reads totals and closing rows under the indicators; gives the first line that is none. */
function readClosing({ lines, rows, indicators }: Reading, from: number, to: number): number {
  if (!indicators) return from
  for (let at = from; at < to; at++) {
    const line = lines[at] ?? []
    if (isTotal(line)) rows.push(totalRow(line, indicators))
    else if (isClosing(line)) rows.push(...pairRows([line]))
    else if (line.length > 0) return at
  }
  return to
}

function isClosing([first]: Line): boolean {
  if (!first || first.start > 2 || /[:：]/u.test(first.text)) return false
  return meaningOf(fold(first.text)).label === 'closing'
}

/** The first line after the last title that begins with a label, be it broken; `to` where none does. */
function headerStart({ lines, printed }: Reading, from: number, to: number): number {
  let start = from
  for (let at = from; at < to; at++) {
    const text = printed[at]?.text.trim() ?? ''
    if (isTitle(text) || NARRATIVE.test(text)) start = at + 1
  }
  for (let at = start; at < to; at++) {
    const [first, second] = lines[at] ?? []
    if (!first) continue
    const isGoal = second !== undefined && isGoalLabel(first.text)
    const isHead = isGoal || isLabel(first.text) || (second && isLabel(first.text + second.text))
    if (isHead || startsBroken(lines, at, to)) return at
  }
  return to
}

function startsBroken(lines: readonly Line[], at: number, to: number): boolean {
  const [first] = lines[at] ?? []
  if (!first) return false
  const below = lines.slice(at + 1, Math.min(to, at + 4)).flatMap((line) => line.slice(0, 1))
  const under = below.find(({ start }) => Math.abs(start - first.start) <= 1)
  return under !== undefined && !isLabel(under.text) && isLabel(first.text + under.text)
}

/** The row that sums up, its numbers under the columns of the indicators. */
function totalRow([label, ...values]: Line, { columns, offset }: LayoutSection): DraftRow {
  const line = label?.line ?? 0
  const pieces = piecesOf(
    [values],
    columns.map((column) => (column.kind === 'value' ? { ...column, kind: 'text' } : column)),
  )
  const cells = pieces.map(({ column, words, isUnsure }) => ({
    ...draftCell(column + offset, textOf(words), line),
    isUnsure,
  }))
  const own = cells.filter(({ column }) => column > 0)
  const filled = columns.flatMap((_, at) => {
    const column = at + offset
    const cell = own.find((other) => other.column === column)
    return column === 0 ? [] : [cell ?? draftCell(column, '', line)]
  })
  return [draftCell(0, label?.text ?? '', line), ...filled]
}

function closeTable(reading: Reading): void {
  if (reading.rows.length > 0) reading.blocks.push(tableOf(reading.rows, reading.printed))
  reading.rows = []
  reading.indicators = null
}
