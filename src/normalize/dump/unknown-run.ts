/** Runs of headings of which nobody knows some, or any, among those that are known. */

import type { HeadingRun } from './heading-run.ts'
import { headingsIn } from './heading-split.ts'
import { type Zone, zoneAbove } from './heading-zone.ts'
import { type Token, wordsOf } from './token.ts'

/** Headings of the smallest table of indicators. */
const FEWEST = 4

/** The runs, and those that only the rows below them show; a run that leaves out some of its headings has them all. */
export function withUnknown(
  tokens: readonly Token[],
  known: readonly HeadingRun[],
): readonly HeadingRun[] {
  let runs = known
  const printed = new Set<string>()
  for (const at of tokens.keys()) {
    const zone = zoneAbove(tokens, at)
    const run = zone && runIn(tokens, zone, runs)
    if (!run) continue
    const words = wordsOf(tokens.slice(run.start, run.end))
    // Below the first rows of a form words without a known heading among them are contents of cells.
    const isNew = run.matches.every(({ meaning }) => meaning.indicator === undefined)
    if (isNew && isWithin(runs, run.start) && !printed.has(words)) continue
    printed.add(words)
    runs = [...runs.filter((own) => own.end <= run.start || own.start >= run.end), run].toSorted(
      (a, b) => a.start - b.start,
    )
  }
  return runs
}

/** Whether the last headings above a token are those of indicators. */
function isWithin(runs: readonly HeadingRun[], at: number): boolean {
  return runs.findLast(({ end }) => end <= at)?.kind === 'indicators'
}

const BEGINS: ReadonlySet<string> = new Set(['lead', 'ordinal', 'level1'])

/** The run of headings that fills a zone; null where it is known as it is, or too small for one. */
function runIn(
  tokens: readonly Token[],
  zone: Zone,
  runs: readonly HeadingRun[],
): HeadingRun | null {
  const own = runs.find(
    ({ kind, start, end }) => kind === 'indicators' && end > zone.start && start < zone.end,
  )
  if (own && own.end >= zone.end) {
    const isWhole = own.start <= zone.start || BEGINS.has(own.matches[0]?.meaning.indicator ?? '')
    if (isWhole) return null
  }
  const before = runs.filter(({ kind, start }) => kind !== 'indicators' && start < zone.end)
  const begins = own && BEGINS.has(own.matches[0]?.meaning.indicator ?? '') ? own.start : zone.start
  const start = Math.max(begins, ...before.map(({ end }) => end))
  const end = own ? Math.max(own.end, zone.end) : zone.end
  const [best, ...others] = headingsIn(tokens, start, end)
  if (!best || best.matches.length < FEWEST) return null
  return { kind: 'indicators', matches: best.matches, start, end, others }
}
