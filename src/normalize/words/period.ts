/** The part of a year that a monitoring form covers, as its headings print it: 1-7月执行数, 上半年完成情况. */

const PERIOD =
  /^(?:截[至止])?(?:20\d\d年)?(\d{1,2}月?[-~至到]\d{1,2}月份?|上半年|前三季度|第?[一二三1-3]季度|\d{1,2}月[底末])/u

/** The period that folded words begin with; null where they begin with none. */
export function periodIn(folded: string): string | null {
  return PERIOD.exec(folded)?.[1] ?? null
}

/** Folded words without the period before them. */
export function withoutPeriod(folded: string): string {
  return folded.replace(PERIOD, '')
}
