/**
 * Whether the actual value meets the target. Both are sets of possible numbers or days; the answer is given only where
 * every possibility agrees. A bare target (“20场”, “9万元”) does not say whether more or less is better.
 */
import type { Value } from '../report.ts'
import { MISSED, REACHED } from '../vocabulary/attainment.ts'
import { foldWidth } from '../words/width.ts'

/** A target or actual value: the words as printed and what they mean. */
export type Stated = { readonly words: string | null; readonly value: Value | null }

/** Whether the actual value meets the target, decided from the two alone; null where it cannot be decided. */
export function isAttained(target: Stated, actual: Stated): boolean | null {
  if (target.value === null || actual.value === null) return null
  if (actual.value.kind === 'text') return attainedInWords(target.words ?? '', actual.words ?? '')
  if (target.value.kind === 'date' && actual.value.kind === 'date')
    return attainedByDate(target.value, actual.value)
  return attainedByNumber(target.value, actual.value)
}

const reached: ReadonlySet<string> = new Set(REACHED)
const missed: ReadonlySet<string> = new Set(MISSED)
/** What a reader cannot compare with itself. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['无', '不适用', '暂无', '同上', '见附件'])
/** 指标性质 joined to its value: “定性持续改善”. */
const QUALITATIVE = /^(?:定性|文字描述|[=])+[:：]?/u

function attainedInWords(target: string, actual: string): boolean | null {
  const said = foldWords(actual)
  if (missed.has(said)) return false
  if (reached.has(said)) return true
  return said === foldWords(target) && !SAYS_NOTHING.has(said) ? true : null
}

function foldWords(words: string): string {
  return foldWidth(words)
    .replace(QUALITATIVE, '')
    .replace(/(?<![。.;；,，!！])[。.;；,，!！]+$/u, '')
}

/** From the earliest to the latest day, as ISO dates of the same precision. */
type Days = { readonly from: string; readonly to: string }

/** A date as a target is a deadline: earlier is as good. */
function attainedByDate(target: Value, actual: Value): boolean | null {
  const [deadline, done] = [daysOf(target), daysOf(actual)]
  if (deadline === null || done === null || deadline.to.length !== done.to.length) return null
  if (target.operator === '>=' || target.operator === '>') return null
  if (done.to <= deadline.to) return true
  return actual.operator === '=' && done.from > deadline.to ? false : null
}

const LAST = { year: '-12-31', month: '-31' } as const

/** A month covers its days. Dates with and without a year have different lengths and do not compare. */
function daysOf({ date }: Value): Days | null {
  if (date === null) return null
  if (/^\d{4}$/u.test(date)) return { from: `${date}-01-01`, to: date + LAST.year }
  if (/^(?:\d{4}-)?\d{2}$/u.test(date)) return { from: `${date}-01`, to: date + LAST.month }
  return { from: date, to: date }
}

/** The numbers a value may stand for; open where an end is not among them. */
type Interval = {
  readonly low: number
  readonly high: number
  readonly lowOpen: boolean
  readonly highOpen: boolean
}

function attainedByNumber(target: Value, actual: Value): boolean | null {
  if (target.value === null || actual.value === null) return null
  const [answer = null, ...others] = factorsOf(target, actual).map((factor) =>
    compare(target, scaled(intervalOf(actual), factor)),
  )
  return others.every((other) => other === answer) ? answer : null
}

const MONEY: Readonly<Record<string, number>> = { 元: 1, 万元: 1e4, 亿元: 1e8 }
/** Each list is one measure; the numbers say how many of the smallest unit one is. */
const MEASURES: readonly Readonly<Record<string, number>>[] = [
  MONEY,
  { 秒: 1, 秒钟: 1, 分钟: 60, 小时: 3600, 个小时: 3600 },
  { 天: 1, 日: 1, 个日历天: 1, 日历天: 1, 自然日: 1, 周: 7, 个星期: 7 },
  { 工作日: 1, 个工作日: 1 },
  { 月: 1, 个月: 1, 年: 12 },
  { 毫米: 1, 厘米: 10, 米: 1000, m: 1000, 公里: 1e6, 千米: 1e6, km: 1e6 },
  { 平方米: 1, 平米: 1, '㎡': 1, 'm²': 1, 公顷: 1e4, 平方公里: 1e6, 平方千米: 1e6 },
  { 立方米: 1, 立方: 1, 'm³': 1 },
  { 毫克: 1, 克: 1000, g: 1000, 斤: 5e5, 公斤: 1e6, 千克: 1e6, kg: 1e6, 吨: 1e9, t: 1e9 },
  { 人: 1, 名: 1, 位: 1 },
  { 次: 1, 次数: 1 },
  { '‰': 1, '%': 10 },
]

