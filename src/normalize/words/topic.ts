/** Makes level-3 names of different departments comparable. The topics themselves are data in the vocabulary. */
import { TOPICS, type Topic } from '../vocabulary/topic.ts'

/** Cuts a text into words; handed in, so that this room needs no package. */
export type Segment = (text: string) => readonly string[]

/** Neighbours joined at most: jieba cuts 按期完成率 into three. */
const LONGEST_PHRASE = 3

/** Topics by each of their heads, with their rank. */
const topicsByHead = new Map<string, (readonly [rank: number, topic: Topic])[]>()
for (const [rank, topic] of TOPICS.entries())
  for (const head of topic.heads)
    topicsByHead.set(head, [...(topicsByHead.get(head) ?? []), [rank, topic]])

const ANY_HEAD = new RegExp([...topicsByHead.keys()].join('|'), 'u')

/** What recurs everywhere under many level-3 names, by the words of the name; null where nothing is recognised. */
export function topicOf(name: string, segment: Segment): string | null {
  // Cutting a name into words is dear, and many names hold no head at all.
  if (!ANY_HEAD.test(name)) return null
  const phrases = phrasesOf(segment(name))
  let first = TOPICS.length
  for (const phrase of phrases)
    for (const [rank, { beside }] of topicsByHead.get(phrase) ?? [])
      if (rank < first && (beside?.some((word) => phrases.has(word)) ?? true)) first = rank
  return TOPICS[first]?.topic ?? null
}

function phrasesOf(words: readonly string[]): ReadonlySet<string> {
  const phrases = new Set(words)
  for (let start = 0; start < words.length; start += 1)
    for (let length = 2; length <= LONGEST_PHRASE; length += 1)
      phrases.add(words.slice(start, start + length).join(''))
  return phrases
}
