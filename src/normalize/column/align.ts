/**
 * Rows of flattened tables, whose cells kept only their order: each cell finds its column by its order and by what
 * it can be. The cheapest monotone pairing of cells with columns is taken.
 */

import type { Row, Slot } from '../sheet/row.ts'
import type { ColumnField } from '../vocabulary/column-field.ts'
import { headingNear, type Placed, type ReadColumn, type Unplaced } from './column.ts'
import { type FieldCosts, fieldCosts, type Shape, shapeOf } from './shape.ts'

/** What it costs that a row has no cell for a column. */
const missing: Readonly<Partial<Record<ColumnField, number>>> = {
  lead: 0.3,
  ordinal: 0.5,
  level1: 0.7,
  level2: 0.7,
  level3: 4,
  level4: 4,
  target: 1.5,
  actual: 1.5,
  weight: 2.5,
  score: 2.5,
  amount: 2,
  // Weights and scores of money stand beside its total alone.
  mark: 0.8,
  rate: 1.6,
  label: 0.8,
  note: 0.3,
  blank: 0.1,
}
/** The same for any other column. No unit, like all costs here. */
const MISSING_OTHER = 0.6
/** A cell without a column: little for a blank where the row has cells to spare, next to never for words. */
const DROPPED_BLANK = 0.4
/** The same for a blank where the row has none to spare. Chosen between a spare blank and words. */
const DROPPED_FROM_FULL_ROW = 0.6
/** The same for words: more than any column left empty costs, so that words are hardly ever lost. */
const DROPPED_WORDS = 8
/** Between equal pairings the one in which places agree is taken. */
const MOVED = 0.05

/** The cells of a row by column, and whether the row had to be shifted for that. */
export function alignCells(
  { slots }: Row,
  columns: readonly ReadColumn<ColumnField>[],
): Placed & { readonly shifted: boolean } {
  const pairing = assignInOrder(slots, columns)
  const cells: Slot[][] = columns.map(() => [])
  const unplaced: Unplaced[] = []
  let shifted = false
  let last = 0
  for (const [at, column] of pairing.entries()) {
    const slot = slots[at]
    if (!slot) continue
    if (column < 0) {
      if (!slot.blank) unplaced.push({ slot, heading: headingNear(columns, last) })
      continue
    }
    last = column
    cells[column]?.push(slot)
    if (!slot.blank && slot.start !== columns[column]?.start) shifted = true
  }
  return { cells, unplaced, shifted }
}

/** The column of each cell by its order and by what it can be; -1 for one without. */
export function assignInOrder(
  slots: readonly Slot[],
  columns: readonly ReadColumn<ColumnField>[],
): readonly number[] {
  const shapes = slots.map(shapeOf)
  return inPlace(slots, shapes, columns) ?? cheapestPairing(slots, shapes, columns).pairing
}

/** How much less it costs to read cells in order than each under the heading that it stands under; 0 where that is best. */
export function gainOfOrder(
  slots: readonly Slot[],
  columns: readonly ReadColumn<ColumnField>[],
): number {
  const shapes = slots.map(shapeOf)
  const priced = pricedColumns(columns)
  const costs = slots.map((slot, at) => {
    const [shape, column] = [shapes[at], priced[at]]
    return shape && column ? pairCost(slot, shape, column) : 0
  })
  const inOrder = cheapestPairing(slots, shapes, columns).cost
  return Math.max(0, costs.reduce((sum, cost) => sum + cost, 0) - inOrder)
}

/**
 * Each cell under its own column, where nothing can be cheaper: any other pairing of a full row leaves out at least
 * one cell and one column. Null where that is not sure.
 */
function inPlace(
  slots: readonly Slot[],
  shapes: readonly Shape[],
  columns: readonly ReadColumn<ColumnField>[],
): readonly number[] | null {
  if (slots.length !== columns.length) return null
  const priced = pricedColumns(columns)
  let cost = 0
  let leastDrop = IMPOSSIBLE
  let leastSkip = IMPOSSIBLE
  for (const [at, slot] of slots.entries()) {
    const [shape, column] = [shapes[at], priced[at]]
    if (!shape || !column) return null
    cost += pairCost(slot, shape, column)
    leastDrop = Math.min(leastDrop, dropCost(slot, DROPPED_FROM_FULL_ROW))
    leastSkip = Math.min(leastSkip, column.skip)
  }
  return cost < leastDrop + leastSkip ? [...slots.keys()] : null
}

type Pairing = {
  /** For each cell the index of its column, -1 where it has none. */
  readonly pairing: readonly number[]
  readonly cost: number
}

