/**
 * What somebody makes of raw tables in an afternoon: known headings over columns, blank levels filled from above, values
 * to the right of labels. The other tools give tables or lines, no forms; this rule is the same for all of them.
 */
import { type Reading, readingOf } from '../reading.ts'

/** Lines above and between tables are rows of one cell. */
export type RawRow = readonly string[]

type Item = Record<string, string | number | null>

type Draft = {
  readonly scalars: Record<string, string | number>
  readonly funds: Item[]
  readonly goals: Item[]
  readonly indicators: Item[]
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/监控/u, 'performance_monitoring'],
  [/部门.*(?:指标体系|评价.*表)/u, 'department_evaluation'],
  [/部门.*整体/u, 'department_self_evaluation'],
  [/转移支付/u, 'transfer_self_evaluation'],
  [/目标(?:申报)?表/u, 'performance_target'],
  [/绩效评价/u, 'project_evaluation'],
]

const columns: readonly (readonly [RegExp, string])[] = [
  [/^一级指标/u, 'level1'],
  [/^二级指标/u, 'level2'],
  [/^(?:三级指标|指标名称|指标内容)/u, 'level3'],
  [/^(?:年度|年初|预期|计划)*(?:指标|目标)值/u, 'target'],
  [/^(?:全年)?(?:实际)?完成/u, 'actual'],
  [/^(?:分值|权重)/u, 'weight'],
  [/^(?:自评)?得分/u, 'score'],
  [/原因|^备注|^说明/u, 'note'],
]

const money: readonly (readonly [RegExp, string])[] = [
  [/^年初预算/u, 'initial_budget'],
  [/^(?:全年|调整后)?预算数/u, 'annual_budget'],
  [/^(?:全年|预算)?执行数/u, 'executed'],
  [/执行率/u, 'execution_rate'],
  [/^(?:分值|权重)/u, 'weight'],
  [/^得分/u, 'score'],
]

const labels: readonly (readonly [RegExp, string])[] = [
  [/^(?:专项资金|专项|项目|转移支付（项目）|转移支付)名称$/u, 'project_name'],
  [/^(?:部门（单位）名称|部门名称|(?:项目|地方|省级|县级)?主管部门(?:及代码)?)$/u, 'department'],
  [/^(?:项目)?(?:实施单位|资金使用单位|预算单位)$/u, 'unit'],
  [/^项目负责人$/u, 'person'],
  [/^联系电话$/u, 'phone'],
]

const sources: readonly (readonly [RegExp, string])[] = [
  [/总额|合计|总金额/u, 'total'],
  [/中央/u, 'central'],
  [/地方|市县/u, 'local'],
  [/结转/u, 'carryover'],
  [/基本支出/u, 'basic'],
  [/项目支出/u, 'project'],
  [/其他|单位|专户/u, 'other'],
]

const numeric = /budget|executed|weight|score|rate/u

export function readByRule(file: string, rows: readonly RawRow[]): Reading {
  const drafts = draftsOf(rows.map((row) => row.map((text) => text.replaceAll(/\s+/gu, ''))))
  const words = rows.map((row) => row.join('')).join('\n')
  const title = /^.*绩效.*表.*$/mu.exec(words)?.[0] ?? null
  const year = /(20\d\d)\s*年/u.exec(words)?.[1]
  const kind =
    kinds.find(([pattern]) => pattern.test(title ?? ''))?.[1] ?? 'project_self_evaluation'
  const unit = words.includes('万元') ? '万元' : null
  const forms = drafts.map(({ scalars, funds, goals, indicators }) => ({
    ...{ kind, title, year: year === undefined ? null : Number(year) },
    project_name: scalars['project_name'] ?? null,
    department: { name: scalars['department'] ?? null },
    unit: { name: scalars['unit'] ?? null },
    contact: { person: scalars['person'] ?? null, phone: scalars['phone'] ?? null },
    total: { weight: scalars['weight'] ?? null, score: scalars['score'] ?? null },
    funds: funds.map((fund) => ({ ...fund, unit: /单位：元|（元）/u.test(words) ? '元' : unit })),
    goals,
    indicators,
  }))
  return readingOf(JSON.stringify({ file, forms }))
}

