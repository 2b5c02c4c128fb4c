/** Makes level-3 names of different departments comparable. The topics themselves are data in the vocabulary. */
import { TOPICS } from './vocabulary/topic.ts'

/** Neighbours joined at most: nodejieba cuts 按期完成率 into three. */
const LONGEST_PHRASE = 3

/** What recurs everywhere under many level-3 names, by the words of the name; null where nothing is recognised. */
export function topicOf(words: readonly string[]): string | null {
  const phrases = new Set(words)
  for (let start = 0; start < words.length; start += 1)
    for (let length = 2; length <= LONGEST_PHRASE; length += 1)
      phrases.add(words.slice(start, start + length).join(''))
  const has = (word: string) => phrases.has(word)
  return (
    TOPICS.find(({ heads, beside }) => heads.some(has) && (beside?.some(has) ?? true))?.topic ??
    null
  )
}
