/** The heading of a form and the year it names. */
import type { Paragraph } from '../../extract/document.ts'
import { withYearsInDigits } from '../value/numeral.ts'
import { noTitleWords, titleEnds, titleWords } from '../vocabulary/title.ts'
import { addedWords } from './added-words.ts'
import { fold, withoutLayoutSpace } from './heading.ts'

const NUMBERED =
  /^(?:第[一二三四五六七八九十]+部分|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])\s*/u
const ATTACHED = /^附(?:件|表|录)?[\d一二三四五六七八九十-]*[:：.、]?\s*/u
/** 表二　自评情况: a part of a form that is cut into tables. */
const PART = /^表[一二三四五六七八九十\d]{1,2}[:：、.\s]*[^表]{2,12}$/u
const YEAR_LINE = /^[(（[]?(20\d\d)年?度?[)）\]]?$/u
const YEAR_IN_TITLE = /(20\d\d)(?:年度|年|\))/u
/** A sentence or a report is no title. */
const NO_TITLE = /报告$|。|,/u
/** Characters of the longest title. Chosen; longer lines are sentences. */
const LONGEST_TITLE = 60

/**
 * The words of a line as a form's title, without its number; null where it is none.
 * @example 附件1：2021年度项目支出绩效自评表 → "2021年度项目支出绩效自评表"
 * @example 河道清淤 → null
 */
export function titleIn(text: string): string | null {
  const words = withoutLayoutSpace(text.trim()).replace(NUMBERED, '').replace(ATTACHED, '')
  if (words.length < 4 || words.length > LONGEST_TITLE || PART.test(words)) return null
  const folded = fold(words)
  if (NO_TITLE.test(folded) || noTitleWords.some(([word]) => folded.includes(word))) return null
  if (addedWords().titles.some((title) => folded.includes(title))) return words
  const end = folded.replace(/\([^()]*\)$/u, '')
  if (!titleEnds.some(([word]) => end.endsWith(word))) return null
  return titleWords.some(([word]) => end.includes(word)) ? words : null
}

/**
 * The words of a line as the title of a list of projects: 项目支出绩效自评结果汇总表.
 * @example 项目支出绩效自评结果汇总表 → "项目支出绩效自评结果汇总表"
 * @example 河道清淤 → null
 */
export function listTitleIn(text: string): string | null {
  const words = withoutLayoutSpace(text.trim()).replace(NUMBERED, '').replace(ATTACHED, '')
  const folded = fold(words)
  if (words.length > LONGEST_TITLE || NO_TITLE.test(folded)) return null
  return /(?:自评|绩效).*(?:表|情况|结果|一览)(?:\([^()]*\))?$/u.test(folded) ? words : null
}

/**
 * The year of a line that holds little else: （2021 年度）; null otherwise, as for two numbers side by side: 20 20.
 * @example （2021 年度） → 2021
 * @example 2021年度河道清淤 → null
 */
export function yearLine(text: string): number | null {
  const isBare = /^[\d\s]+$/u.test(text.trim())
  const found = YEAR_LINE.exec(isBare ? text.trim() : withYearsInDigits(fold(text)))
  return found ? Number(found[1]) : null
}

/**
 * The year in a title: 2020年度…自评表, …表（二〇二〇年）; null where it has none.
 * @example 2020年度项目绩效自评表 → 2020
 * @example 项目绩效自评表 → null
 */
export function yearIn(text: string): number | null {
  const found = YEAR_IN_TITLE.exec(withYearsInDigits(fold(text)))
  return found ? Number(found[1]) : null
}

/** 2022年度, 评价年度：2022年, or 2022年部门预算公开表. */
const DOCUMENT_YEAR =
  /(20\d\d)年?度|年度:?(20\d\d)(?!\d|年\d)|(20\d\d)年(?=[^\d,。]{0,8}(?:预算|决算)(?:公开|$))/gu

/**
 * The budget year of a document: that of its first short heading that names a 年度, else the one that its text names
 * most. A date (2022年3月) is that of publication and does not count.
 */
export function documentYear(paragraphs: readonly Paragraph[]): number | null {
  const counts = new Map<number, number>()
  for (const { text } of paragraphs) {
    const folded = withYearsInDigits(fold(text))
    const found = [...folded.matchAll(DOCUMENT_YEAR)].map(([, named, labelled, budget]) =>
      Number(named ?? labelled ?? budget),
    )
    const [first] = found
    if (first !== undefined && folded.length <= LONGEST_TITLE) return first
    for (const year of found) counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1])
  return most?.[0] ?? null
}
