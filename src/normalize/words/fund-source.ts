/** Where money comes from, by the label of its row. The words are data in the vocabulary. */

import type { FundSource } from '../report.ts'
import { fundSources } from '../vocabulary/fund.ts'
import { addedWords } from './added-words.ts'
import { fold } from './heading.ts'
import { memoized } from './memoized.ts'

/**
 * The source of money that a row's label tells.
 * @example 其中:财政拨款 → "fiscal"
 * @example 上年结转 → "carryover"
 * @example 其他资金 → "other"
 */
export const fundSource = memoized((label): FundSource => {
  const folded = fold(label)
  // What stands in brackets adds to the name, it does not decide: 其他资金（含上年结转）.
  const outside = folded.replace(BRACKETS, '')
  const source = sourceIn(outside)
  return source === 'unknown' && outside !== folded ? sourceIn(folded) : source
})

/**
 * Whether words name what the others beside them make: 小计, 合计.
 * @example 合计 → true
 * @example 其他资金 → false
 */
export function namesSum(folded: string): boolean {
  return /^(?:小计|合计|总计|总额)$/u.test(folded)
}

const HAN = /\p{Script=Han}/u
/** Each source with any of its words, in order of precedence; the words hold no signs of patterns. */
const PATTERNS = fundSources.map(
  ([source, words]) => [source, new RegExp(words.join('|'), 'u')] as const,
)

const BRACKETS = /[([][^()[\]]*[)\]]/gu

function sourceIn(folded: string): FundSource {
  const added = addedWords().sources.find(([, word]) => folded.includes(word))
  if (added) return added[0]
  if (!HAN.test(folded)) return 'unknown'
  return PATTERNS.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'unknown'
}
