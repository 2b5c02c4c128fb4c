/** 总分: the row that sums up, wherever its numbers stand. */
import { gradeIn, scoreIn } from './grade.ts'
import type { Pair } from './header.ts'
import { fold, isBlank } from './heading.ts'
import type { IndicatorColumn } from './indicators.ts'
import type { PrintedNumber, Sourced, Total } from './report.ts'
import type { Row, Slot } from './row.ts'
import { absent, absentNumber, type Notes, numberIn, partOf, textOf } from './sourced.ts'

export function noTotal(): Total {
  return { weight: absentNumber(), score: absentNumber(), grade: absent() }
}

/** Reads a 总分 row by the columns of the indicator table above it. */
export function readTotal(row: Row, columns: readonly IndicatorColumn[], notes: Notes): Total {
  const values = row.slots.filter(({ own, blank }) => own && !blank).slice(1)
  const numbers = values.filter(({ folded }) => scoreIn(folded) !== null)
  const grade = values.find(({ folded }) => gradeIn(folded) !== null)
  const places =
    row.spans === 'kept' ? keptNumbers(numbers, columns) : lostNumbers(row, numbers, columns)
  const number = (field: 'weight' | 'score'): PrintedNumber => {
    const slot = places[field]
    return slot
      ? numberIn(slot.cell, scoreIn(slot.folded) ?? '', `total.${field}`, notes)
      : absentNumber()
  }
  const printed: Sourced<string> = grade
    ? { ...textOf(grade.cell), value: gradeIn(grade.folded) }
    : absent()
  return { weight: number('weight'), score: number('score'), grade: printed }
}

/** A total with what the header or a closing row states: 自评总分 | 97.93, 自评等级 | 优, 总分：96分（优）. */
export function completed(total: Total, stated: readonly Pair[], notes: Notes): Total {
  let { score, grade } = total
  for (const { cell, words } of stated) {
    const value = gradeIn(words)
    if (grade.value === null && value !== null) grade = { ...partOf(cell, words), value }
    if (score.raw !== null || isBlank(fold(words))) continue
    const number = scoreIn(words)
    if (number !== null || value === null) {
      score = numberIn(cell, number ?? words, 'total.score', notes)
    }
  }
  return { ...total, score, grade }
}

type Places = { weight?: Slot; score?: Slot }

function keptNumbers(numbers: readonly Slot[], columns: readonly IndicatorColumn[]): Places {
  const places: Places = {}
  for (const slot of numbers) {
    const over = columns.filter(({ start, end }) => start < slot.end && slot.start < end)
    if (over.some(({ field }) => field === 'weight')) places.weight ??= slot
    else if (over.some(({ field }) => field === 'score')) places.score ??= slot
  }
  const [only] = numbers
  if (!places.weight && !places.score && only && numbers.length === 1) return { score: only }
  return places
}

/** Where columns are lost the numbers keep their order; a lone one is told by its distance from the row's end. */
function lostNumbers(
  row: Row,
  numbers: readonly Slot[],
  columns: readonly IndicatorColumn[],
): Places {
  const numeric = columns.filter(({ field }) => field === 'weight' || field === 'score')
  const [last, before] = [numbers.at(-1), numbers.at(-2)]
  if (!last) return {}
  if (numeric.length < 2) return numeric[0]?.field === 'weight' ? { weight: last } : { score: last }
  const weightFirst = numeric[0]?.field === 'weight'
  if (before) return weightFirst ? { weight: before, score: last } : { weight: last, score: before }
  const fromEnd = row.slots.length - last.start
  const width = columns.length
  const [near] = numeric.toSorted(
    (a, b) => Math.abs(width - a.start - fromEnd) - Math.abs(width - b.start - fromEnd),
  )
  return near?.field === 'weight' ? { weight: last } : { score: last }
}
