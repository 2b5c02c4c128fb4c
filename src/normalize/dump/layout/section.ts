/** A section of a laid-out form, its headings and the lines under them, as rows of a table with true spans. */

import { fundSource } from '../../fund-source.ts'
import { bare, fold } from '../../heading.ts'
import { meaningOf } from '../../meaning.ts'
import { parseDecimal } from '../../score.ts'
import { isLevelName } from '../../shape.ts'
import { isPlaceholder } from '../cost.ts'
import { type BandColumn, type Piece, piecesOf } from './band.ts'
import { type DraftCell, type DraftRow, draftCell } from './draft.ts'
import type { Heading, Kind as SectionKind, Window } from './heading.ts'
import { type Extent, type Span, spansOf } from './level-span.ts'
import { type Interval, intervalsOf, type RowColumn } from './row-centre.ts'
import type { Kind } from './shape.ts'
import { type Line, mean, textOf, type Word } from './word.ts'

/** A column of a section: where its heading stands and what its cells are. */
export type Column = BandColumn &
  RowColumn & {
    readonly heading: Heading | null
    /** The level that a merged column names or weighs. */
    readonly level: number | null
  }

export type Section = {
  readonly rows: readonly DraftRow[]
  readonly columns: readonly Column[]
  /** 1 where a cell merged down over all rows stands left of the columns. */
  readonly offset: 0 | 1
}

/** How far the words of one column may lean, in characters. */
const LEAN = 1

/** The rows of a section: `head` are the lines of its headings, `body` those under them. */
export function readSection(window: Window, head: readonly Line[], body: readonly Line[]): Section {
  const lead = leadOf(window, head, body)
  const rest = body.map((line) => line.filter((word) => !lead.includes(word)))
  const columns = columnsOf(window, rest)
  const pieces = piecesOf(rest, columns)
  const rows =
    window.kind === 'goals' ? [wholeRow(pieces, columns)] : bodyRows(window.kind, pieces, columns)
  const offset = lead.length > 0 ? 1 : 0
  const heads = headRows(window, columns)
  const all = [...heads, ...rows].map((row) => shifted(row, offset))
  const [first, ...others] = all
  const [word] = lead
  if (!first || !word) return { rows: all, columns, offset }
  const cell = { ...draftCell(0, textOf(lead), word.line), rowSpan: all.length }
  return { rows: [[cell, ...first], ...others], columns, offset }
}

function shifted(row: DraftRow, offset: number): DraftRow {
  return row.map((cell) => ({ ...cell, column: cell.column + offset }))
}

/** What is printed once at the left of the whole section: 绩效指标, 项目资金（万元）. */
function leadOf(window: Window, head: readonly Line[], body: readonly Line[]): readonly Word[] {
  const headings = new Set([...window.leaves, ...window.groups].flatMap(({ words }) => words))
  const first = window.leaves[0]?.start ?? 0
  const all = [...head.flat().filter((word) => !headings.has(word)), ...body.flat()]
  const left = Math.min(...all.map(({ start }) => start))
  const edge = all
    .filter(
      (word) =>
        (word.start <= left + LEAN ||
          (/^[（(\d]|[）)]$/u.test(word.text) && follows(word, all, left))) &&
        word.end <= Math.max(first, left + 10),
    )

    .toSorted((a, b) => a.line - b.line || a.start - b.start)
  for (let size = edge.length; size > 0; size--) {
    if (
      isLeadText(
        edge
          .slice(0, size)
          .map(({ text }) => text)
          .join(''),
      )
    )
      return edge.slice(0, size)
  }
  const isApart = edge.every(({ end, text }) => end <= first && !isLevelName(fold(text)))
  if (window.kind === 'goals') return isApart ? edge : []
  if (window.kind === 'funds') return standsOverRows(edge, all) ? edge : []
  return isApart && first > left + 3 ? edge : []
}

/** 项目资金 (万, 年度绩效目标 1: what goes on after the first words of a line. */
function follows(word: Word, all: readonly Word[], left: number): boolean {
  return all.some(
    ({ line, start, end }) =>
      line === word.line && start <= left + LEAN && word.start - end <= 1 && end <= word.start,
  )
}

