/** Ruling lines → those that belong to one table. */
import type { Edge } from './page.ts'
import { unionFind } from './union-find.ts'

/** How far two lines that should meet may miss each other. Points. */
export const REACH = 3
/** More pairs of crossing lines than any table has. */
const MOST_PAIRS = 4_000_000

export type Lines = { readonly horizontal: readonly Edge[]; readonly vertical: readonly Edge[] }

/** Lines that touch, directly or through others, belong together. */
export function components(edges: readonly Edge[]): readonly Lines[] {
  const horizontal = edges.filter((edge) => edge.orientation === 'horizontal')
  const vertical = edges.filter((edge) => edge.orientation === 'vertical')
  if (horizontal.length * vertical.length > MOST_PAIRS) return []
  const sets = unionFind(horizontal.length + vertical.length)
  for (const [h, across] of horizontal.entries()) {
    for (const [v, down] of vertical.entries()) {
      if (touch(across, down)) sets.join(h, horizontal.length + v)
    }
  }
  const groups = new Map<number, { horizontal: Edge[]; vertical: Edge[] }>()
  for (const [index, edge] of [...horizontal, ...vertical].entries()) {
    const root = sets.find(index)
    const group = groups.get(root) ?? { horizontal: [], vertical: [] }
    group[edge.orientation].push(edge)
    groups.set(root, group)
  }
  return [...groups.values()]
}

/** How much shorter or longer than its table a rule beside it may be. Points. */
const SIDE = 14

/**
 * Upright rules that no level one touches go with the table beside them that is as high: they border merged cells that
 * run over the whole page.
 */
export function withSideRules(groups: readonly Lines[]): readonly Lines[] {
  const tables = groups.filter(({ horizontal }) => horizontal.length > 0)
  const lone = groups.filter(({ horizontal }) => horizontal.length === 0)
  if (lone.length === 0 || lone.length > MOST_LONE) return tables
  return tables.map((table): Lines => {
    const [top, bottom] = heightOf(table)
    const beside = lone
      .flatMap(({ vertical }) => vertical)
      .filter(({ start, end }) => Math.abs(start - top) < SIDE && Math.abs(end - bottom) < SIDE)
    return { ...table, vertical: [...table.vertical, ...beside] }
  })
}

/** More rules that stand alone than that are a drawing. */
const MOST_LONE = 60

function heightOf({ horizontal, vertical }: Lines): readonly [number, number] {
  const ys = [
    ...horizontal.map((line) => line.position),
    ...vertical.flatMap(({ start, end }) => [start, end]),
  ]
  return [
    ys.reduce((least, y) => Math.min(least, y), Infinity),
    ys.reduce((most, y) => Math.max(most, y), -Infinity),
  ]
}

function touch(across: Edge, down: Edge): boolean {
  return (
    down.position >= across.start - REACH &&
    down.position <= across.end + REACH &&
    across.position >= down.start - REACH &&
    across.position <= down.end + REACH
  )
}