type Block = { readonly list: 'funds' | 'indicators'; readonly at: ReadonlyMap<number, string> }

function fieldsOf(row: RawRow): ReadonlySet<string> {
  return new Set(matched(row, labels).values())
}

type State = { readonly drafts: Draft[]; block: Block | 'goals' | null }

function draftsOf(rows: readonly RawRow[]): readonly Draft[] {
  const state: State = { drafts: [], block: null }
  for (const row of rows) take(state, row)
  return state.drafts.filter(({ indicators, funds }) => indicators.length + funds.length > 0)
}

function take(state: State, row: RawRow): void {
  const before = state.drafts.at(-1)
  const isNew = fieldsOf(row).has('project_name') && before?.scalars['project_name'] !== undefined
  const draft = before === undefined || isNew ? newDraft() : before
  if (draft !== before) state.drafts.push(draft)
  const begun = blockOf(row)
  const { block } = state
  if (begun !== null) state.block = begun
  else if (takeLabels(draft, row)) state.block = null
  else if (block === 'goals') {
    const [actual, expected] = [...new Set(row)].toReversed()
    draft.goals.push({ expected: expected ?? null, actual: actual ?? null })
    state.block = null
  } else if (block !== null && !takeTotal(draft, row, block.at)) takeRow(draft, row, block)
}

function newDraft(): Draft {
  return { scalars: {}, funds: [], goals: [], indicators: [] }
}

/** What begins under a row of headings; null for any other row. */
function blockOf(row: RawRow): Block | 'goals' | null {
  const [asColumns, asMoney] = [matched(row, columns), matched(row, money)]
  if (asMoney.size >= 2 && [...asMoney.values()].includes('executed')) {
    return { list: 'funds', at: asMoney }
  }
  if (asColumns.size >= 3) return { list: 'indicators', at: asColumns }
  return row.some((text) => /实际完成情况/u.test(text)) ? 'goals' : null
}

function matched(row: RawRow, names: typeof columns): Map<number, string> {
  const found = new Map<number, string>()
  for (const [at, text] of row.entries()) {
    const field = names.find(([pattern]) => pattern.test(text))?.[1]
    if (field !== undefined && ![...found.values()].includes(field)) found.set(at, field)
  }
  return found
}

/** Whether a row holds labels; each takes the next cell that says something else. */
function takeLabels({ scalars }: Draft, row: RawRow): boolean {
  let isTaken = false
  for (const [at, text] of row.entries()) {
    const field = labels.find(([pattern]) => pattern.test(text))?.[1]
    const value = row.slice(at + 1).find((next) => next !== '' && next !== text)
    if (field === undefined || value === undefined) continue
    scalars[field] ??= value
    isTaken = true
  }
  return isTaken
}

function takeTotal({ scalars }: Draft, row: RawRow, at: ReadonlyMap<number, string>): boolean {
  if (!row.some((text) => /^(?:总分|合计|总计)$/u.test(text))) return false
  for (const [column, field] of at) {
    const value = numberIn(row[column] ?? '')
    if ((field === 'weight' || field === 'score') && value !== null) scalars[field] ??= value
  }
  return true
}

function takeRow(draft: Draft, row: RawRow, { list, at }: Block): void {
  const above = draft[list].at(-1) ?? {}
  const item: Item = {}
  for (const [column, field] of at) {
    const text = row[column] ?? ''
    item[field] = numeric.test(field) ? numberIn(text) : text
    if (text === '' && /^level[12]$/u.test(field)) item[field] = above[field] ?? null
  }
  if (list === 'indicators') {
    if (item['level3']) draft.indicators.push(item)
    return
  }
  const first = Math.min(...at.keys())
  const label = row.slice(0, first).findLast((text) => text !== '') ?? null
  const source = sources.find(([pattern]) => pattern.test(label ?? ''))?.[1] ?? 'fiscal'
  if (Object.values(item).every((value) => value === null)) return
  draft.funds.push({ ...item, label, source })
}

function numberIn(text: string): number | null {
  const [figure] = /-?\d[\d,]*(?:\.\d+)?/u.exec(text) ?? []
  return figure === undefined ? null : Number(figure.replaceAll(',', ''))
}
