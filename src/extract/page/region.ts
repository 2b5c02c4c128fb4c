/** Stretches of a page between level rules of one length: where tables without upright rules stand. */
import type { Box } from '../document.ts'
import { type FlowRow, isWithin } from './flow-row.ts'
import type { Edge } from './page.ts'

/** Fewer rules of one length frame a paragraph, or part notes from the text. */
const FEWEST_RULES = 3
/** How far the ends of a table's rules may differ. Points. */
const SAME_END = 4
/** Shorter rules underline a word. Points. */
const SHORTEST = 80
/** The share of the width that a line of running text fills; so many of them between two rules are no table. */
const FULL_LINE = 0.75
/** So many of them between two rules are no table. Chosen. */
const FEWEST_LINES = 2

/** The regions, in no order. None holds another's rules. */
export function regionsOf(rows: readonly FlowRow[], rules: readonly Edge[]): readonly Box[] {
  const level = rules.filter(
    ({ orientation, start, end }) => orientation === 'horizontal' && end - start >= SHORTEST,
  )
  return ofOneLength(level).flatMap((group) => regionsIn(group, rows))
}

function ofOneLength(rules: readonly Edge[]): readonly (readonly Edge[])[] {
  const groups: Edge[][] = []
  for (const rule of rules.toSorted((a, b) => a.position - b.position)) {
    const group = groups.find(([first]) => first !== undefined && sameEnds(first, rule))
    if (group) group.push(rule)
    else groups.push([rule])
  }
  return groups.filter((group) => group.length >= FEWEST_RULES)
}

function sameEnds(one: Edge, other: Edge): boolean {
  return Math.abs(one.start - other.start) <= SAME_END && Math.abs(one.end - other.end) <= SAME_END
}

/** Rules of one length that no running text parts. */
function regionsIn(group: readonly Edge[], rows: readonly FlowRow[]): readonly Box[] {
  const runs: Edge[][] = []
  for (const rule of group) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    if (run && before && !textBetween(before, rule, rows)) run.push(rule)
    else runs.push([rule])
  }
  return runs
    .filter((run) => run.length >= FEWEST_RULES)
    .map((run) => ({
      x0: Math.min(...run.map(({ start }) => start)),
      top: run[0]?.position ?? 0,
      x1: Math.max(...run.map(({ end }) => end)),
      bottom: run.at(-1)?.position ?? 0,
    }))
}

function textBetween(above: Edge, below: Edge, rows: readonly FlowRow[]): boolean {
  const width = below.end - below.start
  const full = rows.filter(({ box, segments }) => {
    const middle = (box.top + box.bottom) / 2
    return (
      middle > above.position &&
      middle < below.position &&
      segments.some((segment) => {
        const inside = Math.min(segment.box.x1, below.end) - Math.max(segment.box.x0, below.start)
        return inside > FULL_LINE * width
      })
    )
  })
  return full.length >= FEWEST_LINES
}

/** The region that holds the row; undefined where none does. */
export function regionOf(row: FlowRow, regions: readonly Box[]): Box | undefined {
  return regions.find((region) => isWithin(row, region))
}
