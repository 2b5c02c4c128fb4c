/** Stretches of lines that may be one table: lines of several segments, and single ones between them. */
import type { Box } from '../document.ts'
import { columnsOf } from './column.ts'
import { hanLength, isFigure } from './entry.ts'
import type { FlowRow, FlowSegment } from './flow-row.ts'
import { textOf } from './lines.ts'
import { regionOf } from './region.ts'

/** The widest blank between two lines of a table, and between a table's line and one with a single segment. Line heights. */
const FAR = 2.6
/** The widest step between two lines of one heading. Line heights. */
const TIGHT = 1.35
/** Lines of a heading above the line in which a second heading begins. */
const MOST_HEAD = 2
/** Lines with one segment that may follow each other inside a table. */
const MOST_SINGLE = 2
/** How many lines before decide whether the next one keeps to their columns. */
const NEAR = 30
/** A lone segment of more words, or Han characters, is a line of running text. */
const LONG_LINE = 10
/** The same in Han characters. */
const LONG_HAN = 20

/** The stretches, from top to bottom. `regions` are tables that rules mark. */
export function runsOf(
  rows: readonly FlowRow[],
  regions: readonly Box[],
): readonly (readonly FlowRow[])[] {
  const runs: FlowRow[][] = []
  let run: FlowRow[] = []
  const close = (): void => {
    const last = run.findLastIndex((row) => row.segments.length > 1 || regionOf(row, regions))
    if (last >= 1) runs.push(run.slice(0, last + 1))
    run = []
  }
  for (const [index, row] of rows.entries()) {
    const before = run.at(-1)
    if (before && ends(run, before, row, regions)) close()
    if (run.length === 0 && row.segments.length > 1) run.push(...headAbove(rows, index, regions))
    if (run.length > 0 || row.segments.length > 1) run.push(row)
  }
  close()
  return runs.filter((one) => one.length >= 2)
}

/** Whether a table ends between two lines: not inside a region, and at its end unless figures go on. */
function ends(
  run: readonly FlowRow[],
  before: FlowRow,
  row: FlowRow,
  regions: readonly Box[],
): boolean {
  const left = regionOf(before, regions)
  if (left && left === regionOf(row, regions)) return false
  if (left && !hasFigures(row)) return true
  return far(before, row) || isCaption(row) || !goesOn(run, row)
}

/** The lines above a table's first in which only one of its headings begins. */
function headAbove(
  rows: readonly FlowRow[],
  index: number,
  regions: readonly Box[],
): readonly FlowRow[] {
  const first = rows[index]
  if (!first) return []
  const head: FlowRow[] = []
  let below = first.segments.slice(1)
  for (const above of rows.slice(Math.max(0, index - MOST_HEAD), index).toReversed()) {
    const next = head[0] ?? first
    const step = next.box.bottom - above.box.bottom
    const tight = step < TIGHT * (next.box.bottom - next.box.top)
    const inside = regionOf(above, regions) === regionOf(first, regions)
    const over = below.some(({ box }) => isOver(above.box, box))
    if (!tight || !inside || !over || above.segments.length > 1 || isCaption(above)) break
    head.unshift(above)
    below = [...above.segments]
  }
  return head
}

/** Whether the one begins, ends or has its middle where the other does. */
function isOver(above: Box, { x0, x1 }: Box): boolean {
  const offs = [above.x0 - x0, above.x1 - x1, (above.x0 + above.x1 - x0 - x1) / 2]
  return offs.some((off) => Math.abs(off) < 2) && above.x0 < x1 && above.x1 > x0
}

const CAPTION = /^(?:table|tab\.?|figure|fig\.?|附?[表图])\s*[\dA-Z一二三四五六七八九十]/iu

/** Whether the line announces a table or a figure of its own. */
function isCaption({ segments }: FlowRow): boolean {
  const [first] = segments
  return segments.length <= 2 && first !== undefined && CAPTION.test(textOf(first))
}

function hasFigures({ segments }: FlowRow): boolean {
  return segments.slice(1).some(isFigure)
}

function far(before: FlowRow, row: FlowRow): boolean {
  const height = row.box.bottom - row.box.top
  return row.box.top - before.box.bottom > FAR * height
}

function goesOn(run: readonly FlowRow[], row: FlowRow): boolean {
  const singles = run.slice(-MOST_SINGLE).filter((one) => one.segments.length === 1).length
  const [only] = row.segments
  if (only && row.segments.length === 1) {
    return isRest(run, only) || (singles < MOST_SINGLE && !isSentence(only))
  }
  const near = run.slice(-NEAR)
  const gutters = columnsOf([...near, row]).length
  return gutters >= 2 && gutters >= 0.6 * Math.min(columnsOf(near).length, row.segments.length)
}

/** How many lines of one cell may stand alone. */
const MOST_REST = 12

/** Whether a segment goes on a cell: it begins, ends or is centred as one of several beside each other, between its neighbours. */
function isRest(run: readonly FlowRow[], { box }: FlowSegment): boolean {
  const several = run.slice(-MOST_REST).findLast(({ segments }) => segments.length > 1)
  return (several?.segments ?? []).some((segment, index, segments) => {
    const before = segments[index - 1]?.box.x1 ?? Infinity
    const next = segments[index + 1]?.box.x0 ?? Infinity
    return isOver(box, segment.box) && box.x0 > before && box.x1 < next
  })
}

function isSentence(segment: FlowSegment): boolean {
  return segment.words.length > LONG_LINE || hanLength(segment) > LONG_HAN
}
