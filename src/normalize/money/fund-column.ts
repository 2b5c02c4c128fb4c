/** 项目资金: heading rows → the columns of the funds block. */

import { type Leaf, leavesOf, type ReadColumn } from '../column/column.ts'
import type { Row, Slot } from '../sheet/row.ts'
import { AMOUNTS } from '../value/amount.ts'
import { addNote, type Notes } from '../value/sourced.ts'
import type { ColumnField, FundColumnField } from '../vocabulary/column-field.ts'
import type { FundField } from '../vocabulary/fund.ts'
import { withoutLayoutSpace } from '../words/heading.ts'
import { guessFund } from '../words/meaning.ts'
import { isOwnYearUnlike } from '../words/period.ts'

export type FundColumn = ReadColumn<FundColumnField>

/** The columns of a funds block. Headings that are unknown or come twice are kept as `extra` and noted. */
export function fundColumns(headings: readonly Row[], notes: Notes): readonly FundColumn[] {
  const columns: FundColumn[] = []
  const leaves = leavesOf(headings)
  const money = firstMoney(leaves)
  for (const [at, leaf] of leaves.entries()) {
    const { slot, start, end } = leaf
    const heading = withoutLayoutSpace(slot.cell.text)
    const field =
      at < money ? beforeMoney(slot, at) : amountField(leaf, columns, leaves.slice(money))
    if (slot.meaning.fund === undefined && !EXPECTED.has(field) && !slot.blank) {
      const code = field === 'extra' ? 'unknown_heading' : 'column_guessed'
      addNote(notes, { code, path: '', place: slot.cell.place, args: { heading } })
    }
    columns.push({ field, start, end, heading, slot })
  }
  const [only, ...others] = columns.filter(({ field }) => !EXPECTED.has(field))
  // The one amount of a plan is its budget: 资金来源 | 资金总额.
  const isLone = only?.field === 'extra' || only?.field === 'initial_budget'
  if (isLone && others.length === 0 && columns.length > 1) {
    return columns.map((column) =>
      column === only ? { ...column, field: 'annual_budget' } : column,
    )
  }
  if (columns.some(({ field }) => field === 'label')) return columns
  return columns.map((column) => (column.field === 'lead' ? { ...column, field: 'label' } : column))
}

/** The field of a heading from the first amount on; none of one only guessed at that another could be, or is, as well. */
function amountField(
  leaf: Leaf,
  before: readonly FundColumn[],
  amounts: readonly Leaf[],
): FundColumnField {
  const field = fundField(leaf, before)
  const { slot } = leaf
  if (slot.meaning.fund || fundMeaning(slot) !== field) return field
  const isRivalled = amounts.some(
    ({ slot: other }) =>
      other !== slot && fundMeaning(other) === field && !isOwnYearUnlike(slot.folded, other.folded),
  )
  return isRivalled ? 'extra' : field
}

/** What needs no heading of its own. */
const EXPECTED: ReadonlySet<FundColumnField> = new Set(['lead', 'label', 'blank'])

/** A column before the first amount: the block's lead, serial numbers or labels. */
function beforeMoney(slot: Slot, at: number): FundColumnField {
  if (slot.meaning.indicator === 'ordinal') return 'extra'
  return at === 0 && isLead(slot) ? 'lead' : 'label'
}

function isLead({ meaning, cell }: Slot): boolean {
  return meaning.fund === 'lead' || cell.rowSpan > 1
}

/** The first heading of an amount, the last heading where none is known. One over the labels (年度预算数（万元）, 四川 2023) is no amount: its field comes again. */
function firstMoney(leaves: readonly Leaf[]): number {
  // What is merged over all rows leads the block, whatever its words: 预算安排（万元）, 预算执行（万元）.
  const isOver = ({ cell }: Slot, at: number) => at === 0 && cell.rowSpan > 1 && leaves.length > 2
  const fields = leaves.map((leaf, at) =>
    isOver(leaf.slot, at) ? undefined : AMOUNTS.find((field) => field === leafMeaning(leaf)),
  )
  const exact = leaves.map(({ slot }) => slot.meaning.fund)
  const first = fields.findIndex((field, at) => field && !exact.slice(at + 1).includes(field))
  return first < 0 ? leaves.findLastIndex(({ slot }) => !slot.blank) : first
}

/** The field of a heading; of an unknown one by a word in it. */
function fundMeaning({ meaning, folded }: Slot): FundField | undefined {
  return meaning.fund ?? (meaning.label ? undefined : guessFund(folded))
}

const SUM = /^(?:小计|合计|总计|总额|金额)$/u

/** The field of a heading; of 小计 that of the heading over it. */
function leafMeaning({ slot, parents: [above] }: Leaf): FundField | undefined {
  return above && SUM.test(slot.folded) ? above.meaning.fund : fundMeaning(slot)
}

function fundField(leaf: Leaf, before: readonly FundColumn[]): FundColumnField {
  if (leaf.slot.blank) return 'blank'
  const field = leafMeaning(leaf)
  if (!field || field === 'reason' || field === 'label' || field === 'lead') return 'extra'
  const taken = (other: FundColumnField): boolean => before.some((column) => column.field === other)
  // A second 执行 after the amount is a rate whose heading was cut off (Baotou 2021).
  if (field === 'executed' && taken(field) && !taken('execution_rate')) return 'execution_rate'
  return taken(field) ? 'extra' : field
}

/** Fields that stand for a kind of cell when a flattened row is paired with its columns. */
const COSTED: Readonly<Partial<Record<FundColumnField, ColumnField>>> = {
  initial_budget: 'amount',
  annual_budget: 'amount',
  executed: 'amount',
  weight: 'mark',
  execution_rate: 'rate',
  score: 'mark',
}

/** The columns as a flattened row is paired with them. */
export function costedColumns(columns: readonly FundColumn[]): readonly ReadColumn<ColumnField>[] {
  return columns.map((column) => ({ ...column, field: COSTED[column.field] ?? column.field }))
}
