/** A page's words → lines cut at wide gaps, in the order in which a page of one or two columns is read. */
import type { Box } from '../document.ts'
import { type FlowRow, type FlowSegment, isWithin, rowOf } from './flow-row.ts'
import { boxAround } from './lines.ts'
import type { Word } from './page.ts'
import { raisedMarks } from './raised.ts'

const CURRENCY = /^[$€£¥￥]$/u
const FIGURE = /^[(（]?[-–−]?[\d.,]+[)）]?$|^[-–—]$/u

/** A gap wider than this parts segments. Heights of a line. */
const WIDE = 0.75
/** How far baselines on one line may differ. Heights of a line. */
const LEVEL = 0.35
/** How many rows back a word may belong: words come in the order of their baselines. */
const NEAR_ROWS = 4
/** Where a gutter between two columns of a page may lie. Shares of the text's width. */
const GUTTER_FROM = 0.3
/** Where it ends at most. Share of the text’s width. */
const GUTTER_TO = 0.7
/** The narrowest gutter. Points. */
const GUTTER = 8
/** Fewer lines beside each other make no columns. */
const FEWEST_BESIDE = 8
/** Fewer lines of several segments, one after the other, are no table across the page. */
const FEWEST_ACROSS = 3
/** How far from its side's edge running text may begin, in widths of the side; its widest blanks, in heights of a line. */
const INDENT = 0.2
/** Its widest blanks, in heights of a line. */
const LOOSEST = 1.2
/** The share of lines that may run across the gutter, such as headings and wide tables. */
const MOST_ACROSS = 0.4

/** Lines from top to bottom, each cut into segments. */
export function rowsOf(words: readonly Word[]): readonly FlowRow[] {
  const rows: { words: Word[]; bottom: number; height: number }[] = []
  const marks = raisedMarks(words)
  const marksOf = Map.groupBy(marks.keys(), (mark) => marks.get(mark))
  const level = words.filter((word) => !marks.has(word))
  for (const word of level.toSorted((a, b) => a.box.bottom - b.box.bottom)) {
    const height = word.box.bottom - word.box.top
    const row = rows
      .slice(-NEAR_ROWS)
      .findLast(
        (one) => Math.abs(one.bottom - word.box.bottom) <= LEVEL * Math.min(one.height, height),
      )
    const held = [word, ...(marksOf.get(word) ?? [])]
    if (row) row.words.push(...held)
    else rows.push({ words: held, bottom: word.box.bottom, height })
  }
  return rows.map((row) => rowOf(segmentsOf(row.words)))
}

function segmentsOf(words: readonly Word[]): readonly FlowSegment[] {
  const segments: { words: Word[]; box: Box }[] = []
  const sorted = words.toSorted((a, b) => a.box.x0 - b.box.x0)
  const spaced = evenlySpaced(sorted)
  for (const [index, word] of sorted.entries()) {
    const last = segments.at(-1)
    const height = word.box.bottom - word.box.top
    if (last && (spaced.has(index) || belongsTo(last, word, height))) {
      last.words.push(word)
      last.box = boxAround(last.box, word.box)
    } else segments.push({ words: [word], box: word.box })
  }
  return segments
}

/** A justified line has at least so many words, with gaps that differ by no more than this. Points. */
const FEWEST_SPACED = 5
/** How far its gaps differ at most. Points. */
const SAME_GAP = 0.35

/** The indices of words that go on a justified line, however wide its gaps: letters, evenly spaced. */
function evenlySpaced(words: readonly Word[]): ReadonlySet<number> {
  const found = new Set<number>()
  const gapBefore = (at: number): number =>
    (words[at]?.box.x0 ?? Infinity) - (words[at - 1]?.box.x1 ?? 0)
  for (let from = 0; from < words.length; ) {
    let end = from + 2
    const gap = gapBefore(from + 1)
    while (end < words.length && Math.abs(gapBefore(end) - gap) <= SAME_GAP) end += 1
    const letters = words.slice(from, end).filter(({ text }) => /^\P{N}*$/u.test(text)).length
    const justified = end - from >= FEWEST_SPACED && letters > 0.7 * (end - from)
    if (justified) for (let at = from + 1; at < end; at += 1) found.add(at)
    from = justified ? end : from + 1
  }
  return found
}

/** Near enough; a sign and its figure also where the signs of a column stand under each other. */
function belongsTo({ words, box }: FlowSegment, word: Word, height: number): boolean {
  const last = words.at(-1)?.text ?? ''
  if (CURRENCY.test(last)) return FIGURE.test(word.text)
  if (FIGURE.test(last) && CURRENCY.test(word.text)) return false
  if (FIGURE.test(last) && /^[%％‰]$/u.test(word.text)) return true
  return word.box.x0 - box.x1 <= WIDE * height
}

/**
 * The rows as read: where a page has two columns of running text, the left before the right. `regions` are tables that
 * rules mark.
 */
