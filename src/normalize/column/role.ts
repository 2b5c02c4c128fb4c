/**
 * Columns whose headings nobody knows: what stands in them, the order columns usually come in and what must add up say
 * what they are for. Of two readings that are nearly as good neither is taken.
 */
import type { Balance, ColumnJudgement } from '../explanation.ts'
import type { Slot } from '../sheet/row.ts'
import { parseDecimal, splitWeight } from '../value/score.ts'
import { type FieldCosts, fieldCosts, type Shape, shapeOf } from './shape.ts'

/** A role that an unknown column may have. */
export const ROLES = [
  'level1',
  'level1_weight',
  'level2',
  'level2_weight',
  'level3',
  'target',
  'actual',
  'weight',
  'score',
  'note',
] as const
export type Role = (typeof ROLES)[number]

/** A column: the role its heading gives, null where nobody knows it, and its cells, null for a row without one. */
export type Evidence = {
  readonly known: Role | 'other' | null
  readonly cells: readonly (Slot | null)[]
}

type Reading = { readonly roles: readonly (Role | null)[]; readonly cost: number }

/** A column is left without a role where the cheapest costs more than this. */
const UNREAD = 1.1
/**
 * Another reading that costs less than this more leaves the columns in which they differ without a role. Chosen on made
 * forms, each layout judged by what holds for the others: scripts/cross-validate.ts prints right and wrong by margin.
 */
export const MARGIN = 0.35
/** Readings kept on the way. */
const BEAM = 60

/** The roles of unknown columns, how each was judged, and what the cheapest reading of all columns adds up to. */
export type Roles = {
  /** For each column its role; null for a known one and where the evidence is not enough. */
  readonly roles: readonly (Role | null)[]
  /** For each column; null for a known one. */
  readonly judgements: readonly (ColumnJudgement | null)[]
  readonly balance: Balance
}

/** What it costs to put a cell of each shape under a role; handed in where other prices are tried. */
export type FieldCostsOf = (role: Role) => FieldCosts

/** The roles of the unknown columns. */
export function rolesOf(columns: readonly Evidence[], pricesOf: FieldCostsOf = fieldCosts): Roles {
  const judged = readingsOf(columns, pricesOf)
  const [best = { roles: [], cost: 0 }] = judged
  const near = judged.filter(({ cost }) => cost - best.cost < MARGIN)
  const roles = columns.map(({ known }, at) => {
    const role = best.roles[at] ?? null
    return known === null && near.every((reading) => reading.roles[at] === role) ? role : null
  })
  const judgements = columns.map((column, at): ColumnJudgement | null => {
    if (column.known !== null) return null
    const role = best.roles[at] ?? null
    const other = judged.find((reading) => reading.roles[at] !== role)
    const cost = role === null ? UNREAD : shapeCost(role, shapesOf(column), pricesOf)
    return {
      best: role,
      cost: rounded(cost),
      runnerUp: other?.roles[at] ?? null,
      margin: other === undefined ? null : rounded(other.cost - best.cost),
    }
  })
  return { roles, judgements, balance: balanceOf(best.roles, columns) }
}

/** Costs are shown to two decimals. */
function rounded(cost: number): number {
  return Math.round(cost * 100) / 100
}

/** Readings of all columns together, the cheapest first. */
function readingsOf(columns: readonly Evidence[], pricesOf: FieldCostsOf): readonly Reading[] {
  const taken = new Set(columns.map(({ known }) => known))
  const free = ROLES.filter((role) => !taken.has(role))
  let beam: readonly Reading[] = [{ roles: [], cost: 0 }]
  for (const [at, column] of columns.entries()) {
    const choices =
      column.known === null ? choicesFor(column, at, { free, pricesOf }) : [knownChoice(column)]
    const isOfLevels = column.known === null && namedIn(column) >= CERTAIN
    beam = beam
      .flatMap(({ roles, cost }) =>
        choices
          .filter(({ role }) => role === null || !roles.includes(role))
          .map((choice) => ({ roles: [...roles, choice.role], cost: cost + choice.cost })),
      )
      .map((reading) => ({ ...reading, cost: reading.cost + orderCost(reading.roles, isOfLevels) }))
      .toSorted((a, b) => a.cost - b.cost)
      .slice(0, BEAM)
  }
  return beam
    .map(({ roles, cost }) => ({ roles, cost: cost + sumsCost(roles, columns) + lackCost(roles) }))
    .toSorted((a, b) => a.cost - b.cost)
}

