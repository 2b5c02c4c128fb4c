/** The sections of a draft, read one by one and put together as one form. */

import { doubtsOf } from '../doubt/doubt.ts'
import type { IndicatorColumn } from '../indicator/column-field.ts'
import { readIndicators } from '../indicator/indicators.ts'
import { partFund, readProjectFund } from '../money/fund-listed.ts'
import { type FundBlock, type FundsRead, readFunds } from '../money/funding.ts'
import { isMoneyGrid, readMoneyGrid } from '../money/money-grid.ts'
import { fundOfPairs, moneyPairs } from '../money/money-pair.ts'
import { areMoneyRows, readMoneyRows, sortedMoney } from '../money/money-row.ts'
import type {
  Extra,
  Form,
  FormKind,
  Fund,
  Goal,
  Indicator,
  MoneyUnit,
  Sourced,
  Total,
} from '../report.ts'
import type { Row } from '../sheet/row.ts'
import { blockUnit } from '../value/amount.ts'
import { isFigure } from '../value/score.ts'
import { absent, addNote, type Notes } from '../value/sourced.ts'
import type { IndicatorColumnField } from '../vocabulary/column-field.ts'
import type { HeaderField } from '../vocabulary/header.ts'
import { fold } from '../words/heading.ts'
import type { Draft } from './draft.ts'
import { goalsBeside, isGoalPair, readGoals } from './goals.ts'
import {
  contactOf,
  fieldText,
  type Header,
  organizationOf,
  type Pair,
  pairsOf,
  readHeader,
  unitOf,
  unusedPairs,
} from './header.ts'
import { kindOf } from './kind.ts'
import { isOfResults, withResults } from './results.ts'
import {
  followsDirectly,
  goalLines,
  linesAroundTable,
  periodOf,
  titleOf,
  unitAroundTable,
  yearOf,
} from './surroundings.ts'
import { completed, emptyTotal, readTotal, sumsBeside, sumsOf } from './total.ts'

/** The form of a draft; `year` is the document's, `before` the form before it. */
export function readForm(draft: Draft, year: number | null, before: Form | undefined): Form {
  const notes: Notes = []
  const { header, goalPairs, sums, money } = readPairs(draft, notes)
  const blocks = readBlocks(draft, money, notes)
  const goals = [...goalsBeside(goalPairs), ...blocks.goals]
  const { funds, indicators } = blocks
  const period = periodOf(draft)
  const stated = [...sums, ...statedScores(header)]
  const total = completed(blocks.total, stated, notes)
  const printed = titleOf(draft)
  const kindUnder = (title: string | null): FormKind =>
    kindOf({
      title,
      above: draft.above.toReversed().map(({ text }) => text),
      header,
      hasFundsOrGoals: funds.length + goals.length > 0,
      hasResults: goals.some(({ actual }) => actual.value !== null) || total.score.value !== null,
      isShared: ['central', 'local'].every((part) => funds.some(({ source }) => source === part)),
      indicators,
      columns: blocks.columns,
      period: period.value,
      isListed: draft.project !== null,
    })
  const isNext = printed.value === null && followsDirectly(draft, header, before)
  const own = kindUnder(printed.value)
  // Only what is an evaluation by itself can be one of the kind that the title above names.
  const isOfTitle =
    isNext && own.endsWith('_evaluation') && kindUnder(before.title.value) === before.kind
  const kind = isOfTitle ? before.kind : own
  const title = printed.value === null ? (inheritedTitle(kind, before) ?? printed) : printed
  const earlier = title.basis === 'inferred' ? before : undefined
  const named = namedFields(header, kind, blocks.project)
  const ofYear = yearOf(draft, title, { header, year, before: earlier })
  const labelled = [...header.fields.values(), ...sums, ...goalPairs]
  const taken = [ofYear, ...fieldsOf(named), ...goals.flatMap(fieldsOf), ...fieldsOf(total)]
  return {
    kind,
    title,
    year: ofYear,
    // What a self-evaluation prints of its quarters is no part of a year that it is about.
    period: kind.endsWith('_evaluation') ? absent() : period,
    ...named,
    funds: funds.map(withDistinct),
    goals,
    indicators: indicators
      .map(withDistinct)
      .map((row) => (kind === 'performance_monitoring' ? { ...row, attained: null } : row)),
    total,
    extra: distinct([...unusedPairs(labelled, taken), ...header.extra, ...blocks.extra]),
    notes: [...notes, ...doubtsOf(funds, indicators)],
  }
}

