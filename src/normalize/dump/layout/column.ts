/** The columns of a section: what stands in each, by its heading and where the levels are. */
import type { ColumnField } from '../../vocabulary/column-field.ts'
import type { FundField } from '../../vocabulary/fund.ts'
import type { IndicatorField } from '../../vocabulary/indicator.ts'
import { bareHeading, fold } from '../../words/heading.ts'
import type { BandColumn } from './band.ts'
import type { RowColumn } from './content.ts'
import type { Kind } from './shape.ts'
import type { Heading, Window } from './window.ts'
import type { Line } from './word.ts'

/** A column of a section: where its heading stands and what its cells are. */
export type Column = BandColumn &
  RowColumn & {
    readonly heading: Heading | null
    /** The level that a merged column names or weighs. */
    readonly level: number | null
  }

const FIGURES: ReadonlySet<FundField | undefined> = new Set([
  'weight',
  'score',
  'initial_budget',
  'annual_budget',
  'executed',
])

const VALUE_KINDS: Readonly<Partial<Record<IndicatorField, Kind>>> = {
  target: 'value',
  actual: 'value',
  value: 'value',
  operator: 'operator',
  unit: 'unit',
  ordinal: 'ordinal',
}

const FUND_KINDS: Readonly<Partial<Record<FundField, Kind>>> = {
  initial_budget: 'amount',
  annual_budget: 'amount',
  executed: 'amount',
  execution_rate: 'rate',
  weight: 'mark',
  score: 'mark',
}

/** The columns below the headings of a section; `body` are the lines there. */
export function columnsOf({ kind, leaves }: Window, body: readonly Line[]): readonly Column[] {
  if (kind === 'goals') return leaves.map((heading) => columnOf(heading, 'text', 'other'))
  if (kind === 'funds') return fundColumns(leaves, body)
  return indicatorColumns(leaves)
}

function columnOf(
  heading: Heading | null,
  kind: Column['kind'],
  role: Column['role'],
  level: number | null = null,
): Column {
  const field = fieldOf(heading?.meaning.indicator ?? null, kind)
  return { heading, kind, role, field, level, start: heading?.start ?? 0, end: heading?.end ?? 0 }
}

/** Kinds whose cells are told by what they look like. */
const FIELDS: Readonly<Partial<Record<Kind, ColumnField>>> = {
  amount: 'amount',
  rate: 'rate',
  name: 'level3',
  operator: 'target_operator',
  unit: 'target_unit',
  ordinal: 'ordinal',
}
const OWN_FIELDS: ReadonlySet<IndicatorField> = new Set([
  'target',
  'actual',
  'weight',
  'score',
  'note',
  'description',
])

function fieldOf(indicator: IndicatorField | null, kind: Kind): ColumnField | null {
  if (indicator !== null && OWN_FIELDS.has(indicator)) return indicator
  return FIELDS[kind] ?? (kind === 'mark' ? 'mark' : null)
}

function fundColumns(leaves: readonly Heading[], body: readonly Line[]): readonly Column[] {
  const money = leaves.findIndex(({ meaning: { fund } }) => FIGURES.has(fund))
  const [label, ...values] = money > 0 ? leaves.slice(money - 1) : [null, ...leaves]
  const first = values[0]?.start ?? 0
  const starts = body.flat().map(({ start }) => start)
  const left = Math.min(first - 1, ...starts)
  const own: Column = {
    heading: label ?? null,
    kind: 'text',
    role: 'name',
    field: 'label',
    level: null,
    start: label?.start ?? left,
    end: label?.end ?? Math.max(left + 1, Math.min(first - 1, left + 6)),
  }
  return [
    own,
    ...values.map((heading) => {
      const fund = heading?.meaning.fund
      const kind = (fund && FUND_KINDS[fund]) ?? 'text'
      const role = FIGURES.has(fund) ? 'number' : 'other'
      return columnOf(heading, kind, role)
    }),
  ]
}

function indicatorColumns(leaves: readonly Heading[]): readonly Column[] {
  const name = nameAt(leaves)
  const deepest = Math.max(...leaves.filter(isLevel).map(depthOf))
  const isMerged = leaves.map((_, at) => isOverRows(leaves, at, name))
  return leaves.map((heading, at): Column => {
    if (!isMerged[at]) return rowColumn(heading, at === name)
    const isWeight = heading.meaning.indicator === 'weight'
    const level = at > name ? depthOf(heading) : levelLeftOf(leaves, isMerged, at)
    const above = leaves.slice(at, name + 1).filter(isLevel).length - 1
    if (isWeight) return columnOf(heading, 'mark', 'merged', level)
    return columnOf(heading, levelKind(at > name ? deepest - level : above), 'merged', level)
  })
}

/** The column that names rows: the deepest level, the last of several. */
function nameAt(leaves: readonly Heading[]): number {
  const deepest = Math.max(...leaves.filter(isLevel).map(depthOf))
  return leaves.findLastIndex((own) => isLevel(own) && depthOf(own) === deepest)
}

/** Stands for a level deeper than any: forms have four. */
const DEEPEST = 9

function depthOf({ meaning: { indicator } }: Heading): number {
  const [, depth] = /^level(\d)$/u.exec(indicator ?? '') ?? []
  return depth === undefined ? DEEPEST : Number(depth)
}

function levelLeftOf(leaves: readonly Heading[], isMerged: readonly boolean[], at: number): number {
  return leaves.slice(0, at + 1).filter((own, index) => isMerged[index] && !isWeightOf(own)).length
}

const isLevel = ({ meaning }: Heading): boolean => /^level/u.test(meaning.indicator ?? '')
const isWeightOf = ({ meaning }: Heading): boolean => meaning.indicator === 'weight'

/** Whether a column is merged down over rows: levels but the rows' own, their weights, and what stands left of them. */
function isOverRows(leaves: readonly Heading[], at: number, name: number): boolean {
  const [own, before] = [leaves[at], leaves[at - 1]]
  const first = leaves.findIndex(isLevel)
  if (!own || at === name) return false
  if (at > name) return isLevel(own)
  if (isWeightOf(own)) return before !== undefined && isLevel(before)
  return at < first ? own.meaning.indicator !== 'ordinal' : isLevel(own)
}

function rowColumn(heading: Heading, isName: boolean): Column {
  const field = heading.meaning.indicator
  const valueKind = field && VALUE_KINDS[field]
  if (isName) return columnOf(heading, 'name', 'name')
  if (field === 'weight' || field === 'score') return columnOf(heading, 'mark', 'number')
  if (valueKind === undefined && /分$/u.test(bareHeading(fold(heading.text)))) {
    return columnOf(heading, 'mark', 'other')
  }
  const isValue = field === 'target' || field === 'actual' || field === 'value'
  return columnOf(heading, valueKind ?? 'text', isValue ? 'expected' : 'other')
}

/** What names a level is by how many levels it is above the rows. */
function levelKind(above: number): Kind {
  if (above === 1) return 'level2'
  return above === 2 ? 'level1' : 'level'
}