type Choice = { readonly role: Role | null; readonly cost: number }

function knownChoice({ known }: Evidence): Choice {
  return { role: known === 'other' ? null : known, cost: 0 }
}

/** The roles that no known heading has, and what they cost. */
type Free = { readonly free: readonly Role[]; readonly pricesOf: FieldCostsOf }

function choicesFor(column: Evidence, at: number, { free, pricesOf }: Free): readonly Choice[] {
  const shown = shapesOf(column)
  if (shown.filled === 0) return [{ role: null, cost: UNREAD }]
  const named = free.map((role) => ({ role, cost: shapeCost(role, shown, pricesOf) }))
  // The first column of a table is a level or a serial, never a value.
  const fitting = at === 0 ? named.filter(({ role }) => /^level\d$/u.test(role)) : named
  return [...fitting, { role: null, cost: UNREAD }]
}

/** What the cells of a column look like, each share of all rows. */
type Shown = {
  readonly shapes: ReadonlyMap<Shape, number>
  /** Rows with words, one for cells merged over several. */
  readonly filled: number
  readonly rows: number
  /** Share of rows that a merged cell or a blank leaves without a cell of their own. */
  readonly covered: number
  readonly signed: number
  readonly length: number
}

function shapesOf({ cells }: Evidence): Shown {
  const shapes = new Map<Shape, number>()
  const own = cells.filter((slot) => slot?.own === true && !slot.blank)
  for (const slot of own) {
    if (slot === null) continue
    const shape = isWeightedLevel(slot) ? 'level' : shapeOf(slot)
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
  }
  const words = own.map((slot) => slot?.folded ?? '')
  return {
    shapes,
    filled: own.length,
    rows: cells.length,
    covered: 1 - own.length / Math.max(1, cells.length),
    signed: words.filter((text) => SIGNED.test(text)).length / Math.max(1, own.length),
    length: words.reduce((sum, text) => sum + text.length, 0) / Math.max(1, own.length),
  }
}

/** 实施管理（20分）, merged over rows: words with a weight that stand over several rows name a level. */
function isWeightedLevel({ cell, folded }: Slot): boolean {
  return cell.rowSpan > 1 && splitWeight(folded).weight !== null && parseDecimal(folded) === null
}

const SIGNED = /^(?:[≥≤><=≧≦]|不[低少高超])/u

/** Whether the cells of a column can stand under a role. */
export function fits(role: Role, cells: Evidence['cells']): boolean {
  const shown = shapesOf({ known: null, cells })
  return shown.filled === 0 || shapeCost(role, shown, fieldCosts) < UNREAD
}

/** The mean price of the cells under the role, and what else its columns are like. */
function shapeCost(role: Role, shown: Shown, pricesOf: FieldCostsOf): number {
  const prices = pricesOf(role)
  let sum = 0
  for (const [shape, count] of shown.shapes) sum += prices[shape] * count
  const mean = sum / shown.filled
  return mean + habitCost(role, shown)
}

/** Share of the words of a column that name a level. */
function namedIn(column: Evidence): number {
  const { shapes, filled } = shapesOf(column)
  return filled === 0 ? 0 : namedShare(shapes, filled)
}

function namedShare(shapes: Shown['shapes'], filled: number): number {
  const levels = ['level1', 'level', 'level2'] as const
  return levels.reduce((sum, shape) => sum + (shapes.get(shape) ?? 0), 0) / filled
}

/** Share of names of levels from which a column is of nothing else. */
const CERTAIN = 0.9

/** Levels are merged or repeated, names are not; targets carry signs; notes are few and long. */
function habitCost(role: Role, { covered, signed, length, shapes, filled }: Shown): number {
  const named = namedShare(shapes, filled)
  switch (role) {
    case 'level1':
      return covered > 0.3 || named > 0.5 ? 0 : 1
    case 'level1_weight':
    case 'level2_weight':
      return covered > 0.1 ? 0 : 0.5
    case 'level2':
      return covered > 0.1 || named > 0.4 ? 0 : 0.6
    case 'level3':
      return covered * 2 + named
    case 'target':
      return covered * 1.5 - signed * 0.8
    case 'actual':
      return covered * 1.5 + signed * 0.2
    case 'weight':
    case 'score':
      return covered
    case 'note':
      return covered > 0.4 ? -0.2 : length > 8 ? 0 : 0.7
  }
}

