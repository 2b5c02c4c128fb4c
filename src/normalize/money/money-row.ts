/**
 * Money rows that hold their measures as labels: 资金总额 | 年初预算 | 500 | 全年执行 | 480.6, and plans that print one
 * amount beside each source: 年度资金总额 | 350.
 */

import { absolute, decimalOf, ONE, sumOf } from '../../arithmetic/decimal.ts'
import { keepStrayCells } from '../column/column.ts'
import type { Extra, Fund, MoneyUnit, Sourced } from '../report.ts'
import type { Row, Slot } from '../sheet/row.ts'
import { type Amount, MEASURES, type Measure, unitIn, unitOfAmount } from '../value/amount.ts'
import { isFigure, parseAmount } from '../value/score.ts'
import { absent, textOf } from '../value/sourced.ts'
import { fundSource } from '../words/fund-source.ts'
import type { FundContext } from './fund-beside.ts'
import { buildFund, type FundCells } from './funding.ts'

/** One source of money in a row: the words that name it, null where the row goes on with the one above, and its cells. */
type Part = { readonly label: Slot | null; readonly cells: { [Field in Measure]?: Slot } }

function measureOf({ meaning }: Slot): Measure | null {
  return MEASURES.find((measure) => measure === meaning.fund) ?? null
}

function isSource({ folded, meaning }: Slot): boolean {
  if (meaning.header || meaning.goal || isFigure(folded)) return false
  return fundSource(folded) !== 'unknown' && measureOf({ meaning } as Slot) === null
}

/** The sources of a row with their amounts; null where any of its words is neither source, measure nor figure. */
function partsOf({ words }: Row): readonly Part[] | null {
  const parts: Part[] = []
  let measure: Measure | null = null
  for (const slot of behindLead(words)) {
    const named = measureOf(slot)
    if (named !== null) measure = named
    else if (isSource(slot)) parts.push({ label: slot, cells: {} })
    else if (isFigure(slot.folded) && placed(slot, measure, parts)) measure = null
    else return null
  }
  return parts
}

/** The words of a row without the one that leads it: 项目资金, or another name of the block before a source. */
function behindLead(words: readonly Slot[]): readonly Slot[] {
  const [first, second, third] = words
  if (!first) return words
  const isName = !isFigure(first.folded) && measureOf(first) === null
  const isBeforeSource = second && isSource(second) && third && isFigure(third.folded)
  return first.meaning.fund === 'lead' || (isName && isBeforeSource) ? words.slice(1) : words
}

/** Puts a figure under its measure, or under the budget of its source; false where it has neither, or a second one. */
function placed(slot: Slot, measure: Measure | null, parts: Part[]): boolean {
  if (parts.length === 0) parts.push({ label: null, cells: {} })
  const part = parts.at(-1)
  const field = measure ?? 'annual_budget'
  if (!part || part.cells[field] || (measure === null && part.label === null)) return false
  part.cells[field] = slot
  return true
}

/** Whether a row holds money by source, each amount behind the label of its measure. */
export function isMoneyRow(row: Row): boolean {
  if (row.words.length < 4 || !row.words.some((slot) => measureOf(slot) !== null)) return false
  const parts = partsOf(row) ?? []
  return parts.some(({ label, cells }) => label !== null && Object.keys(cells).length > 1)
}

/**
 * Whether a row begins the money of a plan: one amount beside its source, right of the cell that leads the block, or a whole
 * beside its parts.
 */
export function isPlannedMoney(row: Row, next: Row | undefined): boolean {
  const [parts, below] = [partsOf(row), next ? partsOf(next) : null]
  if (parts && (isSummed(parts) || isSummed([...parts, ...(below ?? [])]))) return true
  const [lead] = row.words
  if (lead?.meaning.fund === 'lead' && lead.cell.rowSpan > 1 && areBudgets(parts)) return true
  if (!isLone(below)) return false
  if (lead?.meaning.fund === 'lead' && lead.cell.rowSpan > 1)
    return isLone(parts) || (isAmountHeading(row) && isWhole(below))
  return isLone(parts) && isWhole(parts) && !isWhole(below) && row.words.length === 2
}

/** Whether a row that begins money is a row of it, not headings. */
export function isHeadless(row: Row): boolean {
  const parts = partsOf(row) ?? []
  const hasAmounts =
    parts.length > 0 && parts.every(({ label, cells }) => label && cells.annual_budget)
  return isMoneyRow(row) || hasAmounts || isAmountHeading(row)
}

/** Whether the parts of a row are one source with its budget. */
function isLone(parts: readonly Part[] | null): parts is readonly Part[] {
  return parts?.length === 1 && parts.every(({ label, cells }) => label && cells.annual_budget)
}

