/** The year that a figure of the narrative is about. */

const MARK = new RegExp(
  [
    // 2020年至2022年, 2019-2021年, 2021年、2022年: no single year.
    String.raw`(?<several>(?<!\d)(?:19|20)\d{2}年?[度末底]?(?:至|到|[-—~、和])(?:19|20)\d{2}年)`,
    String.raw`(?<date>(?<!\d)(?:19|20)\d{2}年(?=\d))`,
    String.raw`(?<year>(?<!\d)(?:19|20)\d{2}年)`,
    '(?<before>上年(?!结转|结余)|去年|同期|上一年|以前年度(?!结转|结余))',
    '(?<own>本年|当年|今年|年初|年末)',
    '(?<pause>[,、])',
  ].join('|'),
  'gu',
)
/** What makes a year one that the figure is compared with. */
const COMPARED = /[比较与同]$/u

/**
 * The year of a figure by the place of its words, asked in their order: the last one named before; null where 上年, or
 * several years, stand between. A year of comparison (较2021年), and a second year in one clause (2022年拨付2021年度尾款),
 * hold only up to the next pause.
 */
export function yearsOf(words: string, documentYear: number | null): (at: number) => number | null {
  const marks = words.matchAll(MARK)
  let next = marks.next()
  let year = documentYear
  /** The year that holds again behind the next pause. */
  let kept = documentYear
  let isNamed = false
  return (at) => {
    for (; !next.done && next.value.index + next.value[0].length <= at; next = marks.next()) {
      const mark = next.value
      if (mark.groups?.['pause'] !== undefined) {
        year = kept
        isNamed = false
        continue
      }
      const named = yearOf(mark, year, documentYear)
      const isSecond = isNamed && named !== year && mark.groups?.['year'] !== undefined
      year = isSecond ? null : named
      const isCompared = COMPARED.test(words.slice(Math.max(0, mark.index - 1), mark.index))
      if (!isCompared && !isSecond) kept = year
      isNamed ||= mark.groups?.['year'] !== undefined
    }
    return year
  }
}

function yearOf(
  { 0: words, groups = {} }: RegExpExecArray,
  year: number | null,
  documentYear: number | null,
): number | null {
  if (groups['several'] !== undefined || groups['before'] !== undefined) return null
  // 年初, 年末 are of the year that was named; 本年 behind 上年 is that of the document again.
  if (groups['own'] !== undefined) return year ?? documentYear
  const named = Number.parseInt(words, 10)
  if (groups['date'] === undefined) return named
  return named === year ? year : null
}
