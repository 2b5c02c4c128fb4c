/**
 * Blocks side by side under one row of headings: 产出 left and 效益 right, income left and spending right, money left and
 * goals right. The right block is put below the left one.
 */
import { isAmount } from '../value/amount.ts'
import { isFigure } from '../value/score.ts'
import { fundSource } from '../words/fund-source.ts'
import type { Row, Slot } from './row.ts'

/** Two blocks under one row of headings: the column in which the second begins, and whether rows are read across. */
type Beside = {
  readonly boundary: number
  /** Money by source is read row by row: each right part follows its left one, under the same headings. */
  readonly isAcross: boolean
  /** Whether a row below still belongs to the blocks. */
  readonly goesOn: (row: Row) => boolean
}

/** The rows of a table, blocks that stand side by side one below the other. */
export function stackedRows(rows: readonly Row[]): readonly Row[] {
  const at = rows.findIndex((row) => besideIn(row) !== null)
  const heading = rows[at]
  const beside = heading ? besideIn(heading) : null
  if (!heading || beside === null) return rows
  const below = rows.slice(at + 1)
  const length = below.findIndex((row) => crosses(row, beside.boundary) || !beside.goesOn(row))
  const body = length < 0 ? below : below.slice(0, length)
  const rest = stackedRows(length < 0 ? [] : below.slice(length))
  if (body.length === 0) return [...rows.slice(0, at + 1), ...rest]
  return [...rows.slice(0, at), ...stacked(heading, body, beside), ...rest]
}

function stacked(
  heading: Row,
  body: readonly Row[],
  { boundary, isAcross }: Beside,
): readonly Row[] {
  const left = (row: Row) => cut(row, ({ start }) => start < boundary)
  const right = (row: Row) => cut(row, ({ start }) => start >= boundary)
  if (!isAcross) {
    const block = [heading, ...body]
    return [...block.flatMap(left), ...block.flatMap(right)]
  }
  const label = heading.words.find(
    ({ meaning, cell }) => meaning.fund !== 'lead' && cell.rowSpan === 1,
  )
  const shift = boundary - (label?.start ?? 0)
  const moved = (row: Row) => right(row).map((part) => shifted(part, shift))
  return [...left(heading), ...body.flatMap((row) => [...left(row), ...moved(row)])]
}

function shifted(row: Row, by: number): Row {
  const move = (slot: Slot): Slot => ({ ...slot, start: slot.start - by, end: slot.end - by })
  return { ...row, slots: row.slots.map(move), words: row.words.map(move) }
}

/** The blocks that a row heads; null where it heads one block or none. */
function besideIn({ words, spans }: Row): Beside | null {
  if (spans === 'lost' || words.length < 5 || words.some(({ folded }) => isFigure(folded))) {
    return null
  }
  const ofIndicators = repeatedIndicators(words)
  if (ofIndicators !== null) {
    return { boundary: ofIndicators, isAcross: false, goesOn: (row) => !row.words.some(isLabel) }
  }
  const ofMoney = repeatedMoney(words)
  if (ofMoney !== null) return { boundary: ofMoney, isAcross: true, goesOn: isMoney }
  const goals = goalsBesideMoney(words)
  return goals === null ? null : { boundary: goals, isAcross: false, goesOn: isMoney }
}

const isLabel = ({ meaning }: Slot): boolean =>
  meaning.header !== undefined || meaning.label === 'closing'

/** Whether a row is led by a source of money. */
function isMoney({ words }: Row): boolean {
  const [first] = words.filter(({ meaning }) => meaning.fund !== 'lead')
  return first !== undefined && !isFigure(first.folded) && fundSource(first.folded) !== 'unknown'
}

/** 一级指标 … 得分 | 一级指标 … 得分: the same headings of levels and values again. */
function repeatedIndicators(words: readonly Slot[]): number | null {
  const fields = words.map(({ meaning }) => meaning.indicator)
  const first = fields.findIndex((field) => field !== undefined && /^level\d$/u.test(field))
  const again = fields.findIndex((field, at) => at > first && field === fields[first])
  if (first < 0 || again < 0) return null
  const [left, right] = [fields.slice(first, again), fields.slice(again)]
  const isSame =
    Math.min(left.length, right.length) >= 3 &&
    left.slice(0, right.length).every((field, at) => field === right[at])
  return isSame ? (words[again]?.start ?? null) : null
}

/** 资金来源 | 年初预算 | 决算数 | 支出类别 | 年初预算 | 决算数: the same amounts again, behind labels of their own. */
function repeatedMoney(words: readonly Slot[]): number | null {
  const fields = words.map(({ meaning }) => meaning.fund)
  const first = fields.findIndex(isAmount)
  const again = fields.findIndex((field, at) => at > first && field === fields[first])
  const label = again - 1
  if (first < 1 || again < 0 || label <= first || isAmount(fields[label])) return null
  const left = fields.slice(first, label)
  const isSame = left.length > 1 && left.every((field, at) => field === fields[again + at])
  return isSame ? (words[label]?.start ?? null) : null
}

/** 资金来源 | 全年预算 | 全年支出 | 年初目标 | 完成情况: goals behind the headings of the money. */
function goalsBesideMoney(words: readonly Slot[]): number | null {
  const amounts = words.filter(({ meaning }) => isAmount(meaning.fund)).length
  const at = words.findIndex(({ meaning }) => meaning.goal === 'expected')
  const areGoals = words.slice(at).every(({ meaning }) => meaning.goal !== undefined)
  return amounts > 1 && at > 2 && areGoals ? (words[at]?.start ?? null) : null
}

/** Whether a cell of a row stands in both blocks, or the row is led by words over all of it. */
function crosses({ slots }: Row, boundary: number): boolean {
  return slots.some(({ start, end, own }) => own && start < boundary && end > boundary)
}

/** The part of a row in one of the blocks; none where it has no words there. */
function cut(row: Row, isIn: (slot: Slot) => boolean): readonly Row[] {
  const slots = row.slots.filter(isIn)
  const words = row.words.filter(isIn)
  return words.length > 0 ? [{ ...row, slots, words }] : []
}
