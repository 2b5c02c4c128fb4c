/** Headings that stand over several columns without a rule to say so: each in the middle of its columns. */
import type { ColumnSpan } from './column.ts'
import { type Entry, type EntryLine, isFigure, textOfEntry } from './entry.ts'

/** How far a heading may stand from the middle of its columns. Points, and share of their width. */
const OFF = 6
/** The same as a share of their width. */
const OFF_SHARE = 0.06

/** The lines with each such heading as wide as the columns it stands over. */
export function withSpans(
  lines: readonly EntryLine[],
  columns: readonly ColumnSpan[],
): readonly EntryLine[] {
  return lines.map((line, index) => {
    const below = lines[index + 1]
    if (!below || line.entries.some(isFigure)) return line
    const entries = spanned(line, below, columns)
    return entries ? { ...line, entries } : line
  })
}

/** The entries of a heading line over the full line below it; null where that is no heading of groups. */
function spanned(
  line: EntryLine,
  below: EntryLine,
  columns: readonly ColumnSpan[],
): readonly Entry[] | null {
  const under = new Set(below.entries.map(({ from }) => from))
  const first = columns.findIndex((_, column) => under.has(column) && column > 0)
  const heads = line.entries.filter(({ from }) => from >= first)
  const open = columns.length - first
  if (first < 0 || heads.length === 0 || heads.length >= open) return null
  if (Array.from({ length: open }, (_, at) => first + at).some((at) => !under.has(at))) return null
  const groups = groupsOf(heads, first, columns)
  if (!groups || !isOfGroups(groups, below)) return null
  return [...line.entries.filter(({ from }) => from < first), ...groups]
}

/** The columns shared out among the headings, each in the middle of its own; null where they do not fit. */
function groupsOf(
  heads: readonly Entry[],
  first: number,
  columns: readonly ColumnSpan[],
): readonly Entry[] | null {
  const found: Entry[] = []
  let from = first
  for (const [index, head] of heads.entries()) {
    const next = heads[index + 1]?.from ?? columns.length
    const last = index === heads.length - 1
    const ends = last ? [columns.length] : range(Math.max(from, head.from) + 1, next)
    const end = ends.toSorted(
      (a, b) => off(head, from, a, columns) - off(head, from, b, columns),
    )[0]
    if (end === undefined || end <= from || !fits(head, from, end, columns)) return null
    found.push({ ...head, from, to: end })
    from = end
  }
  return found
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}

function off(head: Entry, from: number, to: number, columns: readonly ColumnSpan[]): number {
  const x0 = columns[from]?.x0 ?? 0
  const x1 = columns[to - 1]?.x1 ?? 0
  return Math.abs(middleOf(head) - (x0 + x1) / 2)
}

function fits(head: Entry, from: number, to: number, columns: readonly ColumnSpan[]): boolean {
  const width = (columns[to - 1]?.x1 ?? 0) - (columns[from]?.x0 ?? 0)
  return off(head, from, to, columns) <= OFF + OFF_SHARE * width
}

function middleOf({ words }: Entry): number {
  const x0 = Math.min(...words.map(({ box }) => box.x0))
  const x1 = Math.max(...words.map(({ box }) => box.x1))
  return (x0 + x1) / 2
}

/** Whether the line below names parts: several groups of several columns, the same names again, or years. */
function isOfGroups(groups: readonly Entry[], below: EntryLine): boolean {
  const several = groups.filter(({ from, to }) => to - from > 1)
  if (several.length === 0) return false
  const names = below.entries.filter(({ from }) => from >= (groups[0]?.from ?? 0)).map(textOfEntry)
  const again = new Set(names).size < names.length
  const years = names.every((name) => /^\(?(?:19|20)\d\d\b/u.test(name))
  return several.length > 1 || again || years
}
