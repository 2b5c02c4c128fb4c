/** Finds every form in a document's blocks and cuts it into its sections. */

import { rowsOfCards } from '../sheet/card.ts'
import { withCardTables } from '../sheet/card-tables.ts'
import { splitMultilineRows } from '../sheet/multiline-row.ts'
import { joinedPlanRows } from '../sheet/plan-rows.ts'
import type { Row } from '../sheet/row.ts'
import { projectTables } from '../sheet/side-by-side.ts'
import { stackedRows } from '../sheet/stacked.ts'
import type { SheetBlock } from '../sheet/table.ts'
import { uprightRows } from '../sheet/turned.ts'
import { scoreIn } from '../words/grade.ts'
import { guessIndicator } from '../words/meaning.ts'
import { titleIn, yearLine } from '../words/title.ts'
import type { Cursor, Draft } from './draft.ts'
import {
  headsIndicators,
  isColumnNumbers,
  isFormStart,
  isIndicatorHeading,
  isTitleRow,
  isTotalRow,
} from './heading-row.ts'
import { withLevelRows } from './level-row.ts'
import { listIn, projectsIn } from './project-list.ts'
import { isOutside, isRemark, type SectionName } from './section-end.ts'
import { hasMeaning, headingOf, openSection } from './section-start.ts'

/** The forms of a document in order, list tables and other tables left out. */
export function findForms(blocks: readonly SheetBlock[]): readonly Draft[] {
  const drafts: Draft[] = []
  const cursor: Cursor = { draft: null, section: 'pairs', lead: null, above: [], pending: [] }
  let tables = 0
  for (const { block, tables: count } of withCardTables(blocks)) {
    if (block.type === 'paragraph') {
      cursor.above.push(block)
      continue
    }
    const index = tables
    tables += count
    const { above } = cursor
    for (const [part, table] of projectTables(block).entries()) {
      if (part > 0) {
        closeForm(cursor)
        cursor.above = [...above]
      }
      const rows = withLevelRows(
        splitMultilineRows(stackedRows(joinedPlanRows(rowsOfCards(uprightRows(table, index))))),
      )
      takeTable(rows, cursor, drafts)
    }
    if (cursor.draft) cursor.above = []
  }
  closeForm(cursor)
  return drafts.filter(isForm)
}

/** A budget table has no indicators; a plan has neither actual values nor scores, but levels and targets. */
function isForm({ indicators, project }: Draft): boolean {
  if (project) return true
  return indicators.some(({ headings, rows }) => {
    const fields = headings.flatMap(({ words }) =>
      words.map(({ meaning, folded }) => meaning.indicator ?? guessIndicator(folded)),
    )
    if (rows.length === 0 || isSummary(fields)) return false
    if (headings.length === 1 && headsIndicators(headings[0] as Row, rows[0])) return true
    if (fields.includes('actual') || fields.includes('score')) return true
    const levels = fields.filter((field) => field?.startsWith('level')).length
    return levels > 0 && (levels > 1 || fields.some((field) => PLANNED.has(field ?? '')))
  })
}

/** Whether a table gives but the score of each level 1: what a report says of the scoring table that follows. */
function isSummary(fields: readonly (string | undefined)[]): boolean {
  const named = fields.filter((field) => field !== undefined)
  return named.includes('level1') && named.every((field) => SUMMED.has(field))
}

/** `extra` is what is neither: a rate of the score. */
const SUMMED: ReadonlySet<string> = new Set(['level1', 'weight', 'score', 'extra'])

function takeTable(rows: readonly Row[], cursor: Cursor, drafts: Draft[]): void {
  cursor.pending = []
  if (takeList(rows, cursor, drafts)) return
  openTable(rows, cursor)
  const last = rows.findLastIndex(isIndicatorHeading)
  for (const [at, row] of rows.entries()) {
    const isNext = isFormStart(row) && (at < last || isNamed(cursor))
    if (isNext && cursor.draft?.indicators.length) openForm(cursor, drafts)
    takeRow(row, rows.slice(at + 1, at + 1 + AHEAD), cursor, drafts)
  }
}

/** Rows looked at below a remark, to see whether its table goes on. */
const AHEAD = 4

