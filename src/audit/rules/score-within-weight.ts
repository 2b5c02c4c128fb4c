import { printDecimal } from '../../arithmetic/decimal.ts'
import type { Indicator, PrintedNumber } from '../../normalize/report.ts'
import { groupsOf } from '../convention.ts'
import { exactValue, type Judge, type Judgement, judgement, type Term } from '../judge.ts'
import { scaleOf } from '../scale.ts'
import { exactSum } from '../sum.ts'

/**
 * A score is not above its weight, nor below zero; where rows have no weights, the scores of a level together are not
 * above the level's. An error above; a warning below zero, since some tables print deductions, and where a row's level
 * is filled down by inference. Scores on a scale of their own are within it.
 * Source: 财预〔2020〕10号: 得分一档最高不能超过该指标分值上限.
 *
 * @example
 * row: 产出指标 | 数量指标 | 修桥 | ≥9座 | 9座 | 10 | 11
 * → error indicators[0].score, indicators[0].weight
 *     the score 11 is outside its weight of 10
 *     得分 11 超出分值 10 的范围
 * @example
 * row: 产出指标 20 | 数量指标 | 修桥 | ≥9座 | 9座 | ∅ | 20
 * row: 产出指标 20 | 质量指标 | 合格 | ≥90% | 95% | ∅ | 5
 * → error indicators[0].score, indicators[1].score, indicators[0].level1_weight
 *     the score 25 is outside its weight of 20
 *     得分 25 超出分值 20 的范围
 */
export const scoreWithinWeight: Judge = (form) => {
  const { indicators, funds, total } = form
  const rows = scaleOf(form) === null ? indicators : []
  return [
    ...rows.flatMap((row, index) => judgeScore(`indicators[${index}]`, row)),
    ...funds.flatMap((fund, index) => judgeScore(`funds[${index}]`, fund)),
    ...judgeScore('total', total),
    ...judgeLevels(indicators),
  ]
}

/** 湖北 prints 产出指标（40分） and scores, but no weight for a row. */
function judgeLevels(indicators: readonly Indicator[]): readonly Judgement[] {
  if (indicators.some(({ weight }) => weight.value !== null)) return []
  return ([1, 2] as const).flatMap((level) =>
    groupsOf(indicators, level).flatMap(({ weight, rows, inferred }) => {
      const most = exactValue(weight.sourced)
      const scores = rows.flatMap((row) => {
        const score = indicators[row]?.score
        return score === undefined ? [] : [{ path: `indicators[${row}].score`, sourced: score }]
      })
      const got = exactSum(scores)
      const [first, ...others] = scores
      if (most === null || first === undefined || got <= most) return []
      const said = { expected: printDecimal(most), actual: printDecimal(got) }
      return [judgement(inferred ? 'warning' : 'error', [first, ...others, weight], said)]
    }),
  )
}

type Scored = { readonly weight: PrintedNumber; readonly score: PrintedNumber }

function judgeScore(path: string, { weight, score }: Scored): readonly Judgement[] {
  const [most, got] = [exactValue(weight), exactValue(score)]
  if (most === null || got === null || (got <= most && got >= 0n)) return []
  const fields: [Term, Term] = [
    { path: `${path}.score`, sourced: score },
    { path: `${path}.weight`, sourced: weight },
  ]
  const isSure = got > most && weight.basis === 'printed'
  const said = { expected: printDecimal(most), actual: printDecimal(got) }
  return [judgement(isSure ? 'error' : 'warning', fields, said)]
}
