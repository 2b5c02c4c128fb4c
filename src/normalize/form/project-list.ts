/** 项目支出绩效自评结果汇总表: a list that gives each project a row. */

import { cellsByColumn, type Leaf, leavesOf } from '../column/column.ts'
import type { Row, Slot } from '../sheet/row.ts'
import type { Amount } from '../value/amount.ts'
import { isFigure, parseAmount } from '../value/score.ts'
import type { Meaning } from '../vocabulary/meaning.ts'
import { fundSource, namesSum } from '../words/fund-source.ts'
import { bareHeading } from '../words/heading.ts'
import { guessFund } from '../words/meaning.ts'

/** Fields of a list that say how a project was evaluated. */
function isResult({ meaning, folded }: Slot): boolean {
  return namesResult(meaning, folded)
}

/** Whether a heading says how a project was evaluated. */
export function namesResult({ header, indicator, fund, label }: Meaning, folded: string): boolean {
  if (header === 'total_score' || header === 'total_grade') return true
  if (label === 'total' && folded.endsWith('分')) return true
  return indicator === 'score' || fund === 'score' || /(?:评价|自评)(?:等级|结果)$/u.test(folded)
}

/** A score is money only where its heading can be no other: 执行率得分. */
function isMoney({ meaning, folded }: Slot): boolean {
  if (meaning.header || meaning.indicator) return false
  const field = meaning.fund ?? guessFund(folded)
  if (field === 'score' && !/执行|支出/u.test(folded)) return false
  return field !== undefined && MONEY.has(field)
}

const MONEY: ReadonlySet<string> = new Set([
  'initial_budget',
  'annual_budget',
  'executed',
  'execution_rate',
  'score',
])

/** A list: its headings, with those of a second row under merged ones, and the rows above and below them. */
type List = {
  readonly heading: Row
  /** The headings that are merged over others: 资金情况（万元）. */
  readonly over: readonly Slot[]
  readonly above: readonly Row[]
  readonly below: readonly Row[]
}

/** The list that a table is; null where no row heads one. */
export function listIn(rows: readonly Row[]): List | null {
  for (const [at, row] of rows.entries()) {
    const next = rows[at + 1]
    const both = next ? headingOverTwo(row, next) : null
    const [heading, height] = both ? [both, 2] : [row, 1]
    if (!isListHeading(heading)) continue
    const over = both ? row.words.filter(({ cell }) => cell.colSpan > 1) : []
    return { heading, over, above: rows.slice(0, at), below: rows.slice(at + height) }
  }
  return null
}

/** Two rows of headings as one, where cells of the first are merged down and the others head those of the second. */
function headingOverTwo(upper: Row, lower: Row): Row | null {
  const isNamed = [...upper.words, ...lower.words].some(
    ({ meaning }) => meaning.header === 'project_name',
  )
  if (!isNamed || upper.spans === 'lost' || lower.slots.every(({ own }) => own)) return null
  const words = leavesOf([upper, lower])
    .filter(({ slot }) => !slot.blank)
    .map((leaf) => ({ ...leaf.slot, ...partOfSum(leaf), start: leaf.start, end: leaf.end }))
  return { ...lower, slots: words, words }
}

/**
 * 预算安排 over 小计, 当年预算, 上年结转 is the first of them; its parts are no measure of their own. 自评得分 over 预算执行, 产出, 效益,
 * 总分 is the last, and the first is that of the money.
 */
function partOfSum({ slot, parents }: Leaf): Pick<Slot, 'meaning'> {
  const [over] = parents
  if (over?.meaning.fund === undefined || over.cell.colSpan < 2) return slot
  const isScore = over.meaning.fund === 'score' && slot.meaning.fund === 'score'
  if (namesSum(slot.folded) || slot.meaning.label === 'total' || isScore) return over
  if (over.meaning.fund === 'score' && SPENDING.test(bareHeading(slot.folded)))
    return { meaning: { fund: 'score' } }
  return { meaning: slot.meaning.fund === over.meaning.fund ? {} : slot.meaning }
}

const SPENDING = /^(?:预算|资金)(?:执行|支出)(?:率|情况)?$/u

/** Whether a row heads a list of projects: the project's name beside results and money, and no level of indicators. */
function isListHeading({ words }: Row): boolean {
  if (words.length < 4 || words.some(({ meaning }) => meaning.indicator?.startsWith('level')))
    return false
  const named = words.filter(({ meaning }) => meaning.header === 'project_name').length
  return (
    named === 1 &&
    words.some(isResult) &&
    words.some((slot) => isMoney(slot) || slot.meaning.header === 'department') &&
    words.every(({ folded }) => parseAmount(folded) === null)
  )
}

