/**
 * Tables with no rules, or with level rules only, found by how words stand under each other: runs of lines whose
 * segments leave the same gutters free.
 */
import type { Box } from '../document.ts'
import { cellOf } from './cell.ts'
import { type Entry, isFigure, type Line, textOfEntry } from './entry.ts'
import { type Row, rowOf, type Segment } from './flow.ts'
import { around, textOf } from './lines.ts'
import { type Merged, mergedLines } from './merge.ts'
import type { Edge, Word } from './page.ts'
import { measured, type PieceCell, type TablePiece } from './piece.ts'
import { isWithin } from './region.ts'
import { type Span, withSpans } from './spanning.ts'
import { fullRows, stackedRows } from './stack.ts'

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
/** A gutter narrower than this parts nothing. Points. */
const NARROWEST = 3
/** The share of lines that may run across a gutter. */
const MAY_CROSS = 0.15
/** Words of one column may stand so far apart. Line heights. */
const LOOSE = 0.4
const LOOSE_FIGURES = 0.27
const SIGN = /^[$€£¥￥]$/u
/** Fewer rows of wrapped cells are text beside text. */
const FEWEST_STACKED = 4
/** A segment of more words than this is a sentence. */
const SENTENCE = 6

/** What is drawn about the words: level and upright rules, and the tables that level ones mark. */
export type Marks = { readonly rules: readonly Edge[]; readonly regions: readonly Box[] }

export type Found = { readonly piece: TablePiece; readonly rows: readonly Row[] }

/** The tables among rows that are read one after the other, and the rows that each took. */
export function streamTables(
  rows: readonly Row[],
  { rules, regions }: Marks,
  page: number,
): readonly Found[] {
  return runsOf(rows, regions).flatMap((run): Found[] => {
    const kept = withinRules(run, rules)
    const columns = withoutTwins(kept, columnsOf(kept))
    if (columns.length < 2) return []
    const lines = withSpans(
      kept.map((row) => lineOf(row, columns)),
      columns,
    )
    const marked = kept.filter((row) => regionOf(row, regions) !== undefined)
    if (marked.length < 0.5 * kept.length && !isTable(lines, columns, rules)) return []
    const merged = mergedLines(lines, rulesWithin(lines, rules))
    return [{ piece: pieceFrom(merged, columns, page), rows: kept }]
  })
}

/** Without the caption above a table's first rule and the remarks below its last. */
function withinRules(run: readonly Row[], rules: readonly Edge[]): readonly Row[] {
  const within = rulesWithin(run, rules).map((rule) => rule.position)
  if (within.length < 2) return run
  const [first, last] = [Math.min(...within), Math.max(...within)]
  const figures = run.findIndex((row) => row.segments.slice(1).some(isFigure))
  const most = Math.max(...run.map((row) => row.segments.length))
  const wide = ({ segments }: Row): boolean => segments.length >= Math.min(3, most)
  const begin = run.findIndex((row) => row.box.bottom > first || wide(row))
  const end = run.findLastIndex((row) => row.box.top < last || wide(row))
  const headed = begin < figures
  const tail = run
    .slice(end + 1)
    .some(({ segments }) => segments.length > most / 2 && segments.slice(1).some(isFigure))
  return run.slice(headed ? begin : 0, tail ? run.length : end + 1)
}

