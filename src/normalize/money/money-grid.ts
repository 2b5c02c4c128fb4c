/**
 * Money whose sources head columns: 中央 | 省、地 | 本级 | 合计 | 执行数, with a row a measure or one row of budgets, and
 * sources over measures or measures over sources in two rows of headings.
 */

import { cellsByColumn, type Leaf, leavesOf, type ReadColumn } from '../column/column.ts'
import { recordDecision, type TableExplained } from '../explanation.ts'
import type { Extra, Fund, FundSource } from '../report.ts'
import type { Row, Slot } from '../sheet/row.ts'
import { MEASURES, type Measure, unitIn } from '../value/amount.ts'
import { isFigure, parseAmount } from '../value/score.ts'
import { absent, addNote, textOf } from '../value/sourced.ts'
import { fundSource } from '../words/fund-source.ts'
import { bareHeading, withoutLayoutSpace } from '../words/heading.ts'
import { guessFund } from '../words/meaning.ts'
import type { FundContext } from './fund-beside.ts'
import { buildFund, type FundBlock, type FundCells } from './funding.ts'

/** How a heading ends that counts an amount. */
const COUNTED = /[数额率]$/u

/** The measure that a heading or a row's label names. */
function measureOf({ meaning, folded }: Slot): Measure | null {
  // 基本支出 and 项目支出 name money by what it is for, though 支出 alone is what was executed.
  const isGuessed =
    !meaning.label && (fundSource(bareHeading(folded)) === 'unknown' || COUNTED.test(folded))
  const field = meaning.fund ?? (isGuessed ? guessFund(folded) : undefined)
  return MEASURES.find((measure) => measure === field) ?? null
}

/** Levels of government alone, which only beside other sources are one. */
const LEVEL = /^(?:[省市县区州盟旗]级?|本级|[省市县区]、[省市县区地州])$/u

/** The source that a heading names; null for a measure and for other words. */
function sourceOf(slot: Slot): FundSource | null {
  if (measureOf(slot) !== null || slot.blank || slot.meaning.header) return null
  return sourceNamed(bareHeading(slot.folded))
}

function sourceNamed(printed: string): FundSource | null {
  const name = printed.replace(/^其中:?/u, '')
  if (LEVEL.test(name)) return 'local'
  const source = fundSource(name)
  return source === 'unknown' ? null : source
}

/** Whether folded words name a source of money. */
export function namesSource(folded: string): boolean {
  return sourceNamed(folded) !== null
}

/** Whether a row heads columns by sources of money, over a row with amounts. */
export function isSourceHeading({ words, spans, slots }: Row, next: Row | undefined): boolean {
  // Where merges are lost only a row of one measure shows that the columns are kept.
  const [first] = next?.words ?? []
  const isKept = slots.length === next?.slots.length && first && measureOf(first) !== null
  if (spans === 'lost' && !isKept) return false
  if (words.length < 3 || words.some(({ folded }) => isFigure(folded))) return false
  if (words.some(({ meaning }) => meaning.header !== undefined)) return false
  const sources = words.filter((slot) => sourceOf(slot) !== null).length
  const isOther = (slot: Slot) =>
    sourceOf(slot) === null && measureOf(slot) === null && !LEADS.has(slot.meaning.fund ?? '')
  const others = words.filter(isOther).length
  const amounts = next?.words.filter(({ folded }) => parseAmount(folded) !== null).length ?? 0
  return sources >= 2 && others <= 1 && amounts > 0
}

/** What leads a block of money and its labels. */
const LEADS: ReadonlySet<string> = new Set(['lead', 'label'])