function isLeadText(text: string): boolean {
  const { indicator, fund, goal } = meaningOf(fold(text).replace(/[(][^)]*[)]/gu, ''))
  return indicator === 'lead' || fund === 'lead' || goal === 'lead' || goal === 'expected'
}

/** Whether lines with figures mostly begin right of these words. */
function standsOverRows(edge: readonly Word[], all: readonly Word[]): boolean {
  const figures = new Set(
    all.filter(({ text }) => parseDecimal(fold(text)) !== null).map(({ line }) => line),
  )
  const own = edge.filter(({ line }) => figures.has(line)).length
  return own * 2 <= figures.size && figures.size > 1
}

const FIGURES: ReadonlySet<string> = new Set([
  'weight',
  'score',
  'initial_budget',
  'annual_budget',
  'executed',
])

const VALUE_KINDS: Readonly<Record<string, Kind>> = {
  target: 'value',
  actual: 'value',
  value: 'value',
  operator: 'operator',
  unit: 'unit',
  ordinal: 'ordinal',
}

const FUND_KINDS: Readonly<Record<string, Kind>> = {
  initial_budget: 'amount',
  annual_budget: 'amount',
  executed: 'amount',
  execution_rate: 'rate',
  weight: 'mark',
  score: 'mark',
}

function columnsOf({ kind, leaves }: Window, body: readonly Line[]): readonly Column[] {
  if (kind === 'goals') return leaves.map((heading) => columnOf(heading, 'text', 'other'))
  if (kind === 'funds') return fundColumns(leaves, body)
  return indicatorColumns(leaves)
}

function columnOf(
  heading: Heading | null,
  kind: Column['kind'],
  role: Column['role'],
  level: number | null = null,
): Column {
  return { heading, kind, role, level, start: heading?.start ?? 0, end: heading?.end ?? 0 }
}

function fundColumns(leaves: readonly Heading[], body: readonly Line[]): readonly Column[] {
  const money = leaves.findIndex(({ meaning: { fund } }) => FIGURES.has(fund ?? ''))
  const [label, ...values] = money > 0 ? leaves.slice(money - 1) : [null, ...leaves]
  const first = values[0]?.start ?? 0
  const starts = body.flat().map(({ start }) => start)
  const left = Math.min(first - 1, ...starts)
  const own: Column = {
    heading: label ?? null,
    kind: 'text',
    role: 'name',
    level: null,
    start: label?.start ?? left,
    end: label?.end ?? Math.max(left + 1, Math.min(first - 1, left + 6)),
  }
  return [
    own,
    ...values.map((heading) => {
      const fund = heading?.meaning.fund
      const kind = FUND_KINDS[fund ?? ''] ?? 'text'
      const role = FIGURES.has(fund ?? '') ? 'number' : 'other'
      return columnOf(heading, kind, role)
    }),
  ]
}

function indicatorColumns(leaves: readonly Heading[]): readonly Column[] {
  const isMerged = leaves.map((_, at) => isOverRows(leaves, at))
  return leaves.map((heading, at): Column => {
    if (!isMerged[at]) return rowColumn(heading, at === leaves.findLastIndex(isLevel))
    const isWeight = heading.meaning.indicator === 'weight'
    const level = leaves
      .slice(0, at + 1)
      .filter((own, index) => isMerged[index] && !isWeightOf(own))
    const above = leaves.slice(at).filter(isLevel).length - 1
    return columnOf(heading, isWeight ? 'mark' : levelKind(above), 'merged', level.length)
  })
}

const isLevel = ({ meaning }: Heading): boolean => /^level/u.test(meaning.indicator ?? '')
const isWeightOf = ({ meaning }: Heading): boolean => meaning.indicator === 'weight'

/** Whether a column is merged down over rows: levels but the last, their weights, and what stands left of them. */
function isOverRows(leaves: readonly Heading[], at: number): boolean {
  const [own, before] = [leaves[at], leaves[at - 1]]
  const [first, last] = [leaves.findIndex(isLevel), leaves.findLastIndex(isLevel)]
  if (!own || at >= last) return false
  if (isWeightOf(own)) return before !== undefined && isLevel(before)
  return at < first ? own.meaning.indicator !== 'ordinal' : isLevel(own)
}

