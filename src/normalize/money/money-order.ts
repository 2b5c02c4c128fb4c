/**
 * Amounts whose blank neighbours were left out, under headings of sources and measures: what the sum, the rate and the
 * order of the print leave open stays open.
 */

import { type Figure, isRate, isSum } from '../doubt/equation.ts'
import { parseAmount } from '../value/score.ts'
import { fundSource, namesSum } from '../words/fund-source.ts'
import { bareHeading } from '../words/heading.ts'
import { meaningOf } from '../words/meaning.ts'

/** Headings among which places are looked for. */
const MOST_HEADINGS = 14

/** What the heading of a column says of its amounts. */
type Role = 'lead' | 'part' | 'total' | 'executed' | 'rate' | 'other'

/** For each figure, in order, the index of its heading; null where several would do. */
export function figuresUnder(
  headings: readonly string[],
  figures: readonly string[],
): readonly (number | null)[] {
  const open = figures.map(() => null)
  if (headings.length > MOST_HEADINGS || figures.length > headings.length) return open
  const roles = headings.map(roleOf)
  const values = figures.map((figure) => parseAmount(figure))
  const ways = choices(headings.length, figures.length)
    .filter((way) => fits(way, roles, figures))
    .map((way) => ({ way, proof: proofOf(way, roles, values) }))
  const best = Math.max(0, ...ways.map(({ proof }) => proof))
  if (best === 0) return open
  const [first, ...others] = ways.filter(({ proof }) => proof === best).map(({ way }) => way)
  if (!first) return open
  return first.map((column, at) => (others.every((way) => way[at] === column) ? column : null))
}

function roleOf(heading: string, at: number): Role {
  const name = bareHeading(heading)
  const { fund } = meaningOf(heading)
  if (fund === 'execution_rate') return 'rate'
  if (fund === 'executed') return 'executed'
  if (namesSum(name)) return 'total'
  if (at === 0) return 'lead'
  const source = fundSource(name)
  if (source === 'total') return 'total'
  return fund === undefined ? 'part' : 'other'
}

/** Every way to put so many figures, in order, under headings. */
function choices(headings: number, figures: number): readonly (readonly number[])[] {
  if (figures === 0) return [[]]
  if (headings < figures) return []
  const last = headings - 1
  return [...choices(last, figures), ...choices(last, figures - 1).map((way) => [...way, last])]
}

function fits(way: readonly number[], roles: readonly Role[], figures: readonly string[]): boolean {
  return way.every((column, at) => {
    const isRate = /[%％]$/u.test(figures[at] ?? '')
    return roles[column] !== 'lead' && (roles[column] === 'rate') === isRate
  })
}

/** How much of what must hold does: the parts make the total, the rate is what was executed of it. */
function proofOf(
  way: readonly number[],
  roles: readonly Role[],
  values: readonly (Figure | null)[],
): number {
  const under = (role: Role) =>
    way.flatMap((column, at) => (roles[column] === role ? [values[at] ?? null] : []))
  const [total, executed, rate] = (['total', 'executed', 'rate'] as const).map(
    (role) => under(role)[0] ?? null,
  )
  const parts = under('part')
  const isProved = total && parts.length > 0 && areAll(parts) && isSum([...parts, total])
  const isRated = total && executed && rate && isRate([total, executed, rate])
  return (isProved ? 1 : 0) + (isRated ? 1 : 0)
}

function areAll(figures: readonly (Figure | null)[]): figures is readonly Figure[] {
  return figures.every((figure) => figure !== null)
}
