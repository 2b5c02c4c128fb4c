/** Where a section of a form begins: the headings of its money, its goals and its indicators. */
import type { Paragraph } from '../../extract/document.ts'
import { isFundPair, isLonePair } from '../money/fund-beside.ts'
import { isSourceHeading } from '../money/money-grid.ts'
import { isHeadless, isMoneyRow, isPlannedMoney } from '../money/money-row.ts'
import type { Row, Slot } from '../sheet/row.ts'
import { isAmount } from '../value/amount.ts'
import { isFigure, parseDecimal } from '../value/score.ts'
import type { Meaning } from '../vocabulary/meaning.ts'
import { fundSource, namesSum } from '../words/fund-source.ts'
import { guessFund } from '../words/meaning.ts'
import { titleIn } from '../words/title.ts'
import type { Cursor, Draft } from './draft.ts'
import { goalColumns } from './goals.ts'
import {
  type HeadedSection,
  hasLevel,
  headsIndicators,
  isFundHeading,
  isIndicatorHeading,
  leadOf,
  sameWords,
} from './heading-row.ts'

/** The section that a row's headings begin; null for other rows. */
export function headingOf(row: Row, below: readonly Row[], cursor: Cursor): HeadedSection | null {
  const [next] = below
  if (isUnderHeadings(row, cursor)) return 'indicators'
  if (isIndicatorHeading(row) && isBesideLevels(row, next, cursor)) return 'indicators'
  if (isMoneyRow(row) || isPlannedMoney(row, next)) return goesOnWithMoney(cursor) ? null : 'funds'
  if (isFundHeading(row) || isUnderFundHeading(row, cursor)) return 'funds'
  if (isFundPair(row) && !isLonePair(row, next)) return 'funds'
  return sectionBelow(row, below, cursor)
}

/** The section that the rows below tell, where the words of the headings do not. */
function sectionBelow(row: Row, below: readonly Row[], cursor: Cursor): HeadedSection | null {
  const [next] = below
  if (!isUnfilled(cursor) && headsIndicators(row, ...below)) return 'indicators'
  if (lacksMoney(cursor) && headsMoney(row, below)) return 'funds'
  if (isSourceGrid(row, next, cursor) || isTaskHeading(row, next, cursor)) return 'funds'
  return headsGoals(row, next) ? 'goals' : null
}

/** Whether a table of indicators is open and has headings and no row yet. */
function isUnfilled({ section, draft }: Cursor): boolean {
  return section === 'indicators' && draft?.indicators.at(-1)?.rows.length === 0
}

function headsGoals(row: Row, next: Row | undefined): boolean {
  return goalColumns(row) !== null && (row.words.length > 1 || isText(next))
}

/** Whether headings of indicators are merged down into a row: what stands beside them are headings, too. */
function isUnderHeadings({ slots, words, spans }: Row, { draft, section }: Cursor): boolean {
  const block = draft?.indicators.at(-1)
  if (section !== 'indicators' || spans === 'lost' || !block || block.rows.length > 0) return false
  const isHeading = ({ indicator }: Meaning) => indicator !== undefined && indicator !== 'lead'
  return (
    slots.some(({ own, meaning }) => !own && isHeading(meaning)) &&
    words.every(({ folded }) => !isFigure(folded))
  )
}

/** Whether a heading of a level stands in the row, in the next one, or in headings that are open. */
function isBesideLevels(row: Row, next: Row | undefined, cursor: Cursor): boolean {
  if (hasLevel(row) || (next && isIndicatorHeading(next) && hasLevel(next))) return true
  return isUnfilled(cursor)
}

/** Whether money rows without headings are open. */
function goesOnWithMoney({ section, draft }: Cursor): boolean {
  return section === 'funds' && draft?.funds.at(-1)?.headings.length === 0
}

/** Whether the open form waits for its money and its indicators, or a title for its form. */
function isAwaited({ draft, above }: Cursor): boolean {
  return draft ? draft.indicators.length === 0 : above.some(isTitle)
}

/** Whether the open form has no money yet; some print it below their indicators. */
function lacksMoney({ draft, above }: Cursor): boolean {
  return draft ? draft.funds.length === 0 : above.some(isTitle)
}

/**
 * Whether a row heads money though most of its words are unknown: the rows below are led by sources of money, and their
 * figures stand under its words.
 */
