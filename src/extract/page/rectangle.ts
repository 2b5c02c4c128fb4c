/** A frame of borders → the rectangles of slots that no wall parts. */
import type { Frame } from './frame.ts'
import { unionFind } from './union-find.ts'

/** A rectangle of slots, ends exclusive. */
export type SlotRectangle = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** Slots with no wall between them are one region; one that is no rectangle is cut into rectangles. */
export function regions({ xs, ys, walls }: Frame): {
  readonly rectangles: readonly SlotRectangle[]
  readonly repaired: boolean
} {
  const columns = xs.length - 1
  const sets = unionFind(columns * (ys.length - 1))
  forEachSlot(xs, ys, (row, column) => {
    const slot = row * columns + column
    if (row > 0 && !walls.above[row]?.[column]) sets.join(slot, slot - columns)
    if (column > 0 && !walls.left[row]?.[column]) sets.join(slot, slot - 1)
  })
  const members = new Map<number, number[]>()
  forEachSlot(xs, ys, (row, column) => {
    const slot = row * columns + column
    const root = sets.find(slot)
    const list = members.get(root)
    if (list) list.push(slot)
    else members.set(root, [slot])
  })
  const rectangles = [...members.values()].map((slots) => rectanglesOf(slots, columns))
  return {
    rectangles: rectangles.flat(),
    repaired: rectangles.some((parts) => parts.length > 1),
  }
}

function forEachSlot(
  xs: readonly number[],
  ys: readonly number[],
  visit: (row: number, column: number) => void,
): void {
  for (let row = 0; row < ys.length - 1; row += 1) {
    for (let column = 0; column < xs.length - 1; column += 1) visit(row, column)
  }
}

/** Runs of slots in each row, equal runs below each other put together. `slots` in ascending order. */
function rectanglesOf(slots: readonly number[], columns: number): readonly SlotRectangle[] {
  const found: { top: number; left: number; bottom: number; right: number }[] = []
  for (const { row, left, right } of runs(slots, columns)) {
    const above = found.find(
      (part) => part.bottom === row && part.left === left && part.right === right,
    )
    if (above) above.bottom = row + 1
    else found.push({ top: row, left, bottom: row + 1, right })
  }
  return found
}

function runs(
  slots: readonly number[],
  columns: number,
): readonly { row: number; left: number; right: number }[] {
  const found: { row: number; left: number; right: number }[] = []
  for (const slot of slots) {
    const row = Math.floor(slot / columns)
    const column = slot % columns
    const last = found.at(-1)
    if (last && last.row === row && last.right === column) last.right = column + 1
    else found.push({ row, left: column, right: column + 1 })
  }
  return found
}

/**
 * Whether a rectangle is inside the table. At the table's outer border one side may be undrawn (a row cut by the page's
 * end), or two opposite ones (a table without side rules; a merged cell that runs over the page from top to bottom); any
 * other open rectangle is the page around a stepped table.
 */
export function enclosed(frame: Frame, rectangle: SlotRectangle): boolean {
  const open = openSides(frame, rectangle)
  const count = Object.values(open).filter(Boolean).length
  return count <= 1 || (count === 2 && open.left === open.right)
}

/** The sides at the table's outer border along which no rule is drawn. */
export function openSides(
  { xs, ys, walls }: Frame,
  { top, left, bottom, right }: SlotRectangle,
): Readonly<Record<'top' | 'bottom' | 'left' | 'right', boolean>> {
  const columns = range(left, right)
  const rows = range(top, bottom)
  return {
    top: top === 0 && !columns.every((column) => walls.above[0]?.[column]),
    bottom: bottom === ys.length - 1 && !columns.every((column) => walls.above[bottom]?.[column]),
    left: left === 0 && !rows.every((row) => walls.left[row]?.[0]),
    right: right === xs.length - 1 && !rows.every((row) => walls.left[row]?.[right]),
  }
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}