/** The labels of a form's header and closing rows, and of the lines around it, with what stands beside them. */
type Labelled = {
  readonly header: Header
  /** Goals that stand beside their label; none where the form has a block of goals. */
  readonly goalPairs: readonly Pair[]
  readonly sums: readonly Pair[]
  /** The money of the form, where it prints no block of it. */
  readonly money: ReturnType<typeof moneyPairs>
}

function readPairs(draft: Draft, notes: Notes): Labelled {
  const pairs = draft.pairs.flatMap((row) => {
    const read = pairsOf(row)
    noteUnread(row, read, notes)
    return read
  })
  const beside = draft.goals.length > 0 ? [] : pairs.filter(isGoalPair)
  const goalPairs = draft.goals.length + beside.length > 0 ? beside : goalLines(draft)
  const sums = pairs.filter(({ meaning }) => meaning.label === 'total')
  const money = draft.funds.length > 0 || draft.project ? new Map() : moneyPairs(pairs)
  const taken = new Set([...goalPairs, ...sums, ...money.values()])
  const others = pairs.filter((pair) => !taken.has(pair))
  return { header: readHeader([...others, ...linesAroundTable(draft)]), goalPairs, sums, money }
}

/** Notes a row with several numbers of which no label says what they are: a table whose headings are not known. */
function noteUnread(row: Row, pairs: readonly Pair[], notes: Notes): void {
  const [first, second] = pairs.filter(
    ({ meaning, words }) => Object.keys(meaning).length === 0 && isFigure(fold(words)),
  )
  if (!first || !second) return
  const { place } = first.cell
  addNote(notes, { code: 'row_unread', path: 'extra', place, args: { row: row.row + 1 } })
}

type Blocks = Pick<Form, 'funds' | 'goals' | 'indicators' | 'total' | 'extra'> & {
  /** The project that a column of an indicator table names. */
  readonly project: Sourced<string> | null
  /** What the columns of its indicator tables stand for. */
  readonly columns: ReadonlySet<IndicatorColumnField>
}

/** The blocks of a draft in printed order, and the words in them that have no field. */
function readBlocks(draft: Draft, money: Labelled['money'], notes: Notes): Blocks {
  const extra: Extra[] = []
  const around = unitAroundTable(draft)
  const funds: Fund[] = []
  for (const { headings, rows } of draft.funds) {
    const { above, below } = sortedMoney(rows)
    const read = fundsOf({ headings, rows: above }, around, { first: funds.length, notes })
    funds.push(...read.funds)
    const unit = blockUnit(headings, around)
    const sorted = readMoneyRows(below, { unit, first: funds.length, notes })
    funds.push(...sorted.funds)
    extra.push(...read.extra, ...sorted.extra)
  }
  if (money.size > 0) funds.push(fundOfPairs(money, around, notes))
  if (draft.project?.money) {
    const { money: own, parts } = draft.project
    funds.push(readProjectFund(own, around, notes))
    for (const part of parts)
      funds.push(partFund(part, own.heading, { around, at: funds.length, notes }))
  }
  const goals: Goal[] = []
  for (const block of draft.goals) {
    const read = readGoals(block, goals.length, notes)
    goals.push(...read.goals)
    extra.push(...read.extra)
  }
  let indicators: readonly Indicator[] = []
  const tables: IndicatorTable[] = []
  let project: Sourced<string> | null = null
  for (const block of draft.indicators) {
    const read = readIndicators(block, indicators.length, notes)
    indicators = withResults(indicators, read.indicators)
    project ??= read.project
    extra.push(...read.extra)
    tables.push({ heading: block.headings[0], columns: read.columns })
  }
  const [totalRow, ...further] = draft.totals
  const columns = totalRow ? columnsOver(totalRow, tables) : []
  if (totalRow) extra.push(...sumsBeside(totalRow, columns))
  const own = totalRow ? readTotal(totalRow, columns, notes) : emptyTotal()
  const later = further.find((row) =>
    isOfResults(own, readTotal(row, columnsOver(row, tables), [])),
  )
  const total = later
    ? { ...readTotal(later, columnsOver(later, tables), notes), weight: own.weight }
    : own
  for (const row of further) {
    extra.push(...sumsOf(row).filter(({ text }) => text.place !== total.score.place))
  }
  const fields = new Set(tables.flatMap(({ columns: own }) => own.map(({ field }) => field)))
  return { funds, goals, indicators, total, extra, project, columns: fields }
}

