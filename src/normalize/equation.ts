/** What the numbers of one form owe each other: weights make 100, a rate is executed by budget, scores make the total. */
import type { Form, PrintedNumber } from './report.ts'

export type NumberField = { readonly path: string; readonly number: PrintedNumber }

/** True of the values when each is printed right; values stand in the order of the fields. */
export type Equation = {
  readonly fields: readonly NumberField[]
  readonly holds: (values: readonly number[]) => boolean
}

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
    const unit = 10 ** -Math.min(2, fund.execution_rate.decimals ?? 0)
    const holds = ([whole = 0, part = 0, rate = 0]: readonly number[]) =>
      whole > 0 && Math.abs((part / whole) * 100 - rate) <= unit * 1.001
    return fields.every(({ number }) => isPrinted(number)) ? [{ fields, holds }] : []
  })
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
    const holds = (values: readonly number[]) => {
      const added = values.slice(0, -1).reduce((left, right) => left + right, 0)
      return Math.abs(added - (values.at(-1) ?? 0)) < 0.005
    }
    const versions = first.length > 0 ? [[...printed, ...first], printed] : [printed]
    return versions.map((parts) => ({ fields: [...parts, sum], holds }))
  })
}

/** Whether something stands in the field, read or not. */
function isPrinted({ value, raw, readings }: PrintedNumber): boolean {
  return value !== null || (raw !== null && readings !== undefined)
}
