/** Numbers and percentages that are spelled in characters, as digits. */
import { isUnit } from './measure.ts'
import { NUMBER, NUMERAL_CHARACTERS, parseNumeral } from './numeral.ts'
import { operatorBefore } from './operator.ts'

const DIGIT = /\d/u

const FRACTION = new RegExp(`(百|千)分之([${NUMERAL_CHARACTERS}点]+|${NUMBER})`, 'gu')

/**
 * 百分之95 and 百分之九十五 → 95%; 百分百 → 100%; 九成以上 → 90%以上.
 * @example 百分之九十五 → "95%"
 * @example 九成以上 → "90%以上"
 * @example 百分百 → "100%"
 */
export function percentInDigits(text: string): string {
  if (!/[分成]/u.test(text)) return text
  return text
    .replace(/百分之?百/gu, '100%')
    .replace(
      /([一二两三四五六七八九])成(?=以上|以下|左右|$)/gu,
      (_, tenth) => `${parseNumeral(tenth)}0%`,
    )
    .replace(FRACTION, (whole, base: string, words: string) => {
      const digits = /\d/u.test(words) ? words : parseNumeral(words)
      return digits === null ? whole : `${digits}${base === '百' ? '%' : '‰'}`
    })
}

const HAN_QUANTITY = new RegExp(
  `^(?<before>[^${NUMERAL_CHARACTERS}]*?)(?<numeral>[${NUMERAL_CHARACTERS}]+?(?:点[零一二三四五六七八九]+)?)(?<large>[万亿])?(?<after>余?多?(?<unit>[^${NUMERAL_CHARACTERS}余多]*?)(?:以上|以下|以内|之内|内|左右)?)$`,
  'u',
)
const NUMERAL = new RegExp(`[${NUMERAL_CHARACTERS}]`, 'u')
/** 一级, 一月, 二类 order; they do not count. */
const ORDERING = new Set([
  '月',
  '类',
  '区',
  '日',
  '点',
  '期',
  '节',
  '方',
  '型',
  '款',
  '线',
  '条线',
  '班级',
])

/**
 * 三次 → 3次, 近三万人次 → 近3万人次; only where nothing but an operator stands before and a known unit behind.
 * @example 三次 → "3次"
 * @example 近三万人次 → "近3万人次"
 * @example 三江源 → "三江源"
 */
export function withDigits(words: string): string {
  if (DIGIT.test(words) || !NUMERAL.test(words)) return words
  const {
    before = '',
    numeral = '',
    large = '',
    after = '',
    unit = '',
  } = HAN_QUANTITY.exec(words)?.groups ?? {}
  const isAlone = before === '' || operatorBefore(before)?.rest === ''
  const isCounted = unit === '' ? after === '' && isAlone : isUnit(unit) && !ORDERING.has(unit)
  if (!isAlone || !isCounted) return words
  const digits = parseNumeral(numeral)
  return digits === null ? words : `${before}${digits}${large}${after}`
}