/** Whether the sources of a block head its columns, and no row names a source or a task of its own. */
export function isMoneyGrid({ headings, rows }: FundBlock): boolean {
  const leaves = leavesOf(headings)
  const isLead = ({ start, slot }: Leaf) => start === 0 && slot.cell.rowSpan > headings.length
  const [first, ...others] = leaves.filter((leaf) => !isLead(leaf) && sourceOver(leaf) !== null)
  // One source among measures is the balance left of the money or a heading of its own: 结转结余数.
  if (!first || others.length === 0) return false
  const lead =
    leaves.find((leaf) => sourceOver(leaf) !== null || measureOver(leaf) !== null) ?? first
  const areMeasures = rows.every(({ words }) =>
    words
      .filter(({ start }) => start < lead.start)
      .every((slot) => measureOf(slot) !== null || slot.meaning.fund === 'lead'),
  )
  return areMeasures || (headings.length > 1 && areTasks({ headings, rows }, lead.start))
}

/** Whether rows are tasks and their sum: their headings say so, or no row names a source of its own. */
function areTasks({ headings, rows }: FundBlock, money: number): boolean {
  const isNamed = headings.some(({ words }) =>
    words.some(({ start, folded }) => start > 0 && start < money && folded.includes('任务')),
  )
  const isTask = ({ words }: Row) =>
    isNamed ||
    words.every(({ start, folded }) => start >= money || fundSource(folded) === 'unknown')
  const sums = rows.filter((row) => sumsUp(row, money))
  return sums.length === 1 && rows.every((row) => sums.includes(row) || isTask(row))
}

/** Whether a row of a list of tasks sums up their money: 金额合计. */
function sumsUp({ words }: Row, money: number): boolean {
  const labels = words.filter(({ start }) => start < money)
  return labels.some(({ folded }) => fundSource(folded) === 'total')
}

function sourceOver({ slot, parents }: Leaf): Slot | null {
  return [slot, ...parents].find((over) => sourceOf(over) !== null) ?? null
}

function measureOver({ slot, parents }: Leaf): Measure | null {
  return [slot, ...parents].map(measureOf).find((measure) => measure !== null) ?? null
}

/** One source of a grid: the words that name it, null for the whole, and its cells by measure. */
type Group = { readonly named: Slot | null; readonly cells: { [Field in Measure]?: Slot } }

type GridColumn = ReadColumn<''> & { readonly leaf: Leaf }

/** The money of a grid, a source each in the order of its headings, and its words that are none. */
export function readMoneyGrid(
  { headings, rows }: FundBlock,
  context: Omit<FundContext, 'path'> & { readonly first: number },
): { readonly funds: readonly Fund[]; readonly extra: readonly Extra[] } {
  const columns = leavesOf(headings).map(
    (leaf): GridColumn => ({
      field: '',
      start: leaf.start,
      end: leaf.end,
      heading: withoutLayoutSpace(leaf.slot.cell.text),
      slot: leaf.slot,
      leaf,
    }),
  )
  recordDecision(() => ({ kind: 'table', table: explainedGrid(columns) }))
  const groups: Group[] = []
  const groupOf = (named: Slot | null): Group => {
    const found = groups.find((group) => group.named?.folded === named?.folded)
    if (found) return found
    const group = { named, cells: {} }
    groups.push(group)
    return group
  }
  const money = columns.find((column) => !isLabel(column))?.start ?? 0
  const sum = rows.find((row) => sumsUp(row, money))
  const isWhole = ({ leaf }: GridColumn) => {
    const source = sourceOver(leaf)
    return source !== null && sourceOf(source) === 'total'
  }
  // 小计 | 财政拨款 | 其他资金: the whole has its name in the row that sums up the tasks.
  const named = sum?.words.find(({ start }) => start < money)
  if (named && !columns.some(isWhole)) groupOf(named)
  for (const { leaf } of columns) {
    const source = sourceOver(leaf)
    if (source) groupOf(source)
  }
  const whole = (): Group =>
    groups.find(({ named }) => named && sourceOf(named) === 'total') ?? groupOf(null)
  const extra: Extra[] = []
  for (const row of rows) {
    // Of a list of tasks only the sum is the form's money; the tasks keep their words.
    if (sum && row !== sum) extra.push(...wordsUnder(row, columns))
    else extra.push(...placeRow(row, columns, { groupOf, whole }))
  }
  const funds = groups.map((group, at) => fundOf(group, context, context.first + at))
  return { funds, extra }
}

