/** Words of headings → the headings: what is known stands by itself, the rest is parted as dumps part and wrap cells. */

import type { Meaning } from '../vocabulary/meaning.ts'
import { bareHeading, fold } from '../words/heading.ts'
import { guessIndicator, meaningOf } from '../words/meaning.ts'
import type { Match, Parting } from './match.ts'
import { type Token, wordsOf } from './token.ts'

/** Longest heading in tokens, and ways to part the words that are kept on the way. */
const LONGEST = 10
/** Ways to part the words that are kept on the way. Chosen; it bounds the work. */
const WAYS = 4

/** What it costs, less than nothing, to take words for a heading that is known. No unit; set by hand, as all costs here. */
const KNOWN = -1.5
/** The same for words that only sound like a heading. */
const GUESSED = -0.5
/** Two words of a line, and single characters printed apart: 分 值. */
const OVER_BLANK = 3
/** Single characters printed apart: 分 值. */
const OVER_BLANK_APART = 0.3
/** A line end within a heading before a line as long, a longer one, a shorter one, and before brackets. */
const WRAPPED_EVEN = 0.6
/** The same before a longer line: wrapped words fill the first line. */
const WRAPPED_LONGER = 2
/** The same before a shorter line, as headings are wrapped: less than nothing. */
const WRAPPED_SHORTER = -0.2
/** The same before a bracket, which authors put on a line of its own. */
const WRAPPED_BRACKET = -1
/** A line end between headings none of which is wrapped: they would share a line. */
const BROKEN = 0.8
/** Lines that no page has wrapped are cells as a rule, and cells by themselves always. */
const PARTED_LINE = 1.2
/** The cost of a way that must not be taken: more than any sum of others. */
const NEVER = 100
/** A heading of one character, and a very long one. */
const TOO_SHORT = 2.5
/** What it costs that a heading is very long. */
const TOO_LONG = 1.5
/** A heading does not begin with brackets: they end the one before. */
const CUT = 2

type Way = {
  readonly cost: number
  readonly matches: readonly Match[]
  readonly isWrapped: boolean
}

/** The headings that tokens from `start` up to `end` can be, the likeliest way first. */
export function headingsIn(
  tokens: readonly Token[],
  start: number,
  end: number,
): readonly Parting[] {
  const ways: Way[][] = Array.from({ length: end - start + 1 }, () => [])
  ways[0]?.push({ cost: 0, matches: [], isWrapped: true })
  for (let at = start; at < end; at++) {
    const before = ways[at - start] ?? []
    for (let to = at + 1; to <= Math.min(end, at + LONGEST); to++) {
      const part = tokens.slice(at, to)
      const heading = headingOf(part)
      const match = { words: wordsOf(part), meaning: heading.meaning, start: at, end: to }
      for (const way of before) {
        const broken = isBroken(way, part) ? BROKEN : 0
        keep(ways[to - start], {
          cost: way.cost + heading.cost + broken,
          matches: [...way.matches, match],
          isWrapped: linesOf(part) > 1,
        })
      }
    }
  }
  const all = ways.at(-1) ?? []
  const least = all[0]?.cost ?? 0
  return all.map(({ matches, cost }) => ({ matches, cost: cost - least }))
}

function keep(ways: Way[] | undefined, way: Way): void {
  if (!ways) return
  ways.push(way)
  ways.sort((a, b) => a.cost - b.cost)
  ways.length = Math.min(ways.length, WAYS)
}

function linesOf(part: readonly Token[]): number {
  return (part.at(-1)?.line ?? 0) - (part[0]?.line ?? 0) + 1
}

function isBroken(before: Way, part: readonly Token[]): boolean {
  const [first] = part
  return first?.holds === 'word' && first.opens && !before.isWrapped && linesOf(part) === 1
}

function headingOf(part: readonly Token[]): { readonly cost: number; readonly meaning: Meaning } {
  const folded = fold(wordsOf(part))
  const meaning = meaningOf(bareHeading(folded))
  const joins = part.slice(1).reduce((sum, token, at) => sum + joinCost(part[at], token), 0)
  const length = bareHeading(folded).length
  const size = length < 2 ? TOO_SHORT : length > 10 ? TOO_LONG : 0
  if (meaning.indicator) return { cost: KNOWN - Math.min(length, 10) * 0.1 + size, meaning }
  const cut = /^[([]/u.test(folded) ? CUT : 0
  const guessed = guessIndicator(folded) ? GUESSED : 0
  return { cost: joins + size + guessed + cut, meaning: {} }
}

function joinCost(before: Token | undefined, { text, opens, holds }: Token): number {
  if (holds !== 'word') return holds === 'cell' || before?.holds === 'cell' ? NEVER : PARTED_LINE
  const length = before?.text.length ?? 0
  if (!opens) return length === 1 && text.length === 1 ? OVER_BLANK_APART : OVER_BLANK
  if (/^[（(]/u.test(text)) return WRAPPED_BRACKET
  if (text.length === length) return WRAPPED_EVEN
  return text.length > length ? WRAPPED_LONGER : WRAPPED_SHORTER
}