/** Whether a row has several sources, each beside its budget: 实施期资金总额 | 860 | 年度资金总额 | 280. */
function areBudgets(parts: readonly Part[] | null): boolean {
  const isBudget = ({ label, cells }: Part) =>
    label !== null && cells.annual_budget !== undefined && Object.keys(cells).length === 1
  return parts !== null && parts.length > 1 && parts.every(isBudget)
}

const isWhole = ([part]: readonly Part[]): boolean =>
  part?.label != null && fundSource(part.label.folded) === 'total'

/** Whether a row has but the heading of the amounts beside the cell that leads them: 年度金额. */
function isAmountHeading({ words }: Row): boolean {
  const [lead, heading, ...others] = words
  if (lead?.meaning.fund !== 'lead' || lead.cell.rowSpan < 2 || !heading) return false
  const isAmount = measureOf(heading) === 'annual_budget' || fundSource(heading.folded) === 'total'
  return others.length === 0 && isAmount && !isFigure(heading.folded)
}

/** Whether the sources of a row are a whole and what it is made up of: 资金总额 | 7680 | 财政拨款 | 7500 | 社会投入 | 180. */
function isSummed([whole, ...parts]: readonly Part[]): boolean {
  if (!whole?.label || fundSource(whole.label.folded) !== 'total' || parts.length < 2) return false
  const amounts = [whole, ...parts].map(({ label, cells }) =>
    label && Object.keys(cells).length === 1
      ? parseAmount(cells.annual_budget?.folded ?? '')
      : null,
  )
  const [sum, ...terms] = amounts.flatMap((amount) => (amount && decimalOf(amount.value)) ?? [])
  if (sum === undefined || terms.length !== parts.length) return false
  return absolute(sum - sumOf(terms)) <= ROUNDED
}

/** What the parts of a sum of two decimals may miss it by, each being rounded. */
const ROUNDED = (2n * ONE) / 100n

/** How money is sorted: 按收入来源分 beside 按支出用途分. */
const SORTED = /^按.*分$/u

/**
 * The rows of a block up to one that sorts its money, and those below it, where these hold sources beside their amounts:
 * 一般公共预算拨款 | 1436.36 | 人员经费 | 806.12.
 */
export function sortedMoney(rows: readonly Row[]): {
  readonly above: readonly Row[]
  readonly below: readonly Row[]
} {
  const at = rows.findIndex(({ words }) => words.every(({ folded }) => SORTED.test(folded)))
  const below = at < 0 ? [] : rows.slice(at + 1)
  const isBeside = (row: Row) => partsOf(row)?.every(({ label }) => label !== null)
  return below.length > 0 && below.every(isBeside)
    ? { above: rows.slice(0, at), below }
    : { above: rows, below: [] }
}

/** The money of such rows. A row without a source goes on with the whole: 预算执行率 | 98% | 得分 | 9.8. */
export function readMoneyRows(
  rows: readonly Row[],
  { unit, first, notes }: Omit<FundContext, 'path'> & { readonly first: number },
): { readonly funds: readonly Fund[]; readonly extra: readonly Extra[] } {
  const parts: Part[] = []
  const extra: Extra[] = []
  for (const row of rows.filter((own) => !isAmountHeading(own))) {
    const own = partsOf(row)
    if (own === null) {
      const unplaced = row.words.map((slot) => ({ slot, heading: slot.cell.text }))
      extra.push(...keepStrayCells(unplaced, row, 'extra', notes))
    }
    for (const part of own ?? []) {
      const whole = parts.find(({ label }) => label && fundSource(label.folded) === 'total')
      const over = part.label ? undefined : (whole ?? parts.at(-1))
      if (over) Object.assign(over.cells, { ...part.cells, ...over.cells })
      else parts.push(part)
    }
  }
  const funds = parts.map((part, at) => fundOf(part, { unit, path: `funds[${first + at}]`, notes }))
  return { funds, extra }
}

function fundOf({ label, cells }: Part, context: FundContext): Fund {
  const named = label ? textOf(label.cell) : absent<string>()
  const unitOf = (amount: Amount): Sourced<MoneyUnit> => {
    const slot = cells[amount]
    const own = slot && unitOfAmount(slot.folded) !== null ? unitIn(slot) : undefined
    return own ?? (label && unitIn(label)) ?? context.unit
  }
  const units = {
    initial_budget: unitOf('initial_budget'),
    annual_budget: unitOf('annual_budget'),
    executed: unitOf('executed'),
  }
  return buildFund(named, cells as FundCells, { ...context, units, extra: [] })
}

/** Whether rows without headings are such money rows. */
export function areMoneyRows(rows: readonly Row[]): boolean {
  return rows.some((row, at) => isMoneyRow(row) || isPlannedMoney(row, rows[at + 1]))
}
