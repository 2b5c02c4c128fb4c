/**
 * Tables of a text that kept a blank cell wherever cells are merged down, and one cell alone for those merged across: rows
 * are short by what was merged in them. Where it is plain what that was, the table is as wide again in every row.
 */

import { assignInOrder } from '../column/align.ts'
import { parseDecimal } from '../value/score.ts'
import { flatRows, type Slot } from './row.ts'
import type { SheetBlock, SheetCell } from './table.ts'

/** Columns of the narrowest table whose rows say by their lengths what was merged. */
const NARROWEST = 4
/** Rows as wide as the table, and such with a blank before their words, at least. */
const FEWEST_FULL = 3
/** Rows with a blank before their words, at least: one shows that merged cells were kept once. */
const FEWEST_GAPS = 1
/** Headings of indicators in a row that heads a table of them. */
const FEWEST_HEADINGS = 3
/** Rows that headings of indicators lead where they are no columns. */
const FEWEST_FIELDS = 4
/** Measures of money in a row that heads its columns. */
const FEWEST_MEASURES = 2

/** The cells of a row from the left, each from its place in the row. */
type FlatRow = readonly Slot[]

/** The block as wide in every row as in its widest, with what is merged in one cell; as it is where that is not plain. */
export function withCollapsedSpans(block: SheetBlock): SheetBlock {
  if (block.type !== 'table' || block.spans !== 'lost' || block.place.kind !== 'line') return block
  const { columnCount: width } = block
  const rows = flatRows(block)
  const full = rows.filter(({ length }) => length === width)
  if (width < NARROWEST || full.length < FEWEST_FULL || full.length === rows.length) return block
  if (full.filter(hasGap).length < FEWEST_GAPS) return block
  const wide = isTurned(rows) ? null : (widenedHalves(rows, width) ?? widened(rows, width))
  return wide ? { ...block, cells: mergedDown(wide), spans: 'kept' } : block
}

function hasGap(row: FlatRow): boolean {
  const blank = row.findIndex((slot) => slot.blank)
  return blank >= 0 && blank < row.findLastIndex((slot) => !slot.blank)
}

/** Whether headings of indicators lead rows: what is merged across is then a level over its indicators. */
function isTurned(rows: readonly FlatRow[]): boolean {
  const led = rows.filter(([first]) => first?.meaning.indicator && !first.meaning.goal)
  return led.length >= FEWEST_FIELDS
}

/** The rows of two forms side by side, with a blank cell between them in each; null where that is not so. */
function widenedHalves(rows: readonly FlatRow[], width: number): readonly FlatRow[] | null {
  const half = (width - 1) / 2
  const isHalved = (row: FlatRow) => row.length % 2 === 1 && row[(row.length - 1) / 2]?.blank
  if (!rows.every(isHalved)) return null
  const middles = rows.map(({ length }) => (length - 1) / 2)
  const left = widened(
    rows.map((row, at) => row.slice(0, middles[at])),
    half,
  )
  const right = widened(
    rows.map((row, at) => row.slice((middles[at] ?? 0) + 1)),
    half,
  )
  if (!left || !right) return null
  return rows.map((row, at) => [
    ...(left[at] ?? []),
    ...row.slice(middles[at], (middles[at] ?? 0) + 1).map((slot) => placed(slot, half, half + 1)),
    ...(right[at] ?? []).map((slot) => placed(slot, slot.start + half + 1, slot.end + half + 1)),
  ])
}

/** The rows with the columns of their cells; null where those of one are not plain. */
function widened(rows: readonly FlatRow[], width: number): readonly FlatRow[] | null {
  const under = headingsOver(rows)
  const wide: FlatRow[] = []
  for (const [at, row] of [...rows.entries()].toReversed()) {
    const below = wide.at(-1)
    const isAsAbove = sumsUp(row) && rows[at - 1]?.length === row.length
    const isWhole = isAsAbove || [width, under[at]?.length].includes(row.length)
    const headings = under[at] ?? null
    const starts = isWhole ? [...row.keys()] : startsOf(row, { below, headings, width })
    if (!starts) return null
    wide.push(placedAt(row, starts, width))
  }
  wide.reverse()
  return arePlain(wide) ? wide : null
}

