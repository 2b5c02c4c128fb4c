/** A heading or a label among the tokens of a dump, though it may be broken over lines and several share one. */

import { isFigure } from '../value/score.ts'
import type { Meaning } from '../vocabulary/meaning.ts'
import { bareHeading, fold } from '../words/heading.ts'
import { meaningOf } from '../words/meaning.ts'
import { type Token, wordsOf } from './token.ts'

/** Longest heading in tokens; vertical ones have one character a line. */
const LONGEST = 10
/** A token with more characters is no part of a heading, and is not looked at closely, however long it is. */
const MOST_CHARACTERS = 200

/** A heading that was found: its words, and one past its last token. */
export type Match = {
  readonly words: string
  readonly meaning: Meaning
  readonly start: number
  readonly end: number
}

/** Words parted into headings; `cost`: how much less likely than the likeliest way. */
export type Parting = { readonly matches: readonly Match[]; readonly cost: number }

/**
 * Known words that begin at a token: the first within its line, for cells stand side by side there; more where they fill
 * whole lines and do not end with known words of their own.
 */
export function matchAt(
  tokens: readonly Token[],
  start: number,
  accepts: (meaning: Meaning) => boolean,
): Match | null {
  let found: Match | null = null
  for (let end = start + 1; end <= Math.min(tokens.length, start + LONGEST); end++) {
    const part = tokens.slice(start, end)
    if (endsBefore(part, found)) break
    const words = wordsOf(part)
    if (found?.end === end - 1 && isAside(tokens, end - 1)) {
      found = { words, meaning: found.meaning, start, end }
      continue
    }
    if (!isCellLike(part) || (found && !isWhole(part))) continue
    const meaning = meaningOf(fold(words))
    if (accepts(meaning) && !(found && goesOnWithAnother(found, tokens, end)))
      found = { words, meaning, start, end }
  }
  return found
}

/** Whether a token on the line of the one before says more of it in brackets: 实施单位 （盖章）, 得分 （20分*执行率）. */
function isAside(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return token?.opens === false && /^[（(][^（()）]*[)）]$/u.test(token.text)
}

/** Whether a heading ends before the last of these tokens: with its cell, or before a figure beside it. */
function endsBefore(part: readonly Token[], found: Match | null): boolean {
  const words = part.at(-1)?.text ?? ''
  if (words.length > MOST_CHARACTERS) return true
  if (part.length === 1) return false
  if (part.some(({ holds }) => holds === 'cell')) return true
  return found !== null && isFigure(fold(words))
}

/** Whether tokens fill their lines. */
function isWhole(part: readonly Token[]): boolean {
  return part[0]?.opens === true && part.at(-1)?.closes === true
}

function goesOnWithAnother(found: Match, tokens: readonly Token[], end: number): boolean {
  const tail = fold(wordsOf(tokens.slice(found.end, end)))
  return bareHeading(fold(found.words)).length > 2 && isTwo(found.meaning, tail)
}

/** Whether words that follow a heading are another heading, and not its end: 执行率, 得分. */
function isTwo(before: Meaning, tail: string): boolean {
  const { header, fund, goal, indicator, label } = meaningOf(tail)
  if (tail.length < 2 || indicator === 'lead') return false
  const known = header ?? fund ?? goal ?? indicator ?? label
  const same = Object.values(before).some(
    (field) => field === (fund ?? indicator ?? goal ?? header),
  )
  return known !== undefined && !same
}

/** Words on several lines are a cell by themselves only where they fill these lines. */
function isCellLike(part: readonly Token[]): boolean {
  const [first, last] = [part[0], part.at(-1)]
  if (!first || !last) return false
  return first.line === last.line || (first.opens && last.closes)
}
