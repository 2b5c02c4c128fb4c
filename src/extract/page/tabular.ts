/** Whether lines whose segments stand under each other are a table, or a list, contents, text beside text. */
import type { ColumnSpan } from './column.ts'
import { type Entry, type EntryLine, hanLength, isFigure, textOfEntry } from './entry.ts'
import { boxAround } from './lines.ts'
import type { Edge } from './page.ts'
import { fullRows, stackedRows } from './stack.ts'

/** Fewer rows of wrapped cells are text beside text. */
const FEWEST_STACKED = 4
/** A segment of more words than this is a sentence. */
const SENTENCE = 6

const BULLET = /^(?:[•·▪■●○◦–—\-*➢√□]|\(?[0-9a-zA-Z一二三四五六七八九十]{1,3}[.)）、])$/u
const LEADERS = /\.{4,}|…{2,}|(?:\. ){4,}/u

/** Whether the lines are a table of these columns. */
export function isTable(
  lines: readonly EntryLine[],
  columns: readonly ColumnSpan[],
  rules: readonly Edge[],
): boolean {
  const several = lines.filter((line) => line.entries.length > 1)
  if (several.length < 2 || several.length < 0.4 * lines.length) return false
  if (listLike(several) || contentsLike(several, columns)) return false
  return isStacked(lines, columns) || isTabular(lines, several, { columns, rules })
}

/** Wrapped cells in rows that blanks part, most rows full. */
function isStacked(lines: readonly EntryLine[], columns: readonly ColumnSpan[]): boolean {
  const rows = columns.length >= 3 ? stackedRows(lines) : null
  return rows !== null && rows.length >= FEWEST_STACKED && fullRows(rows, 3) > 0.6
}

/** Figures under each other, or few words in each column: the less sure, the more lines and rules it takes. */
function isTabular(
  lines: readonly EntryLine[],
  several: readonly EntryLine[],
  { columns, rules }: { readonly columns: readonly ColumnSpan[]; readonly rules: readonly Edge[] },
): boolean {
  const entries = several.flatMap((line) => line.entries)
  const sentences = entries.filter(
    (entry) => entry.words.length > SENTENCE || hanLength(entry) > 24,
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
function listLike(lines: readonly EntryLine[]): boolean {
  const marked = lines.filter(({ entries: [first] }) => first && BULLET.test(textOfEntry(first)))
  return marked.length > 0.5 * lines.length && lines.every((line) => line.entries.length <= 2)
}

/** A table of contents: titles, dots, page numbers. */
function contentsLike(lines: readonly EntryLine[], columns: readonly ColumnSpan[]): boolean {
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
function pagesRise(lines: readonly EntryLine[]): boolean {
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
export function rulesWithin(
  lines: readonly Pick<EntryLine, 'box'>[],
  rules: readonly Edge[],
): readonly Edge[] {
  const box = lines.map((line) => line.box).reduce(boxAround)
  const height = (lines[0]?.box.bottom ?? 0) - (lines[0]?.box.top ?? 0)
  return rules.filter(
    ({ orientation, position, start, end }) =>
      orientation === 'horizontal' &&
      position > box.top - 2 * height &&
      position < box.bottom + 2 * height &&
      Math.min(end, box.x1) - Math.max(start, box.x0) > 0.6 * (box.x1 - box.x0),
  )
}
