/** Forms of one kind summed up year by year. */
import type { FormPoint } from './ask.ts'
import { type Share, type Spread, shareOf, spreadOf } from './statistics.ts'

export type Summary = {
  readonly forms: number
  readonly scores: Spread
  /** Scores above 95 among all that are printed. */
  readonly high: Share
  /** Forms that contradict themselves among all. */
  readonly contradicting: Share
  /** Forms that spent less than 60 % and score above 90, among those that print amounts and score. */
  readonly unspent: Share
  /** Sums over the forms that print both amounts, 分. */
  readonly budget: number
  readonly executed: number
  readonly rate: number | null
}

export type Year = Summary & { readonly year: number }

/** The score above which a page calls it high. Chosen; no standard gives it. */
const HIGH = 95
/** Share of the budget below which execution is low. Chosen; no standard gives it. */
const LOW_RATE = 0.6
/** The score from which a grade is 优: 财预〔2020〕10号. */
const GOOD = 90

export function summaryOf(points: readonly FormPoint[]): Summary {
  const scores = points.flatMap(({ score }) => score ?? [])
  const paid = points.filter(({ budget, executed }) => budget !== null && executed !== null)
  const judged = paid.filter(({ score, budget }) => score !== null && (budget ?? 0) > 0)
  const unspent = judged.filter(
    ({ score, budget, executed }) =>
      (executed ?? 0) < LOW_RATE * (budget ?? 0) && (score ?? 0) > GOOD,
  )
  const sum = (of: (point: FormPoint) => number | null) =>
    paid.reduce((all, point) => all + (of(point) ?? 0), 0)
  const budget = sum((point) => point.budget)
  const executed = sum((point) => point.executed)
  return {
    forms: points.length,
    scores: spreadOf(scores),
    high: shareOf(scores.filter((score) => score > HIGH).length, scores.length),
    contradicting: shareOf(points.filter(({ errors }) => errors > 0).length, points.length),
    unspent: shareOf(unspent.length, judged.length),
    ...{ budget, executed, rate: budget > 0 ? (100 * executed) / budget : null },
  }
}

/** A row a year, in order; forms without a year are in none. */
export function yearsOf(points: readonly FormPoint[]): readonly Year[] {
  const byYear = Map.groupBy(
    points.filter(({ year }) => year !== null),
    ({ year }) => year ?? 0,
  )
  return [...byYear]
    .sort(([one], [other]) => one - other)
    .map(([year, members]) => ({ year, ...summaryOf(members) }))
}

/** The kind of results with most forms: kinds are not mixed in one median. Null where there are no results. */
export function mainKind(points: readonly FormPoint[]): string | null {
  const counts = new Map<string, number>()
  for (const { kind, is_result } of points) {
    if (is_result) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const [first] = [...counts].sort(
    ([kind, count], [other, less]) => less - count || (kind < other ? -1 : 1),
  )
  return first?.[0] ?? null
}

export function ofKind(points: readonly FormPoint[], kind: string | null): readonly FormPoint[] {
  return points.filter((point) => point.kind === kind)
}
