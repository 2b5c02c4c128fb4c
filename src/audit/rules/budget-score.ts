import { ONE, printDecimal, rounded } from '../../arithmetic/decimal.ts'
import { type Printed, roundingOf } from '../../arithmetic/interval.ts'
import type { Fund } from '../../normalize/report.ts'
import { type Judge, type Judgement, judgement, printedOf, type Term } from '../judge.ts'
import { PERCENT, printedRate } from './execution-rate.ts'

/**
 * The score of the budget's execution is its weight × 执行率, never above the weight, rounded to the digits printed.
 * Always a warning: regions also score in steps or cut digits off. Source: 财预〔2020〕10号.
 *
 * @example
 * fund: total | | 100 | 96 | 10 | 96% | 10.0
 * → warning funds[0].score, funds[0].weight, funds[0].executed, funds[0].annual_budget
 *     the score for execution is 10, weight × execution rate gives 9.6
 *     预算执行得分 10，按分值×执行率应为 9.6
 * @example
 * fund: total | | | | 20 | 50% | 11
 * → warning funds[0].score, funds[0].weight, funds[0].execution_rate
 *     the score for execution is 11, weight × execution rate gives 10
 *     预算执行得分 11，按分值×执行率应为 10
 */
export const budgetScore: Judge = ({ funds }) =>
  funds.flatMap((fund, index) => judgeFund(fund, `funds[${index}]`))

/** Part and whole whose quotient the weight is multiplied by. */
type Share = { readonly part: bigint; readonly whole: bigint; readonly fields: readonly Term[] }

function judgeFund(fund: Fund, path: string): readonly Judgement[] {
  const [weight, score] = [printedOf(fund.weight), printedOf(fund.score)]
  const shares = sharesOf(fund, path)
  const [share] = shares
  if (weight === null || score === null || share === undefined) return []
  if (shares.some((one) => isProportional(score, weight, one))) return []
  const numerator = (weight.value * capped(share)) / share.whole
  const decimals = Math.max(score.decimals, 2)
  const expected = printDecimal(rounded(numerator, decimals))
  const fields: [Term, ...Term[]] = [
    { path: `${path}.score`, sourced: fund.score },
    { path: `${path}.weight`, sourced: fund.weight },
    ...share.fields,
  ]
  return [judgement('warning', fields, { expected, actual: printDecimal(score.value) })]
}

function capped({ part, whole }: Share): bigint {
  return part > whole ? whole : part
}

function isProportional(score: Printed, weight: Printed, share: Share): boolean {
  return roundingOf(score, weight.value * capped(share), share.whole * ONE) === 'rounded'
}

/** The amounts, and the printed rate: forms multiply by either. */
function sharesOf(fund: Fund, path: string): readonly Share[] {
  const [whole, part, rate] = [
    printedOf(fund.annual_budget),
    printedOf(fund.executed),
    printedRate(fund.execution_rate),
  ]
  const shares: Share[] = []
  if (whole !== null && part !== null && whole.value > 0n)
    shares.push({
      part: part.value,
      whole: whole.value,
      fields: [
        { path: `${path}.executed`, sourced: fund.executed },
        { path: `${path}.annual_budget`, sourced: fund.annual_budget },
      ],
    })
  if (rate !== null && (rate.value > 0n || shares.length > 0))
    shares.push({
      part: rate.value,
      whole: PERCENT,
      fields: [{ path: `${path}.execution_rate`, sourced: fund.execution_rate }],
    })
  return shares
}
