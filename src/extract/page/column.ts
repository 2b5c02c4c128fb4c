/** Where the text of a table stands, column by column, and what each line holds in each. */
import type { Box } from '../document.ts'
import { type Entry, type EntryLine, isFigure } from './entry.ts'
import type { FlowRow, FlowSegment } from './flow-row.ts'
import { boxAround } from './lines.ts'
import type { Word } from './page.ts'

/** Where a column's text begins and ends. Points. */
export type ColumnSpan = { readonly x0: number; readonly x1: number }

/** A gutter narrower than this parts nothing. Points. */
const NARROWEST = 3
/** The share of lines that may run across a gutter. */
const MAY_CROSS = 0.15
/** Words of one column may stand so far apart. Line heights. */
const LOOSE = 0.4
/** The same for figures, whose columns stand closer together. Line heights. */
const LOOSE_FIGURES = 0.27
const SIGN = /^[$€£¥￥]$/u

/** Where text stands, column by column: the stretches between gutters that (nearly) all lines leave free. */
export function columnsOf(rows: readonly FlowRow[]): readonly ColumnSpan[] {
  const several = rows.filter((row) => row.segments.length > 1)
  if (several.length === 0) return []
  const { x0, x1 } = several.map((row) => row.box).reduce(boxAround)
  const start = Math.floor(x0)
  const covered = new Uint16Array(Math.ceil(x1) - start + 1)
  for (const { segments } of several) {
    for (const { box } of segments.flatMap(chunksOf)) {
      const to = Math.ceil(box.x1) - start
      for (let x = Math.floor(box.x0) - start; x < to; x += 1) covered[x] = (covered[x] ?? 0) + 1
    }
  }
  const allowed = several.length < 4 ? 0 : Math.max(1, Math.floor(MAY_CROSS * several.length))
  return stretches(covered, allowed).map((span) => ({ x0: span.x0 + start, x1: span.x1 + start }))
}

/** A segment's words, parted where they stand further apart than words of one sentence do. */
function chunksOf({ words }: FlowSegment): readonly { readonly box: Box }[] {
  const chunks: { box: Box; last: Word }[] = []
  for (const word of words) {
    const chunk = chunks.at(-1)
    if (chunk && (!apart(chunk.last, word) || SIGN.test(chunk.last.text))) {
      chunk.box = boxAround(chunk.box, word.box)
      chunk.last = word
    } else chunks.push({ box: word.box, last: word })
  }
  return chunks
}

/** Whether two words of a line may stand in two columns: two figures need less room, unless they are one’s thousands. */
function apart(before: Word, after: Word): boolean {
  const grouped = /(?<![\d.,])\d{1,3}$/u.test(before.text) && /^\d{3}(?!\d)/u.test(after.text)
  const figures = !grouped && isFigure({ words: [before] }) && isFigure({ words: [after] })
  const gap = after.box.x0 - before.box.x1
  return gap > (figures ? LOOSE_FIGURES : LOOSE) * (after.box.bottom - after.box.top)
}

/** Neighbouring columns of which no line fills both are one, in which words stand left here and right there. */
export function mergeTwinColumns(
  rows: readonly FlowRow[],
  columns: readonly ColumnSpan[],
): readonly ColumnSpan[] {
  const lines = besideEachOther(rows.map((row) => lineOf(row, columns)))
  const both = (left: number): boolean =>
    lines.some(
      (entries) =>
        entries.some(({ to }) => to === left + 1) && entries.some(({ from }) => from === left + 1),
    )
  const spans: { x0: number; x1: number }[] = []
  for (const [index, { x0, x1 }] of columns.entries()) {
    const last = spans.at(-1)
    if (last && !both(index - 1)) last.x1 = x1
    else spans.push({ x0, x1 })
  }
  return spans
}

/** What stands on one line, or on lines that overlap because their cells are centred. */
function besideEachOther(lines: readonly EntryLine[]): readonly (readonly Entry[])[] {
  const found: { entries: Entry[]; bottom: number }[] = []
  for (const { entries, box } of lines) {
    const last = found.at(-1)
    if (last && box.top < last.bottom - 1) last.entries.push(...entries)
    else found.push({ entries: [...entries], bottom: box.bottom })
  }
  return found.map(({ entries }) => entries)
}

function stretches(covered: Uint16Array, allowed: number): readonly ColumnSpan[] {
  const spans: { x0: number; x1: number }[] = []
  for (const [x, count] of covered.entries()) {
    if (count <= allowed) continue
    const last = spans.at(-1)
    if (last && x - last.x1 < NARROWEST) last.x1 = x + 1
    else spans.push({ x0: x, x1: x + 1 })
  }
  return spans
}

/** What a row holds, entry by entry. */
export function lineOf(row: FlowRow, columns: readonly ColumnSpan[]): EntryLine {
  const entries: Entry[] = []
  for (const segment of row.segments.flatMap((one) => splitAtGutters(one, columns))) {
    const from = firstColumnOf(columns, segment.box)
    const to = Math.max(from, lastColumnOf(columns, segment.box)) + 1
    const before = entries.at(-1)
    if (before && from < before.to) {
      const words = [...before.words, ...segment.words]
      entries[entries.length - 1] = { from: before.from, to: Math.max(before.to, to), words }
    } else entries.push({ from, to, words: segment.words })
  }
  return { entries, box: row.box }
}

/** The first column that a box reaches into, or the one nearest to it. */
function firstColumnOf(columns: readonly ColumnSpan[], box: Box): number {
  const reached = columns.findIndex(
    ({ x0, x1 }) => x1 - box.x0 > Math.min(0.5 * (x1 - x0), 12) && box.x1 > x0,
  )
  if (reached >= 0) return reached
  const distances = columns.map(({ x0, x1 }) => Math.max(x0 - box.x1, box.x0 - x1))
  return distances.indexOf(Math.min(...distances))
}

/** The last column that a box enters deep enough to belong there too. */
function lastColumnOf(columns: readonly ColumnSpan[], box: Box): number {
  return columns.findLastIndex(
    ({ x0, x1 }) => box.x1 - x0 > Math.min(0.5 * (x1 - x0), 12) && box.x0 < x1,
  )
}

/** Words of neighbouring columns that stand so close that they looked like one segment. */
function splitAtGutters(
  segment: FlowSegment,
  columns: readonly ColumnSpan[],
): readonly FlowSegment[] {
  const parts: Word[][] = [[]]
  for (const word of segment.words) {
    const before = parts.at(-1)?.at(-1)
    if (before && gutterBetween(before, word, columns)) parts.push([word])
    else parts.at(-1)?.push(word)
  }
  return parts.map((words) => ({ words, box: words.map((word) => word.box).reduce(boxAround) }))
}

function gutterBetween(before: Word, after: Word, columns: readonly ColumnSpan[]): boolean {
  if (!apart(before, after)) return false
  return columns.some((column, index) => {
    const next = columns[index + 1]
    const free = next && Math.min(next.x0, after.box.x0) - Math.max(column.x1, before.box.x1)
    return free !== undefined && free >= -1
  })
}