function headsMoney({ words, spans }: Row, below: readonly Row[]): boolean {
  const isMoney = ({ meaning, folded }: Slot) => (meaning.fund ?? guessFund(folded)) !== undefined
  if (words.length < 3 || words.some(({ folded }) => isFigure(folded))) return false
  if (!words.some(isMoney) || words.some(({ meaning }) => meaning.indicator?.startsWith('level'))) {
    return false
  }
  const [first, second] = below.map(({ words: own }) =>
    own.filter(({ meaning }) => meaning.fund !== 'lead'),
  )
  const isLed = (own: readonly Slot[] | undefined, least: number) => {
    const figures = own?.slice(1).filter(({ folded }) => isFigure(folded)) ?? []
    const isUnder = ({ start, end }: Slot) =>
      words.some((over) => over.start < end && start < over.end)
    const areUnder = spans === 'lost' || figures.every(isUnder)
    return own?.[0] !== undefined && isSource(own[0]) && figures.length >= least && areUnder
  }
  return isLed(first, 2) && isLed(second, 0)
}

function isSource({ folded, meaning }: Slot): boolean {
  const { header, goal, indicator } = meaning
  const isNamed = fundSource(folded) !== 'unknown' && !isFigure(folded)
  return isNamed && header === undefined && goal === undefined && indicator === undefined
}

/** Whether a row of sources heads the money of the open form, or of one whose title stands above. */
function isSourceGrid(row: Row, next: Row | undefined, cursor: Cursor): boolean {
  return isAwaited(cursor) && cursor.section !== 'funds' && isSourceHeading(row, next)
}

/** Whether a row heads tasks with their money: 全年预算数 and 全年执行数, each over its sources in the next row. */
function isTaskHeading(row: Row, next: Row | undefined, { section }: Cursor): boolean {
  if (section === 'funds' || section === 'indicators' || row.spans === 'lost' || !next) return false
  const groups = row.words.filter(({ meaning, cell }) => cell.colSpan > 1 && isAmount(meaning.fund))
  const below = next.words.filter(({ start, end }) =>
    groups.some((group) => group.start <= start && end <= group.end),
  )
  return (
    groups.length > 1 &&
    below.length >= groups.length * 2 &&
    below.length === next.words.length &&
    below.every(({ folded }) => fundSource(folded) !== 'unknown' || namesSum(folded))
  )
}

const isTitle = ({ text }: Paragraph): boolean => titleIn(text) !== null

/** Whether a row holds one text and nothing else: what may stand under a heading that is alone in its row. */
function isText(row: Row | undefined): boolean {
  const [only, ...others] = row?.words ?? []
  return only !== undefined && others.length === 0 && !hasMeaning(only.meaning)
}

export const hasMeaning = (meaning: Meaning): boolean => Object.keys(meaning).length > 0

/** Opens the section of headings, or adds their second row to it. */
export function openSection(heading: HeadedSection, row: Row, cursor: Cursor, draft: Draft): void {
  const open = cursor.section
  cursor.section = heading
  cursor.lead = leadOf(row, heading)
  if (heading === 'funds') openFunds(row, draft)
  else if (heading === 'goals') draft.goals.push({ heading: row, rows: [] })
  else {
    const last = draft.indicators.at(-1)
    if (open === 'indicators' && last && last.rows.length === 0) last.headings.push(row)
    else if (last && sameWords(last.headings[0], row)) return
    else draft.indicators.push({ headings: [row], rows: [] })
  }
}

function openFunds(row: Row, draft: Draft): void {
  const last = draft.funds.at(-1)
  if (isFundPair(row) || isHeadless(row)) {
    draft.funds.push({ headings: [], rows: [row] })
  } else if (last && last.headings.length > 0 && last.rows.length === 0) last.headings.push(row)
  else draft.funds.push({ headings: [row], rows: [] })
}

/** A second row of fund headings: all its words stand under merged headings of the first. */
function isUnderFundHeading({ words, spans }: Row, { section, draft }: Cursor): boolean {
  const block = draft?.funds.at(-1)
  const above = block?.headings.at(-1)
  if (section !== 'funds' || !block || !above || block.rows.length > 0 || spans === 'lost')
    return false
  return words.every(({ start, end, folded }) => {
    const over = above.words.find((slot) => slot.start <= start && end <= slot.end)
    return (
      over !== undefined &&
      over.cell.colSpan > 1 &&
      over.meaning.fund !== undefined &&
      parseDecimal(folded) === null
    )
  })
}
