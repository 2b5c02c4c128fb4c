/** A card an indicator: rows of labels beside their values, again for each one, become headings over rows. */

import { isFigure } from '../value/score.ts'
import type { IndicatorField } from '../vocabulary/indicator.ts'
import type { Meaning } from '../vocabulary/meaning.ts'
import { fold } from '../words/heading.ts'
import { joinedHeadings, splitBy } from '../words/joined.ts'
import { exactLevels } from '../words/level.ts'
import { guessIndicator, meaningOf } from '../words/meaning.ts'
import { type Row, type Slot, withText } from './row.ts'

/** A label and the value beside it, null where none stands there. */
type Entry = { readonly field: IndicatorField; readonly label: Slot; readonly value: Slot | null }

/** The entries of one indicator, and the row that it begins in. */
type Card = { readonly row: Row; readonly entries: Entry[] }

/** Cards that a table of them has at least, and entries that each has. */
const LEAST_CARDS = 2
/** Entries that each has, at least. Chosen; two are a label and its value. */
const LEAST_ENTRIES = 3

/** The rows of a table, those of its cards as a heading row over a row each. */
export function rowsOfCards(rows: readonly Row[]): readonly Row[] {
  const read = rows.map(entriesOf)
  const from = read.findIndex((entries) => entries !== null)
  if (from < 0) return rows
  const length = read.slice(from).indexOf(null)
  const to = length < 0 ? rows.length : from + length
  const cards = cardsOf(rows.slice(from, to))
  const below = rows.slice(to)
  if (!areCards(cards)) return [...rows.slice(0, to), ...uncardedBelow(below)]
  return [...rows.slice(0, from), ...tableOf(cards), ...below]
}

function uncardedBelow(rows: readonly Row[]): readonly Row[] {
  return rows.length === 0 ? rows : rowsOfCards(rows)
}

/** The entries of a row; null where any of its words is neither a label of an indicator nor beside one. */
function entriesOf({ slots }: Row): readonly Entry[] | null {
  const own = slots.filter((slot) => slot.own && !isLead(slot))
  const fields = own.map((slot, at) => {
    const named = fieldsOf(slot)
    return named.length > 0 ? named : levelField(slot, own[at + 1])
  })
  const arePairs = isPaired(fields)
  const entries: Entry[] = []
  for (let at = 0; at < own.length; at += 1) {
    const [label, next] = own.slice(at)
    const named = fields[at] ?? []
    if (!label || (label.blank && entries.length > 0)) continue
    if (named.length === 0) return null
    const value = next && (arePairs || fields[at + 1]?.length === 0) ? next : null
    entries.push(...entriesIn(label, value, named))
    if (value) at += 1
  }
  return entries.length > 0 ? entries : null
}

/** Which level a name is that stands beside a label of levels: 指标类型 | 数量指标. */
function levelField(label: Slot, value: Slot | undefined): readonly IndicatorField[] {
  if (label.meaning.indicator !== 'lead' || !value) return []
  const { level1, level2 } = exactLevels(value.folded)
  if (level2 !== null) return ['level2']
  return level1 === null ? [] : ['level1']
}

/** Whether labels stand before values all along: 指标1 | 完成审计项目 | 所属一级指标 | 履职效能, though a value may look like a label. */
function isPaired(fields: readonly (readonly IndicatorField[])[]): boolean {
  const are = fields.map(({ length }) => length > 0)
  return are.includes(false) && are.every((isLabel, at) => at % 2 === 1 || isLabel)
}

/** 指标1, merged over the rows of its card. */
function isLead({ start, cell, folded }: Slot): boolean {
  return start === 0 && cell.rowSpan > 1 && /^(?:绩效)?指标\d{0,2}$|^\d{1,2}$/u.test(folded)
}

