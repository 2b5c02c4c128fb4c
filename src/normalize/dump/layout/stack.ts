/**
 * Words of the lines that headings stand on → the words of each heading. Blanks drift from line to line, so that the lines
 * of one heading need not stand over each other: the cheapest way to take all words, from left to right on every line, tells.
 */
import { fold } from '../../words/heading.ts'
import { guessFund, guessIndicator } from '../../words/meaning.ts'
import { isKnown } from './known.ts'
import type { LayoutWord, Line } from './word.ts'

/** What it costs that nobody knows a heading, and that its words only sound like one. */
const UNKNOWN = 1.5
/** What it costs that the words of a heading only sound like one. */
const GUESSED = 0.9
/** Each heading: what can be one is one. */
const HEADING = 0.5
/** What a further line of a heading costs that nobody knows. */
const PIECE = 0.2
/** A heading of one character is half of one. */
const SHORT = 1.5
/** For each character by which the lines of a heading miss each other, and by which two headings stand over each other. */
const APART = 0.2
/** What it costs for each character by which two headings stand over each other. */
const OVER = 0.3
/** The same at most: blanks drift. */
const MOST_OVER = 1.2
/** What part of these where the dump may have moved a line left. */
const MOVED = 0.15
/** That a heading leaves out a line between two of its own. */
const LEFT_OUT = 0.7
/** Characters beyond the first word of the next heading that a line of it may begin. */
const REACH = 10
/** The same where the dump may have moved the word left. */
const FAR_REACH = 20
/** Words on a line of headings, and ways to go on, that are tried at most. */
const MOST_WORDS = 40
/** Ways to go on that are tried at most. Chosen; it bounds the work on lines that strangers wrote. */
const MOST_STATES = 4000

type State = {
  readonly cost: number
  readonly taken: readonly LayoutWord[]
  readonly rest: readonly Line[]
}

/** The words of each heading, from the left. */
export function stacksOf(words: readonly LayoutWord[]): readonly (readonly LayoutWord[])[] {
  const numbers = [...new Set(words.map(({ line }) => line))].toSorted((a, b) => a - b)
  const lines = numbers.map((number) =>
    words.filter(({ line }) => line === number).toSorted((a, b) => a.start - b.start),
  )
  if (lines.some((line) => line.length > MOST_WORDS)) return words.map((word) => [word])
  const known = new Map<string, State>()
  const stacks: (readonly LayoutWord[])[] = []
  let state = cheapest(lines, known)
  while (state.taken.length > 0) {
    stacks.push(state.taken)
    state = cheapest(state.rest, known)
  }
  return stacks
}

/** The heading that comes next, as the cheapest way to take all words begins. */
function cheapest(lines: readonly Line[], known: Map<string, State>): State {
  const key = lines.map((line) => line.length).join()
  const found = known.get(key)
  if (found) return found
  let best: State = { cost: Number.POSITIVE_INFINITY, taken: [], rest: [] }
  const starts = nextStacks(lines)
  if (starts.length === 0) best = { ...best, cost: 0 }
  for (const taken of known.size > MOST_STATES ? starts.slice(0, 1) : starts) {
    const rest = lines.map((line) => line.filter((word) => !taken.includes(word)))
    const cost = costOf(taken, rest) + cheapest(rest, known).cost
    if (cost < best.cost) best = { cost, taken, rest }
  }
  known.set(key, best)
  return best
}

/** What the next heading may be: the word that begins farthest left, with the next one of any other line near it. */
function nextStacks(lines: readonly Line[]): readonly (readonly LayoutWord[])[] {
  const firsts = lines.flatMap((line) => line.slice(0, 1))
  const left = Math.min(...firsts.map(({ start }) => start))
  const reach = firsts.some((word) => word.start === left && word.isLoose) ? FAR_REACH : REACH
  const near = firsts.filter(({ start }) => start <= left + reach)
  const subsets: (readonly LayoutWord[])[] = [[]]
  for (const word of near) subsets.push(...subsets.map((words) => [...words, word]))
  return subsets.slice(1)
}

function costOf(taken: readonly LayoutWord[], rest: readonly Line[]): number {
  const text = fold(taken.map((word) => word.text).join(''))
  const pieces = isKnown(text) ? 0 : (taken.length - 1) * PIECE
  const own = priceOf(text) + pieces
  let cost = HEADING + (isOverAnother(taken) ? Math.min(own, HEADING) : own)
  for (const [at, word] of taken.entries()) {
    const next = taken[at + 1]
    if (!next) break
    cost += apart(word, next) * APART
    if (rest.some(([other]) => other && standsBetween(other, word, next))) cost += LEFT_OUT
  }
  const left = Math.min(...taken.map(({ start }) => start))
  for (const [other] of rest) {
    if (!other) continue
    const over = taken.reduce(
      (most, word) =>
        Math.max(most, Math.min(word.end, other.end) - Math.max(word.start, other.start)),
      0,
    )
    cost += Math.min(MOST_OVER, over * OVER) + Math.max(0, left - other.start) * OVER
  }
  return cost
}

/** Characters by which two lines miss each other; one that the dump may have moved left may belong farther right. */
function apart(upper: LayoutWord, lower: LayoutWord): number {
  const [right, left] = [lower.start - upper.end, upper.start - lower.end]
  const isKnownOnce = isKnown(upper.text + lower.text)
  const isTwo = isKnown(upper.text) && isKnown(lower.text)
  if (right > 0) {
    const isMoved = upper.isLoose && (isKnownOnce || lower.text.length <= SHORTEST)
    return right * (isMoved && !isTwo ? MOVED : 1)
  }
  return Math.max(0, left) * (lower.isLoose && isKnownOnce && !isTwo ? MOVED : 1)
}

/** Signs of the end of a word that stands on a line of its own: 限, 标. */
const SHORTEST = 2

function standsBetween(other: LayoutWord, upper: LayoutWord, lower: LayoutWord): boolean {
  return (
    other.line > upper.line &&
    other.line < lower.line &&
    other.start < Math.max(upper.end, lower.end)
  )
}

/** Whether a heading that is known stands over another. */
function isOverAnother(taken: readonly LayoutWord[]): boolean {
  return taken.some((word, at) => {
    const [upper, lower] = [taken.slice(0, at), taken.slice(at)]
    const isOver = upper.some(({ start, end }) => start < word.end && word.start < end)
    return isOver && [upper, lower].every((own) => isKnown(own.map(({ text }) => text).join('')))
  })
}

function priceOf(folded: string): number {
  if (isKnown(folded)) return folded.length === 1 ? SHORT : 0
  const isGuessed = (guessIndicator(folded) ?? guessFund(folded)) !== undefined
  return (isGuessed ? GUESSED : UNKNOWN) + (folded.length === 1 ? SHORT : 0)
}
