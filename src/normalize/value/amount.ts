/** Amounts of money as one exact integer, so that sums over files are right. */
import type { Cell } from '../../extract/document.ts'
import type { Fund, MoneyUnit, PrintedNumber, Sourced } from '../report.ts'
import type { Row, Slot } from '../sheet/row.ts'
import { parseAmount } from './score.ts'
import { addNote, type Notes, numberAs, originOf } from './sourced.ts'

export const AMOUNTS = ['initial_budget', 'annual_budget', 'executed'] as const
export type Amount = (typeof AMOUNTS)[number]

/** Everything that a money row is measured by. */
export const MEASURES = [...AMOUNTS, 'weight', 'execution_rate', 'score'] as const
export type Measure = (typeof MEASURES)[number]

/** Whether a field of the money is one of its amounts. */
export function isAmount(field: string | undefined): field is Amount {
  return AMOUNTS.some((amount) => amount === field)
}

/** The unit that each amount of a row is printed in. */
export type AmountUnits = { [Field in Amount]?: Sourced<MoneyUnit> }

export type UnpricedFund = Omit<Fund, `${Amount}_fen`>

/** A larger unit that the model has not (千元), and another currency (美元, 万美元), are none. */
const UNIT = /(亿元|万元|(?<![百千万亿美欧港日澳])元)/u

/**
 * The unit that words name: 项目资金（万元）, 单位：元; null where they name none.
 * @example 项目资金(万元) → "万元"
 * @example 单位:元 → "元"
 * @example 项目名称 → null
 */
export function moneyUnit(folded: string): MoneyUnit | null {
  if (!folded.includes('元')) return null
  return (UNIT.exec(folded)?.[1] as MoneyUnit | undefined) ?? null
}

/**
 * The unit that an amount itself prints: 120万元, 120万.
 * @example 120万元 → "万元"
 * @example 120万 → "万元"
 * @example 120 → null
 */
export function unitOfAmount(words: string): MoneyUnit | null {
  return parseAmount(words)?.unit ?? null
}

/** The unit that a cell names, as a heading or as part of an amount. */
export function unitIn({ cell, folded }: Slot): Sourced<MoneyUnit> | undefined {
  const value = unitOfAmount(folded) ?? moneyUnit(folded)
  return value === null ? undefined : { value, ...originOf(cell) }
}

/** The first unit that the headings of a block name; that of the form where they name none. */
export function blockUnit(
  headings: readonly Row[],
  around: Sourced<MoneyUnit>,
): Sourced<MoneyUnit> {
  const slots = headings.flatMap((row) => row.slots)
  const named = slots.filter(({ folded }) => parseAmount(folded) === null)
  return named.map(unitIn).find((unit) => unit) ?? around
}

/** The amount in words of a cell; words that are none are null and noted under `path`. */
export function amountOf(cell: Cell, words: string, path: string, notes: Notes): PrintedNumber {
  return numberAs(parseAmount(words), { cell, words, path }, notes)
}

/**
 * The row with its amounts in 分, each by its own unit. Where neither form nor heading names one, a bare amount has the
 * unit of those beside it. The row's unit is theirs; null, with a note, where they differ.
 */
export function withAmountsInFen(
  fund: UnpricedFund,
  units: AmountUnits,
  { path, notes }: { readonly path: string; readonly notes: Notes },
): Fund {
  const own = AMOUNTS.flatMap((field) => {
    const unit = units[field]
    return unit && unit.value !== null && fund[field].value !== null ? [unit] : []
  })
  const [first = fund.unit] = own
  const isMixed = own.some(({ value }) => value !== first.value)
  const unit = isMixed ? { ...first, value: null } : first
  if (isMixed) {
    addNote(notes, { code: 'units_differ', path: `${path}.unit`, place: first.place, args: {} })
  }
  const fen = (field: Amount): number | null => {
    const stated = units[field]?.value ?? unit.value
    const { value } = fund[field]
    return value === null || stated === null ? null : amountInFen(value, stated)
  }
  return {
    ...fund,
    unit,
    initial_budget_fen: fen('initial_budget'),
    annual_budget_fen: fen('annual_budget'),
    executed_fen: fen('executed'),
  }
}

/** 分 in one unit, as a power of ten. */
const EXPONENTS: Readonly<Record<MoneyUnit, number>> = { 元: 2, 万元: 6, 亿元: 10 }

/** An amount in 分, exact; null where the amount is finer than a 分 or the integer would not be exact. */
export function amountInFen(amount: number, unit: MoneyUnit): number | null {
  if (!Number.isFinite(amount)) return null
  const [digits = '', exponent = '0'] = String(amount).split('e')
  // Parsing decimal digits rounds once, where a product of doubles would round twice.
  const fen = Number(`${digits}e${Number(exponent) + EXPONENTS[unit]}`)
  return Number.isSafeInteger(fen) ? fen + 0 : null
}
