/** What the numbers of one form owe each other: weights make 100, a rate is executed by budget, scores make the total. */
import { decimalOf, sumOf } from '../../arithmetic/decimal.ts'
import { type Printed, rateFitsWithin, roundingOf } from '../../arithmetic/interval.ts'
import type { Form, PrintedNumber } from '../report.ts'

export type NumberField = { readonly path: string; readonly number: PrintedNumber }

/** True of the values when each is printed right; values stand in the order of the fields. */
export type Equation = {
  readonly fields: readonly NumberField[]
  readonly holds: (values: readonly Figure[]) => boolean
}

/** A number with its digits after the decimal point, as printed. */
export type Figure = { readonly value: number; readonly decimals: number }

/** Every number of a form with its path, in printed order. */
export function numbersOf(form: Form): readonly NumberField[] {
  const funds = form.funds.flatMap((fund, at) =>
    (
      ['initial_budget', 'annual_budget', 'executed', 'weight', 'execution_rate', 'score'] as const
    ).map((field) => ({ path: `funds[${at}].${field}`, number: fund[field] })),
  )
  const indicators = form.indicators.flatMap((indicator, at) =>
    (['level1_weight', 'level2_weight', 'weight', 'score'] as const).map((field) => ({
      path: `indicators[${at}].${field}`,
      number: indicator[field],
    })),
  )
  const total = (['weight', 'score'] as const).map((field) => ({
    path: `total.${field}`,
    number: form.total[field],
  }))
  return [...funds, ...indicators, ...total]
}

/** The equations whose numbers the form prints; where a form may add up in several ways, one of each list holds. */
export function equationsOf(form: Form): readonly (readonly Equation[])[] {
  return [...ratesOf(form).map((rate) => [rate]), ...sumsOf(form)]
}

/** 执行率 = 执行数 ÷ 预算数, to the printed digits. */
function ratesOf({ funds }: Form): readonly Equation[] {
  return funds.flatMap((fund, at) => {
    const budget = isPrinted(fund.annual_budget) ? 'annual_budget' : 'initial_budget'
    const fields = ([budget, 'executed', 'execution_rate'] as const).map((field) => ({
      path: `funds[${at}].${field}`,
      number: fund[field],
    }))
    return fields.every(({ number }) => isPrinted(number)) ? [{ fields, holds: isRate }] : []
  })
}

/** Whether the rate is part ÷ whole to its last digit, or may be if the amounts were themselves rounded. */
export function isRate(figures: readonly Figure[]): boolean {
  const [whole, part, rate] = figures.map(exact)
  if (!whole || !part || !rate || whole.value <= 0n) return false
  return (
    roundingOf(rate, part.value * 100n, whole.value) !== null || rateFitsWithin(rate, part, whole)
  )
}

function exact({ value, decimals }: Figure): Printed | null {
  const decimal = decimalOf(value)
  return decimal === null ? null : { value: decimal, decimals }
}

/** Whether the last figure is the sum of those before it, exactly. */
export function isSum(figures: readonly Figure[]): boolean {
  const decimals = figures.map(({ value }) => decimalOf(value))
  if (!decimals.every((decimal) => decimal !== null)) return false
  return sumOf(decimals.slice(0, -1)) === decimals.at(-1)
}

/** Weights and scores of indicators, with those of the money rows or without, make the total. */
function sumsOf({ indicators, funds, total }: Form): readonly (readonly Equation[])[] {
  return (['weight', 'score'] as const).map((field): readonly Equation[] => {
    const rows = indicators.map((indicator, at) => ({
      path: `indicators[${at}].${field}`,
      number: indicator[field],
    }))
    const money = funds.map((fund, at) => ({ path: `funds[${at}].${field}`, number: fund[field] }))
    const printed = rows.filter(({ number }) => isPrinted(number))
    const sum = { path: `total.${field}`, number: total[field] }
    if (printed.length < 2 || !isPrinted(sum.number)) return []
    const first = money.filter(({ number }) => isPrinted(number)).slice(0, 1)
    const versions = first.length > 0 ? [[...printed, ...first], printed] : [printed]
    return versions.map((parts) => ({ fields: [...parts, sum], holds: isSum }))
  })
}

/** Whether something stands in the field, read or not. */
function isPrinted({ value, raw, readings }: PrintedNumber): boolean {
  return value !== null || (raw !== null && readings !== undefined)
}
