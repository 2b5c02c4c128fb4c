/** 总分: the row that sums up, wherever its numbers stand. */

import { FULL_WEIGHT } from '../full-weight.ts'
import type { IndicatorColumn } from '../indicator/column-field.ts'
import type { Extra, PrintedNumber, Sourced, Total } from '../report.ts'
import type { Row, Slot } from '../sheet/row.ts'
import { parseDecimal } from '../value/score.ts'
import {
  absent,
  absentNumber,
  addNote,
  isHandwritten,
  type Notes,
  numberIn,
  partOf,
  textOf,
} from '../value/sourced.ts'
import { gradeIn, scoreIn } from '../words/grade.ts'
import { isBlankText, withoutLayoutSpace } from '../words/heading.ts'
import type { Pair } from './header.ts'

export function emptyTotal(): Total {
  return { weight: absentNumber(), score: absentNumber(), grade: absent() }
}

/** Reads a 总分 row by the columns of the indicator table above it. */
export function readTotal(row: Row, columns: readonly IndicatorColumn[], notes: Notes): Total {
  const values = valuesOf(row)
  const grade = values.find(({ folded }) => gradeIn(folded) !== null)
  const places = placesIn(row, columns)
  if (places.isGuess) {
    const path = places.weight ? 'total.weight' : 'total.score'
    const place = row.words[0]?.cell.place ?? null
    addNote(notes, { code: 'row_shifted', path, place, args: { row: row.row + 1 } })
  }
  const number = (field: 'weight' | 'score'): PrintedNumber => {
    const slot = places[field]
    return slot
      ? numberIn(slot.cell, scoreIn(slot.folded) ?? slot.cell.text, `total.${field}`, notes)
      : absentNumber()
  }
  const printed: Sourced<string> = grade
    ? { ...textOf(grade.cell), value: gradeIn(grade.folded) }
    : absent()
  return { weight: number('weight'), score: number('score'), grade: printed }
}

function valuesOf({ words }: Row): readonly Slot[] {
  return words.slice(1)
}

function placesIn(row: Row, columns: readonly IndicatorColumn[]): Places {
  const numbers = valuesOf(row).filter(({ folded }) => scoreIn(folded) !== null)
  const overAll = row.spans === 'kept' ? scoreOverAll(numbers, columns) : null
  if (overAll) return { score: overAll }
  const places =
    row.spans === 'kept' ? keptNumbers(numbers, columns) : lostNumbers(row, numbers, columns)
  return places.score ? places : { ...places, ...unreadable(row, columns, places) }
}

const DIGIT = /\d/u

/** A score that cannot be read: words with a digit, or by hand, under its heading, or the only such words of a row. */
function unreadable(row: Row, columns: readonly IndicatorColumn[], { weight }: Places): Places {
  const words = valuesOf(row).filter(
    ({ cell, folded }) =>
      (DIGIT.test(folded) || isHandwritten(cell.text)) &&
      scoreIn(folded) === null &&
      gradeIn(folded) === null,
  )
  const heading = columns.find(({ field }) => field === 'score')
  const under = words.find(
    ({ start, end }) => heading && heading.start < end && start < heading.end,
  )
  const [only, ...others] = words.filter((slot) => slot !== weight)
  const score = row.spans === 'kept' ? under : others.length === 0 ? only : undefined
  return score ? { score } : {}
}

/** What a 总分 row prints beside its weight, score and grade, under the headings of its columns: 复核得分. */
export function sumsBeside(row: Row, columns: readonly IndicatorColumn[]): readonly Extra[] {
  const { weight, score } = placesIn(row, columns)
  const grade = valuesOf(row).find(({ folded }) => gradeIn(folded) !== null)
  const spare = valuesOf(row).filter(
    (slot) => !([weight, score, grade].includes(slot) || isLabel(slot)),
  )
  const own = columns.findLastIndex(({ field }) => field === 'weight' || field === 'score')
  const behind = columns.slice(own + 1).filter(({ field }) => field === 'extra')
  const further = spare.filter(({ start }) => score && start > score.start)
  return spare.map((slot) => {
    const over =
      row.spans === 'kept'
        ? columns.find(({ start, end }) => start < slot.end && slot.start < end)
        : behind[further.indexOf(slot)]
    return { heading: over?.heading || nameOf(row), text: textOf(slot.cell) }
  })
}

/** The label of what stands beside it: 自评等级 | 优. */
function isLabel({ meaning: { header, label } }: Slot): boolean {
  return header !== undefined || label !== undefined
}

/** What a further row of sums prints. */
export function sumsOf(row: Row): readonly Extra[] {
  return valuesOf(row).map(({ cell }) => ({ heading: nameOf(row), text: textOf(cell) }))
}

function nameOf({ words: [first] }: Row): string {
  return withoutLayoutSpace(first?.cell.text ?? '')
}

/** A total with what the header or a closing row states: 自评总分 | 97.93, 自评等级 | 优, 总分：96分（优）. */
export function completed(total: Total, stated: readonly Pair[], notes: Notes): Total {
  let { score, grade } = total
  for (const { cell, words } of stated) {
    const value = gradeIn(words)
    if (grade.value === null && value !== null) grade = { ...partOf(cell, words), value }
    if (score.raw !== null || isBlankText(words)) continue
    const number = scoreIn(words)
    if (number !== null || value === null) {
      score = numberIn(cell, number ?? words, 'total.score', notes)
    }
  }
  return { ...total, score, grade }
}

