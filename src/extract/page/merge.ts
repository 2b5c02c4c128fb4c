/** Lines of a table without rules between its rows → rows: what was wrapped goes together again. */
import type { Box } from '../document.ts'
import { textOf } from './lines.ts'
import type { Edge, Word } from './page.ts'

/** What one line holds in a stretch of columns, ends exclusive. */
export type Entry = { readonly from: number; readonly to: number; readonly words: readonly Word[] }
export type Line = { readonly entries: readonly Entry[]; readonly box: Box }

const FIGURE = /^[^\p{L}]*\d[^\p{L}]*[%a-z*†‡)\]]{0,3}$/u
const NOTHING = /^[-–—.*…/]+$|^n\/?a$/iu
/** Whether an entry is a number, or the sign for none. */
export function isFigure(entry: Pick<Entry, 'words'>): boolean {
  const text = textOfEntry(entry)
  return FIGURE.test(text) || NOTHING.test(text)
}

export function textOfEntry({ words }: Pick<Entry, 'words'>): string {
  return textOf({ words, box: words[0]?.box ?? { x0: 0, top: 0, x1: 0, bottom: 0 } })
}

/** A row of the table: the lines it was printed on. */
export type Merged = { readonly lines: readonly Line[] }

/** Lines that belong to one row put together: headings of several lines, and cells that were wrapped. */
export function mergedLines(lines: readonly Line[], within: readonly Edge[]): readonly Merged[] {
  const firstFigures = lines.findIndex((line) => line.entries.slice(1).some(isFigure))
  const usual = usualStep(lines)
  const rows: Line[][] = []
  for (const [index, line] of lines.entries()) {
    const row = rows.at(-1)
    const before = lines[index - 1]
    const heading = index < firstFigures
    const parted = before === undefined || ruleBetween(before, line, within)
    if (row && before && !parted && belongs(row, line, heading, usual)) row.push(line)
    else rows.push([line])
  }
  return rows.map((one) => ({ lines: one }))
}

function ruleBetween(before: Line, line: Line, rules: readonly Edge[]): boolean {
  const from = (before.box.top + before.box.bottom) / 2
  const to = (line.box.top + line.box.bottom) / 2
  return rules.some(({ position }) => position > from && position < to)
}

/** The step from line to line that is commonest. Points. */
function usualStep(lines: readonly Line[]): number {
  const steps = lines
    .slice(1)
    .map((line, index) => line.box.bottom - (lines[index]?.box.bottom ?? 0))
  return steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0
}

function belongs(row: readonly Line[], line: Line, heading: boolean, usual: number): boolean {
  const last = row.at(-1)
  if (!last) return false
  const step = line.box.bottom - last.box.bottom
  const height = line.box.bottom - line.box.top
  if (step > 1.5 * height) return false
  if (step < 0.75 * height) return true
  if (heading) return !spans(line) && !row.some(spans)
  if (line.entries.some(isFigure)) return wrappedLabel(row, line)
  const filled = new Set(row.flatMap(({ entries }) => entries.map((entry) => entry.from)))
  const within = line.entries.every((entry) => filled.has(entry.from))
  if (!within || spans(line)) return false
  const tight = step < 0.9 * usual
  const [first] = line.entries
  const labelOnly = line.entries.length === 1 && first?.from === 0
  if (labelOnly) return tight || startsLower(first)
  return tight || first?.from !== 0
}

/** A label whose figures stand on its last line. */
function wrappedLabel(row: readonly Line[], line: Line): boolean {
  const alone = row.every(({ entries }) => entries.length === 1 && entries[0]?.from === 0)
  return alone && startsLower(line.entries[0])
}

function startsLower(entry: Entry | undefined): boolean {
  return entry !== undefined && entry.from === 0 && /^\p{Ll}/u.test(entry.words[0]?.text ?? '')
}

function spans({ entries }: Line): boolean {
  return entries.some((entry) => entry.to - entry.from > 1)
}
