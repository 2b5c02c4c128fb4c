/** String → number, for weights, scores, rates and amounts. Never throws, never guesses. */

import type { MoneyUnit } from '../report.ts'
import { fold } from '../words/heading.ts'

export type PrintedDecimal = { readonly value: number; readonly decimals: number }

const NUMBER =
  /^¥?([-+]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?)(分|%|个?百分点|百分比|[万亿]?元|[万亿])?$/u
const BRACKETED = /^[([].*[)\]]$/u
/** Most cells hold words: a quick look spares the rest. */
const WORDS_FIRST = /^[一-龥A-Za-z]/u
const DIGIT = /\d/u
/** Most weights and scores. */
const PLAIN = /^\d{1,9}(?:\.(\d{1,6}))?$/u

/** What stands behind a number: what it is a number of. */
type Marked = PrintedDecimal & { readonly mark: string }

function parseMarked(text: string): Marked | null {
  const plain = PLAIN.exec(text)
  if (plain) return { value: Number(text), decimals: plain[1]?.length ?? 0, mark: '' }
  if (WORDS_FIRST.test(text)) return null
  const folded = fold(text)
  if (!DIGIT.test(folded)) return null
  const match = NUMBER.exec(BRACKETED.test(folded) ? folded.slice(1, -1) : folded)
  if (!match) return null
  const [, sign = '', digits = '', fraction = '', mark = ''] = match
  const value = Number(sign + digits.replaceAll(',', ''))
  return { value: value === 0 ? 0 : value, decimals: fraction.length, mark }
}

/** 万 and 亿 behind an amount stand for 万元 and 亿元; behind a score they stand for nothing. */
const MONEY: Readonly<Record<string, MoneyUnit | null>> = {
  ...{ '': null, 元: '元', 万元: '万元', 亿元: '亿元', 万: '万元', 亿: '亿元' },
}

/**
 * The number that is all a cell holds, with its unit or brackets: `(10分)`, `4,860.00`, `98.32％`; null otherwise.
 * @example (10分) → {"value":10,"decimals":0}
 * @example 4,860.00 → {"value":4860,"decimals":2}
 * @example 98.32％ → {"value":98.32,"decimals":2}
 * @example 10元 → {"value":10,"decimals":0}
 */
export function parseDecimal(text: string): PrintedDecimal | null {
  const number = parseMarked(text)
  if (number === null || number.mark === '万' || number.mark === '亿') return null
  return { value: number.value, decimals: number.decimals }
}

/** The amount of money that is all a cell holds, with its own unit, null where it prints none; null for other words. */
export function parseAmount(
  text: string,
): (PrintedDecimal & { readonly unit: MoneyUnit | null }) | null {
  const number = parseMarked(text)
  const unit = MONEY[number?.mark ?? '']
  if (number === null || unit === undefined) return null
  return { value: number.value, decimals: number.decimals, unit }
}

/**
 * Whether a number is all a cell holds, of money or any other.
 * @example 118.5 → true
 * @example 118.5万元 → true
 * @example 第3条 → false
 */
export function isFigure(text: string): boolean {
  return parseMarked(text) !== null
}

const WEIGHT_FORMS: readonly RegExp[] = [
  // 产出指标（50分）, 效益指标(30), 决策【权重15】
  /^(.+?)[(（[【](?:权重|分值|满分|共|占)?[:：]?([\d０-９.．]+)(?:分|%|％)?[)）\]】]$/u,
  // 一、产出指标（50分，自评49.3分）
  /^(.+?)[(（](?:权重|分值|满分|共)?[:：]?([\d０-９.．]+)分[,，、;；](?:自评|得|实得|实际得)[^()（）]*[)）]$/u,
  // 产出指标50分
  /^(.*[^\d０-９.．])([\d０-９.．]+)分$/u,
  // 产出指标50%
  /^(.*指标)([\d０-９.．]+)[%％]$/u,
  // 项目决策20
  /^(.*(?:决策|过程|管理|产出|效益|效果|绩效|投入|满意度|成本))([\d０-９.．]+)$/u,
]

const ANY_DIGIT = /[\d０-９]/u

/**
 * 产出指标（50分） as its name and its weight; `weight` null where the name holds none. Words come without white space.
 * @example 产出指标(50分) → {"name":"产出指标","weight":"50"}
 * @example 产出指标 → {"name":"产出指标"}
 */
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