/** Takes a table that lists projects, one a row; false where it is none. */
function takeList(rows: readonly Row[], cursor: Cursor, drafts: Draft[]): boolean {
  const list = listIn(rows)
  if (!list?.above.every((row) => isTitleRow(row) || row.words.length === 1)) return false
  const projects = projectsIn(list)
  // One row below its heading is the money of the open form rather than a list.
  if (projects.length < (cursor.draft ? 2 : 1)) return false
  closeForm(cursor)
  const { above } = cursor
  for (const project of projects) {
    const draft = openForm({ ...cursor, above, pending: [project.pairs, ...project.lines] }, drafts)
    draft.titles.push(...list.above)
    drafts[drafts.length - 1] = { ...draft, project }
  }
  cursor.above = []
  return true
}

/** What a plan, or a table of which one heading is unknown, has beside its levels. */
const PLANNED: ReadonlySet<string> = new Set(['target', 'value', 'weight'])

/** Whether a row heads the results of a form whose table of indicators held only what was planned. */
function answersPlan(heading: Row, { indicators }: Draft): boolean {
  const fieldsOf = (rows: readonly Row[]) =>
    new Set(rows.flatMap(({ words }) => words.map(({ meaning }) => meaning.indicator)))
  const own = fieldsOf([heading])
  const planned = fieldsOf(indicators.flatMap(({ headings }) => headings))
  const hasResults = (fields: ReadonlySet<string | undefined>) =>
    fields.has('actual') || fields.has('score')
  return own.has('level3') && hasResults(own) && planned.has('target') && !hasResults(planned)
}

/** A title printed again over the rest of its form: 项目支出绩效自评表（续）. */
const CONTINUED = /[(（]\s*(?:续|接上)\s*[表页]?\s*\d*\s*[)）]\s*$|^\s*续\s*表/u

/** A new table goes on with the open form where nothing but a page break lies between; else the form is closed. */
function openTable(rows: readonly Row[], cursor: Cursor): void {
  const { draft } = cursor
  if (!draft) return
  const [first] = rows
  // A long line between the tables of one form is its goal, or a remark under a part of its indicators.
  const isInside = draft.indicators.length === 0 || (first && headsAgain(first, draft))
  const narrative = cursor.above.some(
    ({ text }) =>
      !CONTINUED.test(text) &&
      ((text.length > 40 && !isInside) || titleIn(text) !== null || yearLine(text) !== null),
  )
  const isSummed = draft.totals.length > 0 && draft.indicators.length > 0
  const complete = isSummed || cursor.section === 'closing'
  const closing =
    first?.words[0]?.meaning.label === 'closing' || first?.words[0]?.meaning.label === 'total'
  const isOver = complete && !closing && !(first && answersPlan(first, draft))
  if (narrative || isOver || !first || isFormStart(first)) closeForm(cursor)
  else for (const line of cursor.above) draft.between.push(line)
}

/** Whether a row prints the headings of the last indicators again, of which no level stands in a column: it is in a line above. */
function headsAgain({ words }: Row, { indicators }: Draft): boolean {
  const before = indicators.at(-1)?.headings[0]?.words ?? []
  const isSame =
    before.length === words.length && before.every(({ folded }, at) => folded === words[at]?.folded)
  return isSame && !words.some(({ meaning }) => meaning.indicator === 'level1')
}

function closeForm(cursor: Cursor): void {
  for (const row of cursor.above) cursor.draft?.below.push(row)
  cursor.draft = null
  cursor.lead = null
  cursor.section = 'pairs'
}

function openForm(cursor: Cursor, drafts: Draft[]): Draft {
  if (cursor.draft) closeForm(cursor)
  const draft: Draft = {
    above: cursor.above,
    between: [],
    titles: [],
    pairs: cursor.pending,
    funds: [],
    goals: [],
    indicators: [],
    totals: [],
    below: [],
    project: null,
  }
  cursor.above = []
  cursor.draft = draft
  cursor.pending = []
  drafts.push(draft)
  return draft
}

/** Whether the open form says whose it is: one that does not may do so at its end. */
function isNamed({ draft }: Cursor): boolean {
  return draft?.pairs.some(isFormStart) === true
}