/** For each row the headings of indicators that it stands under, and that no row under them is longer than. */
function headingsOver(rows: readonly FlatRow[]): readonly (FlatRow | null)[] {
  const over: (FlatRow | null)[] = []
  for (const [at, row] of rows.entries()) {
    const before = over.at(-1) ?? null
    const isLonger = before !== null && row.length > before.length
    if (headsIndicators(row)) over.push(holdsRows(row, rows.slice(at + 1)) ? row : null)
    else over.push(isLonger || (opensPart(row) && row.length !== before?.length) ? null : before)
  }
  return over
}

/** Whether the next row of values is as long as the headings. */
function holdsRows(headings: FlatRow, below: readonly FlatRow[]): boolean {
  const next = below.find(({ length }) => length > 1)
  return next !== undefined && next.length === headings.length && next.some(isNumber)
}

/** Whether money stands in rows as long as its headings: others have lost more than what was merged across. */
function arePlain(rows: readonly FlatRow[]): boolean {
  let money: FlatRow | null = null
  for (const row of rows) {
    const isOfAmounts = row.length > 1 && row.some(isNumber)
    const goesOn = money !== null && row.some(({ blank }) => blank) && !row.some(isNumber)
    if (headsMoney(row) || goesOn) money = row
    else if (headsIndicators(row) || opensPart(row)) money = null
    else if (money && isOfAmounts && row.length !== money.length && !sumsUp(row)) return false
  }
  return true
}

type Around = {
  readonly below: FlatRow | undefined
  /** The headings of the indicators that the row stands under, if any. */
  readonly headings: FlatRow | null
  readonly width: number
}

/** The first columns of the cells of a row that is narrower than the table; null where they are not plain. */
function startsOf(row: FlatRow, { below, headings, width }: Around): readonly number[] | null {
  if (row.length === 1) return [0]
  if (headings) return startsUnder(row, headings)
  const starts = below && groupStarts(row, below)
  if (starts) return starts
  if (sumsUp(row)) return row.map((_, at) => (at === 0 ? 0 : at + width - row.length))
  return headsIndicators(row) ? null : [...row.keys()]
}

const SUM = /(?:小计|合计|总计|总额)$/u

/** Whether a row of amounts sums up those above. */
function sumsUp([first]: FlatRow): boolean {
  return first?.meaning.label === 'total' || SUM.test(first?.folded ?? '')
}

/** Where the cells of a row of indicators stand by what they are; null where one finds no column. */
function startsUnder(row: FlatRow, headings: FlatRow): readonly number[] | null {
  const columns = headings.map((slot, at) => ({
    field: slot.meaning.indicator ?? ('unknown' as const),
    start: at,
    end: at + 1,
    heading: slot.folded,
    slot,
  }))
  const [, ...others] = assignInOrder(row, columns)
  return others.includes(-1) ? null : [0, ...others]
}

/**
 * Where the cells of a row stand that heads the groups of the row below: this is blank under each of the others. Null where
 * the row heads none.
 */
function groupStarts(row: FlatRow, below: FlatRow): readonly number[] | null {
  if (below.length <= row.length || [...row, ...below].some(isNumber)) return null
  const blanks = below.filter(({ blank }) => blank).length
  const runs = runsIn(below)
  const groups = row.length - blanks
  if (blanks === 0) return null
  if (groups === runs.length) return startsOfParts(below, new Set(runs.map(({ start }) => start)))
  const [run, ...others] = runs
  if (!run || others.length > 0 || groups < 2 || !repeats(below.slice(run.start, run.end), groups))
    return null
  const size = (run.end - run.start) / groups
  return startsOfParts(
    below,
    new Set(Array.from({ length: groups }, (_, at) => run.start + at * size)),
  )
}

