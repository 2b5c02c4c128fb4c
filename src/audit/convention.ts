/** How a form adds up: which of its fund rows take part beside the indicators. Regions differ; the weights tell. */

import { decimalOf } from '../arithmetic/decimal.ts'
import { FULL_WEIGHT, FUND_WEIGHTS } from '../normalize/full-weight.ts'
import type { Form, Indicator, PrintedNumber } from '../normalize/report.ts'
import { exactValue, printedOf, type Term } from './judge.ts'
import { type Addend, judgeSum } from './sum.ts'

/**
 * `with_funds`: the indicators and the row of the funds that is scored (10 + 90). `rows_alone`: the indicators make up
 * the whole and the funds' weight stands outside or among them. `with_every_fund`: each fund row is scored by itself.
 */
export type Convention = 'with_funds' | 'rows_alone' | 'with_every_fund'

const CONVENTIONS: readonly Convention[] = ['with_funds', 'rows_alone', 'with_every_fund']

const fundWeights = FUND_WEIGHTS.map((weight) => decimalOf(weight))

type Quantity = 'weight' | 'score'

/** The numbers that may make up a total: those of the indicators, and those of the funds with the scored row first. */
type Parts = { readonly rows: readonly Addend[]; readonly funds: readonly Addend[] }

export function partsOf(form: Form, quantity: Quantity): Parts {
  const rows = quantity === 'weight' ? weightAddends(form) : scoreAddends(form)
  return { rows, funds: fundAddends(form, quantity) }
}

/** The numbers that make up the total under a convention, blanks included. */
export function addendsUnder({ rows, funds }: Parts, convention: Convention): readonly Addend[] {
  if (convention === 'rows_alone') return rows
  return [...rows, ...(convention === 'with_funds' ? funds.slice(0, 1) : funds)]
}

/** The conventions under which the form's weights hold; every one where they hold under none. */
export function conventionsOf(form: Form): readonly Convention[] {
  const total = printedOf(form.total.weight) ?? { value: decimalOf(FULL_WEIGHT) ?? 0n, decimals: 0 }
  const parts = partsOf(form, 'weight')
  const holding = CONVENTIONS.filter(
    (convention) => judgeSum(total, addendsUnder(parts, convention)) === 'holds',
  )
  return holding.length === 0 ? CONVENTIONS : holding
}

/** Whether the difference is the weight of fund rows that print none. */
export function isUnprintedFundWeight(form: Form, difference: bigint): boolean {
  const isPrinted = form.funds.some(({ weight }) => weight.value !== null)
  return !isPrinted && fundWeights.includes(difference)
}

/** The row of the funds that is scored: the total's, else the first that has a weight or a score. */
export function scoredFund(form: Form): number | null {
  const scored = form.funds.flatMap(({ weight, score }, index) =>
    weight.value === null && score.value === null ? [] : [index],
  )
  return scored.find((index) => form.funds[index]?.source === 'total') ?? scored[0] ?? null
}

/** The scored row first. */
function fundAddends(form: Form, quantity: Quantity): readonly Addend[] {
  const first = scoredFund(form)
  if (first === null) return []
  const others = form.funds.flatMap(({ weight }, index) =>
    index === first || weight.value === null ? [] : [index],
  )
  return [first, ...others].flatMap((index) => {
    const fund = form.funds[index]
    if (fund === undefined) return []
    return [
      {
        path: `funds[${index}].${quantity}`,
        sourced: fund[quantity],
        room: exactValue(fund.weight),
      },
    ]
  })
}

function scoreAddends({ indicators }: Form): readonly Addend[] {
  return indicators.flatMap(({ weight, score }, index) =>
    weight.value === null && score.value === null
      ? []
      : [{ path: `indicators[${index}].score`, sourced: score, room: exactValue(weight) }],
  )
}

/** The weights of the rows; where no row has one, those of the second level, else of the first. */
function weightAddends({ indicators }: Form): readonly Addend[] {
  const rows = indicators.map(({ weight }, index) => ({
    path: `indicators[${index}].weight`,
    sourced: weight,
  }))
  if (rows.some(({ sourced }) => sourced.value !== null)) return rows
  const groups = [2, 1].map((level) =>
    groupsOf(indicators, level as Level).map(({ weight }) => weight),
  )
  return groups.find((weights) => weights.some(({ sourced }) => sourced.value !== null)) ?? []
}

export type Level = 1 | 2

/** Rows in a row that share a level's cell. */
export type Group = {
  readonly name: string | null
  readonly weight: Term
  /** Indexes of the rows. */
  readonly rows: readonly number[]
  /** Whether a row's level is filled down by inference. */
  readonly inferred: boolean
}

/** The indicators as runs of equal level names, in printed order. */
export function groupsOf(indicators: readonly Indicator[], level: Level): readonly Group[] {
  const groups: (Group & { readonly rows: number[] })[] = []
  let last = ''
  for (const [index, indicator] of indicators.entries()) {
    const { name, weight, inferred } = levelOf(indicator, level)
    const key = keyOf(indicator, level)
    const group = groups.at(-1)
    if (group !== undefined && key === last) {
      group.rows.push(index)
      groups[groups.length - 1] = { ...group, inferred: group.inferred || inferred }
    } else {
      const path = `indicators[${index}].level${level}_weight`
      groups.push({ name, weight: { path, sourced: weight }, rows: [index], inferred })
    }
    last = key
  }
  return groups
}

type LevelCell = {
  readonly name: string | null
  readonly weight: PrintedNumber
  readonly inferred: boolean
}

function levelOf(indicator: Indicator, level: Level): LevelCell {
  const name = level === 1 ? indicator.level1 : indicator.level2
  const weight = level === 1 ? indicator.level1_weight : indicator.level2_weight
  const inferred = name.basis === 'inferred' || indicator.level1.basis === 'inferred'
  return { name: name.value, weight, inferred: inferred || weight.basis === 'inferred' }
}

function keyOf({ level1, level1_weight, level2, level2_weight }: Indicator, level: Level): string {
  const first = `${level1.value}|${level1_weight.value}`
  return level === 1 ? first : `${first}|${level2.value}|${level2_weight.value}`
}