/** The money of a block, whichever way it is turned. */
function fundsOf(
  block: FundBlock,
  around: Sourced<MoneyUnit>,
  { first, notes }: { readonly first: number; readonly notes: Notes },
): FundsRead {
  if (block.headings.length === 0 && areMoneyRows(block.rows)) {
    return readMoneyRows(block.rows, {
      unit: blockUnit(block.rows.slice(0, 1), around),
      first,
      notes,
    })
  }
  if (!isMoneyGrid(block)) return readFunds(block, { unit: around, first }, notes)
  return readMoneyGrid(block, { unit: blockUnit(block.headings, around), first, notes })
}

type IndicatorTable = {
  readonly heading: Row | undefined
  readonly columns: readonly IndicatorColumn[]
}

/** The columns of the indicator table that a row stands under. */
function columnsOver(row: Row, tables: readonly IndicatorTable[]): readonly IndicatorColumn[] {
  const above = tables.findLast(
    ({ heading }) =>
      heading &&
      (heading.table < row.table || (heading.table === row.table && heading.row <= row.row)),
  )
  return (above ?? tables.at(-1))?.columns ?? []
}

/** A title printed once holds for every form of its kind that follows without one. */
function inheritedTitle(kind: FormKind, before: Form | undefined): Sourced<string> | null {
  if (before?.kind !== kind || !kind.endsWith('self_evaluation')) return null
  return { ...before.title, basis: 'inferred' }
}

/** Labels of the department in order of precedence: on its own form, and as the one above a project. */
const DEPARTMENT_FIELDS: Readonly<Record<'own' | 'above' | 'listed', readonly HeaderField[]>> = {
  own: ['department_name', 'department', 'reporting_unit'],
  above: ['local_department', 'department', 'department_name'],
  listed: ['department', 'department_name', 'reporting_unit'],
}

/** Whose department a form names: its own, or the one above its project; a list says who filled it in. */
const DEPARTMENT_OF: Readonly<Partial<Record<FormKind, keyof typeof DEPARTMENT_FIELDS>>> = {
  department_self_evaluation: 'own',
  project_summary: 'listed',
}

type Named = Pick<Form, 'project_name' | 'department' | 'unit' | 'contact'>

function namedFields(header: Header, kind: FormKind, project: Sourced<string> | null): Named {
  const fields = DEPARTMENT_FIELDS[DEPARTMENT_OF[kind] ?? 'above']
  const labelled = fieldText(header, 'project_name', 'transfer_name')
  const department = organizationOf(fieldText(header, ...fields))
  const unit = unitOf(header)
  // 单位名称 names the department itself on its own form; 实施单位 never does.
  const isSame =
    kind === 'department_self_evaluation' &&
    !(header.fields.has('unit') || header.fields.has('fund_user')) &&
    unit.name.value === department.name.value
  return {
    project_name: labelled.value === null && project ? project : labelled,
    department,
    unit: isSame ? organizationOf(absent()) : unit,
    contact: contactOf(header),
  }
}

function statedScores({ fields }: Header): readonly Pair[] {
  const pairs = [fields.get('total_score'), fields.get('total_grade')]
  return pairs.filter((pair) => pair !== undefined)
}

/** Every value that a part of a form holds. */
function fieldsOf(part: Named | Total | Goal): readonly Sourced<unknown>[] {
  return Object.values(part).flatMap((field) => ('place' in field ? [field] : Object.values(field)))
}

/** The row with its headings told apart: those that come twice are numbered, so that none hides another. */
function withDistinct<Part extends { readonly extra: readonly Extra[] }>(part: Part): Part {
  return part.extra.length < 2 ? part : { ...part, extra: distinct(part.extra) }
}

function distinct(extra: readonly Extra[]): readonly Extra[] {
  const seen = new Set<string>()
  return extra.map(({ heading: printed, text }) => {
    let heading = printed
    for (let count = 2; seen.has(heading); count += 1) heading = `${printed}（${count}）`
    seen.add(heading)
    return { heading, text }
  })
}
