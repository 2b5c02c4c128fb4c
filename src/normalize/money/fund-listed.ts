/** The money of one project of a list: the whole under the headings of its measures, parts under those of their sources. */

import { cellsByColumn } from '../column/column.ts'
import type { ListedMoney, MoneyPart } from '../form/project-list.ts'
import type { Fund, MoneyUnit, Sourced } from '../report.ts'
import type { Row } from '../sheet/row.ts'
import { blockUnit } from '../value/amount.ts'
import { absent, type Notes, textOf } from '../value/sourced.ts'
import { withoutLayoutSpace } from '../words/heading.ts'
import { guessFund } from '../words/meaning.ts'
import type { FundColumn } from './fund-column.ts'
import { buildFund, cellsByField, unitsOf } from './funding.ts'

/** The money of one project of a list, which has no label. */
export function readProjectFund(
  { heading, over, row }: ListedMoney,
  around: Sourced<MoneyUnit>,
  notes: Notes,
): Fund {
  const unit = blockUnit([heading, { ...heading, slots: over }], around)
  const columns = heading.slots.map((slot): FundColumn => {
    const field = slot.meaning.fund ?? guessFund(slot.folded) ?? 'extra'
    return {
      field,
      start: slot.start,
      end: slot.end,
      heading: withoutLayoutSpace(slot.cell.text),
      slot,
    }
  })
  const { cells } = cellsByColumn(row, columns)
  const found = cellsByField(columns, cells)
  const units = unitsOf(columns, unit)
  const fund = buildFund(absent(), found, { unit, units, path: 'funds[0]', notes, extra: [] })
  return { ...fund, source: 'total' }
}

type Listed = { readonly around: Sourced<MoneyUnit>; readonly at: number; readonly notes: Notes }

/** What of a listed project's money comes from one source, which heads its column. */
export function partFund(
  { label, cells }: MoneyPart,
  heading: Row,
  { around, at, notes }: Listed,
): Fund {
  const unit = blockUnit([heading], around)
  const units = { initial_budget: unit, annual_budget: unit, executed: unit }
  const context = { unit, units, path: `funds[${at}]`, notes, extra: [] }
  return buildFund(textOf(label.cell), cells, context)
}