/** The fields that a label names: one, or those of 分值/得分. */
function fieldsOf({ cell, folded, blank, meaning, own }: Slot): readonly IndicatorField[] {
  if (blank || !own || folded.length > LONGEST_LABEL || isFigure(folded)) return []
  if (NAMED.test(folded)) return ['level3']
  const joined = joinedHeadings(cell, isField)
  if (!joined) return fieldIn(meaning, folded)
  return joined.parts.flatMap((part) => fieldIn(meaningOf(fold(part)), fold(part)))
}

/** 指标1 beside the name of an indicator. */
const NAMED = /^(?:绩效)?指标(?:\d{1,2}|[一二三四五六七八九十]{1,3})$/u

const isField = ({ indicator }: Meaning): boolean => indicator !== undefined && indicator !== 'lead'

/** Characters of the longest label of a card. */
const LONGEST_LABEL = 16

function fieldIn(meaning: Meaning, folded: string): readonly IndicatorField[] {
  const isUnknown = Object.keys(meaning).length === 0
  const guess = isUnknown ? guessIndicator(folded) : undefined
  const field = meaning.indicator ?? guess
  return field === undefined || field === 'lead' ? [] : [field]
}

/** One entry a field; the words of a value that stands under several are parted as their label is. */
function entriesIn(
  label: Slot,
  value: Slot | null,
  fields: readonly IndicatorField[],
): readonly Entry[] {
  const [field] = fields
  if (fields.length === 1 && field) return [{ field, label, value }]
  const joined = joinedHeadings(label.cell, isField)
  const names = joined?.parts ?? []
  const values = value && joined ? splitBy(value.cell.text, joined.sign, fields.length) : []
  const isParted = values.length === fields.length
  return fields.map((named, at) => ({
    field: named,
    label: withText(label, names[at] ?? ''),
    value: value && isParted ? withText(value, values[at] ?? '') : null,
  }))
}

/** Rows as cards: where a field comes again, the next one begins. */
function cardsOf(rows: readonly Row[]): readonly Card[] {
  const cards: Card[] = []
  for (const row of rows) {
    for (const entry of entriesOf(row) ?? []) {
      const open = cards.at(-1)
      const isNext = !open || open.entries.some(({ field }) => field === entry.field)
      if (isNext) cards.push({ row, entries: [entry] })
      else open.entries.push(entry)
    }
  }
  return cards
}

function areCards(cards: readonly Card[]): boolean {
  const [first] = cards
  return (
    cards.length >= LEAST_CARDS &&
    new Set(cards.map(({ row }) => row)).size === cards.length &&
    cards.every(({ entries }) => entries[0]?.field === first?.entries[0]?.field) &&
    cards.every(({ entries }) => {
      const fields = entries.map(({ field }) => field)
      const isNamed = fields.some((field) => field.startsWith('level'))
      const isValued = fields.includes('target') || fields.includes('actual')
      const filled = entries.filter(({ value }) => value !== null && !value.blank).length
      const isFilled = filled * 2 > entries.length
      return entries.length >= LEAST_ENTRIES && isNamed && isValued && isFilled
    })
  )
}

/** The heading row of cards and a row each. */
function tableOf(cards: readonly Card[]): readonly Row[] {
  const labels = new Map<IndicatorField, Slot>()
  for (const { entries } of cards)
    for (const { field, label } of entries)
      if (!labels.has(field)) labels.set(field, { ...label, meaning: { indicator: field } })
  const fields = [...labels.keys()]
  const rowOf = (about: Row, slotFor: (field: IndicatorField) => Slot | null | undefined): Row => {
    const slots = fields.flatMap((field, start) => {
      const slot = slotFor(field)
      return slot ? [{ ...slot, start, end: start + 1, own: true }] : []
    })
    return { ...about, spans: 'kept', slots, words: slots.filter(({ blank }) => !blank) }
  }
  const [first] = cards
  if (!first) return []
  const heading = rowOf(first.row, (field) => labels.get(field))
  const rows = cards.map(({ row, entries }) =>
    rowOf(row, (field) => entries.find((entry) => entry.field === field)?.value),
  )
  return [heading, ...rows]
}
