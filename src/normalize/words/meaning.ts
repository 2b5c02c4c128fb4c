/** What the words of a cell may stand for, in each part of a form. */

import type { Alias } from '../vocabulary/alias.ts'
import { closingLabels, plainLabels, totalLabels } from '../vocabulary/closing.ts'
import { type FundField, fundHeadings, fundMarks, fundPatterns } from '../vocabulary/fund.ts'
import { goalHeadings, goalPatterns } from '../vocabulary/goal.ts'
import { headerLabels, headerPatterns } from '../vocabulary/header.ts'
import {
  type IndicatorField,
  indicatorHeadings,
  indicatorMarks,
  indicatorPatterns,
} from '../vocabulary/indicator.ts'
import type { Meaning } from '../vocabulary/meaning.ts'
import { addedWords } from './added-words.ts'
import { bareHeading, FOREIGN, inChinese, lookUpTable } from './heading.ts'
import { memoized } from './memoized.ts'
import { periodIn, withoutPeriod } from './period.ts'

/** The fields of each part that a word can stand for, with a word that does. */
export const PARTS: Readonly<Record<keyof Meaning, Readonly<Record<string, string>>>> = {
  header: firstWords(headerLabels),
  fund: firstWords(fundHeadings),
  goal: firstWords(goalHeadings),
  indicator: firstWords(indicatorHeadings),
  label: firstWords({ total: totalLabels, closing: closingLabels, plain: plainLabels }),
}

function firstWords(vocabulary: Readonly<Record<string, readonly Alias[]>>) {
  return Object.fromEntries(
    Object.entries(vocabulary).map(([field, [first]]) => [field, first?.[0] ?? '']),
  )
}

const headers = lookUpTable(headerLabels)
const funds = lookUpTable(fundHeadings)
const goals = lookUpTable(goalHeadings)
const indicators = lookUpTable(indicatorHeadings)
const labels = lookUpTable({ total: totalLabels, closing: closingLabels, plain: plainLabels })

const NOTHING: Meaning = {}
/** What every heading has. */
const HAN = /[一-龥]/u
/** Characters of the longest words that may be a heading. */
const LONGEST_HEADING = 40
/** 所属一级指标: what belongs to a row may be said of its heading. */
const OWNER = /^所属/u
const SERIAL = /^(?:\d{1,2}[.、]|[(]\d{1,2}[)]|[一二三四五六七八九十]{1,3}、)/u

function build(): ReadonlyMap<string, Meaning> {
  const all = new Map<string, Meaning>()
  const add = <Field>(table: ReadonlyMap<string, Field>, key: keyof Meaning): void => {
    for (const [words, field] of table) all.set(words, { ...all.get(words), [key]: field })
  }
  add(headers, 'header')
  add(funds, 'fund')
  add(goals, 'goal')
  add(indicators, 'indicator')
  add(labels, 'label')
  return all
}

const meanings = build()

/** Every word that the vocabulary lists as a heading or label. */
export const exactWords: readonly string[] = [...meanings.keys()]

/** What these very words stand for: what a user says of them counts first. */
function exact(words: string): Meaning | undefined {
  return addedWords().meanings.get(words) ?? meanings.get(words)
}

/**
 * What folded words stand for, with or without brackets, weights or a serial number; nothing for other words.
 * @example 分值 → {"fund":"weight","indicator":"weight"}
 * @example 三级指标 → {"indicator":"level3"}
 * @example 河道 → {}
 */
export const meaningOf = memoized(lookedUp)

function lookedUp(folded: string): Meaning {
  if (folded.length > LONGEST_HEADING) return NOTHING
  if (!HAN.test(folded)) return addedWords().meanings.get(bareHeading(folded)) ?? NOTHING
  const name = bareHeading(folded)
  const found = exact(folded) ?? exact(name)
  if (found) return found
  if (periodIn(folded) !== null) return meaningInPeriod(withoutPeriod(folded))
  if (OWNER.test(folded)) return meaningOf(folded.replace(OWNER, ''))
  const unnumbered = SERIAL.test(folded) ? bareHeading(folded.replace(SERIAL, '')) : ''
  const chinese = exact(unnumbered) ?? composed(name)
  if (chinese !== NOTHING || !FOREIGN.test(folded)) return chinese
  const alone = inChinese(folded)
  return alone === folded ? NOTHING : meaningOf(alone)
}

/** What a heading of a monitoring form stands for, its period taken off: 1-7月执行数, 上半年完成情况. */
function meaningInPeriod(name: string): Meaning {
  if (name === '') return NOTHING
  const found = exact(bareHeading(name)) ?? composed(bareHeading(name))
  const isResult = /^(?:目标|指标|实际)*(?:执行|完成|实现|进展)(?:情况|值|程度)$/u.test(
    bareHeading(name),
  )
  if (isResult) return { ...found, indicator: 'actual', goal: 'actual' }
  const isMoney = found.fund === 'executed' || found.fund === 'execution_rate'
  return isMoney ? { fund: found.fund } : found
}

/** The ends of all headings that `composed` knows. */
const COMPOSED_END =
  /(?:目标|情况|程度|述|说明|[率数额码号值级分]|类型|类别|性质|构成|来源|科目|资金|进度|比例|部门|单位|机关|主体|机构|名称|电话|方式|手机|指标|分类|要素|内容|权重|水平|要求|结果|实绩|系数|设置|理由|原因|分析|依据|等次|档次|支出|支付|预算|下达|到位|安排)$/u

/** A heading that is put together from the usual words: 部门年度目标, 累计支出金额, 实施单位及代码. */
function composed(name: string): Meaning {
  if (name.length > LONGEST_GUESS || !COMPOSED_END.test(name)) return NOTHING
  const goal = fitting(goalPatterns, name)
  if (goal) return { goal }
  const fund = fitting(fundPatterns, name)
  if (fund) return { fund }
  const indicator = fitting(indicatorPatterns, name)
  if (indicator) return { indicator }
  const header = fitting(headerPatterns, name)
  return header ? { header } : NOTHING
}

function fitting<Field>(
  patterns: readonly (readonly [Field, RegExp])[],
  name: string,
): Field | undefined {
  return patterns.find(([, pattern]) => pattern.test(name))?.[0]
}

/** Characters of the longest unknown heading that is guessed at: longer words are contents. */
const LONGEST_GUESS = 16

function marked<Field>(
  marks: readonly (readonly [Field, readonly string[]])[],
  folded: string,
): Field | undefined {
  if (folded.length > LONGEST_GUESS) return undefined
  return marks.find(([, words]) => words.some((word) => folded.includes(word)))?.[0]
}

/** What is only expected, or may be, is no result: 全年预计完成情况, 完成目标可能性. */
const FORECAST = /预计|可能/u

/**
 * What an unknown heading of an indicator table may stand for, by a word in it.
 * @example 本年得分情况 → "score"
 * @example 河道 → undefined
 */
export const guessIndicator = memoized((folded): IndicatorField | undefined =>
  FORECAST.test(folded) ? undefined : marked(indicatorMarks, folded),
)

/**
 * What an unknown heading of a funds block may stand for, by a word in it.
 * @example 实际支出额 → "executed"
 * @example 河道 → undefined
 */
export function guessFund(folded: string): FundField | undefined {
  if (FORECAST.test(folded)) return undefined
  return marked(fundMarks, folded)
}
