/** What a row is by its own words: a title, the headings of a section, the first row of a form, a total. */

import { isLevelName, shapeOf } from '../column/shape.ts'
import { bannerIn } from '../indicator/banner.ts'
import type { Row, Slot } from '../sheet/row.ts'
import { isFigure, parseDecimal } from '../value/score.ts'
import type { Meaning } from '../vocabulary/meaning.ts'
import { fundSource } from '../words/fund-source.ts'
import { gradeIn, scoreIn } from '../words/grade.ts'
import { guessFund, guessIndicator } from '../words/meaning.ts'
import { titleIn, yearLine } from '../words/title.ts'

/** The sections that begin with headings. */
export type HeadedSection = 'funds' | 'goals' | 'indicators'

/** The cell left of a section's headings that is merged down over its rows. */
export function leadOf({ slots, words, spans }: Row, heading: HeadedSection): Slot | null {
  if (spans === 'lost') return null
  const expected = words.findLast(({ meaning }) => meaning.goal === 'expected')
  const first =
    heading === 'goals' ? expected : words.find(({ meaning }) => isColumnOf(meaning, heading))
  const left = slots.filter(({ start }) => start < (first?.start ?? 0))
  return left.findLast(({ cell, meaning }) => cell.rowSpan > 1 && meaning.fund !== 'label') ?? null
}

function isColumnOf({ fund, indicator }: Meaning, heading: HeadedSection): boolean {
  const field = heading === 'funds' ? fund : indicator
  return field !== undefined && field !== 'lead'
}

/** Headings of an indicator table: most of the words are known, and none is a number. */
export function isIndicatorHeading({ words }: Row): boolean {
  if (words.length < 2) return false
  const levels = words.some(({ meaning }) => meaning.indicator?.startsWith('level'))
  const known = words.filter(
    ({ meaning, folded }) => meaning.indicator ?? (levels && guessIndicator(folded)),
  ).length
  return (
    known >= 2 &&
    (known >= words.length * 0.6 || isMarked(words)) &&
    words.every(({ folded }) => parseDecimal(folded) === null)
  )
}

/** 调查对象 | 样本量 | 目标满意度 | 实际满意度 | 分值 | 得分: a mark and a score beside values head indicators, if no amount does. */
function isMarked(words: readonly Slot[]): boolean {
  const isAmount = ({ meaning: { fund, indicator } }: Slot) => fund !== undefined && !indicator
  if (words.some(isAmount)) return false
  const fields = new Set(
    words.map(({ meaning, folded }) => meaning.indicator ?? guessIndicator(folded)),
  )
  return MARKED.every((field) => fields.has(field))
}

const MARKED = ['target', 'actual', 'weight', 'score'] as const

/** Characters of the longest heading. */
const LONGEST_HEADING = 16

/**
 * Whether a row heads a table of indicators though its own words do not tell: short words over a row that begins with the
 * name of a level and holds values.
 */
export function headsIndicators({ words }: Row, ...below: readonly (Row | undefined)[]): boolean {
  const rows = below.filter((row) => row !== undefined)
  // Levels in rows of their own and the total stand between the headings and the first indicator.
  const next = rows.find((row) => bannerIn(row) === null && !isTotalRow(row))
  if (words.length < 4 || next === undefined || next.words.length < 3) return false
  // 绩效目标 | 分解目标 | 绩效指标: goals that head levels stand first.
  const goal = words.findIndex((slot) => !(slot.meaning.goal && !slot.meaning.indicator))
  if (goal > 1 || !words.slice(goal).every(mayHead)) return false
  const isUnderBanner = rows[0] !== undefined && bannerIn(rows[0]) !== null
  const led = isUnderBanner || next.words.slice(0, 3).some(({ folded }) => isLevelName(folded))
  const known = words.filter(({ meaning }) => VALUE_FIELDS.has(meaning.indicator ?? '')).length
  const values = next.words.filter((slot) => VALUE_SHAPES.has(shapeOf(slot))).length
  if (next.words[0] && fundSource(next.words[0].folded) !== 'unknown') return false
  return values >= 2 && (led || known >= 3)
}

/** Whether words may be a heading of indicators: known as one, or short words that are known as nothing else. */
function mayHead({ folded, meaning }: Slot): boolean {
  if (meaning.indicator) return true
  if (folded.length > LONGEST_HEADING || parseDecimal(folded) !== null) return false
  if (isLevelName(folded) || shapeOf({ folded, blank: false }) === 'value') return false
  const { fund, goal, header, label } = meaning
  // 自评情况说明 is a label below the indicators, and a heading over what is said of each.
  return !(fund || goal || header || (label && label !== 'closing'))
}

