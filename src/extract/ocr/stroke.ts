/**
 * Strokes of characters that lie in line with a rule, such as the upright one of 市 above the rule between two columns.
 * A rule goes on from a rule that it crosses; a stroke stands apart from it.
 */
import type { Ink } from './ink.ts'
import type { RulingLine } from './rule.ts'

/** Inches. */
const INCHES = {
  /** Beside a rule, its blur. */
  blur: 0.008,
  /** How far from the rule that it crosses a rule shows ink, and a character none. */
  apart: 0.016,
  /** A rule may stick out by less than a stroke is high. */
  shortest: 0.08,
} as const

/** Rules that run along the rows of `ink`, without those stretches of them that are strokes. */
export function withoutStrokes(
  rules: readonly RulingLine[],
  crossing: readonly RulingLine[],
  ink: Ink,
  dpi: number,
): readonly RulingLine[] {
  return rules.flatMap((rule) => {
    const crossed = crossing
      .filter(({ start, end }) => start <= rule.to && end >= rule.from)
      .filter(({ from, to }) => to >= rule.start && from <= rule.end)
      .toSorted((a, b) => a.from - b.from)
    const stretches = stretchesOf(rule, crossed)
    const kept = stretches.map((stretch) => goesOn(stretch, rule, ink, dpi))
    return kept.every(Boolean) ? [rule] : piecesOf(rule, stretches, kept)
  })
}

/** A rule between two others that it crosses, or beyond the last one. */
type Stretch = {
  readonly start: number
  readonly end: number
  /** Whether it begins, or ends, at a rule. */
  readonly fromRule: boolean
  readonly toRule: boolean
}

function stretchesOf(
  { start, end }: RulingLine,
  crossed: readonly RulingLine[],
): readonly Stretch[] {
  return [...crossed, null].map((next, index) => {
    const before = crossed[index - 1]
    return {
      start: before ? before.to + 1 : start,
      end: next ? next.from - 1 : end,
      fromRule: before !== undefined,
      toRule: next !== null,
    }
  })
}

function goesOn(
  { start, end, fromRule, toRule }: Stretch,
  rule: RulingLine,
  ink: Ink,
  dpi: number,
) {
  if ((!fromRule && !toRule) || end - start < INCHES.shortest * dpi) return true
  const [near, far] = [INCHES.blur * dpi, (INCHES.blur + INCHES.apart) * dpi].map(Math.ceil)
  if (near === undefined || far === undefined) return true
  return (
    (fromRule && hasInk(ink, rule, start + near, start + far)) ||
    (toRule && hasInk(ink, rule, end - far, end - near))
  )
}

/** Whether most of a rule's length from `start` to `end` shows ink. */
function hasInk(
  { width, data }: Ink,
  { from, to }: RulingLine,
  start: number,
  end: number,
): boolean {
  let inked = 0
  for (let x = start; x <= end; x++) {
    let shows = false
    for (let y = from; y <= to + 1 && !shows; y++) shows = data[y * width + x] === 1
    if (shows) inked++
  }
  return inked > (end - start + 1) / 2
}

/** The rule where its stretches are kept, from crossing rule to crossing rule. */
function piecesOf(
  rule: RulingLine,
  stretches: readonly Stretch[],
  kept: readonly boolean[],
): readonly RulingLine[] {
  const pieces: RulingLine[] = []
  for (const [index, { start, end }] of stretches.entries()) {
    if (!kept[index]) continue
    const last = kept[index - 1] ? pieces.pop() : undefined
    pieces.push({ ...rule, start: last?.start ?? start, end })
  }
  return pieces
}
