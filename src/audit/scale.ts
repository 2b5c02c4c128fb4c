/** Scores on a scale of their own: each row is scored out of 10 or 100 and weighed, and the total shows it. */
import { type Decimal, decimalOf, rounded, sumOf } from '../arithmetic/decimal.ts'
import type { Printed } from '../arithmetic/interval.ts'
import type { Form, Indicator } from '../normalize/report.ts'
import { exactValue, printedOf } from './judge.ts'

/** Full marks of such a scale. */
const SCALES = [5, 10, 100].map((scale) => decimalOf(scale) ?? 0n)
/** Fewer rows may add up by chance. */
const FEWEST_ROWS = 3

type Scored = { readonly weight: Decimal; readonly score: Decimal }

/** Full marks of every row where the weighed scores, and not the scores themselves, make up the total; else null. */
export function scaleOf({ indicators, total }: Form): Decimal | null {
  const printed = printedOf(total.score)
  const rows = indicators.flatMap(scoredRow)
  if (printed === null || rows.length < FEWEST_ROWS || rows.length < indicators.length) return null
  if (sumOf(rows.map(({ score }) => score)) === printed.value) return null
  return SCALES.find((scale) => isScale(scale, rows, printed)) ?? null
}

function scoredRow({ weight, score }: Indicator): readonly Scored[] {
  const [most, got] = [exactValue(weight), exactValue(score)]
  return most === null || got === null || most <= 0n ? [] : [{ weight: most, score: got }]
}

/** 50 × 9 + 40 × 10 + 10 × 8 is 93 of 100, or 9.3 of 10. */
function isScale(scale: Decimal, rows: readonly Scored[], { value, decimals }: Printed): boolean {
  if (rows.some(({ score }) => score < 0n || score > scale)) return false
  const weighed = sumOf(rows.map(({ weight, score }) => weight * score))
  const weights = sumOf(rows.map(({ weight }) => weight))
  return [weighed / scale, weighed / weights].some((total) => rounded(total, decimals) === value)
}

/** The full marks of a row: its weight, or those of the form's own scale. */
export function fullMarksOf(form: Form): (row: Indicator) => Decimal | null {
  const scale = scaleOf(form)
  return ({ weight }) => scale ?? exactValue(weight)
}
