/** Where a section of a form ends: the rows that no longer belong to it. */
import { bannerIn } from '../indicator/banner.ts'
import type { Row, Slot } from '../sheet/row.ts'
import { isFigure } from '../value/score.ts'
import { fundSource } from '../words/fund-source.ts'
import { isTotalRow } from './heading-row.ts'

export type SectionName = 'pairs' | 'funds' | 'goals' | 'indicators' | 'closing'

/** The section that takes the next row. */
export type Open = {
  readonly section: SectionName
  /** The cell whose rows it takes: rows that it is not merged into belong to the next section. */
  readonly lead: Slot | null
  /** The cells of the first row of its headings. */
  readonly columns: readonly Slot[]
}

/** Whether a row no longer belongs to the open section. */
export function isOutside(row: Row, { section, lead, columns }: Open): boolean {
  const [first] = row.words
  if (!first) return false
  if (lead && row.spans === 'kept') {
    const merged = row.slots.some(({ cell, own }) => cell === lead.cell && !own)
    return !merged && isPastLead(row, first, { section, columns })
  }
  if (section === 'indicators') return isClosing(row, first, columns)
  if (section === 'funds') return !isMoneyRow(first) || isWide(row)
  return isLabel(first) || (isWide(row) && NUMBERED.test(first.folded))
}

/** The heading of a section of a form: 四、年度绩效指标完成情况. */
const NUMBERED = /^[一二三四五六七八九十]{1,3}、[^。；;，,]{2,20}$/u

/** Whether words fill a row alone: 二、年度绩效目标. */
function isWide({ words: [only, ...others], slots, spans }: Row): boolean {
  if (!only || others.length > 0) return false
  if (spans === 'lost') return NUMBERED.test(only.folded)
  const isAcross = only.end - only.start >= (slots.at(-1)?.end ?? 1) * 0.8
  return (
    isAcross && (!/\d/u.test(only.folded) || LED.test(only.folded) || NUMBERED.test(only.folded))
  )
}

/** Where a lead's rows have ended a row with money may still belong to funds whose merge was cut short. */
function isPastLead(row: Row, first: Slot, { section, columns }: Omit<Open, 'lead'>): boolean {
  if (section === 'indicators') return isClosing(row, first, columns)
  const amounts = row.words.some(({ folded }) => isFigure(folded))
  return (
    section !== 'funds' || !amounts || !isMoneyRow(first) || fundSource(first.folded) === 'unknown'
  )
}

function isLabel({ meaning: { header, label } }: Slot): boolean {
  return header !== undefined || label !== undefined
}

/** Whether a row's first words can be the label of money: anything but a label of another part. */
function isMoneyRow(first: Slot): boolean {
  const { fund, goal, label } = first.meaning
  if (fund !== undefined || label === 'total') return true
  return goal === undefined && !isLabel(first)
}

const NOTE = /^(?:注|备注|说明|填表说明)\d?[:：.、]/u

function isClosing(row: Row, first: Slot, columns: readonly Slot[]): boolean {
  if (isNote(first)) return true
  const { header, label } = first.meaning
  const width = row.slots.at(-1)?.end ?? 1
  if (first.start > 1 && first.start > (columns[1]?.start ?? 0)) return false
  if (bannerIn(row)) return false
  if (header || label) return row.words.length <= 4 && first.meaning.indicator !== 'ordinal'
  return row.words.length === 1 && row.spans === 'kept' && first.end - first.start >= width * 0.8
}

/** Whether a row is a remark between two rows of indicators: 注：… or 偏差说明：… over a row that goes on with the table. */
export function isRemark(row: Row, below: readonly Row[]): boolean {
  if (!isAside(row)) return false
  const next = below.find((other) => other.words.length > 0 && !isAside(other))
  return (
    next !== undefined && next.words.length > 2 && !(isTotalRow(next) || next.words.some(isLabel))
  )
}

function isAside({ words: [first, ...others], slots, spans }: Row): boolean {
  if (!first || others.length > 1) return false
  if (isNote(first)) return true
  const isAcross = spans === 'kept' && first.end - first.start >= (slots.at(-1)?.end ?? 1)
  return others.length === 0 && isAcross && LED.test(first.cell.text.trim())
}

/** Words behind a label that no cell parts from them. */
const LED = /^\p{Script=Han}{2,8}[:：]./u

const isNote = ({ cell }: Slot): boolean => NOTE.test(cell.text.trim())
