/**
 * Rules completed where something hides them, such as a stamp. In a table a rule ends at a rule that it meets: one that
 * ends in the open goes on to where it comes out again, or else to the next rule that runs across.
 */
import type { Rule, Rules } from './ruling.ts'

/** Inches. */
const INCHES = {
  /** A thick ring or a star hides no more of a rule. */
  hidden: 0.8,
  /** How far the two ends of a hidden rule may stray from one line. */
  straying: 0.015,
  /** How near to the end of a rule another meets it. */
  meeting: 0.05,
} as const

/** The ends of a rule that lie in the open; null where the rule meets another. */
type OpenEnds = { readonly start: number | null; readonly end: number | null }

/** Where a rule may go on to, before its start and after its end. */
type GoingOn = { readonly starts: readonly number[]; readonly ends: readonly number[] }

export function bridged(rules: Rules, dpi: number): Rules {
  // Rules that come out again first: where two hidden ones cross, each is what the other meets.
  const joined = completed(rules, dpi, (rule, own) => {
    const inLine = own.filter((other) => isInLine(rule, other, dpi))
    return {
      starts: inLine.flatMap(({ open }) => open.end ?? []),
      ends: inLine.flatMap(({ open }) => open.start ?? []),
    }
  })
  return completed(joined, dpi, (rule) => ({ starts: rule.crossing, ends: rule.crossing }))
}

type Met = Rule & { readonly crossing: readonly number[]; readonly open: OpenEnds }

function completed(
  { horizontal, vertical }: Rules,
  dpi: number,
  goingOn: (rule: Met, own: readonly Met[]) => GoingOn,
): Rules {
  const all = (own: readonly Rule[], others: readonly Rule[]) => {
    const met = own.map((rule) => metBy(rule, others, dpi))
    return met.map((rule) => drawnOn(rule, goingOn(rule, met), dpi))
  }
  return { horizontal: all(horizontal, vertical), vertical: all(vertical, horizontal) }
}

function metBy(rule: Rule, others: readonly Rule[], dpi: number): Met {
  const crossing = others
    .filter(({ start, end }) => start <= rule.to && end >= rule.from)
    .map(({ from, to }) => Math.round((from + to) / 2))
  const isOpen = (end: number) => crossing.every((at) => Math.abs(at - end) > INCHES.meeting * dpi)
  const open = {
    start: isOpen(rule.start) ? rule.start : null,
    end: isOpen(rule.end) ? rule.end : null,
  }
  return { ...rule, crossing, open }
}

function isInLine(one: Rule, other: Rule, dpi: number): boolean {
  const reach = INCHES.straying * dpi
  return one.from - other.to <= reach && other.from - one.to <= reach
}

function drawnOn(
  { from, to, start, end, open }: Met,
  { starts, ends }: GoingOn,
  dpi: number,
): Rule {
  const reach = INCHES.hidden * dpi
  const before = starts.filter((at) => at < start && at >= start - reach)
  const after = ends.filter((at) => at > end && at <= end + reach)
  return {
    from,
    to,
    start: open.start === null || before.length === 0 ? start : Math.max(...before),
    end: open.end === null || after.length === 0 ? end : Math.min(...after),
  }
}
