/** 项目资金: the funds block → one line a money row. */
import { alignCells } from '../column/align.ts'
import {
  cellsByColumn,
  headingNear,
  keepStrayCells,
  type Placed,
  type ReadColumn,
  UNNAMED,
} from '../column/column.ts'
import { explainedFunds } from '../column/column-reason.ts'
import { recordDecision } from '../explanation.ts'
import type { Extra, Fund, FundSource, MoneyUnit, PrintedNumber, Sourced } from '../report.ts'
import { noteGuess, type Row, type Slot } from '../sheet/row.ts'
import {
  type Amount,
  type AmountUnits,
  blockUnit,
  MEASURES,
  unitIn,
  withAmountsInFen,
} from '../value/amount.ts'
import { rateInPercent } from '../value/rate.ts'
import { isFigure, parseAmount } from '../value/score.ts'
import {
  absent,
  absentNumber,
  addNote,
  type Notes,
  numberAs,
  numberOf,
  originOf,
  textOf,
} from '../value/sourced.ts'
import type { ColumnField, FundColumnField } from '../vocabulary/column-field.ts'
import { fundSource } from '../words/fund-source.ts'
import {
  type FundContext,
  type FundRead,
  fundInLabel,
  labelsWithAmounts,
  readFundPairs,
} from './fund-beside.ts'
import { costedColumns, type FundColumn, fundColumns } from './fund-column.ts'
import { cellsInOrder, hasMisplacedWords } from './fund-shift.ts'

/** Heading rows and the rows under them. Without headings each row is a pair: 预算数 beside 执行数. */
export type FundBlock = { readonly headings: readonly Row[]; readonly rows: readonly Row[] }

/** The columns of a block: as they are read, as a flattened row is paired with them, and the unit of each amount. */
type FundTable = {
  readonly columns: readonly FundColumn[]
  readonly costed: readonly ReadColumn<ColumnField>[]
  readonly units: ColumnUnits
}

type ColumnUnits = Readonly<Record<Amount, Sourced<MoneyUnit>>>

/** The money rows of a block in printed order, and its words that are none. */
export type FundsRead = { readonly funds: readonly Fund[]; readonly extra: readonly Extra[] }

/** What the form gives outside the block: the unit of its amounts; `first` is the index of the block's first row. */
type Around = { readonly unit: Sourced<MoneyUnit>; readonly first: number }

export function readFunds(
  { headings, rows }: FundBlock,
  { unit: around, first }: Around,
  notes: Notes,
): FundsRead {
  const unit = blockUnit(headings.length > 0 ? headings : rows.slice(0, 1), around)
  if (headings.length === 0)
    return { funds: readFundPairs(rows, { unit, first, notes }), extra: [] }
  const columns = fundColumns(headings, notes)
  recordDecision(() => ({ kind: 'table', table: explainedFunds(columns) }))
  const table = { columns, costed: costedColumns(columns), units: unitsOf(columns, unit) }
  const funds: Fund[] = []
  const extra: Extra[] = []
  for (const row of rows) {
    const context = (): FundContext => ({ unit, path: `funds[${first + funds.length}]`, notes })
    if (isHeadingBelow(row, columns)) {
      extra.push(...row.words.map(({ cell }) => ({ heading: UNNAMED, text: textOf(cell) })))
      continue
    }
    const beside = labelsWithAmounts(row, columns)
    for (const slot of beside) {
      const read = fundInLabel(slot, context())
      if (read.fund) funds.push(read.fund)
      else extra.push(...read.extra)
    }
    if (beside.length > 0) continue
    const { path } = context()
    const read = fundOf(row, table, context())
    extra.push(...read.extra)
    if (!read.fund) continue
    noteGuess(row, path, notes)
    funds.push(read.fund)
  }
  return { funds: funds.map((fund) => ({ ...fund, source: loneProvince(fund, funds) })), extra }
}

/** Whether a row still stands beside the heading of the labels, which is merged down into it: 一季度 | 二季度. */
function isHeadingBelow({ slots, words }: Row, columns: readonly FundColumn[]): boolean {
  const label = columns.find(({ field }) => field === 'label')
  const isMerged = slots.some(({ own, cell }) => !own && cell === label?.slot.cell)
  return isMerged && !words.some(({ folded }) => isFigure(folded))
}

