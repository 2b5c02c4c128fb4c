/** Money rows without columns: 预算数 | 120 | 执行数 | 118.5, and amounts inside their label: 基本支出：512.29. */

import { keepStrayCells, UNNAMED } from '../column/column.ts'
import type { Extra, Fund, MoneyUnit, PrintedNumber, Sourced } from '../report.ts'
import { noteGuess, type Row, type Slot } from '../sheet/row.ts'
import {
  type Amount,
  amountOf,
  type UnpricedFund,
  unitIn,
  unitOfAmount,
  withAmountsInFen,
} from '../value/amount.ts'
import { parseAmount } from '../value/score.ts'
import {
  absent,
  absentNumber,
  type Notes,
  numberOf,
  originOf,
  partOf,
  textOf,
} from '../value/sourced.ts'
import { fundSource } from '../words/fund-source.ts'
import { fold, isBlankText, withoutLayoutSpace } from '../words/heading.ts'
import type { FundColumn } from './fund-column.ts'

/** Whether a row is 预算数 | 120 | 执行数 | 118.5 (四川 2019): the label of each amount beside it. */
export function isFundPair({ words }: Row): boolean {
  const budget = words.findIndex(
    ({ meaning: { fund } }) => fund === 'annual_budget' || fund === 'initial_budget',
  )
  const executed = words.findIndex(({ meaning }) => meaning.fund === 'executed')
  const isRate = ({ folded }: Slot) => folded.endsWith('%')
  if (budget < 0 || executed <= budget || !words.slice(executed + 2).every(isRate)) return false
  return words.some(({ folded }, at) => at > budget && parseAmount(folded) !== null)
}

/** Whether such a row is all the money there is: labels of the form, as those around them, and no source below. */
export function isLonePair({ words: [first] }: Row, next: Row | undefined): boolean {
  const isBudget =
    first?.meaning.fund === 'annual_budget' || first?.meaning.fund === 'initial_budget'
  return isBudget && !(next?.words ?? []).some(({ folded }) => fundSource(folded) !== 'unknown')
}

/** What a money row is read with; `path` is its own. */
export type FundContext = {
  readonly unit: Sourced<MoneyUnit>
  readonly path: string
  readonly notes: Notes
}

/** Words as a money row, or what they hold without being one. */
export type FundRead = { readonly fund: Fund | null; readonly extra: readonly Extra[] }

/** Rows of pairs: what stands from 执行数 on to the right is executed, what stands left of it is the budget. */
export function readFundPairs(
  rows: readonly Row[],
  context: Omit<FundContext, 'path'> & { readonly first: number },
): readonly Fund[] {
  const labels = rows[0]?.words ?? []
  const executed = labels.find(({ meaning }) => meaning.fund === 'executed')?.start ?? 0
  const isInitial = labels.some(({ meaning }) => meaning.fund === 'initial_budget')
  const budget = isInitial ? 'initial_budget' : 'annual_budget'
  return rows.map((row, at) =>
    fundOfPairs(row, { budget, executed }, { ...context, path: `funds[${context.first + at}]` }),
  )
}

type PairColumns = {
  readonly budget: 'initial_budget' | 'annual_budget'
  /** The first column of what is executed. */
  readonly executed: number
}

