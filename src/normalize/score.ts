/** String → number, for weights, scores, rates and amounts. Never throws, never guesses. */
import { fold } from './heading.ts'
import type { MoneyUnit } from './report.ts'

export type Decimal = { readonly value: number; readonly decimals: number }

const NUMBER =
  /^[¥￥]?([-+]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?)(?:分|%|元|万元|亿元|百分点|个百分点|百分比)?$/u

const BRACKETED = /^[([](.*)[)\]]$/u
/** Most cells hold words: a quick look spares the rest. */
const DIGIT = /\d/u

/** The number that is all a cell holds, with its unit or brackets: `(10分)`, `4,860.00`, `98.32％`; null otherwise. */
export function parseDecimal(text: string): Decimal | null {
  const folded = fold(text)
  if (!DIGIT.test(folded)) return null
  const inner = BRACKETED.exec(folded)?.[1] ?? folded
  const match = NUMBER.exec(inner)
  if (!match) return null
  const [, sign = '', digits = '', fraction = ''] = match
  const value = Number(sign + digits.replaceAll(',', ''))
  return { value: value === 0 ? 0 : value, decimals: fraction.length }
}

/** 万 and 亿 behind an amount stand for 万元 and 亿元; behind a score they stand for nothing. */
const SHORT_UNIT = /([万亿])(?=[)\]]?$)/u
const MARK = /(?:分|%|百分点|百分比)[)\]]?$/u
const MONEY_UNIT = /(亿元|万元|元)[)\]]?$/u

/** The amount of money that is all a cell holds, with its own unit, null where it prints none; null for other words. */
export function parseAmount(text: string): (Decimal & { readonly unit: MoneyUnit | null }) | null {
  const folded = fold(text).replace(SHORT_UNIT, '$1元')
  const decimal = MARK.test(folded) ? null : parseDecimal(folded)
  const unit = MONEY_UNIT.exec(folded)?.[1] as MoneyUnit | undefined
  return decimal && { ...decimal, unit: unit ?? null }
}

/** Whether folded words are a number, of money or any other. */
export function isFigure(folded: string): boolean {
  return parseDecimal(folded) !== null || parseAmount(folded) !== null
}

const WEIGHT_FORMS: readonly RegExp[] = [
  // 产出指标（50分）, 效益指标(30), 决策【权重15】
  /^(.+?)[(（[【](?:权重|分值|满分|共|占)?[:：]?([\d０-９.．]+)(?:分|%|％)?[)）\]】]$/u,
  // 产出指标50分
  /^(.*[^\d０-９.．])([\d０-９.．]+)分$/u,
  // 项目决策20
  /^(.*(?:决策|过程|管理|产出|效益|效果|绩效|投入|满意度|成本))([\d０-９.．]+)$/u,
]

const ANY_DIGIT = /[\d０-９]/u

/** 产出指标（50分） as its name and its weight; `weight` null where the name holds none. Words come without white space. */
export function splitWeight(words: string): {
  readonly name: string
  readonly weight: string | null
} {
  if (!ANY_DIGIT.test(words)) return { name: words, weight: null }
  for (const form of WEIGHT_FORMS) {
    const [, name, weight] = form.exec(words) ?? []
    if (name !== undefined && weight !== undefined && parseDecimal(weight)) return { name, weight }
  }
  return { name: words, weight: null }
}