/** The unit of each amount: its heading's, else the block's. */
export function unitsOf(columns: readonly FundColumn[], unit: Sourced<MoneyUnit>): ColumnUnits {
  const over = (field: Amount): Sourced<MoneyUnit> => {
    const column = columns.find((other) => other.field === field)
    return (column && unitIn(column.slot)) ?? unit
  }
  return {
    initial_budget: over('initial_budget'),
    annual_budget: over('annual_budget'),
    executed: over('executed'),
  }
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

/** A money row; a row with neither label nor numbers is none, and its words are kept beside the funds. */
function fundOf(row: Row, table: FundTable, context: FundContext): FundRead {
  const { columns } = table
  const { path, notes } = context
  const { cells, unplaced } = placedIn(row, table, context)
  const label = labelIn(columns, cells)
  const found = cellsByField(columns, cells)
  if (!label && !noteMissingLabel(row, found, context)) {
    const words = [...spareCells(columns, cells, new Set()), ...unplaced]
    return { fund: null, extra: keepStrayCells(words, row, 'extra', notes) }
  }
  const used = new Set<Slot | undefined>([label, ...MEASURES.map((field) => found[field])])
  const beside = spareCells(columns, cells, used)
  const crowded = beside.filter(({ field }) => MEASURES.some((number) => number === field))
  const extra = [
    ...beside.map(({ slot, heading }) => ({ heading, text: textOf(slot.cell) })),
    ...keepStrayCells([...crowded, ...unplaced], row, path, notes).slice(crowded.length),
  ]
  const fund = buildFund(label ? textOf(label.cell) : absent(), found, {
    ...context,
    units: table.units,
    extra,
  })
  return { fund, extra: [] }
}

/** The label of a row: its own, else the one merged over it from above. */
function labelIn(
  columns: readonly FundColumn[],
  cells: readonly (readonly Slot[])[],
): Slot | undefined {
  const wordsUnder = (wanted: FundColumnField): readonly Slot[] =>
    columns.flatMap(({ field }, at) =>
      field === wanted
        ? (cells[at] ?? []).filter((slot) => !slot.blank && !isFigure(slot.folded))
        : [],
    )
  const labels = wordsUnder('label')
  const own = labels.findLast((slot) => slot.own)
  // Where merges are lost a label may stand under the name of the block, the column beside it blank.
  const led = () => wordsUnder('lead').find((slot) => slot.own && slot.meaning.fund !== 'lead')
  return own ?? labels.at(-1) ?? led()
}

/** The cells of a row by field. */
export type FundCells = { readonly [Field in FundColumnField]?: Slot }

/** Under each field its first cell that has words, else its first. What is merged down from above is no row's own. */
export function cellsByField(
  columns: readonly FundColumn[],
  cells: readonly (readonly Slot[])[],
): FundCells {
  const found: { [Field in FundColumnField]?: Slot } = {}
  const seen = new Set<FundColumnField>()
  for (const [at, { field }] of columns.entries()) {
    if (seen.has(field)) continue
    seen.add(field)
    const own = (cells[at] ?? []).filter((slot) => slot.own)
    const [first] = own
    const slot = own.find(({ blank }) => !blank) ?? first
    if (slot) found[field] = slot
  }
  return found
}

/** Notes that the numbers of a row have no label; false where it has no numbers. */
function noteMissingLabel({ row }: Row, cells: FundCells, { path, notes }: FundContext): boolean {
  const first = MEASURES.map((field) => cells[field]).find((slot) => slot && !slot.blank)
  if (!first) return false
  const { place } = first.cell
  addNote(notes, { code: 'label_missing', path: `${path}.label`, place, args: { row: row + 1 } })
  return true
}

/** The cells of a row by column; a row that had to be shifted is noted. */
function placedIn(row: Row, { columns, costed }: FundTable, { path, notes }: FundContext): Placed {
  if (row.spans === 'kept') {
    const kept = cellsByColumn(row, columns)
    const inOrder = hasMisplacedWords(kept, columns) ? cellsInOrder(row, columns) : null
    if (inOrder) {
      const place = row.slots[0]?.cell.place ?? null
      addNote(notes, { code: 'row_shifted', path, place, args: { row: row.row + 1 } })
    }
    return inOrder ?? kept
  }
  const placed = alignCells(row, costed)
  const isEmpty = columns.some(
    ({ field }, at) =>
      MEASURES.some((number) => number === field) && placed.cells[at]?.length === 0,
  )
  if (placed.shifted && isEmpty) {
    const place = row.slots[0]?.cell.place ?? null
    addNote(notes, { code: 'row_shifted', path, place, args: { row: row.row + 1 } })
  }
  return placed
}

type Spare = { readonly slot: Slot; readonly heading: string; readonly field: FundColumnField }

/** The words of a row that no field took, under their headings; the lead of the block is none of the row's. */
function spareCells(
  columns: readonly FundColumn[],
  cells: readonly (readonly Slot[])[],
  used: ReadonlySet<Slot | undefined>,
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

/** A money row of a label and its cells by field. */
export function buildFund(
  label: Sourced<string>,
  cells: FundCells,
  context: FundContext & {
    readonly units: ColumnUnits
    readonly extra: readonly Extra[]
  },
): Fund {
  const { path, notes, extra } = context
  const number = (field: FundColumnField): PrintedNumber => {
    const slot = cells[field]
    return slot ? numberOf(slot.cell, `${path}.${field}`, notes) : absentNumber()
  }
  const units: AmountUnits = {}
  const amount = (field: Amount): PrintedNumber => {
    const slot = cells[field]
    if (!slot) return absentNumber()
    const { cell } = slot
    const read = parseAmount(slot.folded)
    units[field] = read?.unit ? { value: read.unit, ...originOf(cell) } : context.units[field]
    return numberAs(read, { cell, words: cell.text, path: `${path}.${field}` }, notes)
  }
  const fund = withAmountsInFen(
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
