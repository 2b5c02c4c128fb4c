/** Money rows whose headings are a cell short: the figures keep their order. */

import type { Placed } from '../column/column.ts'
import type { Row, Slot } from '../sheet/row.ts'
import { isAmount, MEASURES } from '../value/amount.ts'
import { isFigure } from '../value/score.ts'
import { fundSource } from '../words/fund-source.ts'
import type { FundColumn } from './fund-column.ts'

const isNumber = ({ field }: FundColumn): boolean => MEASURES.some((measure) => measure === field)

/** Whether words stand where an amount should: the headings are one cell shorter than the rows. */
export function hasMisplacedWords({ cells }: Placed, columns: readonly FundColumn[]): boolean {
  return columns.some(
    (column, at) =>
      isAmount(column.field) &&
      (cells[at] ?? []).some(
        (slot) => slot.own && !slot.blank && fundSource(slot.folded) !== 'unknown',
      ),
  )
}

/** A label and figures as many as the headings of numbers and others, each under the heading at its place. */
export function cellsInOrder({ words }: Row, columns: readonly FundColumn[]): Placed | null {
  const [label, ...figures] = words
  const headed = columns.filter((column) => isNumber(column) || column.field === 'extra')
  if (!label || figures.length !== headed.length) return null
  if (!figures.every(({ folded }) => isFigure(folded))) return null
  const named = columns.find(({ field }) => field === 'label' || field === 'lead')
  const cells = columns.map((column): readonly Slot[] => {
    const at = headed.indexOf(column)
    if (at >= 0) return figures.slice(at, at + 1)
    return column === named ? [label] : []
  })
  return { cells, unplaced: [] }
}
