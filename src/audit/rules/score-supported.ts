import { printDecimal } from '../../arithmetic/decimal.ts'
import { exactValue, type Judge, judgement } from '../judge.ts'
import { fullMarksOf } from '../scale.ts'

/**
 * Full marks go with a target that was reached. A warning where the values alone show that it was missed.
 * Source: 财预〔2020〕10号: 定量指标 below their target lose marks in proportion.
 *
 * @example
 * row: 产出指标 | 质量指标 | 合格率 | ≥95% | 90% | 10 | 10
 * → warning indicators[0].score, indicators[0].target, indicators[0].actual
 *     “合格率” has full marks (10) though 90% misses the target ≥95%
 *     “合格率”指标值 ≥95%，实际 90%，未达目标却得满分 10
 */
export const scoreSupported: Judge = (form) => {
  const fullMarks = fullMarksOf(form)
  return form.indicators.flatMap((row, index) => {
    const [weight, score] = [fullMarks(row), exactValue(row.score)]
    if (row.attained !== false || weight === null || score === null) return []
    if (weight <= 0n || score < weight) return []
    const path = `indicators[${index}]`
    const fields = [
      { path: `${path}.score`, sourced: row.score },
      { path: `${path}.target`, sourced: row.target },
      { path: `${path}.actual`, sourced: row.actual },
    ] as const
    const args = { score: printDecimal(score), name: row.level3.value ?? '' }
    return [
      judgement('warning', fields, { expected: row.target.value, actual: row.actual.value, args }),
    ]
  })
}