/** Stretches of lines that may be one table: lines of several segments, and single ones between them. */
function runsOf(rows: readonly Row[], regions: readonly Box[]): readonly (readonly Row[])[] {
  const runs: Row[][] = []
  let run: Row[] = []
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
function ends(run: readonly Row[], before: Row, row: Row, regions: readonly Box[]): boolean {
  const left = regionOf(before, regions)
  if (left && left === regionOf(row, regions)) return false
  if (left && !hasFigures(row)) return true
  return far(before, row) || isCaption(row) || !goesOn(run, row)
}

/** The lines above a table's first in which only one of its headings begins. */
function headAbove(rows: readonly Row[], index: number, regions: readonly Box[]): readonly Row[] {
  const first = rows[index]
  if (!first) return []
  const head: Row[] = []
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

function regionOf(row: Row, regions: readonly Box[]): Box | undefined {
  return regions.find((region) => isWithin(row, region))
}

const CAPTION = /^(?:table|tab\.?|figure|fig\.?|附?[表图])\s*[\dA-Z一二三四五六七八九十]/iu

/** Whether the line announces a table or a figure of its own. */
function isCaption({ segments }: Row): boolean {
  const [first] = segments
  return segments.length <= 2 && first !== undefined && CAPTION.test(textOf(first))
}

function hasFigures({ segments }: Row): boolean {
  return segments.slice(1).some(isFigure)
}

function far(before: Row, row: Row): boolean {
  const height = row.box.bottom - row.box.top
  return row.box.top - before.box.bottom > FAR * height
}

function goesOn(run: readonly Row[], row: Row): boolean {
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
function isRest(run: readonly Row[], { box }: Segment): boolean {
  const several = run.slice(-MOST_REST).findLast(({ segments }) => segments.length > 1)
  return (several?.segments ?? []).some((segment, index, segments) => {
    const before = segments[index - 1]?.box.x1 ?? Infinity
    const next = segments[index + 1]?.box.x0 ?? Infinity
    return isOver(box, segment.box) && box.x0 > before && box.x1 < next
  })
}

function isSentence(segment: Segment): boolean {
  return segment.words.length > SENTENCE + 4 || hanLength(segment) > 20
}

function hanLength({ words }: Segment): number {
  return words.reduce((sum, word) => sum + (word.text.match(/\p{Script=Han}/gu) ?? []).length, 0)
}

/** Where text stands, column by column: the stretches between gutters that (nearly) all lines leave free. */
function columnsOf(rows: readonly Row[]): readonly Span[] {
  const several = rows.filter((row) => row.segments.length > 1)
  if (several.length === 0) return []
  const { x0, x1 } = several.map((row) => row.box).reduce(around)
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
function chunksOf({ words }: Segment): readonly { readonly box: Box }[] {
  const chunks: { box: Box; last: Word }[] = []
  for (const word of words) {
    const chunk = chunks.at(-1)
    if (chunk && (!apart(chunk.last, word) || SIGN.test(chunk.last.text))) {
      chunk.box = around(chunk.box, word.box)
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
function withoutTwins(rows: readonly Row[], columns: readonly Span[]): readonly Span[] {
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
function besideEachOther(lines: readonly Line[]): readonly (readonly Entry[])[] {
  const found: { entries: Entry[]; bottom: number }[] = []
  for (const { entries, box } of lines) {
    const last = found.at(-1)
    if (last && box.top < last.bottom - 1) last.entries.push(...entries)
    else found.push({ entries: [...entries], bottom: box.bottom })
  }
  return found.map(({ entries }) => entries)
}

function stretches(covered: Uint16Array, allowed: number): readonly Span[] {
  const spans: { x0: number; x1: number }[] = []
  for (const [x, count] of covered.entries()) {
    if (count <= allowed) continue
    const last = spans.at(-1)
    if (last && x - last.x1 < NARROWEST) last.x1 = x + 1
    else spans.push({ x0: x, x1: x + 1 })
  }
  return spans
}

function lineOf(row: Row, columns: readonly Span[]): Line {
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
function firstColumnOf(columns: readonly Span[], box: Box): number {
  const reached = columns.findIndex(
    ({ x0, x1 }) => x1 - box.x0 > Math.min(0.5 * (x1 - x0), 12) && box.x1 > x0,
  )
  if (reached >= 0) return reached
  const distances = columns.map(({ x0, x1 }) => Math.max(x0 - box.x1, box.x0 - x1))
  return distances.indexOf(Math.min(...distances))
}

/** The last column that a box enters deep enough to belong there too. */
function lastColumnOf(columns: readonly Span[], box: Box): number {
  return columns.findLastIndex(
    ({ x0, x1 }) => box.x1 - x0 > Math.min(0.5 * (x1 - x0), 12) && box.x0 < x1,
  )
}

/** Words of neighbouring columns that stand so close that they looked like one segment. */
function splitAtGutters(segment: Segment, columns: readonly Span[]): readonly Segment[] {
  const parts: Word[][] = [[]]
  for (const word of segment.words) {
    const before = parts.at(-1)?.at(-1)
    if (before && gutterBetween(before, word, columns)) parts.push([word])
    else parts.at(-1)?.push(word)
  }
  return parts.map((words) => ({ words, box: words.map((word) => word.box).reduce(around) }))
}

function gutterBetween(before: Word, after: Word, columns: readonly Span[]): boolean {
  if (!apart(before, after)) return false
  return columns.some((column, index) => {
    const next = columns[index + 1]
    const free = next && Math.min(next.x0, after.box.x0) - Math.max(column.x1, before.box.x1)
    return free !== undefined && free >= -1
  })
}

const BULLET = /^(?:[•·▪■●○◦–—\-*➢√□]|\(?[0-9a-zA-Z一二三四五六七八九十]{1,3}[.)）、])$/u
const LEADERS = /\.{4,}|…{2,}|(?:\. ){4,}/u

function isTable(
  lines: readonly Line[],
  columns: readonly Span[],
  rules: readonly Edge[],
): boolean {
  const several = lines.filter((line) => line.entries.length > 1)
  if (several.length < 2 || several.length < 0.4 * lines.length) return false
  if (listLike(several) || contentsLike(several, columns)) return false
  return isStacked(lines, columns) || isTabular(lines, several, { columns, rules })
}

/** Wrapped cells in rows that blanks part, most rows full. */
function isStacked(lines: readonly Line[], columns: readonly Span[]): boolean {
  const rows = columns.length >= 3 ? stackedRows(lines) : null
  return rows !== null && rows.length >= FEWEST_STACKED && fullRows(rows, 3) > 0.6
}

/** Figures under each other, or few words in each column: the less sure, the more lines and rules it takes. */
function isTabular(
  lines: readonly Line[],
  several: readonly Line[],
  { columns, rules }: { readonly columns: readonly Span[]; readonly rules: readonly Edge[] },
): boolean {
  const entries = several.flatMap((line) => line.entries)
  const sentences = entries.filter(
    (entry) =>
      entry.words.length > SENTENCE || hanLength({ ...entry, box: several[0]?.box as Box }) > 24,
  )
  const figures = several.filter((line) => line.entries.slice(1).some(isFigure)).length
  const ruled = rulesWithin(lines, rules).length >= 2
  if (sentences.length > 0.3 * entries.length && !(ruled && figures > 0.5 * several.length))
    return false
  if (figures >= 0.5 * several.length) return several.length >= (ruled ? 2 : 3)
  if (ruled) return several.length >= 3
  if (figures > 0) return columns.length >= 3 && several.length >= 4
  const full = lines.filter((line) => line.entries.length >= 3)
  return several.length >= 5 && full.length > 0.7 * lines.length && sentences.length === 0
}

/** Bullets or numbers, each before its own text. */
function listLike(lines: readonly Line[]): boolean {
  const marked = lines.filter(({ entries: [first] }) => first && BULLET.test(textOfEntry(first)))
  return marked.length > 0.5 * lines.length && lines.every((line) => line.entries.length <= 2)
}

/** A table of contents: titles, dots, page numbers. */
function contentsLike(lines: readonly Line[], columns: readonly Span[]): boolean {
  const dotted = lines.filter(({ entries }) =>
    entries.some((entry) => LEADERS.test(textOfEntry(entry))),
  )
  if (columns.length > 3) return false
  if (dotted.length < 0.3 * lines.length) return columns.length === 2 && pagesRise(lines)
  return lines.every(({ entries }) =>
    /^[\divxlc.\s…]*$/iu.test(textOfEntry(entries.at(-1) as Entry)),
  )
}

const NUMBERED = /^(?:[\dIVX]{1,4}[.)\s]|[(（第]?[一二三四五六七八九十]+[）)、章节])/u

/** Numbers that rise from line to line, far behind titles that are numbered themselves. */
function pagesRise(lines: readonly Line[]): boolean {
  const numbered = lines.filter(
    ({ entries: [title] }) => title && NUMBERED.test(textOfEntry(title)),
  )
  const pages = lines.map(({ entries }) => Number(textOfEntry(entries.at(-1) as Entry)))
  const far = lines.every(({ entries: [first, last], box }) => {
    const end = first?.words.at(-1)?.box.x1 ?? 0
    return (last?.words[0]?.box.x0 ?? 0) - end > 0.1 * (box.x1 - box.x0)
  })
  return (
    far &&
    numbered.length > 0.6 * lines.length &&
    pages.every((page, at) => page > 0 && page >= (pages[at - 1] ?? 1))
  )
}

/** Level rules that run along or between the lines, over most of their width. */
function rulesWithin(lines: readonly Pick<Line, 'box'>[], rules: readonly Edge[]): readonly Edge[] {
  const box = lines.map((line) => line.box).reduce(around)
  const height = (lines[0]?.box.bottom ?? 0) - (lines[0]?.box.top ?? 0)
  return rules.filter(
    ({ orientation, position, start, end }) =>
      orientation === 'horizontal' &&
      position > box.top - 2 * height &&
      position < box.bottom + 2 * height &&
      Math.min(end, box.x1) - Math.max(start, box.x0) > 0.6 * (box.x1 - box.x0),
  )
}

function pieceFrom(rows: readonly Merged[], columns: readonly Span[], page: number): TablePiece {
  const xs = bordersOf(columns)
  const box = rows.flatMap(({ lines }) => lines.map((line) => line.box)).reduce(around)
  const cells = rows.flatMap(({ lines }, row) => cellsOf(lines, row, xs, page))
  const first = rows[0]?.lines.at(-1)
  const firstRow = (first?.box.bottom ?? 0) - box.top
  return {
    ...{ kind: 'table', page, box, rowCount: rows.length, xs },
    ...{ end: box.bottom, firstRow, cells, repaired: false, ruled: false },
  }
}

/** Borders in the middle of the gutters. */
function bordersOf(columns: readonly Span[]): readonly number[] {
  return [
    columns[0]?.x0 ?? 0,
    ...columns.slice(1).map((column, index) => ((columns[index]?.x1 ?? 0) + column.x0) / 2),
    columns.at(-1)?.x1 ?? 0,
  ]
}

function cellsOf(
  lines: readonly Line[],
  row: number,
  xs: readonly number[],
  page: number,
): readonly PieceCell[] {
  const { top, bottom } = lines.map((line) => line.box).reduce(around)
  const entries = lines.flatMap((line) => line.entries)
  const cells: PieceCell[] = []
  for (let column = 0; column < xs.length - 1; ) {
    const start = column
    const held = entries.filter((entry) => entry.from === start)
    const end = Math.min(xs.length - 1, Math.max(column + 1, ...held.map((entry) => entry.to)))
    const words = entries
      .filter((entry) => entry.from >= start && entry.from < end)
      .flatMap((entry) => entry.words)
    const box = { x0: xs[column] ?? 0, top, x1: xs[end] ?? 0, bottom }
    const place = { kind: 'page', page, box } as const
    cells.push({
      ...{ row, column, rowSpan: 1, colSpan: end - column, place },
      ...cellOf(words),
      ...measured(words, box),
    })
    column = end
  }
  return cells
}

/** The rows without those that tables took. */
export function rowsLeft(rows: readonly Row[], found: readonly Found[]): readonly Row[] {
  const taken = new Set(found.flatMap((one) => one.rows))
  return rows.filter((row) => !taken.has(row)).map((row) => rowOf(row.segments))
}
