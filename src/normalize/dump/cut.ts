/**
 * Tokens of a dump whose geometry is lost → rows of cells: the cheapest way to cut them, by what a cell under each
 * heading can be, by how cells are dumped (those of one printed line together, a wrapped one by itself on whole lines)
 * and by how words are wrapped (all lines but the last equally full).
 */

import { parseDecimal } from '../value/score.ts'
import { fold } from '../words/heading.ts'
import type { DumpColumn } from './columns.ts'
import { HOLLOW_ROW, hollowRow, isPlaceholder, missingCost, rowCost } from './cost.ts'
import { lineWidths, type Part, partsAt, type Width, widthCost } from './part.ts'
import { isBlankCell, type Token, wordsOf } from './token.ts'

/** A cell as a run of tokens. */
export type CutCell = { readonly column: number; readonly start: number; readonly end: number }

export type CutRow = readonly CutCell[]

/** A row begins at the head of a line. */
const ROW_INSIDE_LINE = 8
/** What the text says of its rows stands, unless nothing can be read so. */
const AGAINST_ROWS = 20
/** Cells of one printed line stand on one line of the dump. */
const PARTED_LINE = 1.5
/** What a template left has no values. */
const AFTER_PLACEHOLDER = 3
/** A score above its weight. */
const ABOVE_FULL_MARKS = 0.8

/** How the last cell was dumped: by itself on its lines or merged down, on a line with others, or a template's blank. */
type Ending = 'alone' | 'inline' | 'placeholder'
const endings: readonly Ending[] = ['alone', 'inline', 'placeholder']

type Step = {
  readonly cost: number
  /** The step before; null at the beginning. */
  readonly from: Step | null
  readonly cell: CutCell | null
  readonly ending: Ending
  readonly opensRow: boolean
}

const START: Step = { cost: 0, from: null, cell: null, ending: 'alone', opensRow: false }

/**
 * The rows of a section's tokens. All tokens are used; a column without words in a row has no cell there. A first
 * reading shows how wide the columns are, a second one cuts by that.
 */
export function cutRows(
  tokens: readonly Token[],
  columns: readonly DumpColumn[],
): readonly CutRow[] {
  return cutTwice(sheetOf(tokens, columns)).rows
}

export function sheetOf(tokens: readonly Token[], columns: readonly DumpColumn[]): CutSheet {
  return { tokens, columns, parts: tokens.map((_, at) => partsAt(tokens, at, columns)) }
}

export function cutTwice(sheet: CutSheet): Cut {
  const { tokens, columns } = sheet
  const first = cutByWidth(sheet, [])
  if (tokens[0]?.holds !== 'word') return first
  const widths = columns.map((_, column) => columnWidth(tokens, first.rows, column))
  return widths.some((width) => width !== null) ? cutByWidth(sheet, widths) : first
}

/** Rows, and what it costs to cut them so. */
export type Cut = { readonly rows: readonly CutRow[]; readonly cost: number }

/** The printed width of a column, by the lines of its wrapped cells that are full; null where too few are wrapped. */
function columnWidth(
  tokens: readonly Token[],
  rows: readonly CutRow[],
  column: number,
): number | null {
  const widths = rows
    .flatMap((row) => row.filter((cell) => cell.column === column))
    .flatMap(({ start, end }) => lineWidths(tokens.slice(start, end)).slice(0, -1))
    .map(({ width }) => width)
    .toSorted((a, b) => a - b)
  return widths.length < 2 ? null : (widths[Math.floor(widths.length / 2)] ?? null)
}

/** The tokens of a section, what can be a cell from each of them on, and the columns. */
export type CutSheet = {
  readonly tokens: readonly Token[]
  readonly columns: readonly DumpColumn[]
  readonly parts: readonly (readonly Part[])[]
}

export function cutByWidth({ tokens, columns, parts }: CutSheet, widths: readonly Width[]): Cut {
  if (tokens.length === 0) return { rows: [], cost: 0 }
  const skips = skipSums(columns)
  /** For each token and column the cheapest step that filled the column before and ends at the token, by its ending. */
  const filled: (Step | undefined)[][] = Array.from({ length: tokens.length + 1 }, () => [])
  for (let at = 0; at < tokens.length; at++) {
    const steps = (filled[at] ?? []).filter((step) => step !== undefined)
    const end = at === 0 ? START : rowEnd(steps, columns, skips)
    if (!end) continue
    const rowStart = { ...end, cost: end.cost + rowCost(columns) }
    const before = columns.map((_, column) => sources(steps, rowStart, column, { columns, skips }))
    for (const part of parts[at] ?? []) fill(part, { tokens, columns, before, filled, widths })
  }
  const last = rowEnd(
    (filled[tokens.length] ?? []).filter((step) => step !== undefined),
    columns,
    skips,
  )
  return last ? { rows: rowsBack(last), cost: last.cost } : { rows: [], cost: Infinity }
}

/** What it costs to leave out the columns before each column. */
function skipSums(columns: readonly DumpColumn[]): readonly number[] {
  const sums = [0]
  for (const { field } of columns) sums.push((sums.at(-1) ?? 0) + missingCost(field, columns))
  return sums
}

function skipped(skips: readonly number[], from: number, to: number): number {
  return (skips[to] ?? 0) - (skips[from] ?? 0)
}

