/** Pieces of ruling lines → whole lines: double rules become one, dashes and gaps of a point or two are closed. */
import type { Edge } from './page.ts'

/** Pieces no further apart than this lie on one line: double rules, and rules drawn a little off. Points. */
const NEIGHBOUR = 2
/**
 * So far apart are the borders of neighbouring cells in a web page printed without collapsing them (3 CSS pixels,
 * 2.25 points): one line where they run side by side, and only there. Points.
 */
const SIDE_BY_SIDE = 3
/** How thick a line made of several pieces may become. Points. */
const THICKEST = 4
/** The widest gap that is closed between two pieces of a line, and between two dashes. Points. */
const GAP = 3
const DASH_GAP = 6
const DASH = 12
/** A line shorter than this holds no cell. Points. */
const SHORTEST = 4

/** The lines that the pieces make, each piece in one line; sorted by position, then start. */
export function joinEdges(edges: readonly Edge[]): readonly Edge[] {
  return [...joinParallel(edges, 'horizontal'), ...joinParallel(edges, 'vertical')]
}

function joinParallel(edges: readonly Edge[], orientation: Edge['orientation']): readonly Edge[] {
  const parallel = edges.filter((edge) => edge.orientation === orientation)
  return layers(twinsTogether(parallel)).flatMap(joinLayer)
}

/** Pieces that run side by side, moved to the middle between them. */
function twinsTogether(edges: readonly Edge[]): readonly Edge[] {
  const tracks = [...Map.groupBy(edges, ({ position }) => Math.round(position * 10)).values()]
    .map((track) => track.toSorted((a, b) => a.start - b.start))
    .toSorted((a, b) => positionOf(a) - positionOf(b))
  const moved = new Map<Edge, Edge>()
  for (const [index, track] of tracks.entries()) {
    for (let next = index + 1; next < tracks.length; next += 1) {
      const other = tracks[next] ?? []
      const apart = positionOf(other) - positionOf(track)
      if (apart > SIDE_BY_SIDE) break
      if (apart > NEIGHBOUR) moveTwins(track, other, moved)
    }
  }
  return edges.map((edge) => moved.get(edge) ?? edge)
}

function positionOf(track: readonly Edge[]): number {
  return track[0]?.position ?? 0
}

/** Both tracks sorted by start. A piece has a twin where they share most of the shorter one's length. */
function moveTwins(track: readonly Edge[], other: readonly Edge[], moved: Map<Edge, Edge>): void {
  let from = 0
  for (const edge of track) {
    while ((other[from]?.end ?? Infinity) < edge.start) from += 1
    const twin = other[from]
    if (twin && !moved.has(edge) && !moved.has(twin) && runBeside(edge, twin)) {
      const position = (edge.position + twin.position) / 2
      moved.set(edge, { ...edge, position })
      moved.set(twin, { ...twin, position })
    }
  }
}

function runBeside(edge: Edge, twin: Edge): boolean {
  const shared = Math.min(edge.end, twin.end) - Math.max(edge.start, twin.start)
  return shared > 0.5 * Math.min(edge.end - edge.start, twin.end - twin.start)
}

/** Pieces at (nearly) one position, whatever their place along the line. */
function layers(edges: readonly Edge[]): readonly (readonly Edge[])[] {
  const sorted = edges.toSorted((a, b) => a.position - b.position)
  const found: Edge[][] = []
  for (const edge of sorted) {
    const layer = found.at(-1)
    const first = layer?.at(0)
    const last = layer?.at(-1)
    const belongs =
      first &&
      last &&
      edge.position - last.position <= NEIGHBOUR &&
      edge.position - first.position <= THICKEST
    if (belongs) layer?.push(edge)
    else found.push([edge])
  }
  return found
}

function joinLayer(layer: readonly Edge[]): readonly Edge[] {
  const position = weightedPosition(layer)
  const joined: { start: number; end: number; lastLength: number }[] = []
  for (const { start, end } of layer.toSorted((a, b) => a.start - b.start)) {
    const line = joined.at(-1)
    const length = end - start
    if (line && start - line.end <= gapAllowed(line.lastLength, length)) {
      line.end = Math.max(line.end, end)
      line.lastLength = length
    } else joined.push({ start, end, lastLength: length })
  }
  const orientation = layer[0]?.orientation ?? 'horizontal'
  return joined
    .filter(({ start, end }) => end - start >= SHORTEST)
    .map(({ start, end }) => ({ orientation, position, start, end }))
}

function gapAllowed(before: number, after: number): number {
  return before <= DASH && after <= DASH ? DASH_GAP : GAP
}

function weightedPosition(layer: readonly Edge[]): number {
  let sum = 0
  let weight = 0
  for (const { position, start, end } of layer) {
    const length = Math.max(end - start, 0.1)
    sum += position * length
    weight += length
  }
  return sum / weight
}
