/** Heading rows → columns, whatever their order and however many rows they are printed in. */
import type { Extra } from '../report.ts'
import type { Row, Slot } from '../sheet/row.ts'
import { addNote, type Notes, textOf } from '../value/sourced.ts'

/** A column as its lowest heading shows it, with the headings printed above. */
export type Leaf = {
  readonly slot: Slot
  readonly start: number
  readonly end: number
  /** From the nearest upward; blank cells left out. */
  readonly parents: readonly Slot[]
}

export type ReadColumn<Field extends string> = {
  readonly field: Field
  readonly start: number
  readonly end: number
  /** As printed, without white space. */
  readonly heading: string
  readonly slot: Slot
}

/** The columns under one or more heading rows, from left to right. */
export function leavesOf(headings: readonly Row[]): readonly Leaf[] {
  const [first] = headings
  if (!first) return []
  return first.spans === 'kept' ? keptLeaves(headings) : lostLeaves(headings)
}

/** Stacks the heading cells that stand over each column; the lowest with words names it. */
function keptLeaves(headings: readonly Row[]): readonly Leaf[] {
  const leaves: Leaf[] = []
  const width = Math.max(...headings.map(({ slots }) => slots.at(-1)?.end ?? 0))
  for (let column = 0; column < width; column++) {
    const stack = stackAt(headings, column)
    const [slot, ...parents] = stack
    if (!slot) continue
    const last = leaves.at(-1)
    if (last && last.slot.cell === slot.cell && last.end === column) {
      leaves[leaves.length - 1] = { ...last, end: column + 1 }
    } else {
      leaves.push({ slot, parents, start: column, end: column + 1 })
    }
  }
  return leaves
}

/** The heading cells over one column from the lowest upward; a blank one counts only where nothing else stands. */
function stackAt(headings: readonly Row[], column: number): readonly Slot[] {
  const stack: Slot[] = []
  for (const { slots } of headings.toReversed()) {
    const slot = slots.find(({ start, end }) => start <= column && column < end)
    if (slot && stack.every(({ cell }) => cell !== slot.cell)) stack.push(slot)
  }
  const worded = stack.filter(({ blank }) => !blank)
  return worded.length > 0 ? worded : stack.slice(0, 1)
}

/**
 * Where spans are lost, the lowest row gives the columns. What stands only in a row above and heads no group fills
 * the blanks of the lowest row, in order, or follows it.
 */
function lostLeaves(headings: readonly Row[]): readonly Leaf[] {
  const lowest = headings.at(-1)
  if (!lowest) return []
  const upper = headings.slice(0, -1)
  const slots = [...lowest.slots]
  const taken = new Set(
    slots.flatMap(({ meaning }) => (meaning.indicator ? [meaning.indicator] : [])),
  )
  const waiting = upper
    .flatMap(({ words }) => words)
    .filter(({ meaning, folded }) => stands(meaning.indicator, taken) && folded !== '')
  const grid = upper.every((row) => row.slots.length === lowest.slots.length)
  const underLead = upper.some(({ slots: [first] }) => first?.meaning.indicator === 'lead')
  for (const slot of waiting) {
    const blank = slots.findIndex((other, at) => other.blank && (at > 0 || !underLead))
    const free = grid && slots[slot.start]?.blank ? slot.start : blank
    if (free >= 0) slots[free] = slot
    else slots.push(slot)
  }
  const groups = upper.flatMap(({ words }) => words).filter((slot) => !waiting.includes(slot))
  return slots.map((slot, at) => ({
    slot,
    parents: grid ? groupOver(slot, groups) : [],
    start: at,
    end: at + 1,
  }))
}

/** Whether a heading of an upper row is a column of its own: it heads no group that the lowest row spells out. */
function stands(field: string | undefined, taken: ReadonlySet<string>): boolean {
  if (field === undefined || field === 'lead') return false
  if (field === 'target' || field === 'actual') return !taken.has(field) && !taken.has('value')
  if (field.startsWith('level')) return !taken.has('level_name') && !taken.has(field)
  return true
}

function groupOver(slot: Slot, groups: readonly Slot[]): readonly Slot[] {
  const over = groups.filter(({ start }) => start <= slot.start)
  return over.length > 0 ? over.slice(-1) : []
}

/** Words under no column, with the heading that stands nearest. */
export type Unplaced = { readonly slot: Slot; readonly heading: string }

/** For each column the cells that stand under it in a row, and the words that stand under none. */
export type Placed = {
  readonly cells: readonly (readonly Slot[])[]
  readonly unplaced: readonly Unplaced[]
}

/** The heading of words that stand near none. */
export const UNNAMED = '其他'

/** The heading of a column; where that is blank, of the next one to its left, else of the first that has words. */
export function headingNear(columns: readonly ReadColumn<string>[], at: number): string {
  const left = columns.slice(0, at + 1).findLast(({ heading }) => heading !== '')
  return (left ?? columns.find(({ heading }) => heading !== ''))?.heading ?? UNNAMED
}

/** Keeps the words of a row that stand under no column, and notes that the row is longer than its headings. */
export function keepStrayCells(
  unplaced: readonly Unplaced[],
  { row }: Row,
  path: string,
  notes: Notes,
): readonly Extra[] {
  const [first] = unplaced
  if (!first) return []
  const { place } = first.slot.cell
  addNote(notes, { code: 'row_too_long', path, place, args: { row: row + 1 } })
  return unplaced.map(({ slot, heading }) => ({ heading, text: textOf(slot.cell) }))
}

/** The cells of a row by the columns that they stand under. */
export function cellsByColumn(row: Row, columns: readonly ReadColumn<string>[]): Placed {
  const cells: Slot[][] = columns.map(() => [])
  const unplaced: Unplaced[] = []
  for (const slot of row.slots) {
    const best = columnOver(slot, columns)
    if (best >= 0) cells[best]?.push(slot)
    else if (slot.own && !slot.blank) {
      const before = columns.findLastIndex(({ start }) => start <= slot.start)
      unplaced.push({ slot, heading: headingNear(columns, before) })
    }
  }
  return { cells, unplaced }
}

/** The column that a cell shares most with; -1 where it stands under none. */
function columnOver(slot: Slot, columns: readonly ReadColumn<string>[]): number {
  let best = -1
  let widest = 0
  for (let at = 0; at < columns.length; at++) {
    const column = columns[at]
    if (!column || column.end <= slot.start) continue
    if (column.start >= slot.end) break
    const shared = Math.min(column.end, slot.end) - Math.max(column.start, slot.start)
    if (shared > widest) {
      best = at
      widest = shared
    }
  }
  return best
}