/** The cheapest way to end a row where these steps end. */
function rowEnd(
  steps: readonly Step[],
  columns: readonly DumpColumn[],
  skips: readonly number[],
): Step | null {
  let best: Step | null = null
  for (const step of steps) {
    const column = step.cell?.column ?? 0
    const rest = skipped(skips, column + 1, columns.length)
    const field = columns[column]?.field ?? 'extra'
    const isHollow = step.ending === 'placeholder' || field in hollowRow
    const cost = step.cost + (isHollow ? Math.min(hollowRow[field] ?? HOLLOW_ROW, rest) : rest)
    if (!best || cost < best.cost) best = { ...step, cost }
  }
  return best
}

/** The columns, and what it costs to leave out those before each. */
type Setting = { readonly columns: readonly DumpColumn[]; readonly skips: readonly number[] }

type Source = { readonly step: Step; readonly cost: number; readonly isNewRow: boolean }

/** The cheapest ways to come to a column, by how the cell before was dumped. */
function sources(
  steps: readonly Step[],
  rowStart: Step,
  column: number,
  { columns, skips }: Setting,
): readonly Source[] {
  const cheapest = new Map<Ending, Source>()
  for (const step of steps) {
    const last = step.cell?.column ?? 0
    if (last >= column) continue
    const cost = step.cost + skipped(skips, last + 1, column) + orphan(columns, last, column)
    const known = cheapest.get(step.ending)
    if (!known || cost < known.cost) cheapest.set(step.ending, { step, cost, isNewRow: false })
  }
  const cost = rowStart.cost + skipped(skips, 0, column) + orphan(columns, -1, column)
  return [...cheapest.values(), { step: rowStart, cost, isNewRow: true }]
}

type Filling = {
  readonly tokens: readonly Token[]
  readonly widths: readonly Width[]
  readonly columns: readonly DumpColumn[]
  readonly before: readonly (readonly Source[])[]
  readonly filled: (Step | undefined)[][]
}

/** Tries a cell under every heading. */
function fill(part: Part, filling: Filling): void {
  for (const column of filling.columns.keys()) fillColumn(part, column, filling)
}

function fillColumn(part: Part, column: number, filling: Filling): void {
  const { columns, before, filled, widths } = filling
  const { start, end, words, first } = part
  const field = columns[column]?.field ?? 'extra'
  const own = (part.costs[column] ?? 0) + widthCost(part.lines, widths[column] ?? null)
  const isInline = isDrawn(part) && !/^(?:lead|level[12])/u.test(field)
  const ending = isPlaceholder(field, words) ? 'placeholder' : isInline ? 'inline' : 'alone'
  for (const source of before[column] ?? []) {
    const marks = field === 'score' ? scoreCost(source, part, filling) : 0
    const cost = source.cost + own + boundaryCost(source, first, isInline) + marks
    const cell = { column, start, end }
    keep(filled, end, { cost, from: source.step, cell, ending, opensRow: source.isNewRow })
  }
}

/** Whether a cell was drawn on a line with others. */
function isDrawn({ first, last }: Part): boolean {
  return first.holds === 'word' && first.line === last.line
}

/** A new level 1 comes with its first level 2, where the form has both; the weight of a level with its name. */
const ORPHAN = 1.2
/** The same for the weight of a level without its name. */
const ORPHAN_WEIGHT = 3

function orphan(columns: readonly DumpColumn[], before: number, column: number): number {
  if (/^level[12]_weight$/u.test(columns[column]?.field ?? '') && before !== column - 1)
    return ORPHAN_WEIGHT
  const inner = INNER[columns[before]?.field ?? '']
  if (inner === undefined || (inner === 'level3' && !hasFourth(columns))) return 0
  const next = columns.findIndex(({ field }) => field === inner)
  return next > before && next < column ? ORPHAN : 0
}

/** What comes with the first of its rows. */
const INNER: Readonly<Record<string, string>> = {
  level1: 'level2',
  level1_weight: 'level2',
  level2: 'level3',
  level2_weight: 'level3',
}

function hasFourth(columns: readonly DumpColumn[]): boolean {
  return columns.some(({ field }) => field === 'level4')
}

function scoreCost(
  { step, isNewRow }: Source,
  { words }: Part,
  { columns, tokens }: Filling,
): number {
  const { cell } = step
  if (isNewRow || !cell || columns[cell.column]?.field !== 'weight') return 0
  const weight = parseDecimal(fold(wordsOf(tokens.slice(cell.start, cell.end))))
  const score = parseDecimal(fold(words))
  return weight && score && score.value > weight.value ? ABOVE_FULL_MARKS : 0
}

function keep(filled: (Step | undefined)[][], end: number, step: Step): void {
  const steps = filled[end]
  const at = (step.cell?.column ?? 0) * endings.length + endings.indexOf(step.ending)
  if (steps && (steps[at]?.cost ?? Number.POSITIVE_INFINITY) > step.cost) steps[at] = step
}

function boundaryCost({ isNewRow, step }: Source, first: Token, isInline: boolean): number {
  if (first.beginsRow === !isNewRow) return AGAINST_ROWS
  if (isNewRow) return first.opens ? 0 : ROW_INSIDE_LINE
  if (step.ending === 'placeholder') return isBlankCell(first) ? 0 : AFTER_PLACEHOLDER
  return first.opens && isInline && step.ending === 'inline' ? PARTED_LINE : 0
}

function rowsBack(last: Step): readonly CutRow[] {
  const rows: CutCell[][] = []
  let open: CutCell[] = []
  for (let step: Step | null = last; step?.cell; step = step.from) {
    open.unshift(step.cell)
    if (!step.opensRow) continue
    rows.unshift(open)
    open = []
  }
  return rows
}
