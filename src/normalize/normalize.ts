import type { Cell, Paragraph, Place, RawDocument } from '../extract/document.ts'
import { moneyUnit } from './amount.ts'
import { doubtsOf } from './doubt.ts'
import { readDumps } from './dump/dump.ts'
import { readFigures } from './figure.ts'
import { type Draft, findForms } from './form.ts'
import { readFunds } from './funding.ts'
import { goalsBeside, isGoalPair, readGoals } from './goals.ts'
import {
  contactOf,
  fieldText,
  type Header,
  organizationOf,
  type Pair,
  pairsInLine,
  pairsOf,
  passedOver,
  readHeader,
  UNIT_FIELDS,
  unitOf,
} from './header.ts'
import { fold, isBlank } from './heading.ts'
import { type IndicatorColumn, readIndicators } from './indicators.ts'
import { kindOf } from './kind.ts'
import { type Mended, mend } from './mend.ts'
import type {
  Extra,
  Form,
  FormNote,
  Fund,
  Goal,
  Indicator,
  MoneyUnit,
  Report,
  Sourced,
  Total,
} from './report.ts'
import type { Row } from './row.ts'
import { isFigure } from './score.ts'
import { readSections } from './section.ts'
import { settled } from './settle.ts'
import { absent, addNote, type Notes, originOf } from './sourced.ts'
import { documentYear, titleIn, yearIn, yearLine } from './title.ts'
import { type Segment, topicOf } from './topic.ts'
import { completed, noTotal, readTotal, sumsBeside, sumsOf } from './total.ts'
import type { HeaderField } from './vocabulary/header.ts'

/** The door: the canonical reading of a document. Pure; never throws on any document. */
export function normalize(document: RawDocument, segment: Segment): Report {
  const { source, pages, notes } = document
  const { blocks, mended } = mend(readDumps(document.blocks))
  const paragraphs = blocks.filter((block) => block.type === 'paragraph')
  const year = documentYear(paragraphs)
  const forms: Form[] = []
  for (const draft of findForms(blocks)) {
    const read = readForm(draft, year, forms.at(-1))
    const form = settled({ ...read, notes: [...read.notes, ...mendedNotes(draft, read, mended)] })
    forms.push({ ...form, indicators: form.indicators.map((row) => withTopic(row, segment)) })
  }
  const sections = readSections(paragraphs)
  return { source, pages, forms, sections, figures: readFigures(paragraphs, year), notes }
}

function withTopic(indicator: Indicator, segment: Segment): Indicator {
  const name = indicator.level3.value
  return name === null ? indicator : { ...indicator, topic: topicOf(name, segment) }
}

/** Every heading and level of the form that was mended; a level under its field, a heading under the form. */
function mendedNotes(draft: Draft, { indicators }: Form, mended: Mended): readonly FormNote[] {
  if (mended.size === 0) return []
  const paths = new Map(
    indicators.flatMap((indicator, at) =>
      (['level1', 'level2'] as const).map(
        (field) => [indicator[field].place, `indicators[${at}].${field}`] as const,
      ),
    ),
  )
  const notes: Notes = []
  for (const place of placesOf(draft)) {
    const choice = mended.get(place)
    if (!choice) continue
    addNote(notes, { code: 'reading_chosen', path: paths.get(place) ?? '', place, args: choice })
  }
  return notes
}

function placesOf({ pairs, funds, goals, indicators, totals }: Draft): ReadonlySet<Place> {
  const blocks = [...funds, ...indicators].flatMap(({ headings, rows }) => [...headings, ...rows])
  const rows = [
    ...pairs,
    ...blocks,
    ...goals.flatMap(({ heading, rows: own }) => [heading, ...own]),
  ]
  return new Set([...rows, ...totals].flatMap(({ words }) => words.map(({ cell }) => cell.place)))
}

