/** What the lines above and below a form and the rows of its title say about it: title, year, unit of amounts, people. */
import type { Cell, Paragraph } from '../../extract/document.ts'
import type { Form, MoneyUnit, Sourced } from '../report.ts'
import { moneyUnit } from '../value/amount.ts'
import { absent, originOf } from '../value/sourced.ts'
import type { HeaderField } from '../vocabulary/header.ts'
import { fold, isBlankText } from '../words/heading.ts'
import { meaningOf } from '../words/meaning.ts'
import { periodIn } from '../words/period.ts'
import { listTitleIn, titleIn, yearIn, yearLine } from '../words/title.ts'
import type { Draft } from './draft.ts'
import type { Header, Pair } from './header.ts'
import { pairsInLine } from './label-line.ts'

/** What a line above the table may say of the form. */
const ABOVE: ReadonlySet<HeaderField> = new Set([
  'project_name',
  'transfer_name',
  'department',
  'department_name',
  'local_department',
  'unit',
  'reporting_unit',
  'person',
  'total_score',
  'total_grade',
])

/** How many lines above and below a table may still belong to it. */
const LINES_AROUND = 4

/** More lines than the head of a form has above its table. */
const HEAD = 12
/** Characters of the longest line of a head that holds no label. */
const LONGEST_LINE = 40

/** The lines above a table that make up its head, from the top: labels, short headings, up to the title. */
function headLines({ above }: Draft): readonly Paragraph[] {
  const lines = above.slice(-HEAD)
  const last = lines.findLastIndex(
    (line) =>
      pairsInLine(cellOf(line)).length + goalIn(cellOf(line)).length === 0 &&
      (line.text.length > LONGEST_LINE || line.text.includes('。')),
  )
  const head = lines.slice(last + 1)
  const title = head.findLastIndex(({ text }) => titleIn(text) !== null)
  return title < 0 ? head.slice(-LINES_AROUND) : head.slice(title)
}

/** Goals that the lines above the table, or between two tables of the form, state: 年度目标：…, 完成情况：…. */
export function goalLines(draft: Draft): readonly Pair[] {
  return [...headLines(draft), ...draft.between]
    .flatMap((line) => goalIn(cellOf(line)))
    .filter(({ words }) => !isBlankText(words))
}

function goalIn(cell: Cell): readonly Pair[] {
  const [, label = '', words = ''] = /^\s*([^:：。]{2,16})[:：](.+)$/su.exec(cell.text) ?? []
  const meaning = meaningOf(fold(label))
  const isGoal = meaning.goal === 'expected' || meaning.goal === 'actual'
  return isGoal && !meaning.header ? [{ label: label.trim(), meaning, cell, words }] : []
}

/** What the lines above and below the table say about who answers for it: 填报单位：…, 项目负责人：…. */
export function linesAroundTable(draft: Draft): readonly Pair[] {
  const { above, below } = draft
  const labelled = headLines(draft).flatMap((line) => {
    const pairs = pairsInLine(cellOf(line))
    const from = pairs.findIndex(({ meaning }) => meaning.header === 'person')
    return pairs.filter(({ meaning: { header } }, at) => {
      if (header === 'phone') return from >= 0 && at > from
      return header !== undefined && ABOVE.has(header)
    })
  })
  const contacts = below.slice(0, LINES_AROUND).flatMap((line) => {
    const pairs = pairsInLine(cellOf(line))
    const from = pairs.findIndex(({ meaning }) => meaning.header === 'person')
    // A telephone without a 项目负责人 or 联系人 before it is that of whoever filled the form in.
    return from < 0 ? [] : pairs.slice(from).filter(({ meaning }) => meaning.header)
  })
  const scores = above.slice(-LINES_AROUND).flatMap((line) => scoreIn(cellOf(line)))
  const closing = below.slice(0, LINES_AROUND).flatMap((line) => closingScore(cellOf(line)))
  return [...labelled, ...scores, ...closing, ...contacts].filter(
    ({ words }) => !isBlankText(words),
  )
}

const TOTAL_SCORE = /((?:项目|自评|评价|绩效)*总(?:得)?分)(?:为|是)?(\d+(?:\.\d+)?)分/u

/** A total score in a line without a colon: （2022年度） 项目总得分99分. */
function scoreIn(cell: Cell): readonly Pair[] {
  const [, label, words] = TOTAL_SCORE.exec(fold(cell.text)) ?? []
  return label === undefined || words === undefined
    ? []
    : [{ label, meaning: { header: 'total_score' }, cell, words }]
}

const CLOSING_SCORE =
  /^(?:[一二三四五六七八九十]{1,3}、)?((?:项目|自评|评价|绩效)*总(?:得)?分)(?:[:为是]|为:)?(\d+(?:\.\d+)?)分?(?:[,;、。]|$)/u