function rowColumn(heading: Heading, isName: boolean): Column {
  const field = heading.meaning.indicator ?? ''
  if (isName) return columnOf(heading, 'name', 'name')
  if (FIGURES.has(field)) return columnOf(heading, 'mark', 'number')
  if (VALUE_KINDS[field] === undefined && /分$/u.test(bare(fold(heading.text)))) {
    return columnOf(heading, 'mark', 'other')
  }
  const isValue = field === 'target' || field === 'actual' || field === 'value'
  return columnOf(heading, VALUE_KINDS[field] ?? 'text', isValue ? 'expected' : 'other')
}

/** What names a level is by how many levels it is above the rows. */
function levelKind(above: number): Kind {
  if (above === 1) return 'level2'
  return above === 2 ? 'level1' : 'level'
}

/** The headings, with those over several columns in a row above. */
function headRows({ first, groups }: Window, columns: readonly Column[]): readonly DraftRow[] {
  const leaves = columns.map(({ heading }, column) =>
    draftCell(column, heading?.text ?? '', heading?.words[0]?.line ?? first),
  )
  const over: DraftCell[] = []
  let next = 0
  for (const group of groups.toSorted((a, b) => a.start - b.start)) {
    const own = columns.flatMap(({ start, end }, at) =>
      at >= next && start < group.end && group.start < end ? [at] : [],
    )
    const [from, to] = [own[0], own.at(-1)]
    if (from === undefined || to === undefined) continue
    over.push({ ...draftCell(from, group.text, first), colSpan: to - from + 1 })
    next = to + 1
  }
  return over.length > 0 ? [over, leaves] : [leaves]
}

function cellOf(column: number, pieces: readonly Piece[], line: number): DraftCell {
  const words = pieces.flatMap((piece) => piece.words)
  const text = textOf(words)
  return {
    ...draftCell(column, text, words[0]?.line ?? line),
    isUnsure: pieces.some(({ isUnsure }) => isUnsure) || !isBalanced(text),
  }
}

/** Whether each bracket that opens closes: half of one shows that words of the cell stand elsewhere. */
function isBalanced(text: string): boolean {
  return text.split(/[（(]/u).length === text.split(/[）)]/u).length
}

function wholeRow(pieces: readonly Piece[], columns: readonly Column[]): DraftRow {
  const line = pieces[0]?.line ?? 0
  return columns.map((_, at) =>
    cellOf(
      at,
      pieces.filter(({ column }) => column === at),
      line,
    ),
  )
}

/** Characters of the shortest label of a money row. */
const SHORTEST_LABEL = 4

function bodyRows(
  kind: SectionKind,
  pieces: readonly Piece[],
  columns: readonly Column[],
): readonly DraftRow[] {
  const isName = (text: string) =>
    kind === 'funds'
      ? text.length >= SHORTEST_LABEL && fundSource(text) !== 'unknown'
      : isPlaceholder('level3', text) || /^指标\d/u.test(text)
  const intervals = intervalsOf(pieces, columns, isName)
  const rows: DraftCell[][] = intervals.map(({ first, end, isUnsure }) =>
    columns.flatMap(({ role }, at) => {
      if (role === 'merged') return []
      const own = pieces.filter(({ column, line }) => column === at && line >= first && line < end)
      const cell = cellOf(at, own, first)
      return [isUnsure ? { ...cell, isUnsure } : cell]
    }),
  )
  const merged = mergedCells(pieces, columns, intervals)
  for (const cell of merged.filter(({ rowSpan }) => rowSpan > 0)) rows[cell.row]?.push(cell)
  const hollow = merged.filter(({ rowSpan }) => rowSpan === 0)
  const left = hollow.map((cell) => [{ ...cell, rowSpan: 1, isUnsure: true }])
  return [...rows.map((row) => row.toSorted((a, b) => a.column - b.column)), ...left]
}

type MergedCell = DraftCell & { readonly row: number }