/** The blank cells of a row and the first of each group. */
function startsOfParts(below: FlatRow, groups: ReadonlySet<number>): readonly number[] {
  return below.flatMap(({ blank, start }, at) => (blank || groups.has(at) ? [start] : []))
}

/** Neighbouring cells with words. */
function runsIn(row: FlatRow): readonly { readonly start: number; readonly end: number }[] {
  const runs: { start: number; end: number }[] = []
  for (const [at, { blank }] of row.entries()) {
    const last = runs.at(-1)
    if (blank) continue
    if (last?.end === at) last.end++
    else runs.push({ start: at, end: at + 1 })
  }
  return runs
}

/** Whether headings are the same so many times over, the first of each time aside. */
function repeats(cells: FlatRow, times: number): boolean {
  const size = cells.length / times
  if (!Number.isInteger(size) || size < 2) return false
  return cells.every(({ folded }, at) => at % size === 0 || folded === cells[at % size]?.folded)
}

function headsIndicators(row: FlatRow): boolean {
  const named = row.filter(({ meaning }) => meaning.indicator && !meaning.goal)
  return named.length >= FEWEST_HEADINGS && !row.some(isNumber)
}

function headsMoney(row: FlatRow): boolean {
  const named = new Set(row.flatMap(({ meaning }) => meaning.fund ?? []))
  return named.size >= FEWEST_MEASURES && !row.some(isNumber)
}

/** Whether the first words of a row belong to another part of the form. */
function opensPart([first, second]: FlatRow): boolean {
  const { header, goal, label } = (first?.blank ? second : first)?.meaning ?? {}
  return [header, goal, label].some((meaning) => meaning !== undefined && meaning !== 'total')
}

const isNumber = ({ folded }: Slot): boolean => parseDecimal(folded) !== null

function placedAt(row: FlatRow, starts: readonly number[], width: number): FlatRow {
  return row.map((slot, at) => placed(slot, starts[at] ?? at, starts[at + 1] ?? width))
}

function placed(slot: Slot, start: number, end: number): Slot {
  return { ...slot, start, end, cell: { ...slot.cell, column: start, colSpan: end - start } }
}

/** The cells, with each blank one left out that another is merged down over. */
function mergedDown(rows: readonly FlatRow[]): readonly SheetCell[] {
  const taken = new Set<Slot>()
  const cells: SheetCell[] = []
  for (const [at, row] of rows.entries()) {
    for (const slot of row.filter((own) => !taken.has(own))) {
      const covered = slot.blank ? [] : blanksUnder(slot, rows, at)
      for (const blank of covered) taken.add(blank)
      cells.push({ ...slot.cell, rowSpan: covered.length + 1 })
    }
  }
  return cells
}

/** The blank cells under one, in rows that begin right of it. */
function blanksUnder({ start, end }: Slot, rows: readonly FlatRow[], at: number): readonly Slot[] {
  const isOverGroups = headsGroups(rows[at] ?? [])
  const blanks: Slot[] = []
  for (let next = at + 1; next < rows.length; next++) {
    const row = rows[next] ?? []
    const isHeading = isOverGroups && !row.some(isNumber)
    const own = row.find((slot) => slot.start === start && slot.end === end && slot.blank)
    const isLed = row.some((slot) => slot.start < start && !slot.blank && !SERIAL.test(slot.folded))
    const goesOn = row.some((slot) => slot.start >= end && !slot.blank)
    if (!own || !(isHeading || (goesOn && !isLed))) break
    blanks.push(own)
  }
  return blanks
}

/** Whether cells without figures stand over several columns each. */
function headsGroups(row: FlatRow): boolean {
  return row.slice(0, -1).some(({ start, end }) => end - start > 1) && !row.some(isNumber)
}

const SERIAL = /^\d{1,3}$/u
