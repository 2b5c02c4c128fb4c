/** Prices of shapes under roles, counted over made tables. */
import { type FieldCostsOf, ROLES, type Role } from '../../src/normalize/column/role.ts'
import { type FieldCosts, SHAPES, type Shape, shapeOf } from '../../src/normalize/column/shape.ts'
import type { Build } from './role-evidence.ts'

/** Added to every count: what was not seen is rare, not impossible. */
const UNSEEN = 0.5
/** A price is capped where hand-set ones end: what cannot be. */
const HIGHEST = 6

/** For each role what a cell of each shape costs: the logarithm of how much rarer it is than the commonest shape there. */
export function countedPrices(tables: Build['tables']): FieldCostsOf {
  const counts = new Map<Role, Map<Shape, number>>(ROLES.map((role) => [role, new Map()]))
  for (const { role, cells } of tables.flat()) {
    const own = role === null ? undefined : counts.get(role)
    for (const slot of cells) {
      if (!own || !slot?.own || slot.blank) continue
      const shape = shapeOf(slot)
      own.set(shape, (own.get(shape) ?? 0) + 1)
    }
  }
  const prices = new Map([...counts].map(([role, own]) => [role, pricesOf(own)]))
  return (role) => prices.get(role) ?? pricesOf(new Map())
}

function pricesOf(counts: ReadonlyMap<Shape, number>): FieldCosts {
  const most = Math.max(0, ...counts.values()) + UNSEEN
  const price = (shape: Shape) => Math.log(most / ((counts.get(shape) ?? 0) + UNSEEN))
  return Object.fromEntries(
    SHAPES.map((shape) => [shape, Math.min(HIGHEST, price(shape))]),
  ) as FieldCosts
}
