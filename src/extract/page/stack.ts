/**
 * Rows of wrapped cells, told by the blanks between them alone: lines of one cell stand nearer to each other than
 * cells below each other do. Cells may be centred beside each other, so that no two lines are level.
 */
import { type Entry, type EntryLine, isFigure } from './entry.ts'

/** Steps are a cell's own up to this much over the least, and between cells from this much on. */
const OWN = 1.04
/** Between cells they are from this much over the least on. */
const APART = 1.1
/** Fewer steps of either kind are chance. */
const FEWEST_OWN = 3
/** The same for steps between cells. */
const FEWEST_APART = 3

/** A line's entry, and the one before it in its column. */
type Step = { readonly before: number; readonly line: number; readonly by: number }

/** The lines by rows; null where the steps are not clearly of two kinds, or figures stand as near as a cell's lines. */
export function stackedRows(lines: readonly EntryLine[]): readonly (readonly EntryLine[])[] | null {
  const steps = stepsOf(lines)
  const least = steps.reduce((smallest, { by }) => Math.min(smallest, by), Infinity)
  const own = steps.filter(({ by }) => by <= OWN * least)
  const apart = steps.filter(({ by }) => by >= APART * least)
  if (own.length < FEWEST_OWN || apart.length < FEWEST_APART) return null
  if (own.length + apart.length < steps.length) return null
  if (own.some((step) => bothFigures(lines, step))) return null
  return rowsOf(lines, own)
}

function stepsOf(lines: readonly EntryLine[]): readonly Step[] {
  const last = new Map<number, number>()
  return lines.flatMap((line, index) =>
    line.entries.flatMap((entry): Step[] => {
      const before = last.get(entry.from)
      last.set(entry.from, index)
      const above = before === undefined ? undefined : lines[before]
      if (before === undefined || !above || isWide(entry) || isWide(entryAt(above, entry)))
        return []
      return [{ before, line: index, by: line.box.bottom - above.box.bottom }]
    }),
  )
}

function entryAt({ entries }: EntryLine, { from }: Entry): Entry | undefined {
  return entries.find((entry) => entry.from === from)
}

function isWide(entry: Entry | undefined): boolean {
  return entry !== undefined && entry.to - entry.from > 1
}

function bothFigures(lines: readonly EntryLine[], { before, line }: Step): boolean {
  const [above, below] = [lines[before], lines[line]]
  return (below?.entries ?? []).some((entry) => {
    const other = above && entryAt(above, entry)
    return other !== undefined && isFigure(entry) && isFigure(other)
  })
}

/** Lines that a cell joins, or that stand beside each other. */
function rowsOf(
  lines: readonly EntryLine[],
  own: readonly Step[],
): readonly (readonly EntryLine[])[] {
  const reach = lines.map(({ box }) => box.bottom)
  for (const { before, line } of own) {
    for (let at = before; at < line; at += 1) {
      reach[at] = Math.max(reach[at] ?? 0, lines[line]?.box.bottom ?? 0)
    }
  }
  const rows: EntryLine[][] = []
  let bottom = -Infinity
  for (const [index, line] of lines.entries()) {
    if (line.box.top < bottom - 1) rows.at(-1)?.push(line)
    else rows.push([line])
    bottom = Math.max(bottom, reach[index] ?? 0)
  }
  return rows
}

/** The share of rows that fill at least this many columns. */
export function fullRows(rows: readonly (readonly EntryLine[])[], columns: number): number {
  const full = rows.filter(
    (row) => new Set(row.flatMap(({ entries }) => entries.map(({ from }) => from))).size >= columns,
  )
  return full.length / rows.length
}