export function flowsOf(
  rows: readonly FlowRow[],
  regions: readonly Box[],
): readonly (readonly FlowRow[])[] {
  if (rows.length === 0) return []
  const { x0, x1 } = rows.map((row) => row.box).reduce(boxAround)
  const gutter = gutterOf(rows, { x0, x1 })
  if (gutter === null) return [rows]
  const across = rowsAcross(rows, { x0, x1, gutter }, regions)
  const flows: (readonly FlowRow[])[] = []
  for (const band of bandsOf(rows, across)) {
    const [first] = band
    if (first && across.has(first)) flows.push(band)
    else {
      const left = band.flatMap((row) => side(row, (box) => box.x1 <= gutter))
      const right = band.flatMap((row) => side(row, (box) => box.x1 > gutter))
      flows.push(...[left, right].filter((flow) => flow.length > 0))
    }
  }
  return flows
}

/** Rows that run across the gutter, or are a table's as wide as the page. */
function rowsAcross(
  rows: readonly FlowRow[],
  columns: Columns,
  regions: readonly Box[],
): ReadonlySet<FlowRow> {
  const { gutter } = columns
  const wide = regions.filter(({ x0, x1 }) => x0 < gutter && x1 > gutter)
  const narrow = regions.filter(({ x0, x1 }) => x1 <= gutter || x0 >= gutter)
  const across = new Set(
    rows.filter((row) => crosses(row, gutter) || wide.some((region) => isWithin(row, region))),
  )
  let run: FlowRow[] = []
  const close = (): void => {
    const whole = run.some((row) => crosses(row, gutter))
    if (whole && run.length >= FEWEST_ACROSS) for (const row of run) across.add(row)
    run = []
  }
  for (const row of rows) {
    const beside = narrow.some((region) => isWithin(row, region))
    const tabular = row.segments.length >= 3 && !beside && !runsOn(row, columns)
    if (tabular || (across.has(row) && run.length > 0)) run.push(row)
    else close()
  }
  close()
  return across
}

/** Stretches of rows that run across the gutter, and of rows that do not. */
function bandsOf(
  rows: readonly FlowRow[],
  across: ReadonlySet<FlowRow>,
): readonly (readonly FlowRow[])[] {
  const bands: FlowRow[][] = []
  for (const row of rows) {
    const band = bands.at(-1)
    const [first] = band ?? []
    if (band && first && across.has(first) === across.has(row)) band.push(row)
    else bands.push([row])
  }
  return bands
}

function side(row: FlowRow, belongs: (box: Box) => boolean): readonly FlowRow[] {
  const segments = row.segments.filter((segment) => belongs(segment.box))
  return segments.length === 0 ? [] : [rowOf(segments)]
}

type Columns = { readonly x0: number; readonly x1: number; readonly gutter: number }

/** Where the gutter between two columns of running text lies; null on a page of one column. */
function gutterOf(rows: readonly FlowRow[], { x0, x1 }: Omit<Columns, 'gutter'>): number | null {
  if (rows.length < FEWEST_BESIDE) return null
  const width = x1 - x0
  let best: { x: number; across: number } | null = null
  for (let x = x0 + GUTTER_FROM * width; x <= x0 + GUTTER_TO * width; x += 2) {
    const across = rows.filter((row) => crosses(row, x)).length
    if (!best || across < best.across) best = { x, across }
  }
  if (!best || best.across > MOST_ACROSS * rows.length) return null
  const gutter = best.x
  const beside = rows.filter((row) => hasBoth(row, gutter) && !crosses(row, gutter))
  const running = beside.filter((row) => runsOn(row, { x0, x1, gutter }))
  return running.length >= FEWEST_BESIDE && running.length > 0.5 * beside.length ? gutter : null
}

function crosses(row: FlowRow, x: number): boolean {
  return row.segments.some(({ box }) => box.x0 < x + GUTTER / 2 && box.x1 > x - GUTTER / 2)
}

function hasBoth(row: FlowRow, x: number): boolean {
  return row.box.x0 < x && row.box.x1 > x
}

/** Whether words fill one side of the gutter, as running text does. */
function runsOn(row: FlowRow, { x0, x1, gutter }: Columns): boolean {
  const left = row.segments.filter(({ box }) => box.x1 <= gutter)
  const right = row.segments.filter(({ box }) => box.x1 > gutter)
  return filled(left, x0, gutter) || filled(right, gutter, x1)
}

/** Whether words run on from one side to the other; cells beside each other do not. */
function filled(segments: readonly FlowSegment[], from: number, to: number): boolean {
  const width = to - from
  const [first] = segments
  if (!first || first.box.x0 - from > INDENT * width) return false
  const gap = Math.max(
    0,
    ...segments.slice(1).map(({ box }, at) => box.x0 - (segments[at]?.box.x1 ?? 0)),
  )
  if (gap > LOOSEST * (first.box.bottom - first.box.top)) return false
  const words = segments.flatMap((segment) => segment.words)
  const inked = words.reduce((sum, { box }) => sum + box.x1 - box.x0, 0)
  const letters = words.filter((word) => /^\P{N}*$/u.test(word.text)).length
  return (
    inked > 0.62 * width && letters > 0.6 * words.length && (words.length >= 4 || isLongHan(words))
  )
}

function isLongHan(words: readonly Word[]): boolean {
  const text = words.map((word) => word.text).join('')
  return (text.match(/\p{Script=Han}/gu) ?? []).length >= 12
}
