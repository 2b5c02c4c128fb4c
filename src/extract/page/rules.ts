/** Pieces of ruling lines → whole lines: double rules become one, dashes and gaps of a point or two are closed. */
import type { Edge } from './page.ts'

/** Pieces no further apart than this lie on one line: double rules, and rules drawn a little off. Points. */
const NEIGHBOUR = 2
/** How thick a line made of several pieces may become. Points. */
const THICKEST = 4
/** The widest gap that is closed between two pieces of a line, and between two dashes. Points. */
const GAP = 3
/** The widest gap between two dashes. Points. */
const DASH_GAP = 6
/** The longest dash. Points. */
const DASH = 12
/** A line shorter than this holds no cell. Points. */
const SHORTEST = 4

/** The lines that the pieces make, each piece in one line; sorted by position, then start. */
export function joinEdges(edges: readonly Edge[]): readonly Edge[] {
  return [...joinParallel(edges, 'horizontal'), ...joinParallel(edges, 'vertical')]
}

function joinParallel(edges: readonly Edge[], orientation: Edge['orientation']): readonly Edge[] {
  const parallel = edges.filter((edge) => edge.orientation === orientation)
  return layers(parallel).flatMap(joinLayer)
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
