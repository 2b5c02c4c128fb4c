/** How far a page is turned from upright, by the sharpness of its projections: rules and lines of text pile up. */
import type { Ink } from './ink.ts'

/** Scans lie askew by less than this, in degrees. */
const LARGEST = 6
/** Points looked at; more make the estimate no sharper. */
const SAMPLED = 120_000
const steps = [0.5, 0.1, 0.02] as const

/** The angle in radians by which the page must be turned clockwise to stand upright; 0 for an empty page. */
export function skewOf(ink: Ink): number {
  const points = inkPoints(ink)
  if (points.length < 200) return 0
  let best = 0
  let reach = LARGEST
  for (const step of steps) {
    best = sharpest(points, ink, { centre: best, reach, step })
    reach = step
  }
  return (best * Math.PI) / 180
}

type Search = { readonly centre: number; readonly reach: number; readonly step: number }

function sharpest(points: Int32Array, ink: Ink, { centre, reach, step }: Search): number {
  let best = centre
  let highest = -1
  for (let angle = centre - reach; angle <= centre + reach + 1e-9; angle += step) {
    const sharpness = sharpnessAt(points, ink, Math.tan((angle * Math.PI) / 180))
    if (sharpness > highest) {
      highest = sharpness
      best = angle
    }
  }
  return best
}

/** x and y in turn of every n-th inked pixel. */
function inkPoints({ width, data }: Ink): Int32Array {
  let count = 0
  for (let at = 0; at < data.length; at++) count += data[at] as number
  const every = Math.max(1, Math.floor(count / SAMPLED))
  const points = new Int32Array(2 * Math.ceil(count / every))
  let seen = 0
  let to = 0
  for (let at = 0; at < data.length; at++) {
    if (data[at] === 0 || seen++ % every !== 0) continue
    points[to++] = at % width
    points[to++] = Math.floor(at / width)
  }
  return points
}

/** The sum of squares of both projections along lines of the given slope. */
function sharpnessAt(points: Int32Array, { width, height }: Ink, slope: number): number {
  const margin = Math.ceil(Math.max(width, height) * Math.abs(slope)) + 1
  // Rounded, beyond the margin.
  const middle = margin + 0.5
  const rows = new Float64Array(height + 2 * margin)
  const columns = new Float64Array(width + 2 * margin)
  for (let at = 0; at < points.length; at += 2) {
    const x = points[at] as number
    const y = points[at + 1] as number
    const row = Math.trunc(y + x * slope + middle)
    const column = Math.trunc(x - y * slope + middle)
    rows[row] = (rows[row] as number) + 1
    columns[column] = (columns[column] as number) + 1
  }
  return sumOfSquares(rows) + sumOfSquares(columns)
}

function sumOfSquares(counts: Float64Array): number {
  let sum = 0
  for (let at = 0; at < counts.length; at++) sum += (counts[at] as number) ** 2
  return sum
}
