/**
 * Rows of flattened tables, whose cells kept only their order: each cell finds its column by its order and by what
 * it can be. The cheapest monotone pairing of cells with columns is taken.
 */
import { type Column, headingNear, type Placed, type Unplaced } from './column.ts'
import type { Row, Slot } from './row.ts'
import { parseDecimal } from './score.ts'
import { LEVEL1_ALIASES, LEVEL2_ALIASES } from './vocabulary/level.ts'

/** What a cell's words can be; `level` is a name that stands at level 1 in some forms and at level 2 in others. */
const SHAPES = [
  'blank',
  'number',
  'large',
  'value',
  'level1',
  'level',
  'level2',
  'operator',
  'short',
  'text',
] as const
type Shape = (typeof SHAPES)[number]

/** Names of levels that are words of other columns as well where 指标 does not follow them. */
const PLAIN: ReadonlySet<string> = new Set(['完成', '时间', '进度', '立项', '执行率', '工作量'])
const LEVEL1: ReadonlySet<string> = new Set(LEVEL1_ALIASES.map(([name]) => name))
const LEVEL2: ReadonlySet<string> = new Set(LEVEL2_ALIASES.map(([name]) => name))
const QUOTES = /[“”"]/gu
const SUFFIX = /(?:类)?(?:指标?|目标)等?$/u
const VALUE = /^(?:[≥≤=<>≧≦＞＜]|不低于|不少于|不超过|大于|小于|\d)/u
const OPERATOR =
  /^(?:[≥≤=<>≧≦═]|定性|定量|正向|反向|好坏|文字描述|大于|小于|等于|大于等于|小于等于)+$/u
const WEIGHT_AT_END = /[([]?[\d.]+(?:分|%)?[)\]]?$/u

/** Largest number taken for a weight or a score without doubt. */
const FULL_MARKS = 100
/** Characters of the longest level name, weight included. */
const LONGEST_LEVEL = 24
/** Characters of a word that may be a unit. */
const SHORT = 4

/** What it costs to put these words under a column of this field. */
export function priceOf(field: string, folded: string, blank: boolean): number {
  return prices[field]?.[SHAPES.indexOf(shapeOf({ folded, blank }))] ?? 1
}

function shapeOf({ blank, folded }: Pick<Slot, 'blank' | 'folded'>): Shape {
  if (blank) return 'blank'
  if (OPERATOR.test(folded)) return 'operator'
  const decimal = parseDecimal(folded)
  if (decimal) return Math.abs(decimal.value) <= FULL_MARKS ? 'number' : 'large'
  const level = folded.length < LONGEST_LEVEL ? levelShape(folded) : null
  if (level) return level
  if (VALUE.test(folded)) return 'value'
  return folded.length <= SHORT ? 'short' : 'text'
}

/** Whether folded words are the name of a level, with or without its weight. */
export function isLevelName(folded: string): boolean {
  return folded.length < LONGEST_LEVEL && levelShape(folded) !== null
}

function levelShape(folded: string): Shape | null {
  const printed = folded.replace(WEIGHT_AT_END, '').replace(QUOTES, '')
  if (PLAIN.has(printed)) return null
  const name = LEVEL2.has(printed) ? printed : printed.replace(SUFFIX, '')
  const [first, second] = [LEVEL1.has(name), LEVEL2.has(name)]
  if (first && second) return 'level'
  if (first) return 'level1'
  return second ? 'level2' : null
}

/** What it costs to put a cell of each shape, in the order of `SHAPES`, under a column: 0 where it belongs, 6 where it cannot be. */
const prices: Readonly<Record<string, readonly number[]>> = {
  lead: [0, 5, 6, 6, 4, 4, 4, 5, 3, 4],
  ordinal: [0.2, 0, 2, 3, 5, 5, 5, 5, 2, 4],
  level1: [0.1, 6, 6, 5, 0, 0, 2, 5, 1.2, 1.5],
  level2: [0.1, 6, 6, 5, 2, 0, 0, 5, 1.2, 1.5],
  level1_weight: [0.2, 0, 3, 3, 6, 6, 6, 6, 5, 6],
  level2_weight: [0.2, 0, 3, 3, 6, 6, 6, 6, 5, 6],
  level3: [2.5, 4, 4, 3, 1.5, 0.8, 0.8, 5, 0, 0],
  target: [0.6, 0.3, 0.1, 0, 3, 3, 3, 2, 0.2, 0.2],
  actual: [0.6, 0.3, 0.1, 0.1, 3, 3, 3, 2, 0.2, 0.2],
  target_operator: [0.2, 3, 4, 3, 5, 5, 5, 0, 2, 4],
  actual_operator: [0.2, 3, 4, 3, 5, 5, 5, 0, 2, 4],
  target_unit: [0.2, 3, 4, 3, 5, 5, 5, 3, 0, 2],
  actual_unit: [0.2, 3, 4, 3, 5, 5, 5, 3, 0, 2],
  weight: [1, 0, 3, 3, 6, 6, 6, 6, 4, 6],
  score: [1, 0, 3, 3, 6, 6, 6, 6, 4, 6],
  note: [0, 1.5, 2, 1, 3, 3, 3, 3, 0.2, 0],
  description: [0.3, 2, 2, 0.8, 3, 3, 3, 3, 0.5, 0],
  extra: [0.1, 0.3, 0.4, 0.3, 3, 3, 3, 2, 0.2, 0.1],
  label: [0.3, 5, 5, 3, 1, 1, 1, 5, 0, 0],
  amount: [0.3, 0, 0, 0.2, 6, 6, 6, 6, 4, 5],
  blank: [0, 2, 2, 2, 2, 2, 2, 2, 2, 2],
}

/** What it costs that a row has no cell for a column. */
const missing: Readonly<Record<string, number>> = {
  lead: 0.3,
  ordinal: 0.5,
  level1: 0.7,
  level2: 0.7,
  level3: 4,
  target: 1.5,
  actual: 1.5,
  weight: 2.5,
  score: 2.5,
  amount: 2,
  label: 0.8,
  note: 0.3,
  blank: 0.1,
}
const MISSING_OTHER = 0.6
/** A cell without a column: little for a blank where the row has cells to spare, next to never for words. */
const DROPPED_BLANK = 0.4
const DROPPED_FROM_FULL_ROW = 0.6
const DROPPED_WORDS = 8
/** Between equal pairings the one in which places agree is taken. */
const MOVED = 0.05

/** The cells of a row by column, and whether the row had to be shifted for that. */
export function lostCells(
  { slots }: Row,
  columns: readonly Column<string>[],
): Placed & { readonly shifted: boolean } {
  const shapes = slots.map(shapeOf)
  const pairing = inPlace(slots, shapes, columns) ?? cheapestPairing(slots, shapes, columns)
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

/**
 * Each cell under its own column, where nothing can be cheaper: any other pairing of a full row leaves out at least
 * one cell and one column. Null where that is not sure.
 */
function inPlace(
  slots: readonly Slot[],
  shapes: readonly Shape[],
  columns: readonly Column<string>[],
): readonly number[] | null {
  if (slots.length !== columns.length) return null
  let cost = 0
  let leastDrop = IMPOSSIBLE
  let leastSkip = IMPOSSIBLE
  for (const [at, slot] of slots.entries()) {
    cost += pairCost(slot, shapes[at], columns[at])
    leastDrop = Math.min(leastDrop, dropCost(slot, DROPPED_FROM_FULL_ROW))
    leastSkip = Math.min(leastSkip, skipCost(columns[at]))
  }
  return cost < leastDrop + leastSkip ? [...slots.keys()] : null
}

/** For each cell the index of its column, -1 where it has none. */
function cheapestPairing(
  slots: readonly Slot[],
  shapes: readonly Shape[],
  columns: readonly Column<string>[],
): readonly number[] {
  const [height, width] = [slots.length, columns.length]
  const stride = width + 1
  const best = new Float64Array((height + 1) * stride)
  const step = new Uint8Array((height + 1) * stride)
  const hollow = shapes.every((shape) => HOLLOW.has(shape))
  const spare = height === width ? DROPPED_FROM_FULL_ROW : DROPPED_BLANK
  for (let at = best.length - 2; at >= 0; at--) {
    const [i, j] = [Math.floor(at / stride), at % stride]
    const [slot, column] = [slots[i], columns[j]]
    const free = hollow && slot?.blank === true
    const paired = pairCost(slot, free ? 'free' : shapes[i], column) + (best[at + stride + 1] ?? 0)
    const skipped = skipCost(column) + (best[at + 1] ?? 0)
    const dropped = dropCost(slot, spare) + (best[at + stride] ?? 0)
    const cheapest = Math.min(paired, skipped, dropped)
    best[at] = cheapest
    step[at] = cheapest === paired ? 0 : cheapest === skipped ? 1 : 2
  }
  return followSteps(step, height, width)
}

const IMPOSSIBLE = Number.POSITIVE_INFINITY

/** A row with nothing but level names is what a template left: any of its other cells may be blank. */
const HOLLOW: ReadonlySet<Shape> = new Set(['blank', 'level1', 'level', 'level2'])

function pairCost(
  slot: Slot | undefined,
  shape: Shape | 'free' | undefined,
  column: Column<string> | undefined,
): number {
  if (!slot || !shape || !column) return IMPOSSIBLE
  if (shape === 'free') return 0
  const moved = slot.start === column.start || slot.blank ? 0 : MOVED
  return (prices[column.field]?.[SHAPES.indexOf(shape)] ?? 1) + moved
}

function skipCost(column: Column<string> | undefined): number {
  return column ? (missing[column.field] ?? MISSING_OTHER) : IMPOSSIBLE
}

function dropCost(slot: Slot | undefined, spare: number): number {
  if (!slot) return IMPOSSIBLE
  return slot.blank ? spare : DROPPED_WORDS
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
