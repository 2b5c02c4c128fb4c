/** Ruling lines from pixels: long straight runs of ink, with the small gaps that scanning leaves in them. */

import { type Ink, transposed } from './ink.ts'
import type { Rules, RulingLine } from './rule.ts'
import { clustered, type Run, runsOf } from './run.ts'
import { withoutStrokes } from './stroke.ts'

/** Inches. */
const INCHES = {
  /** A rule shorter than this must touch other rules at both ends: a character's stroke does not. */
  lone: 0.6,
  /** Two lines of a double rule, which counts as one. */
  double: 0.032,
  /** Ink across a rule; more is a filled shape or a dark margin. */
  thickness: 0.06,
  touching: 0.02,
  /** How far apart the end of a rule and the rule it meets, or two pieces of one rule, may lie. */
  meeting: 0.05,
} as const

/** How much of its length a rule may stray from a straight line: paper is curved. */
const STRAYING = 0.008
/** The ruling lines of an upright page. Lines of text, pictures and dark margins give none. */
export function rulesOf(ink: Ink, dpi: number): Rules {
  const turned = transposed(ink)
  const found = anchored({ horizontal: linesOf(ink, dpi), vertical: linesOf(turned, dpi) }, dpi)
  const [across, down] = [single(found.horizontal, dpi), single(found.vertical, dpi)]
  return {
    horizontal: withoutStrokes(across, down, ink, dpi),
    vertical: withoutStrokes(down, across, turned, dpi),
  }
}

function linesOf(ink: Ink, dpi: number): readonly RulingLine[] {
  return clustered(runsOf(ink, dpi), INCHES.meeting * dpi)
    .map(trimmed)
    .filter(
      ({ from, to, start, end }) =>
        to - from <= Math.max(INCHES.thickness * dpi, STRAYING * (end - start)),
    )
}

/** Rows that hold less than this share of the fullest are a character's strokes that touch the rule. */
const SCANTY = 0.15

function trimmed(runs: readonly Run[]): RulingLine {
  const lengths = new Map<number, number>()
  for (const { row, start, end } of runs) {
    lengths.set(row, (lengths.get(row) ?? 0) + end - start + 1)
  }
  const fullest = Math.max(...lengths.values())
  return runs
    .filter(({ row }) => (lengths.get(row) ?? 0) >= SCANTY * fullest)
    .map(({ row, start, end }): RulingLine => ({ from: row, to: row, start, end }))
    .reduce(united)
}

/** Rules with the two lines of each double rule as one. */
function single(rules: readonly RulingLine[], dpi: number): readonly RulingLine[] {
  const sorted = rules.toSorted((a, b) => a.from - b.from)
  return joined(sorted, INCHES.double * dpi, INCHES.meeting * dpi)
}

/**
 * Rules within `reach` beside each other that run together, or follow each other in one line with at most `gap` between,
 * as one.
 */
function joined(pieces: readonly RulingLine[], reach: number, gap: number): readonly RulingLine[] {
  let open: RulingLine[] = []
  const closed: RulingLine[] = []
  for (const piece of pieces) {
    const apart: RulingLine[] = []
    let rule = piece
    for (const other of open) {
      if (piece.from - other.to > reach) closed.push(other)
      else if (runsWith(piece, other) || follows(piece, other, gap)) rule = united(rule, other)
      else apart.push(other)
    }
    open = [...apart, rule]
  }
  return [...closed, ...open].toSorted((a, b) => a.from - b.from)
}

/** How much of the shorter of two rules runs beside the other where they are a double rule. */
const DOUBLED = 0.5

function runsWith(one: RulingLine, other: RulingLine): boolean {
  const shorter = Math.min(one.end - one.start, other.end - other.start)
  return overlapOf(one, other) >= DOUBLED * shorter
}

/** Whether one rule goes on where the other ends: the rules of two tables on each other may lie a little apart. */
function follows(one: RulingLine, other: RulingLine, gap: number): boolean {
  return one.from <= other.to + 1 && overlapOf(one, other) >= -gap
}

/** How far two rules run beside each other; below 0, the gap between them. */
function overlapOf(one: RulingLine, other: RulingLine): number {
  return Math.min(one.end, other.end) - Math.max(one.start, other.start)
}

function united(one: RulingLine, other: RulingLine): RulingLine {
  return {
    from: Math.min(one.from, other.from),
    to: Math.max(one.to, other.to),
    start: Math.min(one.start, other.start),
    end: Math.max(one.end, other.end),
  }
}

/** Long rules, and such short ones as touch accepted rules at both ends. */
function anchored(rules: Rules, dpi: number): Rules {
  const isLong = ({ start, end }: RulingLine) => end - start >= INCHES.lone * dpi
  let accepted: Rules = {
    horizontal: rules.horizontal.filter(isLong),
    vertical: rules.vertical.filter(isLong),
  }
  for (;;) {
    const { horizontal, vertical } = accepted
    const holds = (others: readonly RulingLine[]) => (rule: RulingLine) =>
      isLong(rule) || touchesBoth(rule, others, INCHES.touching * dpi)
    const next = {
      horizontal: rules.horizontal.filter(holds(vertical)),
      vertical: rules.vertical.filter(holds(horizontal)),
    }
    const grown = next.horizontal.length + next.vertical.length
    if (grown === horizontal.length + vertical.length) return crossing(accepted, dpi)
    accepted = next
  }
}

/** Without rules that no other meets: those are underlines, or strokes of large print that run together. */
function crossing({ horizontal, vertical }: Rules, dpi: number): Rules {
  const reach = INCHES.meeting * dpi
  const crosses = (rule: RulingLine, other: RulingLine) =>
    rule.from <= other.end + reach &&
    rule.to >= other.start - reach &&
    other.from <= rule.end + reach &&
    other.to >= rule.start - reach
  return {
    horizontal: horizontal.filter((rule) => vertical.some((other) => crosses(rule, other))),
    vertical: vertical.filter((rule) => horizontal.some((other) => crosses(rule, other))),
  }
}

function touchesBoth(rule: RulingLine, crossing: readonly RulingLine[], reach: number): boolean {
  const ends = [rule.start, rule.end]
  return ends.every((end) => crossing.some((other) => meets(rule, end, other, reach)))
}

/** Whether `other`, which runs across, passes within reach of an end of `rule`. */
function meets(rule: RulingLine, end: number, other: RulingLine, reach: number): boolean {
  return (
    end >= other.from - reach &&
    end <= other.to + reach &&
    rule.to >= other.start - reach &&
    rule.from <= other.end + reach
  )
}

/** The rules with each end that nearly meets a crossing rule drawn out to that rule's middle. */
export function extendedToCrossings(rules: Rules, dpi: number): Rules {
  const reach = INCHES.meeting * dpi
  const drawnOut = (own: readonly RulingLine[], crossing: readonly RulingLine[]) =>
    own.map((rule) => {
      const start = crossing.find((other) => meets(rule, rule.start, other, reach))
      const end = crossing.find((other) => meets(rule, rule.end, other, reach))
      return {
        ...rule,
        start: start ? Math.min(rule.start, middle(start)) : rule.start,
        end: end ? Math.max(rule.end, middle(end)) : rule.end,
      }
    })
  return {
    horizontal: drawnOut(rules.horizontal, rules.vertical),
    vertical: drawnOut(rules.vertical, rules.horizontal),
  }
}

function middle({ from, to }: RulingLine): number {
  return (from + to) / 2
}
