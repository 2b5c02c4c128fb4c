import { type Decimal, decimalOf, printDecimal } from '../../arithmetic/decimal.ts'
import type { Printed } from '../../arithmetic/interval.ts'
import { FULL_WEIGHT } from '../../normalize/full-weight.ts'
import { addendsUnder, conventionsOf, isUnprintedFundWeight, partsOf } from '../convention.ts'
import type { Severity } from '../finding.ts'
import { type Judge, judgement, printedOf } from '../judge.ts'
import { exactSum, judgeSum, type SumVerdict } from '../sum.ts'

/**
 * The weights of the indicators and of the funds add up to the printed total weight, else to 100. An error where the
 * total is printed; a warning where only the notice says 100, or where blanks could make up the difference.
 * Source: 财预〔2020〕10号, 总分 100.
 *
 * @example
 * fund: total | 100 | 100 | 90 | 10 | 90% | 9
 * row: 产出指标 | 数量指标 | 修桥 | ≥9座 | 9座 | 90 | 88
 * total: 101 | 97
 * → error total.weight
 *     the weights add up to 100, the total weight is 101
 *     分值相加为 100，而总分值为 101
 */
export const weightsSum: Judge = (form) => {
  const [convention = 'with_funds'] = conventionsOf(form)
  const addends = addendsUnder(partsOf(form, 'weight'), convention)
  if (addends.every(({ sourced }) => sourced.value === null)) return []
  const printed = printedOf(form.total.weight)
  const total = printed ?? { value: decimalOf(FULL_WEIGHT) ?? 0n, decimals: 0 }
  const verdict = judgeSum(total, addends)
  const sum = exactSum(addends)
  if (verdict === 'holds' || isUnprintedFundWeight(form, total.value - sum)) return []
  const isFundOpen = total.value > sum && form.funds.length > 0 && hasNoFundWeight(addends)
  const severity = severityOf(verdict, printed, isFundOpen)
  // A sum is about its total, printed or not: any of its addends may be the wrong one, and none is named for it.
  const fields = [{ path: 'total.weight', sourced: form.total.weight }] as const
  return [judgement(severity, fields, said(total.value, sum))]
}

function hasNoFundWeight(addends: readonly { readonly path: string }[]): boolean {
  return !addends.some(({ path }) => path.startsWith('funds'))
}

function severityOf(verdict: SumVerdict, printed: Printed | null, isFundOpen: boolean): Severity {
  return verdict === 'broken' && printed !== null && !isFundOpen ? 'error' : 'warning'
}

function said(total: Decimal, sum: Decimal) {
  return { expected: printDecimal(sum), actual: printDecimal(total) }
}