/** The cells of merged columns with the rows they begin in. A name over no row has a `rowSpan` of 0. */
function mergedCells(
  pieces: readonly Piece[],
  columns: readonly Column[],
  intervals: readonly Interval[],
): readonly MergedCell[] {
  const cells: MergedCell[] = []
  const { rows, at } = heightsOf(pieces, columns, intervals)
  const spansByLevel = new Map<number, readonly Span[]>()
  let below: readonly Span[] | null = null
  const named = columns.flatMap(({ role, level, kind }, column) =>
    role === 'merged' && level !== null && kind !== 'mark' ? [{ column, level }] : [],
  )
  for (const { column, level } of named.toReversed()) {
    const own = pieces.filter((piece) => piece.column === column)
    below = spansOf(own, rows, at, below)
    spansByLevel.set(level, below)
    cells.push(...cellsOver(column, below))
  }
  for (const [column, { role, level, kind }] of columns.entries()) {
    if (role !== 'merged' || level === null || kind !== 'mark') continue
    const own = pieces.filter((piece) => piece.column === column)
    cells.push(...cellsOver(column, besideSpans(own, spansByLevel.get(level) ?? [], at)))
  }
  return cells
}

function cellsOver(column: number, spans: readonly Span[]): readonly MergedCell[] {
  return spans.map(({ first, end, pieces, isUnsure }) => {
    const cell = cellOf(column, pieces, pieces[0]?.line ?? 0)
    return { ...cell, row: first, rowSpan: end - first, isUnsure: cell.isUnsure || isUnsure }
  })
}

/** Weights printed beside the names of a level: each belongs to the name on its height. */
function besideSpans(
  pieces: readonly Piece[],
  spans: readonly Span[],
  at: (line: number) => number,
): readonly Span[] {
  const heights = spans.map((span) => mean(span.pieces.map(({ line }) => at(line))))
  const owners = pieces.map(({ line }) => {
    const offs = heights.map((height) => Math.abs(height - at(line)))
    return offs.indexOf(Math.min(...offs))
  })
  return spans.map((span, index) => ({
    ...span,
    pieces: pieces.filter((_, piece) => owners[piece] === index),
  }))
}

/** Room between the words of two rows, in lines of text. */
const PADDING = 0.3

/** How high each row is, in lines of text, and where each line lies. */
function heightsOf(
  pieces: readonly Piece[],
  columns: readonly Column[],
  intervals: readonly Interval[],
): { readonly rows: readonly Extent[]; readonly at: (line: number) => number } {
  const rows: Extent[] = []
  const known: { readonly line: number; readonly y: number }[] = []
  let top = 0
  for (const { first, end } of intervals) {
    const own = pieces.filter(
      ({ line, column }) => line >= first && line < end && columns[column]?.role !== 'merged',
    )
    const counts = columns.map((_, at) => own.filter(({ column }) => column === at).length)
    const height = Math.max(1, ...counts)
    const lines = [...new Set(own.map(({ line }) => line))].toSorted((a, b) => a - b)
    for (const [at, line] of lines.entries()) {
      known.push({ line, y: top + ((at + 0.5) / lines.length) * height })
    }
    const pages = own.map(({ words }) => words[0]?.page ?? 0)
    const weight = columns.findIndex(
      ({ role, heading }) => role === 'number' && heading?.meaning.indicator === 'weight',
    )
    rows.push({
      top,
      bottom: top + height,
      pages: [Math.min(...pages), Math.max(...pages)],
      weight: weightIn(own.filter(({ column }) => column === weight)),
    })
    top += height + PADDING
  }
  return { rows, at: (line) => heightOf(line, known) }
}

function weightIn(pieces: readonly Piece[]): number | null {
  return parseDecimal(textOf(pieces.flatMap(({ words }) => words)))?.value ?? null
}

function heightOf(
  line: number,
  known: readonly { readonly line: number; readonly y: number }[],
): number {
  const after = known.find((other) => other.line >= line)
  const before = known.findLast((other) => other.line <= line)
  if (!before || !after) return after ? after.y - 0.5 : (before?.y ?? 0) + 0.5
  if (before === after) return after.y
  const share = (line - before.line) / (after.line - before.line)
  return before.y + share * (after.y - before.y)
}
