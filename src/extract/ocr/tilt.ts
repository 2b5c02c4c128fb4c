/**
 * How a page was seen from the side, as a phone sees it: its level lines converge beside the picture and its upright ones
 * above or below. The rules and lines of print tell it themselves, band by band across the page.
 */
import { composed, type Homography, inverse, mapped } from './homography.ts'
import type { Ink } from './ink.ts'
import type { Rectangle } from './line.ts'

/** Bands in which slopes are measured, one way and the other. */
const BANDS = 8
/** A page lies askew by less than this, its tilt included. As slopes. */
const STEEPEST = 0.16
const STEPS = [0.008, 0.002, 0.0004] as const
/** Pixels of ink looked at in each band. */
const SAMPLED = 6_000
const FEWEST = 400
/** Slopes that differ by less between middle and edge of a page are those of a flat scan. */
const FLAT = 0.004
/** A band whose lines stray further from the others than this shows something else. */
const STRAYING = 0.008
/** How much higher the lines of a band pile up at their slope than at others. */
const DISTINCT = 1.15

/**
 * From pixels of the page as seen from above, at a size at which all of it fits, to pixels of the picture; null where the
 * picture was taken from above.
 */
export function tiltOf(ink: Ink): Homography | null {
  const { width, height } = ink
  const level = lineThrough(bandsOf(ink, 'level'))
  const upright = lineThrough(bandsOf(ink, 'upright'))
  if (level === null || upright === null) return null
  if (Math.abs(level.growth) * height < 2 * FLAT && Math.abs(upright.growth) * width < 2 * FLAT) {
    return null
  }
  // Level lines at y through the middle column run along (1, level(y)): all meet at (-1, -level) / growth. Likewise upright.
  const seen: Homography = [
    ...([1, upright.middle, 0] as const),
    ...([level.middle, 1, 0] as const),
    ...([-level.growth, -upright.growth, 1] as const),
  ]
  const centred: Homography = [1, 0, -width / 2, 0, 1, -height / 2, 0, 0, 1]
  const scale = scaleToFit(seen, width, height)
  const back: Homography = [1, 0, width / 2, 0, 1, height / 2, 0, 0, 1]
  const shrunk: Homography = [scale, 0, 0, 0, scale, 0, 0, 0, 1]
  return composed(back, composed(seen, composed(shrunk, centred)))
}

/** How much smaller the page must be drawn for the corners of the picture to lie on it. */
function scaleToFit(seen: Homography, width: number, height: number): number {
  const straight = inverse(seen)
  const reaches = [-1, 1].flatMap((x) =>
    [-1, 1].map((y) => {
      const [fromX, fromY] = mapped(straight, [(x * width) / 2, (y * height) / 2])
      return Math.max((2 * Math.abs(fromX)) / width, (2 * Math.abs(fromY)) / height)
    }),
  )
  return Math.max(1, ...reaches)
}

/** The slope of a band's lines at its middle, measured from the centre of the picture. */
type Band = { readonly at: number; readonly slope: number }

function bandsOf(ink: Ink, direction: 'level' | 'upright'): readonly Band[] {
  const length = direction === 'level' ? ink.height : ink.width
  return Array.from({ length: BANDS }, (_, index) => {
    const [from, to] = [(index * length) / BANDS, ((index + 1) * length) / BANDS]
    const points = pointsOf(ink, direction, [Math.round(from), Math.round(to)])
    const slope = slopeOf(points)
    return slope === null ? [] : [{ at: (from + to - length) / 2, slope }]
  }).flat()
}

/** Of every n-th inked pixel in a band, in turn: how far along its lines it lies, and how far across them. */
function pointsOf(
  ink: Ink,
  direction: 'level' | 'upright',
  [from, to]: readonly [number, number],
): Float64Array {
  const { width, height } = ink
  const isLevel = direction === 'level'
  const band = isLevel
    ? { x0: 0, top: from, x1: width, bottom: to }
    : { x0: from, top: 0, x1: to, bottom: height }
  const found = inkIn(ink, band)
  const every = Math.max(1, Math.floor(found.length / SAMPLED))
  const points = new Float64Array(2 * Math.floor(found.length / every))
  for (let at = 0; at < points.length; at += 2) {
    const pixel = found[(at / 2) * every] as number
    const [x, y] = [pixel % width, Math.floor(pixel / width)]
    points[at] = isLevel ? x - width / 2 : y - height / 2
    points[at + 1] = isLevel ? y : x
  }
  return points
}

/** The inked pixels inside a rectangle, row by row. */
function inkIn({ width, data }: Ink, { x0, top, x1, bottom }: Rectangle): readonly number[] {
  const found: number[] = []
  for (let y = top; y < bottom; y++) {
    const end = y * width + x1
    for (
      let at = data.indexOf(1, y * width + x0);
      at >= 0 && at < end;
      at = data.indexOf(1, at + 1)
    )
      found.push(at)
  }
  return found
}

/** The slope along which the points pile up most; null where there is none that stands out. */
function slopeOf(points: Float64Array): number | null {
  if (points.length < 2 * FEWEST) return null
  let [best, reach] = [0, STEEPEST as number]
  let isDistinct = false
  for (const step of STEPS) {
    const count = Math.round(reach / step)
    const tried = Array.from({ length: 2 * count + 1 }, (_, at) => best + (at - count) * step)
    const heights = tried.map((slope) => pileAt(points, slope))
    const highest = Math.max(...heights)
    if (step === STEPS[0]) {
      const usual = heights.toSorted((a, b) => a - b)[count] ?? highest
      isDistinct = highest > DISTINCT * usual
    }
    best = tried[heights.indexOf(highest)] ?? best
    reach = step
  }
  return isDistinct ? best : null
}

/** Lines on which a band's points can lie, on either side of that of its first. */
const LINES = 2048

/** The sum of squares of how many points lie on each line of a slope. */
function pileAt(points: Float64Array, slope: number): number {
  const counts = new Uint32Array(2 * LINES)
  for (let at = 0; at < points.length; at += 2) {
    const across = (points[at + 1] as number) - (points[1] as number)
    const line = Math.round(across - slope * (points[at] as number)) + LINES
    counts[line] = (counts[line] ?? 0) + 1
  }
  let sum = 0
  for (const count of counts) sum += count * count
  return sum
}

/** A slope at the centre and its growth to a pixel, as most bands have it; null where too few agree. */
type Trend = { readonly middle: number; readonly growth: number }

function lineThrough(bands: readonly Band[]): Trend | null {
  let best: readonly Band[] = []
  for (const one of bands) {
    for (const other of bands) {
      if (other.at - one.at < (2 * Math.abs(bands[0]?.at ?? 0)) / 3) continue
      const growth = (other.slope - one.slope) / (other.at - one.at)
      const agreeing = bands.filter(
        ({ at, slope }) => Math.abs(one.slope + growth * (at - one.at) - slope) <= STRAYING,
      )
      if (agreeing.length > best.length) best = agreeing
    }
  }
  return best.length < BANDS / 2 ? null : leastSquares(best)
}

function leastSquares(bands: readonly Band[]): Trend {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length
  const [at, slope] = [mean(bands.map((one) => one.at)), mean(bands.map((one) => one.slope))]
  const spread = bands.reduce((sum, one) => sum + (one.at - at) ** 2, 0)
  const shared = bands.reduce((sum, one) => sum + (one.at - at) * (one.slope - slope), 0)
  const growth = shared / spread
  return { middle: slope - growth * at, growth }
}
