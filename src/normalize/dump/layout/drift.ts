/** Where columns part on each line: blanks drift from line to line, so lines near by tell more than lines far off. */
import type { LayoutWord } from './word.ts'

/** The words of a line, each with its column. */
export type PlacedLine = {
  readonly line: number
  readonly words: readonly LayoutWord[]
  readonly columns: readonly number[]
  /** How much it tells of other lines. */
  readonly weight: number
}

/** Lines up and down that tell anything of a line. */
const REACH = 24

/** Blanks on another page tell as little as those so many lines away. */
const PAGE = 8

function distance(from: LayoutWord, { words }: PlacedLine): number {
  const [first = from] = words
  return Math.abs(first.line - from.line) + PAGE * Math.abs(first.page - from.page)
}

/** For the line of a word, where each column but the first begins; null where no line tells. `fade` is in lines. */
export function boundsAt(
  word: LayoutWord,
  placed: readonly PlacedLine[],
  columnCount: number,
  fade: number,
): readonly (number | null)[] {
  const near = placed.filter(
    (other) => other.line !== word.line && other.words.length > 0 && distance(word, other) <= REACH,
  )
  return Array.from({ length: columnCount - 1 }, (_, at) => {
    const edges = near.flatMap((other) =>
      edgesOf(other, at + 1, other.weight * Math.exp(-distance(word, other) / fade)),
    )
    return balanced(edges)
  })
}

/** A word that ends left of a bound, or starts right of it. */
type Edge = { readonly at: number; readonly isLeft: boolean; readonly weight: number }

function edgesOf({ words, columns }: PlacedLine, column: number, weight: number): readonly Edge[] {
  const first = columns.findIndex((own) => own >= column)
  const right = first < 0 ? undefined : words[first]
  const left = first < 0 ? words.at(-1) : words[first - 1]
  return [
    ...(left ? [{ at: left.end, isLeft: true, weight }] : []),
    ...(right ? [{ at: right.start, isLeft: false, weight }] : []),
  ]
}

/** Characters that words may start left of all others in their column. */
const SLACK = 2

/** The place that words left and right of a bound reach over least, close to those that start right of it. */
function balanced(edges: readonly Edge[]): number | null {
  if (edges.length === 0) return null
  const sorted = edges.toSorted((a, b) => a.at - b.at)
  let slope = -edges.reduce((sum, { isLeft, weight }) => sum + (isLeft ? weight : 0), 0)
  if (slope >= -LEAST) return sorted[0]?.at ?? null
  for (const [index, { at, weight }] of sorted.entries()) {
    slope += weight
    if (slope > LEAST) return at
    const next = sorted[index + 1]?.at ?? at + 2 * SLACK
    if (slope >= -LEAST) return Math.max((at + next) / 2, next - SLACK)
  }
  return (sorted.at(-1)?.at ?? 0) + 1
}

/** Differences of weight that are none. */
const LEAST = 1e-9
