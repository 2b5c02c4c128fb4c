/** 项目资金: the funds block → one line a money row. */
import { lostCells } from './align.ts'
import { amountInFen } from './amount.ts'
import { type Column, keptCells, type Leaf, leavesOf } from './column.ts'
import { clean, fold } from './heading.ts'
import { guessFund } from './meaning.ts'
import type { Extra, Fund, FundSource, MoneyUnit, PrintedNumber, Sourced } from './report.ts'
import { noteGuess, type Row, type Slot } from './row.ts'
import { parseDecimal } from './score.ts'
import {
  absent,
  absentNumber,
  addNote,
  type Notes,
  numberIn,
  numberOf,
  originOf,
  partOf,
  textOf,
} from './sourced.ts'
import { type FundField, fundSources } from './vocabulary/fund.ts'

type FundColumnField = FundField | 'blank' | 'amount' | 'extra'
type FundColumn = Column<FundColumnField>

/** Heading rows and the rows under them. Without headings each row is a pair: 预算数 beside 执行数. */
export type FundBlock = { readonly headings: readonly Row[]; readonly rows: readonly Row[] }

const AMOUNTS = ['initial_budget', 'annual_budget', 'executed'] as const
/** A larger unit that the model has not (千元), and another currency (美元, 万美元), are none. */
const UNIT = /(亿元|万元|(?<![百千万亿美欧港日澳])元)/u

/** The unit that words name: 项目资金（万元）, 单位：元; null where they name none. */
export function moneyUnit(folded: string): MoneyUnit | null {
  return (UNIT.exec(folded)?.[1] as MoneyUnit | undefined) ?? null
}

/** The source of money that a row's label tells. */
export function fundSource(label: string): FundSource {
  const folded = fold(label)
  for (const [source, words] of fundSources) {
    if (words.some((word) => folded.includes(word))) return source
  }
  return 'unknown'
}

/** The money rows of a block, in printed order. `around` is the unit that the form gives outside the block. */
export function readFunds(
  { headings, rows }: FundBlock,
  around: Sourced<MoneyUnit>,
  notes: Notes,
): readonly Fund[] {
  const unit = blockUnit(headings.length > 0 ? headings : rows.slice(0, 1), around)
  if (headings.length === 0) return readFundPairs(rows, unit, notes)
  const columns = fundColumns(headings, notes)
  const funds: Fund[] = []
  for (const row of rows) {
    const path = `funds[${funds.length}]`
    const beside = labelsWithAmounts(row, columns)
    if (beside.length > 0) {
      for (const slot of beside)
        funds.push(...fundInLabel(slot, unit, `funds[${funds.length}]`, notes))
    } else {
      noteGuess(row, path, notes)
      const fund = fundOf(row, columns, { unit, path, notes })
      if (fund) funds.push(fund)
    }
  }
  return funds.map((fund) => ({ ...fund, source: loneProvince(fund, funds) }))
}

/** 自治区补助 beside no other local money is the fiscal money of the form; 自治区资金 only where none is central either. */
function loneProvince({ source, label }: Fund, funds: readonly Fund[]): FundSource {
  if (source !== 'local' || !label.value?.includes('自治区')) return source
  const granted = label.value.includes('补助')
  const others = funds.filter(
    (fund) => fund.source === 'local' || (!granted && fund.source === 'central'),
  )
  return others.length === 1 ? 'fiscal' : source
}

function fundColumns(headings: readonly Row[], notes: Notes): readonly FundColumn[] {
  const columns: FundColumn[] = []
  const leaves = leavesOf(headings)
  const money = firstMoney(leaves.map(({ slot }) => slot))
  for (const [at, leaf] of leaves.entries()) {
    const { slot, start, end } = leaf
    const heading = clean(slot.cell.text)
    const field =
      at < money ? (at === 0 && isLead(slot) ? 'lead' : 'label') : fundField(leaf, columns)
    if (slot.meaning.fund === undefined && !EXPECTED.has(field) && !slot.blank) {
      const code = field === 'extra' ? 'unknown_heading' : 'column_guessed'
      addNote(notes, { code, path: '', place: slot.cell.place, args: { heading } })
    }
    columns.push({ field, start, end, heading, slot })
  }
  if (columns.some(({ field }) => field === 'label')) return columns
  return columns.map((column) => (column.field === 'lead' ? { ...column, field: 'label' } : column))
}

