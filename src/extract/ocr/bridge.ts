/**
 * Rules completed where something hides them, such as a stamp. In a table a rule ends at a rule that it meets: one that
 * ends in the open goes on to where it comes out again, or else to the next rule that runs across.
 */
import type { Rules, RulingLine } from './rule.ts'

/** Inches. */
const INCHES = {
  /** A thick ring or a star hides no more of a rule. */
  hidden: 0.8,
  /** What sticks out less beyond a rule, and comes out nowhere, is the stroke of a character that touches it. */
  stroke: 0.3,
  /** How far the two ends of a hidden rule may stray from one line. */
  straying: 0.015,
  /** How near to the end of a rule another meets it. */
  meeting: 0.05,
} as const

export function bridged({ horizontal, vertical }: Rules, dpi: number): Rules {
  // Rules that come out again first: where two hidden ones cross, each is what the other meets.
  const across = horizontal.map((rule) => comingOut(rule, horizontal, vertical, dpi))
  const down = vertical.map((rule) => comingOut(rule, vertical, horizontal, dpi))
  return {
    horizontal: across.map((rule) => ended(rule, crossingsOf(rule, down, dpi), dpi)),
    vertical: down.map((rule) => ended(rule, crossingsOf(rule, across, dpi), dpi)),
  }
}

/** Where other rules run across the line of a rule, whether it reaches them or not; they may end just beside it. */
function crossingsOf(
  { from, to }: RulingLine,
  others: readonly RulingLine[],
  dpi: number,
): readonly number[] {
  const beside = INCHES.meeting * dpi
  return others
    .filter(({ start, end }) => start <= to + beside && end >= from - beside)
    .map((other) => Math.round((other.from + other.to) / 2))
}

function isOpen(end: number, crossings: readonly number[], dpi: number): boolean {
  return crossings.every((at) => Math.abs(at - end) > INCHES.meeting * dpi)
}

/** A rule together with those in its line whose open ends face its own. */
function comingOut(
  rule: RulingLine,
  own: readonly RulingLine[],
  others: readonly RulingLine[],
  dpi: number,
): RulingLine {
  const [hidden, straying] = [INCHES.hidden * dpi, INCHES.straying * dpi]
  const crossings = crossingsOf(rule, others, dpi)
  const faces = (end: number, start: number) =>
    start > end &&
    start - end <= hidden &&
    isOpen(end, crossings, dpi) &&
    isOpen(start, crossings, dpi)
  const inLine = own.filter(
    ({ from, to }) => from - rule.to <= straying && rule.from - to <= straying,
  )
  return {
    ...rule,
    start: Math.min(
      rule.start,
      ...inLine.filter(({ end }) => faces(end, rule.start)).map(({ start }) => start),
    ),
    end: Math.max(
      rule.end,
      ...inLine.filter(({ start }) => faces(rule.end, start)).map(({ end }) => end),
    ),
  }
}

/** A rule with its open ends drawn on to the next rule that runs across, or back to the last. */
function ended(rule: RulingLine, crossings: readonly number[], dpi: number): RulingLine {
  const [hidden, stroke] = [INCHES.hidden * dpi, INCHES.stroke * dpi]
  const endOf = (end: number, outward: 1 | -1): number => {
    if (!isOpen(end, crossings, dpi)) return end
    const beyond = crossings.map((at) => (at - end) * outward)
    const inside = beyond.filter((distance) => distance < 0 && distance >= -stroke)
    if (inside.length > 0) return end + outward * Math.max(...inside)
    const outside = beyond.filter((distance) => distance > 0 && distance <= hidden)
    return outside.length > 0 ? end + outward * Math.min(...outside) : end
  }
  return { ...rule, start: endOf(rule.start, -1), end: endOf(rule.end, 1) }
}
