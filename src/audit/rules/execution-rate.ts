import { type Decimal, decimalOf, printDecimal } from '../../arithmetic/decimal.ts'
import { type Printed, quotient, rateFitsWithin, roundingOf } from '../../arithmetic/interval.ts'
import type { Form, Fund, PrintedNumber } from '../../normalize/report.ts'
import type { Severity } from '../finding.ts'
import { type Judge, type Judgement, judgement, printedOf, type Term } from '../judge.ts'

/**
 * 执行率 is 全年执行数 ÷ 全年预算数, as an interval of its last printed digit. A warning where the digit was cut off
 * instead of rounded, where the initial budget was divided by, where the amounts' own rounding explains it, or where
 * the row repeats the total's rate; else an error. Source: the form's own heading, 执行率（B/A）.
 *
 * @example
 * fund: total | | 70 | 55 | | 78.56% |
 * → error funds[0].execution_rate, funds[0].executed, funds[0].annual_budget
 *     the execution rate of “total” is 78.56%, executed ÷ budget gives 78.57%
 *     “total”执行率为 78.56%，按执行数÷预算数应为 78.57%
 * @example
 * fund: total | | 70 | 54.91 | | 79% |
 * → warning funds[0].execution_rate, funds[0].executed, funds[0].annual_budget
 *     the execution rate of “total” is 79%, executed ÷ budget gives 78%
 *     “total”执行率为 79%，按执行数÷预算数应为 78%
 */
export const executionRate: Judge = (form) =>
  form.funds.flatMap((fund, index) => judgeRate(form, fund, index))

/** A rate as printed, in percent. A printed ratio is two digits coarser in percent than as it stands. */
export function printedRate(rate: PrintedNumber): Printed | null {
  const printed = printedOf(rate)
  const words = /\d+(?:\.(\d+))?/u.exec((rate.raw ?? '').normalize('NFKC'))
  if (printed === null || words === null) return printed
  const [number, fraction = ''] = words
  const ratio = decimalOf(Number(number))
  // Any other difference is a reading chosen over the first: its own digits count.
  const isRatio = ratio !== null && ratio !== 0n && printed.value === ratio * 100n
  return isRatio ? { value: printed.value, decimals: fraction.length - 2 } : printed
}

export const PERCENT: Decimal = decimalOf(100) ?? 0n

function judgeRate(form: Form, fund: Fund, index: number): readonly Judgement[] {
  const budget = fund.annual_budget.value === null ? 'initial_budget' : 'annual_budget'
  const rate = printedRate(fund.execution_rate)
  const [whole, part] = [printedOf(fund[budget]), printedOf(fund.executed)]
  if (rate === null || whole === null || part === null) return []
  const figures = { rate, whole, part }
  const severity = whole.value > 0n ? severityOf(form, fund, figures) : ofNothing(figures)
  if (severity === null) return []
  const decimals = Math.max(0, rate.decimals)
  const expected =
    whole.value > 0n ? printDecimal(quotient(part.value * 100n, whole.value, decimals)) : '0'
  const path = `funds[${index}]`
  const fields: [Term, ...Term[]] = [
    { path: `${path}.execution_rate`, sourced: fund.execution_rate },
    { path: `${path}.executed`, sourced: fund.executed },
    { path: `${path}.${budget}`, sourced: fund[budget] },
  ]
  const args = { label: fund.label.value ?? '' }
  return [judgement(severity, fields, { expected, actual: printDecimal(rate.value), args })]
}

/** Nothing executed of nothing is printed as 0% or 100%. */
function ofNothing({ rate, whole, part }: Figures): Severity | null {
  const isNothing = whole.value === 0n && part.value === 0n
  return isNothing && rate.value !== 0n && rate.value !== PERCENT ? 'warning' : null
}

function severityOf(form: Form, fund: Fund, figures: Figures): Severity | null {
  const { rate, whole, part } = figures
  const fit = roundingOf(rate, part.value * 100n, whole.value)
  // A rate capped at 100% is not a wrong rate: executed_within_budget says what there is to say.
  const isCapped = part.value > whole.value && rate.value === PERCENT
  if (fit === 'rounded' || isCapped) return null
  return fit !== null || isExplained(form, fund, figures) ? 'warning' : 'error'
}

type Figures = { readonly rate: Printed; readonly whole: Printed; readonly part: Printed }

function isExplained({ funds }: Form, fund: Fund, { rate, whole, part }: Figures): boolean {
  const initial = printedOf(fund.initial_budget)
  if (
    initial !== null &&
    initial.value > 0n &&
    roundingOf(rate, part.value * 100n, initial.value) !== null
  )
    return true
  if (rateFitsWithin(rate, part, whole)) return true
  const [total] = funds.filter(({ source }) => source === 'total')
  return (
    total !== undefined &&
    total !== fund &&
    total.execution_rate.value === fund.execution_rate.value
  )
}
