/** Dates and half-dates as target and actual values print them: 12月底前, 2021年12月31日前, 2023.12.28. */
import type { Value } from '../report.ts'
import { parseNumeral, withYearsInDigits } from './numeral.ts'

const SIGN = '(?<sign>≤|<|≥|>|=)?'
const LEAD =
  '(?<lead>\\p{Script=Han}{0,10}?)(?:于|在|(?<until>截至|截止到?|不晚于|不迟于|最迟|最晚)|至|到)?(?:每年|当年|本年度?|今年)?:?'
const DAY = '(?<month>\\d{1,2})月(?<day>\\d{1,2})[日号]'
const MONTH = '(?<month>\\d{1,2})月(?:份)?(?<end>底|末)?'
const YEAR = '(?<year>(?:19|20)\\d{2})年(?:度)?'
const BODIES = [
  `${YEAR}${DAY}`,
  `${YEAR}${MONTH}`,
  `${YEAR}(?:年?(?<end>底|末))?`,
  DAY,
  MONTH,
  '年(?<end>底|末)',
  '(?<year>(?:19|20)\\d{2})[-./](?<month>\\d{1,2})[-./](?<day>\\d{1,2})日?',
  '(?<year>(?:19|20)\\d{2})(?<month>0[1-9]|1[0-2])(?<day>[0-2]\\d|3[01])',
]
const BOUND = '(?:24[时点])?(?:(?<before>之前|以前|前|止|之内|以内|内)|(?<after>之后|以后|后|起))?'
/** What is said to happen on the date; other words mean that the text is about something else. */
const TAIL =
  '(?:已|全部|全面|按时|按期|如期|顺利|正式|均)*(?:(?:完成|完工|竣工|结束|交付|到位|上线|验收|支付|启动|开工|发放|拨付|办结|建成|投入使用|实施完毕)\\p{Script=Han}{0,8})?'
const patterns = BODIES.map((body) => new RegExp(`^${SIGN}${LEAD}${body}${BOUND}${TAIL}$`, 'u'))

/** What every date has: a year or month in words, or the four digits of a year. */
const DATED = /[年月]|\d{4}/u

const LAST_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * The date that folded words state; null where they state none, or more than one.
 * @example 12月底前 → {"kind":"date","operator":"<=","date":"12-31"}
 * @example 2021年12月31日前 → {"kind":"date","operator":"<=","date":"2021-12-31"}
 * @example 全年 → null
 */
export function parseDate(text: string): Value | null {
  if (!DATED.test(text)) return null
  const words = withDigits(text)
  for (const pattern of patterns) {
    const groups = pattern.exec(words)?.groups
    // 次年3月 is another year's month.
    if (groups === undefined || /[次下上去翌隔]年?$/u.test(groups['lead'] ?? '')) continue
    const date = isoDate(groups)
    if (date !== null && !isDuration(groups)) return dated(operatorOf(groups), date)
  }
  return null
}

/** 二〇二一年十二月底 → 2021年12月底. */
function withDigits(text: string): string {
  return withYearsInDigits(text).replace(
    /[一二三四五六七八九十]{1,3}(?=[月日号])/gu,
    (numeral) => parseNumeral(numeral) ?? numeral,
  )
}

type Groups = Readonly<Record<string, string | undefined>>

/** “较2020年” compares, and “≤12月” and “3月内” are lengths of time; so is any month that nothing but its number makes a date. */
function isDuration({ lead, year, month, day, end, sign, before }: Groups): boolean {
  if (month === undefined && end === undefined) return lead !== ''
  if (year !== undefined || day !== undefined || end !== undefined) return false
  return sign !== undefined || /内$/u.test(before ?? '')
}

function isoDate({ year, month, day, end }: Groups): string | null {
  const monthNumber = month === undefined ? (end === undefined ? null : 12) : Number(month)
  if (monthNumber === null) return year ?? null
  const last = lastDay(year, monthNumber)
  const dayNumber = day === undefined ? (end === undefined ? null : last) : Number(day)
  if (last === null || (dayNumber !== null && (dayNumber < 1 || dayNumber > last))) return null
  const parts = [monthNumber, dayNumber].filter((part) => part !== null)
  return [...(year === undefined ? [] : [year]), ...parts.map(twoDigits)].join('-')
}

function lastDay(year: string | undefined, month: number): number | null {
  const last = LAST_DAYS[month - 1]
  if (last === undefined) return null
  return month === 2 && year !== undefined && !isLeap(Number(year)) ? 28 : last
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0')
}

const SIGNS: Readonly<Record<string, Value['operator']>> = {
  ...{ '≤': '<=', '<': '<', '≥': '>=', '>': '>' },
}

function operatorOf({ sign, until, before, after }: Groups): Value['operator'] {
  if (before !== undefined || until !== undefined) return '<='
  if (after !== undefined) return '>='
  return SIGNS[sign ?? ''] ?? '='
}

function dated(operator: Value['operator'], date: string): Value {
  return { kind: 'date', operator, value: null, upper: null, unit: null, date }
}
