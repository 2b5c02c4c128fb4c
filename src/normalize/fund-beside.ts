/** Money rows without columns: 预算数 | 120 | 执行数 | 118.5, and amounts inside their label: 基本支出：512.29. */
import {
  type Amount,
  amountOf,
  type UnpricedFund,
  unitIn,
  unitOfAmount,
  withFen,
} from './amount.ts'
import { keptBeside } from './column.ts'
import type { FundColumn } from './fund-column.ts'
import { fundSource } from './fund-source.ts'
import { clean, fold } from './heading.ts'
import type { Fund, MoneyUnit, PrintedNumber, Sourced } from './report.ts'
import { noteGuess, type Row, type Slot } from './row.ts'
import { parseAmount } from './score.ts'
import { absentNumber, type Notes, originOf, partOf, textOf } from './sourced.ts'

/** Whether a row is 预算数 | 120 | 执行数 | 118.5 (四川 2019): the label of each amount beside it. */
export function isFundPair({ words }: Row): boolean {
  const budget = words.findIndex(
    ({ meaning: { fund } }) => fund === 'annual_budget' || fund === 'initial_budget',
  )
  const executed = words.findIndex(({ meaning }) => meaning.fund === 'executed')
  if (budget < 0 || executed <= budget || words.length > executed + 2) return false
  return words.some(({ folded }, at) => at > budget && parseAmount(folded) !== null)
}

/** Rows of pairs: what stands from 执行数 on to the right is executed, what stands left of it is the budget. */
export function readFundPairs(
  rows: readonly Row[],
  unit: Sourced<MoneyUnit>,
  notes: Notes,
): readonly Fund[] {
  const labels = rows[0]?.words ?? []
  const executed = labels.find(({ meaning }) => meaning.fund === 'executed')?.start ?? 0
  const isInitial = labels.some(({ meaning }) => meaning.fund === 'initial_budget')
  const field = isInitial ? 'initial_budget' : 'annual_budget'
  const funds: Fund[] = []
  for (const row of rows) {
    const path = `funds[${funds.length}]`
    const words = row.words.filter(({ meaning }) => meaning.fund !== 'lead')
    const [label, budget, ...left] = words.filter(({ start }) => start < executed)
    const [paid, spent, ...right] = words.filter(({ start }) => start >= executed)
    if (!label) continue
    noteGuess(row, path, notes)
    const unplaced = [
      ...left.map((slot) => ({ slot, heading: clean(label.cell.text) })),
      ...right.map((slot) => ({ slot, heading: clean((paid ?? label).cell.text) })),
    ]
    const amount = (slot: Slot | undefined, field: Amount): PrintedNumber =>
      slot ? amountOf(slot.cell, slot.cell.text, `${path}.${field}`, notes) : absentNumber()
    funds.push(
      withFen(
        {
          ...noAmounts(unit),
          source: label.meaning.fund ? 'total' : fundSource(label.folded),
          label: textOf(label.cell),
          [field]: amount(budget, field),
          executed: amount(spent, 'executed'),
          extra: keptBeside(unplaced, row, path, notes),
        },
        {
          [field]: (budget && unitIn(budget)) ?? unitIn(label) ?? unit,
          executed: (spent && unitIn(spent)) ?? (paid && unitIn(paid)) ?? unit,
        },
        { path, notes },
      ),
    )
  }
  return funds
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
  const [money] = columns.filter(({ field }) => field !== 'lead' && field !== 'label')
  const inLabels = words.filter(({ cell }) => LABEL_AND_AMOUNT.test(clean(cell.text)))
  if (
    inLabels.length === 0 ||
    inLabels.length !== words.filter(({ meaning }) => meaning.fund !== 'lead').length
  )
    return []
  const wide = words.some(
    ({ end, start }) => spans === 'kept' && money && end > money.start && start < money.end,
  )
  const amounts = inLabels.some(({ cell }) => amountIn(cell.text) !== null)
  return wide || amounts ? inLabels : []
}

function amountIn(text: string): string | null {
  const amount = LABEL_AND_AMOUNT.exec(clean(text))?.[2] ?? ''
  return parseAmount(amount) ? amount : null
}

/** A heading of a side-by-side block: 按收入性质分. */
const GROUP = /^按.*分$/u

export function fundInLabel(
  slot: Slot,
  unit: Sourced<MoneyUnit>,
  path: string,
  notes: Notes,
): readonly Fund[] {
  const words = clean(slot.cell.text)
  const amount = amountIn(words)
  const label = (LABEL_AND_AMOUNT.exec(words)?.[1] ?? words).trim()
  if (GROUP.test(fold(label)) || label === '') return []
  const own = amount === null ? null : unitOfAmount(amount)
  const annualUnit = own ? { value: own, ...originOf(slot.cell) } : unit
  return [
    withFen(
      {
        ...noAmounts(unit),
        source: fundSource(label),
        label: partOf(slot.cell, label),
        annual_budget:
          amount === null
            ? absentNumber()
            : amountOf(slot.cell, amount, `${path}.annual_budget`, notes),
      },
      { annual_budget: annualUnit },
      { path, notes },
    ),
  ]
}
