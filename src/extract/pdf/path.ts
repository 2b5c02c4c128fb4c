/** Painted paths → ruling lines and filled areas, in page coordinates. Curves are no rules. */
import type { Box } from '../document.ts'
import type { Edge } from '../page/page.ts'
import { boxOf, type Matrix, mapX, mapY, overlap } from './matrix.ts'

/** A filled area no wider than this is a rule. Points. */
const THIN = 3.5
/** How much a rule may lean and still be level or upright. Points, and share of its length. */
const LEAN = 0.7
/** The same as a share of its length. */
const LEAN_SHARE = 0.01

/** pdf.js's codes inside a path's data. */
const MOVE = 0
/** A line to a point. */
const LINE = 1
/** A cubic curve. */
const CURVE = 2
/** A quadratic curve. */
const QUADRATIC = 3
/** Closes the path. */
const CLOSE = 4

type Subpath = {
  readonly points: (readonly [number, number])[]
  curved: boolean
  closed: boolean
}

export type Painted = {
  readonly edges: readonly Edge[]
  /** Filled areas that are no rules. */
  readonly areas: readonly Box[]
}

export type Paint = {
  readonly stroked: boolean
  readonly filled: boolean
  /** Width of the pen on the page. Points. */
  readonly pen: number
  readonly clip: Box
}

/** The box around a path on the page. */
export function pathBox(data: ArrayLike<number>, matrix: Matrix): Box {
  return boxOf(subpathsOf(data, matrix).flatMap(({ points }) => points))
}

export function paint(data: ArrayLike<number>, matrix: Matrix, how: Paint): Painted {
  const subpaths = subpathsOf(data, matrix)
  const edges: Edge[] = []
  const areas: Box[] = []
  if (how.filled) {
    const boxes = filledBoxes(subpaths, how.clip)
    for (const box of boxes) {
      const edge = thinEdge(box)
      if (edge) edges.push(edge)
      else areas.push(box)
    }
    edges.push(...frameEdges(boxes))
  }
  if (how.stroked) {
    for (const subpath of subpaths) stroke(subpath, how, edges, areas)
  }
  return { edges, areas }
}

/** The rule that a thin box is; null where it is an area or a dot. */
export function thinEdge({ x0, top, x1, bottom }: Box): Edge | null {
  const width = x1 - x0
  const height = bottom - top
  if (height <= THIN && width > 1.5 * height) {
    const position = (top + bottom) / 2
    return { orientation: 'horizontal', position, start: x0, end: x1 }
  }
  if (width <= THIN && height > 1.5 * width) {
    return { orientation: 'vertical', position: (x0 + x1) / 2, start: top, end: bottom }
  }
  return null
}

/** How many numbers follow each code; the last two are where the pen then stands. */
const SIZES: Readonly<Record<number, number>> = { [MOVE]: 2, [LINE]: 2, [CURVE]: 6, [QUADRATIC]: 4 }

const CURVES: ReadonlySet<number> = new Set([CURVE, QUADRATIC])

function subpathsOf(data: ArrayLike<number>, matrix: Matrix): readonly Subpath[] {
  const found: Subpath[] = []
  let open: Subpath | undefined
  for (let at = 0; at < data.length; ) {
    const code = data[at] ?? CLOSE
    const last = at + (SIZES[code] ?? 0)
    if (code === CLOSE) {
      if (open) open.closed = true
      open = undefined
    } else {
      if (code === MOVE || !open) {
        open = { points: [], curved: false, closed: false }
        found.push(open)
      }
      open.curved ||= CURVES.has(code)
      const x = data[last - 1] ?? 0
      const y = data[last] ?? 0
      open.points.push([mapX(matrix, x, y), mapY(matrix, x, y)])
    }
    at = last + 1
  }
  return found
}

/** What of each straight-sided subpath's box the clip lets through; boxes of other shapes are no rules. */
function filledBoxes(subpaths: readonly Subpath[], clip: Box): readonly Box[] {
  return subpaths
    .filter(({ curved, points }) => !curved && points.length >= 2 && points.length <= 6)
    .map(({ points }) => boxOf(points))
    .map((box) => overlap(box, clip))
    .filter((box) => box !== null)
}

/** A frame painted as one box inside another of nearly its size. */
function frameEdges(boxes: readonly Box[]): readonly Edge[] {
  if (boxes.length !== 2) return []
  const [outer, inner] = boxes
  if (!outer || !inner) return []
  const sides = [
    { x0: outer.x0, x1: inner.x0, top: outer.top, bottom: outer.bottom },
    { x0: inner.x1, x1: outer.x1, top: outer.top, bottom: outer.bottom },
    { x0: outer.x0, x1: outer.x1, top: outer.top, bottom: inner.top },
    { x0: outer.x0, x1: outer.x1, top: inner.bottom, bottom: outer.bottom },
  ]
  const edges = sides
    .filter(({ x0, x1, top, bottom }) => x1 >= x0 && bottom >= top)
    .map(thinEdge)
    .filter((edge) => edge !== null)
  return edges.length === 4 ? edges : []
}

function stroke(subpath: Subpath, how: Paint, edges: Edge[], areas: Box[]): void {
  const { points, closed, curved } = subpath
  if (curved && points.length > 64) return
  const [first] = points
  const ends = closed && first ? [...points, first] : points
  for (const [index, to] of ends.entries()) {
    const from = ends[index - 1]
    const box = from && straight(from, to)
    const seen = box && overlap(box, how.clip)
    if (!seen) continue
    if (how.pen > THIN) areas.push(swollen(seen, how.pen / 2))
    else {
      const edge = thinEdge(seen)
      if (edge) edges.push(edge)
    }
  }
}

/** The flat box of a level or upright line; null for a slanting one. */
function straight(
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
): Box | null {
  const width = Math.abs(bx - ax)
  const height = Math.abs(by - ay)
  const lean = Math.max(LEAN, LEAN_SHARE * Math.max(width, height))
  if (Math.min(width, height) > lean) return null
  return boxOf([
    [ax, ay],
    [bx, by],
  ])
}

function swollen({ x0, top, x1, bottom }: Box, by: number): Box {
  const level = x1 - x0 > bottom - top
  return level
    ? { x0, x1, top: top - by, bottom: bottom + by }
    : { x0: x0 - by, x1: x1 + by, top, bottom }
}