function cheapestPairing(
  slots: readonly Slot[],
  shapes: readonly Shape[],
  columns: readonly ReadColumn<ColumnField>[],
): Pairing {
  const [height, width] = [slots.length, columns.length]
  const priced = pricedColumns(columns)
  const { drops, skips, pairs } = costsOf(slots, shapes, priced)
  const stride = width + 1
  const best = new Float64Array((height + 1) * stride)
  const step = new Uint8Array((height + 1) * stride)
  for (let at = best.length - 2; at >= 0; at--) {
    const column = at % stride
    const row = (at - column) / stride
    const after = at + stride + 1
    const orphan = step[after] === 1 ? orphaned(slots[row], priced[column]) : 0
    const paired = (pairs[row]?.[column] ?? IMPOSSIBLE) + orphan + (best[after] ?? 0)
    const skipped = (skips[column] ?? IMPOSSIBLE) + (best[at + 1] ?? 0)
    const dropped = (drops[row] ?? IMPOSSIBLE) + (best[at + stride] ?? 0)
    const cheapest = Math.min(paired, skipped, dropped)
    best[at] = cheapest
    step[at] = cheapest === paired ? 0 : cheapest === skipped ? 1 : 2
  }
  return { pairing: followSteps(step, height, width), cost: best[0] ?? 0 }
}

/** What it costs to leave out each cell, to leave each column without one, and to pair them. */
function costsOf(
  slots: readonly Slot[],
  shapes: readonly Shape[],
  columns: readonly CostedColumn[],
) {
  const hollow = shapes.every((shape) => HOLLOW.has(shape))
  const spare = slots.length === columns.length ? DROPPED_FROM_FULL_ROW : DROPPED_BLANK
  return {
    drops: slots.map((slot) => dropCost(slot, spare)),
    skips: columns.map(({ skip, hollowSkip }) => (hollow ? hollowSkip : skip)),
    pairs: slots.map((slot, at) => {
      const shape = shapes[at] ?? 'blank'
      return columns.map((column) => (hollow && slot.blank ? 0 : pairCost(slot, shape, column)))
    }),
  }
}

/** A column with what it costs whatever stands in a row. */
type CostedColumn = {
  readonly field: ColumnField
  readonly start: number
  /** To have a cell of each shape. */
  readonly prices: FieldCosts
  /** To be left without a cell, in a row of words and in one with nothing but level names. */
  readonly skip: number
  readonly hollowSkip: number
  /** Besides, to have words while the next column is left without a cell. */
  readonly orphan: number
}

/** Many rows stand under the same columns. */
const knownCosts = new WeakMap<readonly ReadColumn<ColumnField>[], readonly CostedColumn[]>()

function pricedColumns(columns: readonly ReadColumn<ColumnField>[]): readonly CostedColumn[] {
  const known = knownCosts.get(columns)
  if (known) return known
  const priced = columns.map((column, at) => ({
    field: column.field,
    start: column.start,
    prices: fieldCosts(column.field),
    skip: skipCost(column, columns),
    hollowSkip: skipCost(column, columns, true),
    orphan: orphanCost(at, columns),
  }))
  knownCosts.set(columns, priced)
  return priced
}

const IMPOSSIBLE = Number.POSITIVE_INFINITY

/** A row with nothing but level names is what a template left: any of its other cells may be blank. */
const HOLLOW_NAME = 0.5
const HOLLOW: ReadonlySet<Shape> = new Set(['blank', 'level1', 'level', 'level2'])

function pairCost(slot: Slot, shape: Shape, { field, start, prices }: CostedColumn): number {
  if (slot.blank) return prices[shape]
  const moved = slot.start === start ? 0 : MOVED
  const isUnlike = (field === 'mark' || field === 'rate') && isRate(slot) !== (field === 'rate')
  return prices[shape] + moved + (isUnlike ? NO_RATE : 0)
}

function isRate({ folded }: Slot): boolean {
  return folded.endsWith('%')
}

/** What it costs that a sign of percent stands beside a weight or a score, and none beside a rate. */
const NO_RATE = 0.2

/** What it costs that a level 1 is printed without its first level 2, where the form has both. */
const ORPHAN = 1.2

/** What it costs that words stand under a column while the next one is left without a cell. */
function orphaned(slot: Slot | undefined, column: CostedColumn | undefined): number {
  if (!slot || !column || slot.blank || slot.folded.startsWith('满意度')) return 0
  return column.orphan
}

/** The same, of any words but those. */
function orphanCost(at: number, columns: readonly ReadColumn<ColumnField>[]): number {
  const [outer, inner] = [columns[at]?.field, columns[at + 1]?.field]
  if (outer === 'level2' && inner === 'level3') {
    return columns.some(({ field }) => field === 'level4') ? ORPHAN : 0
  }
  return outer === 'level1' && inner === 'level2' ? ORPHAN : 0
}

function skipCost(
  { field }: ReadColumn<ColumnField>,
  columns: readonly ReadColumn<ColumnField>[],
  hollow = false,
): number {
  if (hollow && field === 'level3') return HOLLOW_NAME
  // A third level above a fourth is printed once for its rows, as the second is above a third.
  const name =
    field === 'level3' && columns.some((column) => column.field === 'level4') ? 'level2' : field
  return missing[name] ?? MISSING_OTHER
}

function dropCost({ blank }: Slot, spare: number): number {
  return blank ? spare : DROPPED_WORDS
}

function followSteps(step: Uint8Array, height: number, width: number): readonly number[] {
  const pairing = new Array<number>(height).fill(-1)
  let [i, j] = [0, 0]
  while (i < height || j < width) {
    const taken = step[i * (width + 1) + j]
    if (taken === 0) pairing[i] = j
    if (taken !== 1) i++
    if (taken !== 2) j++
  }
  return pairing
}