/** `isGuess`: whether a lone number is the weight or the score was told by the place alone. */
type Places = { weight?: Slot; score?: Slot; isGuess?: true }

type Field = IndicatorColumn['field']

/** Columns whose sums stand in the row beside the total: 复核得分, the weights of levels. */
const BESIDE: ReadonlySet<Field> = new Set(['extra', 'level1_weight', 'level2_weight'])

/** The column whose sum is the weight of the form: where only levels have weights, theirs add up to it. */
function weightColumn(columns: readonly IndicatorColumn[]): Field {
  return columns.some(({ field }) => field === 'weight') ? 'weight' : 'level1_weight'
}

/** The fields of the columns that a cell stands under. */
function fieldsOver(slot: Slot, columns: readonly IndicatorColumn[]): readonly Field[] {
  return columns
    .filter(({ start, end }) => start < slot.end && slot.start < end)
    .map(({ field }) => field)
}

/** A lone number over the columns of weights and scores is what the form was scored, but for what every form weighs. */
function scoreOverAll(numbers: readonly Slot[], columns: readonly IndicatorColumn[]): Slot | null {
  const [only, ...others] = numbers
  if (!only || others.length > 0) return null
  if (parseDecimal(scoreIn(only.folded) ?? '')?.value === FULL_WEIGHT) return null
  const fields = fieldsOver(only, columns)
  return fields.includes('score') && fields.includes(weightColumn(columns)) ? only : null
}

/** The numbers by the columns they stand under; where they stand under others, two are the weight and the score. */
function keptNumbers(numbers: readonly Slot[], columns: readonly IndicatorColumn[]): Places {
  const places: Places = {}
  const own: Slot[] = []
  // Below indicators that are columns, or a table of its own, the total has columns of its own.
  const isApart = numbers.every((slot) => fieldsOver(slot, columns).length === 0)
  const weightField = weightColumn(columns)
  for (const slot of numbers) {
    const fields = fieldsOver(slot, columns)
    if (fields.includes(weightField)) places.weight ??= slot
    else if (fields.includes('score')) places.score ??= slot
    const isBeside = !isApart && fields.every((field) => BESIDE.has(field))
    if (!(isBeside || isRate(slot))) own.push(slot)
  }
  if (places.weight && places.score) return places
  const [first, second, ...others] = own
  if (first && second && others.length === 0 && isWeightOf(first, second)) {
    return { weight: first, score: second }
  }
  if (!places.weight && !places.score && first && !second) return { score: first }
  return places
}

/** A rate in a row of sums, such as 完成率, is neither the weight nor the score. */
function isRate({ folded }: Slot): boolean {
  return folded.includes('%')
}

/** Whether a number can be the weight that another is the score of. */
function isWeightOf(weight: Slot, score: Slot): boolean {
  const [whole, part] = [weight, score].map(({ folded }) => parseDecimal(scoreIn(folded) ?? ''))
  return whole != null && part != null && whole.value >= part.value
}

/** Where columns are lost the numbers keep their order; a lone one is told by its distance from the row's end. */
function lostNumbers(
  row: Row,
  printed: readonly Slot[],
  columns: readonly IndicatorColumn[],
): Places {
  const numeric = columns.filter(({ field }) => field === 'weight' || field === 'score')
  const numbers = withoutSumsBehind(printed, columns)
  const [last, before] = [numbers.at(-1), numbers.at(-2)]
  if (!last) return {}
  const [only, second] = numeric
  if (!second) {
    if (only?.field === 'weight') return { weight: last }
    return before && isWeightOf(before, last) ? { weight: before, score: last } : { score: last }
  }
  const weightFirst = only?.field === 'weight'
  if (before) return weightFirst ? { weight: before, score: last } : { weight: last, score: before }
  const fromEnd = row.slots.length - last.start
  const width = columns.length
  const [near] = numeric.toSorted(
    (a, b) => Math.abs(width - a.start - fromEnd) - Math.abs(width - b.start - fromEnd),
  )
  const isGuess = near && width - near.start === fromEnd ? {} : { isGuess: true as const }
  return near?.field === 'weight' ? { weight: last, ...isGuess } : { score: last, ...isGuess }
}

/** The numbers without those of further columns behind weight and score: 100 | 98.8 | 96.3 under 分值, 得分, 复核得分. */
function withoutSumsBehind(
  printed: readonly Slot[],
  columns: readonly IndicatorColumn[],
): readonly Slot[] {
  const counted = printed.filter((slot) => !isRate(slot))
  const numbers = counted.length > 0 ? counted : printed
  const own = columns.findLastIndex(({ field }) => field === 'weight' || field === 'score')
  const behind = columns.slice(own + 1).filter(({ field }) => field === 'extra').length
  const levels = columns.filter(({ field }) => field !== 'extra' && BESIDE.has(field)).length
  const sums = columns.filter(({ field }) => field === 'weight' || field === 'score').length
  const surplus = Math.max(0, numbers.length - sums - levels)
  return numbers.slice(0, numbers.length - Math.min(behind, surplus))
}
