/** Where money comes from, by the label of its row. The words are data in the vocabulary. */
import { fold } from './heading.ts'
import type { FundSource } from './report.ts'
import { fundSources } from './vocabulary/fund.ts'

/** The source of money that a row's label tells. */
export function fundSource(label: string): FundSource {
  const folded = fold(label)
  for (const [source, words] of fundSources) {
    if (words.some((word) => folded.includes(word))) return source
  }
  return 'unknown'
}
