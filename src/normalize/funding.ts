/** 项目资金: the funds block → one line a money row. */
import { lostCells } from './align.ts'
import {
  AMOUNTS,
  type Amount,
  type AmountUnits,
  amountOf,
  blockUnit,
  type UnpricedFund,
  unitIn,
  unitOfAmount,
  withFen,
} from './amount.ts'
import {
  type Column,
  headingNear,
  keptBeside,
  keptCells,
  type Leaf,
  leavesOf,
  type Placed,
} from './column.ts'
import { clean, fold } from './heading.ts'
import { guessFund } from './meaning.ts'
import { rateInPercent } from './rate.ts'
import type { Extra, Fund, FundSource, MoneyUnit, PrintedNumber, Sourced } from './report.ts'
import { noteGuess, type Row, type Slot } from './row.ts'
import { parseAmount } from './score.ts'
import {
  absent,
  absentNumber,
  addNote,
  type Notes,
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
      const fund = fundOf(row, columns, { unit, path, notes })
      if (!fund) continue
      noteGuess(row, path, notes)
      funds.push(fund)
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

type FundContext = {
  readonly unit: Sourced<MoneyUnit>
  readonly path: string
  readonly notes: Notes
}

function fundOf(row: Row, columns: readonly FundColumn[], context: FundContext): Fund | null {
  const { cells, unplaced } = placedIn(row, columns, context)
  const { path, notes } = context
  const used = new Set<Slot>()
  const labels = columns.flatMap(({ field }, at) =>
    field === 'label' ? (cells[at] ?? []).filter(({ blank }) => !blank) : [],
  )
  const label = labels.findLast(({ own }) => own) ?? labels.at(-1)
  const at = (field: FundColumnField): Slot | undefined => {
    const under = cells[columns.findIndex((column) => column.field === field)] ?? []
    const own = under.filter((slot) => slot.own)
    return own.find(({ blank }) => !blank) ?? own[0]
  }
  if (!label) {
    const numbers = NUMBERS.map(at).filter((slot) => slot && !slot.blank)
    const [first] = numbers
    if (!first) return null
    addNote(notes, {
      code: 'label_missing',
      path: `${path}.label`,
      place: first.cell.place,
      args: { row: row.row + 1 },
    })
  } else used.add(label)
  for (const field of NUMBERS) {
    const slot = at(field)
    if (slot) used.add(slot)
  }
  const beside = spareCells(columns, cells, used)
  const crowded = beside.filter(({ field }) => NUMBERS.some((number) => number === field))
  const extra = [
    ...beside.map(({ slot, heading }) => ({ heading, text: textOf(slot.cell) })),
    ...keptBeside([...crowded, ...unplaced], row, path, notes).slice(crowded.length),
  ]
  return build(label ? textOf(label.cell) : absent(), at, columns, { ...context, extra })
}

/** The fields of a money row that hold numbers. */
const NUMBERS = [...AMOUNTS, 'weight', 'execution_rate', 'score'] as const

/** The cells of a row by column; a row that had to be shifted is noted. */
function placedIn(row: Row, columns: readonly FundColumn[], { path, notes }: FundContext): Placed {
  if (row.spans === 'kept') return keptCells(row, columns)
  const priced = columns.map((column) => ({
    ...column,
    field: PRICED[column.field] ?? column.field,
  }))
  const placed = lostCells(row, priced)
  const isEmpty = columns.some(
    ({ field }, at) => NUMBERS.some((number) => number === field) && placed.cells[at]?.length === 0,
  )
  if (placed.shifted && isEmpty) {
    const place = row.slots[0]?.cell.place ?? null
    addNote(notes, { code: 'row_shifted', path, place, args: { row: row.row + 1 } })
  }
  return placed
}

/** Fields that stand for a kind of cell when a flattened row is paired with its columns. */
const PRICED: Readonly<Partial<Record<FundColumnField, FundColumnField>>> = {
  initial_budget: 'amount',
  annual_budget: 'amount',
  executed: 'amount',
  execution_rate: 'weight',
}

type Spare = { readonly slot: Slot; readonly heading: string; readonly field: FundColumnField }

/** The words of a row that no field took, under their headings; the lead of the block is none of the row's. */
function spareCells(
  columns: readonly FundColumn[],
  cells: readonly (readonly Slot[])[],
  used: ReadonlySet<Slot>,
): readonly Spare[] {
  return columns.flatMap(({ field }, at) =>
    (cells[at] ?? [])
      .filter((slot) => slot.own && !slot.blank && !used.has(slot) && !isLeadOf(slot, field))
      .map((slot) => ({ slot, heading: headingNear(columns, at), field })),
  )
}

/** 其中 and the name of the block, which only lead the rows beside them. */
function isLeadOf({ folded, meaning }: Slot, field: FundColumnField): boolean {
  return meaning.fund === 'lead' || ((field === 'lead' || field === 'label') && folded === '其中')
}

function build(
  label: Sourced<string>,
  at: (field: FundColumnField) => Slot | undefined,
  columns: readonly FundColumn[],
  context: FundContext & { readonly extra: readonly Extra[] },
): Fund {
  const { path, notes, extra } = context
  const number = (field: FundColumnField): PrintedNumber => {
    const slot = at(field)
    return slot ? numberOf(slot.cell, `${path}.${field}`, notes) : absentNumber()
  }
  const units: AmountUnits = {}
  const amount = (field: Amount): PrintedNumber => {
    const slot = at(field)
    if (!slot) return absentNumber()
    const column = columns.find((other) => other.field === field)
    units[field] = unitIn(slot) ?? (column && unitIn(column.slot)) ?? context.unit
    return amountOf(slot.cell, slot.cell.text, `${path}.${field}`, notes)
  }
  const fund = withFen(
    {
      source: fundSource(label.value ?? ''),
      label,
      unit: context.unit,
      initial_budget: amount('initial_budget'),
      annual_budget: amount('annual_budget'),
      executed: amount('executed'),
      weight: number('weight'),
      execution_rate: number('execution_rate'),
      score: number('score'),
      extra,
    },
    units,
    { path, notes },
  )
  return { ...fund, execution_rate: rateInPercent(fund, path, notes) }
}

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
function readFundPairs(
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
  return parseAmount(amount) ? amount : null
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