/** A project of a list: its labels beside their values, and its money under its headings. */
export type Project = {
  readonly pairs: Row
  readonly money: ListedMoney | null
  /** What of its money comes from one source, in a column headed by it: 其中：财政资金. */
  readonly parts: readonly MoneyPart[]
  /** Further lines of the project, labels beside values: 目标完成情况 | … | 存在问题 | …. */
  readonly lines: readonly Row[]
}

/** Amounts under their headings, and the headings merged over these, of which one may tell the unit. */
export type ListedMoney = {
  readonly heading: Row
  readonly over: readonly Slot[]
  readonly row: Row
}

/** The source that heads columns, and its amounts: 财政拨款 under 预算数 and again under 执行数. */
export type MoneyPart = {
  readonly label: Slot
  readonly cells: { readonly [Field in Amount]?: Slot }
}

/** The projects of a list in printed order. */
export function projectsIn({ heading, over, below }: List): readonly Project[] {
  const projects: Project[] = []
  for (const row of below) {
    const last = projects.at(-1)
    if (last && isFurtherLine(row)) {
      const line = { ...row, slots: row.slots.filter(({ own }) => own) }
      projects[projects.length - 1] = { ...last, lines: [...last.lines, line] }
      continue
    }
    const project = projectIn(row, heading, over)
    if (project) projects.push(project)
  }
  return projects
}

/** Whether the number of a project is merged down over a row that begins with a label. */
function isFurtherLine({ slots: [first], words: [label] }: Row): boolean {
  const { goal, header, label: other } = label?.meaning ?? {}
  return first?.own === false && (goal ?? header ?? other) !== undefined
}

/** The project that a row of a list names; null for a sum, a note and a row without a name. */
function projectIn(row: Row, heading: Row, over: readonly Slot[]): Project | null {
  const columns = heading.words.map((slot) => ({
    field: '',
    start: slot.start,
    end: slot.end,
    heading: '',
    slot,
  }))
  const { cells } = cellsByColumn(row, columns)
  const found = columns.flatMap(({ slot }, at) => {
    const value = cells[at]?.find(({ blank }) => !blank)
    return value ? [{ slot, value }] : []
  })
  const name = found.find(({ slot }) => slot.meaning.header === 'project_name')
  if (!name || found.length < 3 || isSum(row) || isSum({ words: [name.value] })) return null
  const money = found.filter(({ slot }) => isMoney(slot))
  const parts = money.length === 0 ? [] : partsIn(found)
  const labelled = found.filter(
    ({ slot }) =>
      !isMoney(slot) &&
      slot.meaning.indicator !== 'ordinal' &&
      !parts.some(({ label }) => label.folded === slot.folded),
  )
  const words = labelled.flatMap(({ slot, value }) => [asLabel(slot), { ...value, own: true }])
  return {
    pairs: { ...row, slots: words, words },
    money:
      money.length === 0
        ? null
        : {
            heading: { ...heading, slots: money.map(({ slot }) => slot) },
            over,
            row: { ...row, slots: money.map(({ value }) => ({ ...value, own: true })) },
          },
    parts,
    lines: [],
  }
}

type Found = { readonly slot: Slot; readonly value: Slot }

/** The amounts under the name of a source, each of the measure whose column stands left of it. */
function partsIn(found: readonly Found[]): readonly MoneyPart[] {
  const parts: MoneyPart[] = []
  let field: Amount = 'annual_budget'
  for (const { slot, value } of found) {
    const measure = slot.meaning.fund ?? guessFund(slot.folded)
    field = AMOUNTS.find((amount) => amount === measure) ?? field
    const isPart = Object.keys(slot.meaning).length === 0 && isFigure(value.folded)
    const source = fundSource(slot.folded)
    if (!isPart || measure !== undefined || source === 'unknown' || source === 'total') continue
    const at = parts.findIndex(({ label, cells }) => label.folded === slot.folded && !cells[field])
    const part = parts[at]
    if (part) parts[at] = { ...part, cells: { ...part.cells, [field]: value } }
    else parts.push({ label: slot, cells: { [field]: value } })
  }
  return parts
}

const AMOUNTS: readonly Amount[] = ['initial_budget', 'annual_budget', 'executed']

function isSum({ words: [first] }: Pick<Row, 'words'>): boolean {
  return first?.meaning.label === 'total' || namesSum(first?.folded ?? '')
}

function isScoreOfAll({ meaning, folded }: Slot): boolean {
  if (meaning.header) return false
  return meaning.indicator === 'score' || (meaning.label === 'total' && folded.endsWith('分'))
}

/** A score of the list is that of the whole project. */
function asLabel(slot: Slot): Slot {
  return isScoreOfAll(slot) ? { ...slot, meaning: { header: 'total_score' } } : slot
}
