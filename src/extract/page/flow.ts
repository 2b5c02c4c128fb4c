/** A page's words → lines cut at wide gaps, in the order in which a page of one or two columns is read. */
import type { Box } from '../document.ts'
import { around } from './lines.ts'
import type { Word } from './page.ts'

/** Words of one line with no wide gap between them. */
export type Segment = {
  /** From left to right. */
  readonly words: readonly Word[]
  readonly box: Box
}

/** What stands on one baseline. */
export type Row = {
  /** From left to right. */
  readonly segments: readonly Segment[]
  readonly box: Box
}

/** A gap wider than this parts segments. Heights of a line. */
const WIDE = 0.75
/** How far baselines on one line may differ. Heights of a line. */
const LEVEL = 0.35
/** Where a gutter between two columns of a page may lie. Shares of the text's width. */
const GUTTER_FROM = 0.3
const GUTTER_TO = 0.7
/** The narrowest gutter. Points. */
const GUTTER = 8
/** Fewer lines beside each other make no columns. */
const FEWEST_BESIDE = 8
/** The share of lines that may run across the gutter, such as headings and wide tables. */
const MOST_ACROSS = 0.4

/** Lines from top to bottom, each cut into segments. */
export function rowsOf(words: readonly Word[]): readonly Row[] {
  const rows: { words: Word[]; bottom: number; height: number }[] = []
  for (const word of words.toSorted((a, b) => a.box.bottom - b.box.bottom)) {
    const height = word.box.bottom - word.box.top
    const row = rows.findLast(
      (one) => Math.abs(one.bottom - word.box.bottom) <= LEVEL * Math.min(one.height, height),
    )
    if (row) row.words.push(word)
    else rows.push({ words: [word], bottom: word.box.bottom, height })
  }
  return rows.map((row) => rowOf(segmentsOf(row.words)))
}

export function rowOf(segments: readonly Segment[]): Row {
  return { segments, box: segments.map((segment) => segment.box).reduce(around) }
}

function segmentsOf(words: readonly Word[]): readonly Segment[] {
  const segments: { words: Word[]; box: Box }[] = []
  for (const word of words.toSorted((a, b) => a.box.x0 - b.box.x0)) {
    const last = segments.at(-1)
    const height = word.box.bottom - word.box.top
    if (last && word.box.x0 - last.box.x1 <= WIDE * height) {
      last.words.push(word)
      last.box = around(last.box, word.box)
    } else segments.push({ words: [word], box: word.box })
  }
  return segments
}

/** The rows as read: where a page has two columns of running text, the left before the right. */
export function flowsOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const gutter = gutterOf(rows)
  if (gutter === null) return [rows]
  const flows: (readonly Row[])[] = []
  let beside: Row[] = []
  let across: Row[] = []
  const close = (): void => {
    const left = beside.flatMap((row) => side(row, (box) => box.x1 <= gutter))
    const right = beside.flatMap((row) => side(row, (box) => box.x1 > gutter))
    flows.push(...[left, right, across].filter((flow) => flow.length > 0))
    beside = []
    across = []
  }
  for (const row of rows) {
    const crossing = row.segments.some(({ box }) => box.x0 < gutter && box.x1 > gutter)
    if (crossing) across.push(row)
    else {
      if (across.length > 0) close()
      beside.push(row)
    }
    if (crossing && beside.length > 0) close()
  }
  close()
  return flows
}

function side(row: Row, belongs: (box: Box) => boolean): readonly Row[] {
  const segments = row.segments.filter((segment) => belongs(segment.box))
  return segments.length === 0 ? [] : [rowOf(segments)]
}

/** Where the gutter between two columns of running text lies; null on a page of one column. */
function gutterOf(rows: readonly Row[]): number | null {
  if (rows.length < FEWEST_BESIDE) return null
  const { x0, x1 } = rows.map((row) => row.box).reduce(around)
  const width = x1 - x0
  let best: { x: number; across: number } | null = null
  for (let x = x0 + GUTTER_FROM * width; x <= x0 + GUTTER_TO * width; x += 2) {
    const across = rows.filter((row) => crosses(row, x)).length
    if (!best || across < best.across) best = { x, across }
  }
  if (!best || best.across > MOST_ACROSS * rows.length) return null
  const { x } = best
  const beside = rows.filter((row) => hasBoth(row, x) && !crosses(row, x))
  const running = beside.filter((row) => row.segments.some((segment) => fills(segment, x, x0, x1)))
  return running.length >= FEWEST_BESIDE && running.length > 0.5 * beside.length ? x : null
}

function crosses(row: Row, x: number): boolean {
  return row.segments.some(({ box }) => box.x0 < x + GUTTER / 2 && box.x1 > x - GUTTER / 2)
}

function hasBoth(row: Row, x: number): boolean {
  return row.box.x0 < x && row.box.x1 > x
}

/** Whether a segment fills its side of the gutter with words, as running text does. */
function fills({ box, words }: Segment, gutter: number, x0: number, x1: number): boolean {
  const column = box.x1 <= gutter ? gutter - x0 : x1 - gutter
  return box.x1 - box.x0 > 0.7 * column && (words.length >= 4 || isLongHan(words))
}

function isLongHan(words: readonly Word[]): boolean {
  const text = words.map((word) => word.text).join('')
  return (text.match(/\p{Script=Han}/gu) ?? []).length >= 12
}