/** What the actual number may have to be multiplied by to stand in the target's unit; empty where they do not compare. */
function factorsOf(target: Value, actual: Value): readonly number[] {
  const [wanted, printed] = [target.unit, actual.unit]
  if (wanted === printed) return [1]
  if (wanted === null) return []
  if (printed !== null) {
    const measure = MEASURES.find((units) => wanted in units && printed in units)
    const [from, to] = [measure?.[printed], measure?.[wanted]]
    if (from !== undefined && to !== undefined) return [from / to]
    // 次 and 人次, 家 and 家(次) count the same thing in these forms.
    return printed.startsWith(wanted) || printed.endsWith(wanted) ? [1] : []
  }
  return [1, ...otherReadings(target, actual)]
}

/** A bare number beside a unit is mostly in that unit; where another reading is as likely, both must agree. */
function otherReadings(target: Value, actual: Value): readonly number[] {
  const [wanted, number] = [target.value ?? 0, actual.value ?? 0]
  if (target.unit === '%') return number > 0 && number <= 1 && wanted > 1 ? [100] : []
  const inUnit = MONEY[target.unit ?? '']
  if (inUnit !== undefined) return inUnit > 1 ? [1 / inUnit] : [1e4]
  // “≥28万亩” beside “28”: the column's unit may have been 万亩.
  return Math.abs(wanted) >= 1e4 ? [1e4] : []
}

function scaled({ low, high, ...ends }: Interval, factor: number): Interval {
  return { low: product(low, factor), high: product(high, factor), ...ends }
}

/** Rounds away what doubles add (0.1 × 3), which would make equal values differ. */
const SIGNIFICANT_DIGITS = 12

function product(number: number, factor: number): number {
  return factor === 1 ? number : Number((number * factor).toPrecision(SIGNIFICANT_DIGITS))
}

function intervalOf({ operator, value, upper }: Value): Interval {
  const at = value ?? 0
  const closed = { lowOpen: false, highOpen: false }
  if (upper !== null) return { low: at, high: upper, ...closed }
  if (operator === '>=' || operator === '>')
    return { low: at, high: Infinity, lowOpen: operator === '>', highOpen: true }
  if (operator === '<=' || operator === '<')
    return { low: -Infinity, high: at, lowOpen: true, highOpen: operator === '<' }
  if (operator !== '~') return { low: at, high: at, ...closed }
  const unit = lastUnit(at)
  return { low: at - unit / 2, high: at + unit / 2, ...closed }
}

/** “700余” speaks in hundreds, “490余” in tens: one unit of the last digit that is not zero. */
function lastUnit(number: number): number {
  const [, fraction = ''] = String(number).split('.')
  if (fraction !== '') return Number(`1e-${fraction.length}`)
  const zeros = /0*$/u.exec(String(number))?.[0].length ?? 0
  return number === 0 ? 0 : Number(`1e${zeros}`)
}

function compare(target: Value, actual: Interval): boolean | null {
  // A range has no operator.
  if (target.operator === '~' || target.operator === null)
    return contains(intervalOf(target), actual) ? true : null
  if (target.operator === '=') return compareBare(target, actual)
  const wanted = intervalOf(target)
  if (contains(wanted, actual)) return true
  return apart(wanted, actual) ? false : null
}

function contains(outer: Interval, inner: Interval): boolean {
  const low =
    inner.low > outer.low || (inner.low === outer.low && (!outer.lowOpen || inner.lowOpen))
  const high =
    inner.high < outer.high || (inner.high === outer.high && (!outer.highOpen || inner.highOpen))
  return low && high
}

function apart(one: Interval, other: Interval): boolean {
  const above = one.low > other.high || (one.low === other.high && (one.lowOpen || other.highOpen))
  const below = one.high < other.low || (one.high === other.low && (one.highOpen || other.lowOpen))
  return above || below
}

/** Units of money and time, where less may be better, and of mishaps. */
const EITHER_WAY = new Set([
  ...MEASURES.slice(0, 5).flatMap((units) => Object.keys(units)),
  ...['起', '例', '件', '宗', '倍', '分', '‰'],
])

/** A target without an operator: equal meets it; 100% and a count of things done are missed from below. */
function compareBare(target: Value, actual: Interval): boolean | null {
  const wanted = target.value ?? 0
  if (actual.low === wanted && actual.high === wanted) return true
  if (wanted === 0) return actual.low > 0 ? false : null
  const { unit } = target
  if (unit === '%') return wanted === 100 && actual.high < wanted ? false : null
  if (unit === null || EITHER_WAY.has(unit) || unit.includes('/')) return null
  if (actual.high < wanted) return false
  return actual.low > wanted ? true : null
}