/** What needs no heading of its own. */
const EXPECTED: ReadonlySet<FundColumnField> = new Set(['lead', 'label', 'blank'])

function isLead({ meaning, cell }: Slot): boolean {
  return meaning.fund === 'lead' || cell.rowSpan > 1
}

/** The first heading of an amount. One over the labels (年度预算数（万元）, 四川 2023) is no amount: its field comes again. */
function firstMoney(slots: readonly Slot[]): number {
  const fields = slots.map((slot) => AMOUNTS.find((field) => field === fundMeaning(slot)))
  return fields.findIndex((field, at) => field && fields.lastIndexOf(field) === at)
}

/** The field of a heading; of an unknown one by a word in it. */
function fundMeaning({ meaning, folded }: Slot): FundField | undefined {
  return meaning.fund ?? (meaning.label ? undefined : guessFund(folded))
}

const SUM = /^(?:小计|合计|总计|总额|金额)$/u

function fundField({ slot, parents }: Leaf, before: readonly FundColumn[]): FundColumnField {
  if (slot.blank) return 'blank'
  const [above] = parents
  const field = above && SUM.test(slot.folded) ? above.meaning.fund : fundMeaning(slot)
  if (!field || field === 'reason' || field === 'label' || field === 'lead') return 'extra'
  const taken = (other: FundColumnField): boolean => before.some((column) => column.field === other)
  // A second 执行 after the amount is a rate whose heading was cut off (Baotou 2021).
  if (field === 'executed' && taken(field) && !taken('execution_rate')) return 'execution_rate'
  return taken(field) ? 'extra' : field
}

function blockUnit(headings: readonly Row[], around: Sourced<MoneyUnit>): Sourced<MoneyUnit> {
  for (const row of headings) {
    for (const { cell, folded } of row.slots) {
      const value = moneyUnit(folded)
      if (value) return { value, ...originOf(cell) }
    }
  }
  return around
}

type FundContext = {
  readonly unit: Sourced<MoneyUnit>
  readonly path: string
  readonly notes: Notes
}

function fundOf(row: Row, columns: readonly FundColumn[], context: FundContext): Fund | null {
  const priced = columns.map((column) =>
    AMOUNTS.some((field) => field === column.field)
      ? { ...column, field: 'amount' as const }
      : column.field === 'execution_rate'
        ? { ...column, field: 'weight' as const }
        : column,
  )
  const cells = row.spans === 'kept' ? keptCells(row, columns) : lostCells(row, priced).cells
  const labels = columns.flatMap(({ field }, at) =>
    field === 'label' ? (cells[at] ?? []).filter(({ blank }) => !blank) : [],
  )
  const label = labels.findLast(({ own }) => own) ?? labels.at(-1)
  if (!label) return null
  const at = (field: FundColumnField): Slot | undefined =>
    (cells[columns.findIndex((column) => column.field === field)] ?? []).find(({ own }) => own)
  return build(label.cell ? textOf(label.cell) : absent(), at, columns, { cells, ...context })
}

function build(
  label: Sourced<string>,
  at: (field: FundColumnField) => Slot | undefined,
  columns: readonly FundColumn[],
  context: FundContext & { readonly cells: readonly (readonly Slot[])[] },
): Fund {
  const { path, notes, unit, cells } = context
  const number = (field: FundColumnField): PrintedNumber => {
    const slot = at(field)
    return slot ? numberOf(slot.cell, `${path}.${field}`, notes) : absentNumber()
  }
  const own = AMOUNTS.map((field) => moneyUnit(at(field)?.folded ?? '')).find((found) => found)
  const rate = number('execution_rate')
  const extra: Extra[] = columns.flatMap(({ field, heading }, index) =>
    field === 'extra'
      ? (cells[index] ?? [])
          .filter((slot) => slot.own && !slot.blank)
          .map(({ cell }) => ({ heading, text: textOf(cell) }))
      : [],
  )
  return withFen({
    source: fundSource(label.value ?? ''),
    label,
    unit: own ? { ...unit, value: own } : unit,
    initial_budget: number('initial_budget'),
    annual_budget: number('annual_budget'),
    executed: number('executed'),
    weight: number('weight'),
    execution_rate: percent(rate),
    score: number('score'),
    extra,
  })
}

