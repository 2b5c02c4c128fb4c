/** A heading of values over columns of their own: what is the sign, the figure and the unit. */

import type { Row, Slot } from '../sheet/row.ts'
import type { Leaf } from './column.ts'
import { shapeOf } from './shape.ts'

/**
 * A heading of values that is merged over columns of their own: 指标值 over ≥ | 90 | %. The narrow ones are told by what
 * stands in them, and named as if 符号 and 单位 stood over them.
 */
export function splitLeaves(leaf: Leaf, rows: readonly Row[]): readonly Leaf[] {
  const { slot, start, end } = leaf
  const field = slot.meaning.indicator
  if ((field !== 'target' && field !== 'actual') || end - start < 2) return [leaf]
  const under = rows.map(({ slots }) =>
    slots.filter((cell) => cell.own && cell.start >= start && cell.end <= end),
  )
  const starts = (under[0] ?? []).map((cell) => cell.start)
  const isSame = under.every(
    (cells) =>
      cells.length === starts.length && cells.every((cell, at) => cell.start === starts[at]),
  )
  if (starts.length < 2 || !isSame) return [leaf]
  const parts = starts.map((from, at) =>
    partOf(
      under.flatMap((cells) => cells[at] ?? []),
      from,
    ),
  )
  if (parts.filter(({ kind }) => kind === 'value').length !== 1) return [leaf]
  return parts.map(({ kind, from }, at) => ({
    slot: { ...slot, meaning: { indicator: kind } },
    parents: [slot, ...leaf.parents],
    start: from,
    end: starts[at + 1] ?? end,
  }))
}

type ValuePart = { readonly kind: 'operator' | 'value' | 'unit'; readonly from: number }

function partOf(cells: readonly Slot[], from: number): ValuePart {
  const worded = cells.filter(({ blank }) => !blank)
  if (worded.length > 0 && worded.every((slot) => shapeOf(slot) === 'operator'))
    return { kind: 'operator', from }
  const areUnits = worded.every(
    ({ folded }) => folded.length <= LONGEST_UNIT && !/\d/u.test(folded),
  )
  return { kind: areUnits ? 'unit' : 'value', from }
}

/** Characters of the longest unit: 万人次/年. */
const LONGEST_UNIT = 6
