/** 总分: the row that sums up, wherever its numbers stand. */
import type { Pair } from './header.ts'
import { fold, isBlank } from './heading.ts'
import type { IndicatorColumn } from './indicators.ts'
import type { PrintedNumber, Sourced, Total } from './report.ts'
import type { Row, Slot } from './row.ts'
import { parseDecimal } from './score.ts'
import { absent, absentNumber, type Notes, numberIn, numberOf, partOf, textOf } from './sourced.ts'

const GRADE = /^(?:优秀?|良好?|中|中等|差|较差|合格|不合格|一般|及格|不及格|[ABCD])$/u

/** Whether folded words are a grade. */
export function isGrade(folded: string): boolean {
  return GRADE.test(folded)
}

export function noTotal(): Total {
  return { weight: absentNumber(), score: absentNumber(), grade: absent() }
}

/** Reads a 总分 row by the columns of the indicator table above it. */
export function readTotal(row: Row, columns: readonly IndicatorColumn[], notes: Notes): Total {
  const values = row.slots.filter(({ own, blank }) => own && !blank).slice(1)
  const numbers = values.filter(({ folded }) => parseDecimal(folded) !== null)
  const grade = values.find(({ folded }) => isGrade(folded))
  const places =
    row.spans === 'kept' ? keptNumbers(numbers, columns) : lostNumbers(row, numbers, columns)
  const number = (field: 'weight' | 'score'): PrintedNumber => {
    const slot = places[field]
    return slot ? numberOf(slot.cell, `total.${field}`, notes) : absentNumber()
  }
  const printed: Sourced<string> = grade ? textOf(grade.cell) : absent()
  return { weight: number('weight'), score: number('score'), grade: printed }
}

const GRADES = '优秀?|良好?|中等?|差|较差|合格|不合格'
const TICKED_AFTER = new RegExp(`(${GRADES})[☑√✓■]`, 'u')
const TICKED_BEFORE = new RegExp(`[☑√✓■](${GRADES})`, 'u')
const BOX = /^[□☐口☑√✓■]/u
const SCORE_AND_GRADE = new RegExp(`^(.*?)分?[,;(]?(${GRADES})[)]?$`, 'u')

/** The grade that words give: 优, 良（优□良☑中□差□ too); null where they give none. */
export function gradeIn(words: string): string | null {
  const folded = fold(words)
  if (isGrade(folded)) return folded
  const ticked = BOX.test(folded) ? TICKED_BEFORE : TICKED_AFTER
  return ticked.exec(folded)?.[1] ?? SCORE_AND_GRADE.exec(folded)?.[2] ?? null
}

/** A total with what the header or a closing row states: 自评总分 | 97.93, 自评等级 | 优, 总分：96分（优）. */
export function completed(total: Total, stated: readonly Pair[], notes: Notes): Total {
  let { score, grade } = total
  for (const { cell, words } of stated) {
    const value = gradeIn(words)
    if (grade.value === null && value !== null) grade = { ...partOf(cell, words), value }
    if (score.raw !== null || isGrade(fold(words)) || isBlank(fold(words))) continue
    const number = SCORE_AND_GRADE.exec(fold(words))?.[1] ?? words
    if (value === null || parseDecimal(number)) score = numberIn(cell, number, 'total.score', notes)
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