const VALUE_FIELDS: ReadonlySet<string> = new Set(['target', 'actual', 'weight', 'score', 'note'])
const VALUE_SHAPES: ReadonlySet<string> = new Set(['number', 'value', 'large'])

/** Whether a heading of a level stands in the row. */
export function hasLevel({ words }: Row): boolean {
  return words.some(({ meaning }) => meaning.indicator?.startsWith('level'))
}

/** Headings of a funds block: two amounts, or its lead beside headings that a word in them tells. */
export function isFundHeading({ words, spans }: Row): boolean {
  const [lead, ...others] = words
  if (lead?.meaning.fund === 'lead' && others.length > 2) {
    const guessed = others.map(({ meaning, folded }) => meaning.fund ?? guessFund(folded))
    if (guessed.includes('executed') && guessed.every((field) => field)) return true
  }
  if (isPlanHeading(words)) return true
  const money = words.filter(
    ({ meaning: { fund } }) =>
      fund === 'initial_budget' || fund === 'annual_budget' || fund === 'executed',
  ).length
  const known = words.filter(({ meaning }) => meaning.fund).length
  // A block that its name leads may have more columns than are known: 行次, 统筹整合资金数, 佐证材料.
  // Where lines were cut into cells the columns themselves are a guess, and unknown ones make it worse.
  const isCut = spans === 'kept' && lead?.cell.place.kind === 'line'
  const least = lead?.meaning.fund === 'lead' && !isCut ? 0.3 : 0.6
  if (money < 2 || known < words.length * least) return false
  return !words.some(({ folded }) => isFigure(folded))
}

/** 资金情况 | 资金来源 | 资金总额: a plan has one amount beside each source. */
function isPlanHeading([lead, label, amount, ...others]: Row['words']): boolean {
  if (!amount || others.length > 0 || isFigure(amount.folded)) return false
  const isAmount = amount.meaning.fund !== undefined || SUM_OF_MONEY.test(amount.folded)
  return lead !== undefined && lead.cell.rowSpan > 1 && label?.meaning.fund === 'label' && isAmount
}

const SUM_OF_MONEY = /(?:金额|总额|资金|合计|数额)(?:[([].*[)\]])?$/u

/** Numbers of columns under the headings of a table: 列次 | 0 | 1 | 2 | 3. */
export function isColumnNumbers({ words }: Row): boolean {
  const numbers = words.map(({ folded }) => (/^\d{1,2}$/u.test(folded) ? Number(folded) : null))
  const own = numbers.slice(numbers[0] === null ? 1 : 0).filter((number) => number !== null)
  const led = numbers[0] !== null || /^[列栏行]次$/u.test(words[0]?.folded ?? '')
  const [first = -1] = own
  return led && own.length >= 4 && first <= 1 && own.every((number, at) => number === first + at)
}

/** A heading row printed again after a page break. */
export function sameWords(a: Row | undefined, b: Row): boolean {
  if (!a || a.spans !== b.spans || a.slots.length !== b.slots.length) return false
  return a.slots.every(
    (slot, at) => slot.folded === b.slots[at]?.folded && slot.start === b.slots[at]?.start,
  )
}

/** Whether a row begins a form: its first label names a project or a department, and no heading stands beside it. */
export function isFormStart({ words }: Row): boolean {
  const at = words
    .slice(0, 2)
    .findIndex(({ meaning }) => meaning.header && START.has(meaning.header))
  if (at < 0 || words[0]?.meaning.indicator) return false
  const beside = words[at + 1]?.meaning
  return !(beside?.fund ?? beside?.indicator)
}

const START: ReadonlySet<string> = new Set(['project_name', 'transfer_name', 'department_name'])

/** A row that holds only a title or a year. */
export function isTitleRow({ words, slots, spans }: Row): boolean {
  const [only, ...others] = words
  if (!only || others.length > 0 || only.meaning.label) return false
  if (titleIn(only.cell.text) === null && yearLine(only.cell.text) === null) return false
  if (spans === 'lost' || only.end - only.start >= (slots.at(-1)?.end ?? 1) / 2) return true
  // A sheet's title is often not merged: then it stands alone in the first column.
  return only.start === 0 && /[表)]$/u.test(only.folded)
}

/** A row that sums up: 总分 with numbers or a grade, or alone. */
export function isTotalRow({ words }: Row): boolean {
  const [first, ...others] = words
  return (
    first?.meaning.label === 'total' &&
    (others.length === 0 ||
      others.some(({ folded }) => scoreIn(folded) !== null || gradeIn(folded) !== null) ||
      others.every(isMisread))
  )
}

/** Words of the length of a score, with a digit: a score that recognition or a slip made unreadable. */
function isMisread({ folded }: Slot): boolean {
  return folded.length <= 6 && /\d/u.test(folded)
}
