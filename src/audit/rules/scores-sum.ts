import { printDecimal } from '../../arithmetic/decimal.ts'
import { addendsUnder, conventionsOf, partsOf } from '../convention.ts'
import { type Judge, judgement, printedOf } from '../judge.ts'
import { scaleOf } from '../scale.ts'
import { exactSum, judgeSum, type SumVerdict } from '../sum.ts'

/** From best to worst. */
const ORDER: readonly SumVerdict[] = ['holds', 'rounded', 'open', 'broken']

/**
 * The scores of the indicators and of the funds add up to the printed total score, under a convention under which the
 * weights do; scores on a scale of their own are weighed instead. A warning where the total is the exact sum rounded to fewer digits, or where a blank score could make up
 * the difference; else an error. Source: 财预〔2020〕10号; the form's own 总分.
 *
 * @example
 * row: 产出指标 | 数量指标 | 修桥 | ≥9座 | 9座 | 60 | 59.5
 * row: 效益指标 | 社会效益 | 通行 | ≥9万人 | 9万人 | 40 | 38.75
 * total: 100 | 98.52
 * → error total.score
 *     the scores add up to 98.25, the total printed is 98.52
 *     得分相加为 98.25，而总分为 98.52
 */
export const scoresSum: Judge = (form) => {
  const total = printedOf(form.total.score)
  if (total === null || scaleOf(form) !== null) return []
  const parts = partsOf(form, 'score')
  const judged = conventionsOf(form).flatMap((convention) => {
    const addends = addendsUnder(parts, convention)
    const isScored = addends.some(({ sourced }) => sourced.value !== null)
    return isScored ? [{ addends, verdict: judgeSum(total, addends) }] : []
  })
  const best = ORDER.flatMap((verdict) => judged.filter((one) => one.verdict === verdict))[0]
  if (best === undefined || best.verdict === 'holds') return []
  // A sum is about its total: any of its addends may be the wrong one, and none is named for it.
  const fields = [{ path: 'total.score', sourced: form.total.score }] as const
  const expected = printDecimal(exactSum(best.addends))
  const actual = printDecimal(total.value)
  return [judgement(best.verdict === 'broken' ? 'error' : 'warning', fields, { expected, actual })]
}