const CLOSING_GRADE =
  /((?:自评|评价|绩效|评定)*(?:等级|等次))(?:[:为是])?[“"]?(优秀?|良好?|中|差|合格|不合格)(?!\p{Script=Han})/u

/** The result in a line below the tables: 自评总分：98.08分，自评等级：优。 */
function closingScore(cell: Cell): readonly Pair[] {
  const line = fold(cell.text)
  const [, label, words] = CLOSING_SCORE.exec(line) ?? []
  if (label === undefined || words === undefined) return []
  const [, named, grade] = CLOSING_GRADE.exec(line) ?? []
  const score: Pair = { label, meaning: { header: 'total_score' }, cell, words }
  if (named === undefined || grade === undefined) return [score]
  return [score, { label: named, meaning: { header: 'total_grade' }, cell, words: grade }]
}

function cellOf({ text, place }: Paragraph): Cell {
  return { row: 0, column: 0, rowSpan: 1, colSpan: 1, text, place }
}

/** The line nearest above the table that reads as a title, or the table's own title row. */
export function titleOf(draft: Draft): Sourced<string> {
  const inside = draft.titles.flatMap(({ words }) => words.map(({ cell }) => cell)).toReversed()
  const near = draft.above.slice(-8)
  const head = headLines(draft)
  const above = (head.length > near.length ? head : near).toReversed().map(cellOf)
  for (const cell of [...inside, ...above]) {
    const value = draft.project ? listTitleIn(cell.text) : titleIn(cell.text)
    if (value !== null) return { value, ...originOf(cell) }
  }
  return absent()
}

export function yearOf(
  draft: Draft,
  title: Sourced<string>,
  context: {
    readonly header: Header
    readonly year: number | null
    readonly before: Form | undefined
  },
): Sourced<number> {
  const field = context.header.fields.get('year')
  const found = field ? yearLine(field.words) : null
  const named = title.value === null ? null : yearIn(title.value)
  // What a label of the form says of it is nearer than its title, which may be that of two years.
  if (field && found !== null && named !== null && named !== found)
    return { value: found, ...originOf(field.cell) }
  if (named !== null) return { ...title, value: named }
  const inside = draft.titles.flatMap(({ words }) => words.map(({ cell }) => cell))
  for (const cell of [...inside, ...draft.above.slice(-8).map(cellOf)].toReversed()) {
    const line = yearLine(cell.text)
    if (line !== null) return { value: line, ...originOf(cell) }
  }
  if (field && found !== null) return { value: found, ...originOf(field.cell) }
  if (context.before?.year.value) return { ...context.before.year, basis: 'inferred' }
  return { ...absent<number>(), value: context.year, basis: 'inferred' }
}

/** The part of the year that the headings of a form, or the lines above it, say it covers. */
export function periodOf(draft: Draft): Sourced<string> {
  const blocks = [...draft.funds, ...draft.indicators].flatMap(({ headings }) => headings)
  const inside = [...draft.titles, ...blocks].flatMap(({ words }) => words.map(({ cell }) => cell))
  const above = draft.above.slice(-LINES_AROUND).toReversed().map(cellOf)
  for (const cell of [...inside, ...above]) {
    const value = periodIn(fold(cell.text).replace(/^[([]/u, ''))
    if (value !== null) return { value, ...originOf(cell) }
  }
  return absent()
}

/** 元 before another character is a name's: 实施单位：元江县农业局. */
const UNIT_LINE = /单位[:(](?:人民币)?(亿元|万元|元(?!\p{Script=Han}))/u

/** 金额：万元 as a line or behind a gap; in a table, or behind another word, it is the unit of one amount: 合同金额（万元）. */
const AMOUNT_LINE = /(?:^|[ \u3000]{2}|\t)[(（]?金额[:：(（](亿元|万元|元)[)）]?$/u

/** A heading of the money with its unit: 二、预算执行情况（万元）. */
const MONEY_LINE = /^[^。;,]{0,12}(?:资金|预算|经费|支出)[^。;,]{0,10}[(](亿元|万元|元)[)]$/u

/** The unit of amounts that a line above the table names: 单位：元, 金额：万元. */
export function unitAroundTable(draft: Draft): Sourced<MoneyUnit> {
  const inside = [...draft.titles, ...draft.pairs].flatMap(({ words }) =>
    words.map(({ cell }) => cell),
  )
  const above = draft.above.slice(-LINES_AROUND).toReversed()
  const lines = [...draft.between, ...above].map(cellOf)
  for (const cell of [...inside, ...lines]) {
    const folded = fold(cell.text)
    const inLine = lines.includes(cell) ? AMOUNT_LINE.exec(cell.text.trim()) : null
    const found = UNIT_LINE.exec(folded) ?? MONEY_LINE.exec(folded) ?? inLine
    const named = found?.[1]
    const value = named === undefined ? null : moneyUnit(named)
    if (value) return { value, ...originOf(cell) }
  }
  return absent()
}

/**
 * Whether nothing is printed between a form and the one before it, and both are of a project, or neither. Below a transfer
 * what has a unit that carries it out is a project of its own.
 */
export function followsDirectly(
  { above, titles }: Draft,
  { fields }: Header,
  before?: Form,
): before is Form {
  if (!before || above.length + titles.length > 0) return false
  if (before.kind === 'transfer_self_evaluation' && fields.has('unit')) return false
  const isOfProject = fields.has('project_name') || fields.has('transfer_name')
  return isOfProject === (before.project_name.value !== null)
}
