/** Headings of a dump → the columns under them, left to right. */
import type { DumpField } from '../vocabulary/column-field.ts'
import type { FundField } from '../vocabulary/fund.ts'
import type { HeadingRun } from './heading-run.ts'
import { listField } from './list-run.ts'
import type { Match } from './match.ts'

/**
 * A column, by what its cells can be; `words` is its heading, empty where none is printed. `weighed`: names of levels
 * stand with their weights there, or in the columns beside it.
 */
export type DumpColumn = {
  readonly field: DumpField
  readonly words: string
  readonly weights?: 'here' | 'beside'
}

/** Columns as they may be read, and what speaks against it. */
export type ColumnsReading = { readonly columns: readonly DumpColumn[]; readonly cost: number }

/** The columns of a section; the first takes what is merged down its left side. */
export function columnsOf({ kind, matches }: HeadingRun): readonly DumpColumn[] {
  if (kind === 'funds') return fundColumns(matches)
  if (kind === 'goals') return goalColumns(matches)
  if (kind === 'projects') {
    return matches.map(({ words, meaning }) => ({ words, field: listField(meaning, words) }))
  }
  return withLead(named(unfolded(matches)))
}

function fundColumns(matches: readonly Match[]): readonly DumpColumn[] {
  const [first, ...others] = matches
  const hasLead = first?.meaning.fund === 'lead'
  const rest = hasLead ? others : matches
  // 年度预算数（万元） over the labels (四川 2023) is no amount: its field comes again.
  const isLabel = ({ meaning: { fund } }: Match, at: number) =>
    fund === 'label' ||
    fund === 'lead' ||
    (at === 0 && rest.findLastIndex((other) => other.meaning.fund === fund) > 0)
  const labels = rest.filter(isLabel)
  const values = rest.filter((match) => !labels.includes(match))
  return [
    { field: 'lead', words: hasLead ? first.words : '' },
    { field: 'label', words: labels[0]?.words ?? '' },
    ...values.map(({ words, meaning: { fund } }) => ({
      field: (fund && fundFields[fund]) ?? 'extra',
      words,
    })),
  ]
}

const fundFields: Readonly<Partial<Record<FundField, DumpField>>> = {
  initial_budget: 'initial_amount',
  annual_budget: 'amount',
  executed: 'amount',
  weight: 'fund_weight',
  execution_rate: 'rate',
  score: 'fund_score',
  reason: 'note',
}

/** 年度总体目标 leads the goals where another heading of what was expected follows it. */
function goalColumns(matches: readonly Match[]): readonly DumpColumn[] {
  const [first, ...others] = matches
  const hasLead =
    first?.meaning.goal === 'lead' || others.some(({ meaning }) => meaning.goal === 'expected')
  const values = hasLead ? others : matches
  return [
    { field: 'lead', words: hasLead ? (first?.words ?? '') : '' },
    ...values.map(({ words }) => ({ field: 'goal' as const, words })),
  ]
}

/**
 * Headings in two or three rows are dumped row by row: what is merged down stands before the rows under the group
 * headings. The groups are opened where they stand: levels under 绩效指标, sign and unit under 指标值.
 */
function unfolded(read: readonly Match[]): readonly Match[] {
  const matches = withLevel1(read)
  const isLevel = ({ meaning: { indicator } }: Match) => indicator?.startsWith('level') === true
  const from = matches.findIndex(isLevel)
  const upper = matches.slice(0, from)
  const isSingleRow = upper.every(
    ({ meaning: { indicator } }) =>
      indicator === undefined || indicator === 'lead' || indicator === 'ordinal',
  )
  if (from <= 0 || isSingleRow) return spelledOut(matches)
  const lower = matches.slice(from)
  const parts = lower.filter((match) => isPartOfValue(match))
  const levels = spelledOut(lower.filter((match) => !parts.includes(match)))
  const columns: Match[] = []
  for (const match of upper) {
    const field = match.meaning.indicator
    if (field === 'lead') columns.push(...levels)
    else if (field === 'target' && parts.length > 0) columns.push(...parts.splice(0))
    else columns.push(match)
  }
  return columns.includes(levels[0] as Match) ? columns : [...levels, ...columns]
}

/** 指标 before 二级指标 stands for level 1 (Beijing 2021). */
function withLevel1(matches: readonly Match[]): readonly Match[] {
  const second = matches.findIndex(({ meaning }) => meaning.indicator === 'level2')
  const before = matches[second - 1]
  const hasFirst = matches.some(({ meaning }) => meaning.indicator === 'level1')
  if (hasFirst || second < 2 || before?.meaning.indicator !== 'lead') return matches
  return matches.with(second - 1, {
    ...before,
    words: `一级${before.words}`,
    meaning: { indicator: 'level1' },
  })
}

function isPartOfValue({ meaning: { indicator } }: Match): boolean {
  return indicator !== undefined && ['operator', 'value', 'unit', 'target'].includes(indicator)
}

/** 一级指标 二级指标 三级指标 over 名称 分值 名称 分值 名称 分值: a name and a weight for each level. */
function spelledOut(matches: readonly Match[]): readonly Match[] {
  const names = matches.filter(({ meaning: { indicator } }) => indicator === 'level_name')
  const levels = matches.filter(({ meaning: { indicator } }) => /^level\d/u.test(indicator ?? ''))
  if (names.length !== levels.length || names.length === 0) return matches
  const first = matches.indexOf(names[0] as Match)
  const below = matches.slice(first)
  const others = matches.slice(0, first).filter((match) => !levels.includes(match))
  const weights = below.filter(({ meaning: { indicator } }) => indicator === 'weight')
  const rest = below.filter((match) => !names.includes(match) && !weights.includes(match))
  const pairs = levels.flatMap((level, at) => [level, ...weights.slice(at, at + 1)])
  return [...pairs, ...others, ...rest]
}

/** What the cells under each heading can be. */
function named(matches: readonly Match[]): readonly DumpColumn[] {
  const columns: DumpColumn[] = []
  const weights = matches.filter(({ meaning: { indicator } }) => indicator === 'weight').length
  for (const { words, meaning } of matches) {
    const before = columns.at(-1)?.field
    const field = meaning.indicator ?? 'extra'
    const ofLevel = field === 'weight' && weights > 1 && before ? levelWeights[before] : undefined
    columns.push({ field: ofLevel ?? cellField(field, words), words })
  }
  if (columns.some(({ field }) => field === 'level3')) return columns
  const deepest = columns.findLastIndex(({ field }) => /^level\d$/u.test(field))
  return columns.map((column, at) => (at === deepest ? { ...column, field: 'level3' } : column))
}

function cellField(field: DumpField, words: string): DumpField {
  if (field === 'extra' && /可能/u.test(words)) return 'likelihood'
  return valueFields[field] ?? field
}

const levelWeights: Readonly<Partial<Record<DumpField, DumpField>>> = {
  level1: 'level1_weight',
  level2: 'level2_weight',
}

const valueFields: Readonly<Partial<Record<DumpField, DumpField>>> = {
  operator: 'target_operator',
  value: 'target',
  unit: 'target_unit',
}

function withLead(columns: readonly DumpColumn[]): readonly DumpColumn[] {
  return columns[0]?.field === 'lead' ? columns : [{ field: 'lead', words: '' }, ...columns]
}