function readForm(draft: Draft, year: number | null, before: Form | undefined): Form {
  const notes: Notes = []
  const pairs = draft.pairs.flatMap((row) => {
    const read = pairsOf(row)
    noteUnread(row, read, notes)
    return read
  })
  const beside = draft.goals.length > 0 ? [] : pairs.filter(isGoalPair)
  const sums = pairs.filter(({ meaning }) => meaning.label === 'total')
  const header = readHeader([
    ...pairs.filter((pair) => !beside.includes(pair) && !sums.includes(pair)),
    ...linesAround(draft),
  ])
  const around = unitAround(draft)
  const funds: Fund[] = draft.funds.flatMap((block) => readFunds(block, around, notes))
  const goals: Goal[] = [...goalsBeside(beside)]
  const extra = [...header.extra]
  for (const block of draft.goals) {
    const read = readGoals(block, goals.length, notes)
    goals.push(...read.goals)
    extra.push(...read.extra)
  }
  const indicators: Indicator[] = []
  const tables: IndicatorTable[] = []
  for (const block of draft.indicators) {
    const read = readIndicators(block, indicators.length, notes)
    indicators.push(...read.indicators)
    tables.push({ heading: block.headings[0], columns: read.columns })
  }
  const [totalRow, ...further] = draft.totals
  const columns = columnsOver(totalRow, tables)
  if (totalRow) extra.push(...sumsBeside(totalRow, columns))
  for (const row of further) extra.push(...sumsOf(row))
  const printed = titleOf(draft)
  const kind = kindOf({
    title: printed.value,
    above: draft.above.toReversed().map(({ text }) => text),
    header,
    hasFundsOrGoals: funds.length + goals.length > 0,
    indicators,
  })
  const departmentFields =
    DEPARTMENT_FIELDS[kind === 'department_self_evaluation' ? 'own' : 'above']
  const title =
    printed.value === null && before?.kind === kind && kind.endsWith('self_evaluation')
      ? inherited(before.title)
      : printed
  return {
    kind,
    title,
    year: yearOf(draft, title, {
      header,
      year,
      before: title.basis === 'inferred' ? before : undefined,
    }),
    project_name: fieldText(header, 'project_name', 'transfer_name'),
    department: organizationOf(fieldText(header, ...departmentFields)),
    unit: unitOf(header),
    contact: contactOf(header),
    funds: funds.map(withDistinct),
    goals,
    indicators: indicators.map(withDistinct),
    total: totalOf(totalRow, columns, [...sums, ...statedScores(header)], notes),
    extra: distinct([...passedOver(header, departmentFields, UNIT_FIELDS), ...extra]),
    notes: [...notes, ...doubtsOf(funds, indicators)],
  }
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

/** Labels of the department in order of precedence: on its own form, and as the one above a project. */
const DEPARTMENT_FIELDS: Readonly<Record<'own' | 'above', readonly HeaderField[]>> = {
  own: ['department_name', 'department', 'reporting_unit'],
  above: ['local_department', 'department', 'department_name'],
}

/** What a line above the table may say of the form. */
const ABOVE: ReadonlySet<HeaderField> = new Set([
  'unit',
  'reporting_unit',
  'total_score',
  'total_grade',
])

/** How many lines above and below a table may still belong to it. */
const LINES_AROUND = 4

/** What the lines above and below the table say about who answers for it: 填报单位：…, 项目负责人：…. */
function linesAround({ above, below }: Draft): readonly Pair[] {
  const units = above
    .slice(-LINES_AROUND)
    .flatMap((line) => pairsInLine(cellOf(line)))
    .filter(({ meaning: { header } }) => header !== undefined && ABOVE.has(header))
  const contacts = below.slice(0, LINES_AROUND).flatMap((line) => {
    const pairs = pairsInLine(cellOf(line))
    const from = pairs.findIndex(({ meaning }) => meaning.header === 'person')
    // A telephone without a 项目负责人 or 联系人 before it is that of whoever filled the form in.
    return from < 0 ? [] : pairs.slice(from).filter(({ meaning }) => meaning.header)
  })
  return [...units, ...contacts].filter(({ words }) => !isBlank(fold(words)))
}

function inherited<Value>(sourced: Sourced<Value>): Sourced<Value> {
  return { ...sourced, basis: 'inferred' }
}

function cellOf({ text, place }: Paragraph): Cell {
  return { row: 0, column: 0, rowSpan: 1, colSpan: 1, text, place }
}

/** The line nearest above the table that reads as a title, or the table's own title row. */
function titleOf(draft: Draft): Sourced<string> {
  const inside = draft.titles.flatMap(({ words }) => words.map(({ cell }) => cell)).toReversed()
  const above = draft.above.slice(-8).toReversed().map(cellOf)
  for (const cell of [...inside, ...above]) {
    const value = titleIn(cell.text)
    if (value !== null) return { value, ...originOf(cell) }
  }
  return absent()
}

function yearOf(
  draft: Draft,
  title: Sourced<string>,
  context: {
    readonly header: Header
    readonly year: number | null
    readonly before: Form | undefined
  },
): Sourced<number> {
  const named = title.value === null ? null : yearIn(title.value)
  const { value, ...origin } = title
  void value
  if (named !== null) return { ...origin, value: named }
  const inside = draft.titles.flatMap(({ words }) => words.map(({ cell }) => cell))
  for (const cell of [...inside, ...draft.above.slice(-8).map(cellOf)].toReversed()) {
    const found = yearLine(cell.text)
    if (found !== null) return { value: found, ...originOf(cell) }
  }
  const field = context.header.fields.get('year')
  const found = field ? yearLine(field.words) : null
  if (field && found !== null) return { value: found, ...originOf(field.cell) }
  if (context.before?.year.value) return inherited(context.before.year)
  return { ...absent<number>(), value: context.year, basis: 'inferred' }
}

/** 元 before another character is a name's: 实施单位：元江县农业局. */
const UNIT_LINE = /单位[:(](?:人民币)?(亿元|万元|元(?!\p{Script=Han}))/u

/** The unit of amounts that a line above the table names: 单位：元. */
function unitAround(draft: Draft): Sourced<MoneyUnit> {
  const inside = [...draft.titles, ...draft.pairs].flatMap(({ words }) =>
    words.map(({ cell }) => cell),
  )
  const above = draft.above.slice(-LINES_AROUND).toReversed().map(cellOf)
  for (const cell of [...inside, ...above]) {
    const [, named] = UNIT_LINE.exec(fold(cell.text)) ?? []
    const value = named === undefined ? null : moneyUnit(named)
    if (value) return { value, ...originOf(cell) }
  }
  return absent()
}

type IndicatorTable = {
  readonly heading: Row | undefined
  readonly columns: readonly IndicatorColumn[]
}

/** The columns of the indicator table that a row stands under. */
function columnsOver(
  row: Row | undefined,
  tables: readonly IndicatorTable[],
): readonly IndicatorColumn[] {
  const above = tables.findLast(
    ({ heading }) =>
      row &&
      heading &&
      (heading.table < row.table || (heading.table === row.table && heading.row <= row.row)),
  )
  return (above ?? tables.at(-1))?.columns ?? []
}

/** The 总分 row; where it has no score, or none is printed, the first score that a label stands beside. */
function totalOf(
  row: Row | undefined,
  columns: readonly IndicatorColumn[],
  stated: readonly Pair[],
  notes: Notes,
): Total {
  const total = row ? readTotal(row, columns, notes) : noTotal()
  return completed(total, stated, notes)
}

function statedScores({ fields }: Header): readonly Pair[] {
  const pairs = [fields.get('total_score'), fields.get('total_grade')]
  return pairs.filter((pair) => pair !== undefined)
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
