/** Ruling lines followed where they bend: what runs level or upright on the whole, whichever way the paper lies. */
import { type Ink, transposed } from './ink.ts'
import { leastSquares } from './least-squares.ts'
import { connected, type Run, runsOf } from './run.ts'

/** Places along one ruling line, pixels, from one end to the other. */
export type Trace = readonly (readonly [x: number, y: number])[]

export type Traces = { readonly level: readonly Trace[]; readonly upright: readonly Trace[] }

/** Inches. */
const INCHES = {
  /** What is shorter tells little of how the paper lies. */
  shortest: 0.8,
  /** Ink across a rule; more is print that touches it, a filled shape or the edge of the paper. */
  thickness: 0.05,
  /** How far the pieces of a rule may lie apart. */
  gap: 0.06,
  /** Places are taken so far from each other. */
  step: 0.03,
  /** A place farther from the run of the rest is that of a stroke that touches the rule. */
  astray: 0.012,
} as const

/** Share of its length on which a rule must be seen. */
const SEEN = 0.6

export function tracesOf(ink: Ink, dpi: number): Traces {
  const level = levelTraces(ink, dpi)
  const upright = levelTraces(transposed(ink), dpi)
  return { level, upright: upright.map((trace) => trace.map(([y, x]) => [x, y] as const)) }
}

function levelTraces(ink: Ink, dpi: number): readonly Trace[] {
  return connected(runsOf(ink, dpi), INCHES.gap * dpi).flatMap((runs) => {
    const start = Math.min(...runs.map((run) => run.start))
    const end = Math.max(...runs.map((run) => run.end))
    if (end - start < INCHES.shortest * dpi) return []
    const trace = smooth(middles(runs, start, end, dpi), dpi)
    const expected = (end - start) / (INCHES.step * dpi)
    return trace.length < SEEN * expected ? [] : [trace]
  })
}

/** The middle of the ink at places along a rule, where it is no thicker than one. */
function middles(runs: readonly Run[], start: number, end: number, dpi: number): Trace {
  const step = Math.max(1, Math.round(INCHES.step * dpi))
  const places: (readonly [number, number])[] = []
  for (let x = start; x <= end; x += step) {
    const rows = runs.filter((run) => run.start <= x && run.end >= x).map(({ row }) => row)
    const [first, last] = [rows[0], rows.at(-1)]
    if (first === undefined || last === undefined) continue
    // A run is found in a row and the next one taken together.
    if (last - first <= INCHES.thickness * dpi) places.push([x, (first + last + 1) / 2])
  }
  return places
}

/** Rounds in which strays are left out and the rest is fitted anew. Chosen. */
const ROUNDS = 3

/** Without the places that lie off the curve of the others, a cubic. */
function smooth(places: Trace, dpi: number): Trace {
  let kept = places
  const [from = 0, to = 1] = [places[0]?.[0], places.at(-1)?.[0]]
  const terms = (x: number) => {
    const t = (2 * (x - from)) / Math.max(1, to - from) - 1
    return [1, t, t * t, t * t * t]
  }
  for (let round = 0; round < ROUNDS && kept.length > 0; round += 1) {
    const curve = leastSquares(
      kept.map(([x]) => terms(x)),
      kept.map(([, y]) => y),
    )
    // At first a stroke draws the curve to itself: what lies farthest off goes first.
    const most = INCHES.astray * dpi * 2 ** (ROUNDS - 1 - round)
    kept = kept.filter(([x, y]) => {
      const at = terms(x).reduce((sum, term, index) => sum + term * (curve[index] ?? 0), 0)
      return Math.abs(at - y) <= most
    })
  }
  return kept
}