/** What it costs that a column stands behind another: levels go from the outer to the inner, results behind plans. */
const BEHIND: Readonly<Partial<Record<Role, Readonly<Partial<Record<Role, number>>>>>> = {
  level1: { level2: 4, level3: 4, target: 4, weight: 2, score: 4 },
  level2: { level3: 4, target: 4, score: 4 },
  level3: { target: 2, actual: 2, score: 2 },
  target: { actual: 1.5 },
  weight: { score: 1.2 },
}

/** The weight of a level stands beside it. */
const LEVEL_OF: Readonly<Partial<Record<Role, Role>>> = {
  level1_weight: 'level1',
  level2_weight: 'level2',
}

/** The cost of a role behind those before it; a column of nothing but names of levels may stand anywhere. */
function orderCost(roles: readonly (Role | null)[], isOfLevels: boolean): number {
  const last = roles.at(-1)
  if (!last || (last === 'level2' && isOfLevels)) return 0
  const level = LEVEL_OF[last]
  if (level !== undefined && roles.at(-2) !== level) return 4
  const costs = roles.slice(0, -1).map((role) => (role ? (BEHIND[last]?.[role] ?? 0) : 0))
  const beside = last === 'score' && roles.at(-2) === 'weight' ? -0.3 : 0
  return Math.max(0, ...costs) + beside
}

/** What a table of indicators does not do without. */
function lackCost(roles: readonly (Role | null)[]): number {
  const name = roles.includes('level3') ? 0 : 2
  const level = roles.includes('level1') ? 0 : 0.5
  return name + level
}

/** What the columns of marks add up to under a reading. */
function balanceOf(roles: readonly (Role | null)[], columns: readonly Evidence[]): Balance {
  const [weights, scores] = [marksOf('weight', roles, columns), marksOf('score', roles, columns)]
  const sum = weights === null ? null : sumOf(weights)
  return {
    weights: sum,
    isFull: sum !== null && FULL.has(sum),
    scores: scores === null ? null : sumOf(scores),
    above: weights === null || scores === null ? 0 : countAbove(scores, weights),
  }
}

type Marks = readonly (number | null)[]

function marksOf(
  role: Role,
  roles: readonly (Role | null)[],
  columns: readonly Evidence[],
): Marks | null {
  const at = roles.indexOf(role)
  const cells = at < 0 ? undefined : columns[at]?.cells
  return cells
    ? cells.map((slot) => (slot?.own ? (parseDecimal(slot.folded)?.value ?? null) : null))
    : null
}

function countAbove(scores: Marks, weights: Marks): number {
  return scores.filter((score, at) => score !== null && score > (weights[at] ?? score)).length
}

/** Weights make 100 or what a self-evaluation leaves for them; no score is above its weight. */
function sumsCost(roles: readonly (Role | null)[], columns: readonly Evidence[]): number {
  const [weights, scores] = [marksOf('weight', roles, columns), marksOf('score', roles, columns)]
  const full = weights === null ? 0 : FULL.has(sumOf(weights)) ? -1.5 : 0.5
  if (scores === null) return full
  const unfit = weights === null ? 0 : countAbove(scores, weights)
  const whole = sumOf(scores) <= 100 ? 0 : 2
  const paired = weights?.every((weight, at) => (weight === null) === (scores[at] === null))
  const beside = paired && unfit === 0 ? -0.8 : 0
  return full + whole + beside + (unfit * 6) / Math.max(1, scores.length)
}

/** What the weights of the indicators add up to: all marks, or those left beside the budget's 10 or 20. */
const FULL: ReadonlySet<number> = new Set([100, 90, 80])

/** The sum to three decimals, more than marks are printed with. */
function sumOf(numbers: readonly (number | null)[]): number {
  const sum = numbers.reduce((total: number, number) => total + (number ?? 0), 0)
  return Math.round(sum * 1000) / 1000
}