function fundOfPairs(row: Row, columns: PairColumns, context: FundContext): Fund {
  const { unit, path, notes } = context
  const words = row.words.filter(({ meaning }) => meaning.fund !== 'lead')
  const [named, budget, ...left] = words.filter(({ start }) => start < columns.executed)
  const [paid, spent, ...beside] = words.filter(({ start }) => start >= columns.executed)
  const rate = beside[0]?.folded.endsWith('%') ? beside[0] : undefined
  const right = rate ? beside.slice(1) : beside
  const label = named ?? paid
  noteGuess(row, path, notes)
  const isOther = paid && !paid.meaning.fund && paid.folded !== label?.folded
  const under = (heading: Slot | undefined) => (slot: Slot) => ({
    slot,
    heading: withoutLayoutSpace(heading?.cell.text ?? slot.cell.text),
  })
  const unplaced = [
    ...left.map(under(label)),
    ...(isOther ? [paid] : []).map(under(label)),
    ...right.map(under(paid)),
  ]
  const amount = (slot: Slot | undefined, field: Amount): PrintedNumber =>
    slot ? amountOf(slot.cell, slot.cell.text, `${path}.${field}`, notes) : absentNumber()
  return withAmountsInFen(
    {
      ...noAmounts(unit),
      source: label?.meaning.fund ? 'total' : fundSource(label?.folded ?? ''),
      label: label ? textOf(label.cell) : absent(),
      [columns.budget]: amount(budget, columns.budget),
      executed: amount(spent, 'executed'),
      execution_rate: rate ? numberOf(rate.cell, `${path}.execution_rate`, notes) : absentNumber(),
      extra: keepStrayCells(unplaced, row, path, notes),
    },
    {
      [columns.budget]: (budget && unitIn(budget)) ?? (label && unitIn(label)) ?? unit,
      executed: (spent && unitIn(spent)) ?? (paid && unitIn(paid)) ?? unit,
    },
    { path, notes },
  )
}

/** A money row without any amount. */
function noAmounts(unit: Sourced<MoneyUnit>): Omit<UnpricedFund, 'source' | 'label'> {
  return {
    unit,
    initial_budget: absentNumber(),
    annual_budget: absentNumber(),
    executed: absentNumber(),
    weight: absentNumber(),
    execution_rate: absentNumber(),
    score: absentNumber(),
    extra: [],
  }
}

const LABEL_AND_AMOUNT = /^(.*?)[:：]([^:：]*)$/u

/** Cells such as 其中：基本支出：512.29, whose label holds the amount; blocks stand side by side. */
export function labelsWithAmounts(
  { words, spans }: Row,
  columns: readonly FundColumn[],
): readonly Slot[] {
  const inLabels = words.filter(({ meaning }) => meaning.fund !== 'lead')
  if (!inLabels.every(({ cell }) => LABEL_AND_AMOUNT.test(withoutLayoutSpace(cell.text)))) return []
  const money = columns.find(({ field }) => field !== 'lead' && field !== 'label')
  const wide = words.some(
    ({ end, start }) => spans === 'kept' && money && end > money.start && start < money.end,
  )
  const amounts = inLabels.some(({ cell }) => amountIn(cell.text) !== null)
  return wide || amounts ? inLabels : []
}

function amountIn(text: string): string | null {
  const amount = LABEL_AND_AMOUNT.exec(withoutLayoutSpace(text))?.[2] ?? ''
  return parseAmount(amount) ? amount : null
}

/** A heading of a side-by-side block: 按收入性质分. */
const GROUP = /^按.*分$/u

/** 基本支出：512.29 as a money row. A heading of a block is none; the sum it prints is kept under it. */
export function fundInLabel(slot: Slot, { unit, path, notes }: FundContext): FundRead {
  const { cell } = slot
  const words = withoutLayoutSpace(cell.text)
  const [, printed = words, amount = ''] = LABEL_AND_AMOUNT.exec(words) ?? []
  const label = printed.trim()
  const isNone = isBlankText(amount)
  if (GROUP.test(fold(label)) || label === '') {
    const heading = label === '' ? UNNAMED : label
    return { fund: null, extra: isNone ? [] : [{ heading, text: partOf(cell, amount) }] }
  }
  const own = unitOfAmount(amount)
  const annualUnit = own ? { value: own, ...originOf(cell) } : unit
  const fund = withAmountsInFen(
    {
      ...noAmounts(unit),
      source: fundSource(label),
      label: partOf(cell, label),
      annual_budget: isNone
        ? absentNumber()
        : amountOf(cell, amount, `${path}.annual_budget`, notes),
    },
    { annual_budget: annualUnit },
    { path, notes },
  )
  return { fund, extra: [] }
}
