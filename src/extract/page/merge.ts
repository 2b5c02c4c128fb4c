/** Lines of a table without rules between its rows → rows: what was wrapped goes together again. */
import { type Entry, type EntryLine, isFigure } from './entry.ts'
import type { Edge } from './page.ts'
import { stackedRows } from './stack.ts'

/** A row of the table: the lines it was printed on. */
export type Merged = { readonly lines: readonly EntryLine[] }

/** Lines that belong to one row put together: headings of several lines, and cells that were wrapped. */
export function mergedLines(
  lines: readonly EntryLine[],
  within: readonly Edge[],
): readonly Merged[] {
  const bands = bandsOf(lines, within)
  if (bands.length >= FEWEST_BANDS && bands.every(isOneRow)) return bands.map(asRow)
  const stacked = within.length === 0 || bands.length < FEWEST_BANDS ? stackedRows(lines) : null
  if (stacked) return stacked.map(asRow)
  const headings = headingLines(lines)
  const steps = stepsOf(lines)
  const rows: EntryLine[][] = []
  for (const [index, line] of lines.entries()) {
    const row = rows.at(-1)
    const before = lines[index - 1]
    const heading = index < headings
    const parted = before === undefined || ruleBetween(before, line, within)
    if (row && before && !parted && belongs(row, line, heading, steps)) row.push(line)
    else rows.push([line])
  }
  return rows.map(asRow)
}

function asRow(lines: readonly EntryLine[]): Merged {
  return { lines }
}

/** Lines nearer to each other stand beside each other: cells whose lines are centred. Line heights. */
const BESIDE = 0.75
/** Fewer stretches between rules are a table's head, body and foot. */
const FEWEST_BANDS = 4
/** More lines between two rules are several rows. */
const MOST_LINES = 6

/** Lines with no rule between them. */
function bandsOf(
  lines: readonly EntryLine[],
  within: readonly Edge[],
): readonly (readonly EntryLine[])[] {
  const bands: EntryLine[][] = []
  for (const line of lines) {
    const band = bands.at(-1)
    const before = band?.at(-1)
    if (band && before && !ruleBetween(before, line, within)) band.push(line)
    else bands.push([line])
  }
  return bands
}

/** Whether lines between two rules may be one row: no column has figures on two of them. */
function isOneRow(band: readonly EntryLine[]): boolean {
  const columns = band.flatMap(({ entries }) =>
    entries.filter((entry) => entry.from > 0 && isFigure(entry)).map((entry) => entry.from),
  )
  return band.length <= MOST_LINES && new Set(columns).size === columns.length
}

/** How many lines stand above the first figures; none in a table of words. */
function headingLines(lines: readonly EntryLine[]): number {
  const figured = lines.map((line) => line.entries.slice(1).some(isFigure))
  const first = figured.indexOf(true)
  const share = figured.filter(Boolean).length / (lines.length - first)
  return first >= 0 && share >= 0.4 ? first : 0
}

function ruleBetween(before: EntryLine, line: EntryLine, rules: readonly Edge[]): boolean {
  const from = (before.box.top + before.box.bottom) / 2
  const to = (line.box.top + line.box.bottom) / 2
  return rules.some(({ position }) => position > from && position < to)
}

/** How far the lines of a table stand apart. Points. */
type Steps = { readonly tight: number; readonly ofWords: boolean }

/** Tight is a step that parts no rows: clearly less than usual, or the lesser of two kinds of steps in a table of words. */
function stepsOf(lines: readonly EntryLine[]): Steps {
  const steps = lines
    .slice(1)
    .map((line, index) => line.box.bottom - (lines[index]?.box.bottom ?? 0))
    .filter((step, index) => step >= BESIDE * heightOf(lines[index + 1]))
    .toSorted((a, b) => a - b)
  const usual = steps[Math.floor(steps.length / 2)] ?? 0
  const [least = 0] = steps
  const wide = steps.filter((step) => step > 1.12 * least).length
  const figures = lines.filter((line) => line.entries.slice(1).some(isFigure)).length
  const ofWords = figures < 0.5 * lines.length
  const tight = ofWords && wide >= 2 ? Math.max(1.06 * least, 0.9 * usual) : 0.9 * usual
  return { tight, ofWords }
}

function heightOf(line: EntryLine | undefined): number {
  return line ? line.box.bottom - line.box.top : 0
}

function belongs(
  row: readonly EntryLine[],
  line: EntryLine,
  heading: boolean,
  steps: Steps,
): boolean {
  const last = row.at(-1)
  if (!last) return false
  const step = line.box.bottom - last.box.bottom
  const height = heightOf(line)
  if (step > (heading ? 1.3 : 1.5) * height) return false
  if (step < BESIDE * height) return true
  if (heading) return !spans(line) && !row.some(spans)
  const figures = line.entries.some(isFigure)
  if (figures && !(steps.ofWords && restOfWords(row, line))) return wrappedLabel(row, line)
  return goesOn(row, line, step < steps.tight)
}

/** Whether a line without figures of its own is the rest of the cells above it. */
function goesOn(row: readonly EntryLine[], line: EntryLine, tight: boolean): boolean {
  const filled = new Set(row.flatMap(({ entries }) => entries.map((entry) => entry.from)))
  const within = line.entries.every((entry) => filled.has(entry.from))
  if (!within || spans(line)) return false
  const [first] = line.entries
  const labelOnly = line.entries.length === 1 && first?.from === 0
  return tight || (labelOnly ? startsLower(first) : first?.from !== 0)
}

/** Whether each figure stands below words of its column, as a wrapped date's or law's number does. */
function restOfWords(row: readonly EntryLine[], { entries }: EntryLine): boolean {
  const above = row.flatMap((one) => one.entries)
  return entries.filter(isFigure).every((entry) => {
    const own = above.filter((other) => other.from === entry.from)
    return entry.from > 0 && own.length > 0 && !own.some(isFigure)
  })
}

/** A label whose figures stand on its last line. */
function wrappedLabel(row: readonly EntryLine[], line: EntryLine): boolean {
  const alone = row.every(({ entries }) => entries.length === 1 && entries[0]?.from === 0)
  return alone && startsLower(line.entries[0])
}

function startsLower(entry: Entry | undefined): boolean {
  return entry !== undefined && entry.from === 0 && /^\p{Ll}/u.test(entry.words[0]?.text ?? '')
}

function spans({ entries }: EntryLine): boolean {
  return entries.some((entry) => entry.to - entry.from > 1)
}