function withFen(fund: UnpricedFund): Fund {
  const fen = ({ value }: PrintedNumber): number | null =>
    value === null || fund.unit.value === null ? null : amountInFen(value, fund.unit.value)
  return {
    ...fund,
    initial_budget_fen: fen(fund.initial_budget),
    annual_budget_fen: fen(fund.annual_budget),
    executed_fen: fen(fund.executed),
  }
}

/** A rate above this is a percentage even without its sign; 1 and 0.9239 are ratios. */
const LARGEST_RATIO = 1.5

/** 执行率 in percent: a printed ratio is converted, its decimals with it: 0.9 says no more than tens, −1. */
function percent(rate: PrintedNumber): PrintedNumber {
  const { value, raw, decimals } = rate
  if (value === null || decimals === null || raw === null || fold(raw).includes('%')) return rate
  if (value === 0 || value > LARGEST_RATIO) return rate
  const shifted = decimals - 2
  return { ...rate, value: Number((value * 100).toFixed(Math.max(0, shifted))), decimals: shifted }
}

/** Whether a row is 预算数 | 120 | 执行数 | 118.5 (四川 2019): the label of each amount beside it. */
export function isFundPair({ words }: Row): boolean {
  const budget = words.findIndex(
    ({ meaning: { fund } }) => fund === 'annual_budget' || fund === 'initial_budget',
  )
  const executed = words.findIndex(({ meaning }) => meaning.fund === 'executed')
  if (budget < 0 || executed <= budget || words.length > executed + 2) return false
  return words.some(({ folded }, at) => at > budget && parseDecimal(folded) !== null)
}

/** Rows of pairs: what stands from 执行数 on to the right is executed, what stands left of it is the budget. */
function readFundPairs(
  rows: readonly Row[],
  unit: Sourced<MoneyUnit>,
  notes: Notes,
): readonly Fund[] {
  const executed = rows[0]?.words.find(({ meaning }) => meaning.fund === 'executed')?.start ?? 0
  const funds: Fund[] = []
  for (const row of rows) {
    const path = `funds[${funds.length}]`
    const words = row.words.filter(({ meaning }) => meaning.fund !== 'lead')
    const [label, budget] = words.filter(({ start }) => start < executed)
    const [, spent] = words.filter(({ start }) => start >= executed)
    if (!label) continue
    const amount = (slot: Slot | undefined, field: string): PrintedNumber =>
      slot ? numberOf(slot.cell, `${path}.${field}`, notes) : absentNumber()
    funds.push(
      withFen({
        ...noAmounts(unit),
        source: label.meaning.fund ? 'total' : fundSource(label.folded),
        label: textOf(label.cell),
        annual_budget: amount(budget, 'annual_budget'),
        executed: amount(spent, 'executed'),
      }),
    )
  }
  return funds
}

type UnpricedFund = Omit<Fund, 'initial_budget_fen' | 'annual_budget_fen' | 'executed_fen'>

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
function labelsWithAmounts({ words, spans }: Row, columns: readonly FundColumn[]): readonly Slot[] {
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
  return parseDecimal(amount) ? amount : null
}

/** A heading of a side-by-side block: 按收入性质分. */
const GROUP = /^按.*分$/u

function fundInLabel(
  slot: Slot,
  unit: Sourced<MoneyUnit>,
  path: string,
  notes: Notes,
): readonly Fund[] {
  const words = clean(slot.cell.text)
  const amount = amountIn(words)
  const label = (LABEL_AND_AMOUNT.exec(words)?.[1] ?? words).trim()
  if (GROUP.test(fold(label)) || label === '') return []
  const own = moneyUnit(fold(amount ?? ''))
  return [
    withFen({
      ...noAmounts(own ? { ...unit, value: own } : unit),
      source: fundSource(label),
      label: partOf(slot.cell, label),
      annual_budget:
        amount === null
          ? absentNumber()
          : numberIn(slot.cell, amount, `${path}.annual_budget`, notes),
    }),
  ]
}
