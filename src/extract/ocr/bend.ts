/**
 * How a page is bent, told by its ruling lines: taken from aside by a camera, or curled, they stray from level and upright.
 * Two polynomials say how far each place must be moved for all of them to be straight.
 */
import { leastSquares } from './least-squares.ts'
import type { Trace, Traces } from './trace.ts'

export type Point = readonly [x: number, y: number]

/** Where a place of the straight page lies on the bent one. Pixels. */
export type Bend = (place: Point) => Point

/** A page whose rules stray by no more than this is straight. Inches. */
const STRAIGHT = 0.012
/** So many rules either way tell how a page is bent. */
const FEWEST = 3
/** Share of the straying that must be gone for it to have been a bend, and not chance. */
const EXPLAINED = 0.5

/** Powers of the place along the rules and across them. What changes across alone moves rules, and bends none. */
const POWERS = [
  ...[
    [1, 0],
    [1, 1],
    [1, 2],
  ],
  ...[
    [2, 0],
    [2, 1],
    [2, 2],
  ],
  ...[
    [3, 0],
    [3, 1],
  ],
  ...[
    [4, 0],
    [4, 1],
  ],
] as const

/** How the page is bent; null where it is straight, or has too few rules to tell. */
export function bendOf({ level, upright }: Traces, dpi: number): Bend | null {
  const turned = upright.map((trace): Trace => trace.map(([x, y]) => [y, x]))
  const down = shiftOf(level, dpi)
  const across = shiftOf(turned, dpi)
  if (down === null && across === null) return null
  return ([x, y]) => {
    // The shifts are known of places on the bent page: a few rounds find the one that comes out here.
    let [u, v] = [x, y]
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const [nextU, nextV] = [x - (across?.(v, u) ?? 0), y - (down?.(u, v) ?? 0)]
      const moved = Math.abs(nextU - u) + Math.abs(nextV - v)
      u = nextU
      v = nextV
      if (moved < NEAR) break
    }
    return [u, v]
  }
}

/** Rounds of fitting. Chosen; it bounds the work. */
const MOST_ROUNDS = 12
/** Pixels. */
const NEAR = 0.02

/** How far a place along and across the rules is to be moved across them. */
type Shift = (along: number, across: number) => number

function shiftOf(traces: readonly Trace[], dpi: number): Shift | null {
  if (traces.length < FEWEST) return null
  const before = strayingOf(traces)
  if (before <= STRAIGHT * dpi) return null
  const frame = frameOf(traces, dpi)
  const rows: (readonly number[])[] = []
  const values: number[] = []
  for (const trace of traces) {
    const terms = trace.map(([along, across]) => termsAt(frame, along, across))
    const mean = (POWERS as readonly unknown[]).map((_, at) =>
      meanOf(terms.map((own) => own[at] ?? 0)),
    )
    const middle = meanOf(trace.map(([, across]) => across))
    for (const [index, own] of terms.entries()) {
      rows.push(own.map((term, at) => term - (mean[at] ?? 0)))
      values.push(middle - (trace[index]?.[1] ?? 0))
    }
  }
  const factors = leastSquares(rows, values)
  const shift: Shift = (along, across) => {
    const terms = termsAt(frame, along, across)
    let sum = 0
    for (let at = 0; at < terms.length; at += 1) sum += (terms[at] ?? 0) * (factors[at] ?? 0)
    return sum
  }
  const moved = traces.map((trace): Trace => {
    return trace.map(([along, across]) => [along, across + shift(along, across)])
  })
  return strayingOf(moved) > EXPLAINED * before ? null : shift
}

/** The root of the mean square of how far the places of rules lie from the middle of their rule. */
function strayingOf(traces: readonly Trace[]): number {
  const squares = traces.flatMap((trace) => {
    const middle = meanOf(trace.map(([, across]) => across))
    return trace.map(([, across]) => (across - middle) ** 2)
  })
  return Math.sqrt(meanOf(squares))
}

/** The rectangle in which rules lie, and a little around it. */
type Frame = {
  readonly along: readonly [from: number, to: number]
  readonly across: readonly [from: number, to: number]
}

/** Beyond the rules by more than this, the page is taken to lie as it does there. Inches. */
const AROUND = 0.3

function frameOf(traces: readonly Trace[], dpi: number): Frame {
  const places = traces.flat()
  const range = (at: 0 | 1) => {
    const [from, to] = places.reduce(
      ([least, most], place) => [Math.min(least, place[at]), Math.max(most, place[at])],
      [Infinity, -Infinity],
    )
    return [from - AROUND * dpi, to + AROUND * dpi] as const
  }
  return { along: range(0), across: range(1) }
}

/** Each term at a place, which counts from -1 to 1 within the frame. */
function termsAt(frame: Frame, along: number, across: number): readonly number[] {
  const [u, v] = [within(frame.along, along), within(frame.across, across)]
  return POWERS.map(([i, j]) => u ** i * v ** j)
}

function within([from, to]: Frame['along'], value: number): number {
  const share = (2 * (value - from)) / Math.max(1, to - from) - 1
  return Math.min(1, Math.max(-1, share))
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