function wordsUnder(row: Row, columns: readonly GridColumn[]): readonly Extra[] {
  const { cells, unplaced } = cellsByColumn(row, columns)
  const placed = columns.flatMap(({ heading }, at) =>
    (cells[at] ?? []).filter(({ own, blank }) => own && !blank).map((slot) => ({ heading, slot })),
  )
  return [...placed, ...unplaced].map(({ heading, slot }) => ({ heading, text: textOf(slot.cell) }))
}

/** What each column of a grid stands for: a source, a measure, or both. */
function explainedGrid(columns: readonly GridColumn[]): TableExplained {
  return {
    part: 'funds',
    columns: columns.map(({ leaf, heading, slot }) => {
      const source = sourceOver(leaf)
      const parts = [source && sourceOf(source), measureOver(leaf)].filter((part) => part !== null)
      const field = parts.length === 0 ? 'label' : parts.join(' × ')
      const reason = parts.length === 0 ? 'place' : 'word'
      return { heading, field, reason, judgement: null, place: slot.cell.place }
    }),
    balance: null,
  }
}

type Places = {
  readonly groupOf: (named: Slot | null) => Group
  readonly whole: () => Group
}

/** Whether a column holds the labels of rows: its headings name neither a source nor a measure. */
function isLabel({ leaf }: GridColumn): boolean {
  return sourceOver(leaf) === null && measureOver(leaf) === null
}

/** Puts the cells of a row under their source and measure; returns the words that have neither. */
function placeRow(
  row: Row,
  columns: readonly GridColumn[],
  { groupOf, whole }: Places,
): readonly Extra[] {
  const { cells, unplaced } = cellsByColumn(row, columns)
  const labels = columns.flatMap((column, at) => (isLabel(column) ? (cells[at] ?? []) : []))
  const worded = labels.filter(({ blank }) => !blank)
  // What leads several rows may name a measure itself: 资金执行 over 全年预算 | 全年执行.
  const rowMeasure = worded.map(measureOf).findLast((measure) => measure !== null) ?? null
  const rowSource = worded.find((slot) => slot.own && sourceOf(slot) !== null) ?? null
  const spare: Extra[] = unplaced.map(({ slot, heading }) => ({ heading, text: textOf(slot.cell) }))
  const valued = columns.flatMap((column, at) =>
    isLabel(column)
      ? []
      : (cells[at] ?? []).flatMap((slot) => (slot.own && !slot.blank ? [{ column, slot }] : [])),
  )
  for (const { column, slot } of valued) {
    const named = sourceOver(column.leaf) ?? rowSource
    const measure = measureOver(column.leaf) ?? rowMeasure ?? 'annual_budget'
    const group = named ? groupOf(named) : whole()
    if (group.cells[measure]) spare.push({ heading: column.heading, text: textOf(slot.cell) })
    else group.cells[measure] = slot
  }
  return spare
}

function fundOf(
  { named, cells }: Group,
  { unit: around, notes }: Omit<FundContext, 'path'>,
  at: number,
): Fund {
  const unit = (named && unitIn(named)) ?? around
  const path = `funds[${at}]`
  if (named === null) {
    const [first] = Object.values(cells)
    const row = first?.cell.row ?? 0
    addNote(notes, {
      code: 'label_missing',
      path,
      place: first?.cell.place ?? null,
      args: { row: row + 1 },
    })
  }
  const units = { initial_budget: unit, annual_budget: unit, executed: unit }
  const label = named ? textOf(named.cell) : absent<string>()
  const fund = buildFund(label, cells as FundCells, { unit, units, path, notes, extra: [] })
  return { ...fund, source: named ? (sourceOf(named) ?? 'unknown') : 'total' }
}