/** Puts a row into the section it belongs to, opening a form or a section where the row is a heading. */
function takeRow(row: Row, below: readonly Row[], cursor: Cursor, drafts: Draft[]): void {
  if (isColumnNumbers(row) && cursor.section !== 'pairs' && isUnfilled(cursor)) return
  if (isTitleRow(row) && !goesOn(row, cursor) && !cursor.pending.some(isFormStart)) {
    takeTitle(row, cursor, drafts)
    return
  }
  const heading = headingOf(row, below, cursor)
  if (!cursor.draft && (heading || isFormStart(row))) openForm(cursor, drafts)
  const { draft } = cursor
  if (!draft) cursor.pending.push(row)
  else if (heading) openSection(heading, row, cursor, draft)
  else if (cursor.section === 'indicators' && isRemark(row, below)) draft.pairs.push(row)
  else fill(row, cursor, draft)
}

/** Puts a title over the open form, where nothing of it was read yet, or over a new one. */
function takeTitle(row: Row, cursor: Cursor, drafts: Draft[]): void {
  const units = cursor.pending.filter(({ words }) =>
    words.some(({ folded }) => folded.includes('单位:')),
  )
  cursor.pending = []
  const draft = cursor.draft && isFresh(cursor.draft) ? cursor.draft : openForm(cursor, drafts)
  draft.titles.push(...units, row)
}

/** Whether the open section has headings and no row yet. */
function isUnfilled({ draft, section }: Cursor): boolean {
  const block =
    section === 'funds' || section === 'indicators' ? draft?.[section].at(-1) : undefined
  return block?.rows.length === 0
}

/** Whether a title is that of the open form, printed again after a page break, or a year in a row of its own. */
function goesOn({ words: [only] }: Row, { draft }: Cursor): boolean {
  if (!draft || !only || isFresh(draft) || draft.indicators.length > 0) return false
  // 项目自评情况 over a part of the form is no title of another.
  if (!/[表]/u.test(only.folded) && draft.pairs.some(isFormStart)) return true
  const printed = draft.titles.flatMap(({ words }) => words.map(({ folded }) => folded))
  return titleIn(only.cell.text) === null || printed.includes(only.folded)
}

function fill(row: Row, cursor: Cursor, draft: Draft): void {
  // A total right under the headings stands above its indicators.
  if (cursor.section === 'indicators' && isUnfilled(cursor) && isTotalRow(row)) {
    draft.totals.push(row)
    return
  }
  const columns = draft.indicators.at(-1)?.headings[0]?.slots ?? []
  if (cursor.section !== 'pairs' && isOutside(row, { ...cursor, columns })) {
    cursor.section = draft.indicators.length > 0 ? 'closing' : 'pairs'
  }
  rowsOpen(row, cursor.section, draft).push(row)
}

/** The list that takes a row that is no heading. */
function rowsOpen(row: Row, section: SectionName, draft: Draft): Row[] {
  const isOfMarks = draft.indicators.length > 0 && row.words[0]?.folded.includes('分') === true
  if (isTotalRow(row) && (isBelowIndicators(section, draft) || isOfMarks || isTotalAbove(row))) {
    return draft.totals
  }
  if (section === 'pairs' || section === 'closing') return draft.pairs
  return draft[section].at(-1)?.rows ?? draft.pairs
}

/** Whether a total is that of the indicators above it, not of money below them. */
function isBelowIndicators(section: SectionName, { indicators }: Draft): boolean {
  return indicators.length > 0 && section !== 'funds'
}

/** Whether a total of marks stands above its indicators: 总分 with its weight and its score, and no other label. */
function isTotalAbove({ words: [first, ...values] }: Row): boolean {
  const numbers = values.filter(({ folded }) => scoreIn(folded) !== null)
  const isOther = values.some(
    ({ folded, meaning }) => scoreIn(folded) === null && hasMeaning(meaning),
  )
  return first?.folded.includes('分') === true && numbers.length > 1 && !isOther
}

function isFresh({ pairs, funds, goals, indicators }: Draft): boolean {
  return pairs.length + funds.length + goals.length + indicators.length === 0
}
