/** Where money comes from, by the label of its row. The words are data in the vocabulary. */
import { addedWords } from './added-words.ts'
import { fold } from './heading.ts'
import type { FundSource } from './report.ts'
import { fundSources } from './vocabulary/fund.ts'

/** The source of money that a row's label tells. */
export function fundSource(label: string): FundSource {
  const folded = fold(label)
  // What stands in brackets adds to the name, it does not decide: 其他资金（含上年结转）.
  const source = sourceIn(folded.replace(BRACKETS, ''))
  return source === 'unknown' ? sourceIn(folded) : source
}

const BRACKETS = /[([][^()[\]]*[)\]]/gu

function sourceIn(folded: string): FundSource {
  const added = addedWords().sources.find(([, word]) => folded.includes(word))
  if (added) return added[0]
  for (const [source, words] of fundSources) {
    if (words.some((word) => folded.includes(word))) return source
  }
  return 'unknown'
}
