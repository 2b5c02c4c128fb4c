/**
 * Plan and result as two rows of each indicator, named in a column of their own: 计划 | ≥2400场 over 实际 | 2418场. The two
 * rows become one, with a column for each.
 */
import type { Meaning } from '../vocabulary/meaning.ts'
import type { Row, Slot } from './row.ts'

/** Pairs of rows that a table of them has at least. */
const FEWEST_PAIRS = 2

const PLAN = /^(?:年度|全年|年初)?(?:计划|目标|预期|指标)(?:值|数|目标)?$/u
const RESULT = /^(?:年度|全年|年末)?(?:实际|完成|实绩|结果|实际完成)(?:值|数|情况)?$/u

/** A row with its plan and the row below it with its result, each beside its name. */
type Pair = { readonly plan: Beside; readonly result: Beside }
type Beside = { readonly row: Row; readonly name: Slot; readonly value: Slot }

/** The rows of a table, those of plan and result in one. */
export function joinedPlanRows(rows: readonly Row[]): readonly Row[] {
  const found = rows.flatMap((row, at) => pairIn(row, rows[at + 1]) ?? [])
  const columns = [...Map.groupBy(found, ({ plan }) => plan.name.start).values()]
  const [pairs] = columns.toSorted((a, b) => b.length - a.length)
  const [first] = pairs ?? []
  if (!pairs || !first || pairs.length < FEWEST_PAIRS) return rows
  const plans = new Map(pairs.map((pair) => [pair.plan.row, pair]))
  const results = new Set(pairs.map(({ result }) => result.row))
  const heading = rows[rows.indexOf(first.plan.row) - 1]
  return rows
    .filter((row) => !results.has(row))
    .map((row) => {
      const pair = plans.get(row)
      if (pair)
        return withSlots(
          row,
          [pair.plan.name, pair.plan.value],
          [pair.plan.value, pair.result.value],
        )
      return row === heading ? headed(row, first.plan) : row
    })
}

/** Two rows of which the second has nothing of its own but the result: all else is merged down from the first. */
function pairIn(row: Row, next: Row | undefined): Pair | null {
  if (row.spans === 'lost' || !next) return null
  const [name, value, ...others] = next.slots.filter(({ own }) => own)
  if (!name || !value || others.some(({ blank }) => !blank) || !RESULT.test(name.folded))
    return null
  const plan = row.slots.find(({ own, start }) => own && start === name.start)
  const planned = row.slots.find(({ own, start }) => own && start === value.start)
  if (!plan || !planned || !PLAN.test(plan.folded)) return null
  return { plan: { row, name: plan, value: planned }, result: { row: next, name, value } }
}

/** The headings with one of the plan over the names and one of the result over the values. */
function headed(row: Row, { name, value }: Beside): Row {
  const slots = row.slots.flatMap((slot): readonly Slot[] => {
    const parts = [
      ...headingOver(name, slot, { indicator: 'target' }),
      ...headingOver(value, slot, { indicator: 'actual' }),
    ]
    return parts.length > 0 ? parts : [slot]
  })
  return { ...row, slots, words: slots.filter(({ own, blank }) => own && !blank) }
}

/** The part of a heading that stands over a column, with what the column holds. */
function headingOver({ start, end }: Slot, slot: Slot, meaning: Meaning): readonly Slot[] {
  if (start >= slot.end || slot.start >= end) return []
  const cell = { ...slot.cell, column: start, colSpan: end - start }
  return [{ ...slot, cell, start, end, meaning }]
}

/** The row with some of its slots replaced, each where the other stood. */
function withSlots(row: Row, old: readonly Slot[], fresh: readonly Slot[]): Row {
  const slots = row.slots.map((slot) => {
    const at = old.indexOf(slot)
    const own = fresh[at]
    return own ? { ...own, start: slot.start, end: slot.end } : slot
  })
  return { ...row, slots, words: slots.filter(({ own, blank }) => own && !blank) }
}
