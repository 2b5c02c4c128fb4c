/** The part of a year that a monitoring form covers, as its headings print it: 1-7月执行数, 上半年完成情况. */

const PERIOD =
  /^(?:截[至止])?(?:20\d\d年)?(\d{1,2}月?[-~至到]\d{1,2}月份?|上半年|前三季度|第?[一二三1-3]季度|\d{1,2}月[底末])/u

/**
 * The period that folded words begin with; null where they begin with none.
 * @example 1-7月执行数 → "1-7月"
 * @example 执行数 → null
 */
export function periodIn(folded: string): string | null {
  return PERIOD.exec(folded)?.[1] ?? null
}

/**
 * Folded words without the period before them.
 * @example 1-7月执行数 → "执行数"
 */
export function withoutPeriod(folded: string): string {
  return folded.replace(PERIOD, '')
}

const BEYOND =
  /累计|截至|截止|(?:上|去|往|以前)年|总目标|总指标|总体|总投资|实施期|中期|长期|[三五]年/u
const OF_YEAR = /(?<!上|去|以前|多)年度|本年|当年|全年/u

/**
 * Whether the words of a heading speak of more than the year of the form, or of another one: 截至上年累计支出, 总体目标.
 * @example 截至上年累计支出 → true
 * @example 全年执行数 → false
 */
export function coversOtherPeriod(folded: string): boolean {
  return BEYOND.test(folded) && !OF_YEAR.test(folded)
}

/** Whether a heading is that of the form's own year, the other one not: 本年目标值 beside 总目标值. */
export function isOwnYearUnlike(folded: string, other: string): boolean {
  return OF_YEAR.test(folded) && coversOtherPeriod(other)
}
