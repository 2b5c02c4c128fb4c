/** What a photograph shows beside the paper: dark as seen from its border, and bounded by an edge, not by a shadow. */
import type { Grey } from './pixels.ts'

/** Paper is brighter than this share of the brightest wherever no shadow lies. */
const DARK = 0.75
/** Light and shadow change by less than this from one square to the next. */
const GRADUAL = 1.16
/** The edge of the paper is so much brighter than the desk beside it, within so many squares. */
const ABRUPT = 1.4
/** Squares within which it becomes so. Chosen; a shadow fades over more. */
const EDGE = 3
/** Share of a desk's outline that is such an edge; that of a shadow fades out. */
const OUTLINED = 0.7
/** Smaller areas are a shadow in a corner. Share of all squares. */
const SMALLEST = 0.005

/** 1 where a square shows no paper; `squares` are the brightnesses of a page, without its print. */
export function deskMask(squares: Grey): Uint8Array {
  const { width, height, data } = squares
  const desk = new Uint8Array(data.length)
  const seen = new Uint8Array(data.length)
  const brightest = data.toSorted()[Math.floor(0.95 * (data.length - 1))] ?? 255
  for (let at = 0; at < data.length; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)]
    const isBorder = x === 0 || y === 0 || x === width - 1 || y === height - 1
    if (!isBorder || seen[at] === 1 || (data[at] ?? 0) >= DARK * brightest) continue
    const area = floodFrom(at, squares, DARK * brightest, seen)
    if (area.length < SMALLEST * data.length || !isOutlined(area, squares)) continue
    for (const square of area) desk[square] = 1
  }
  return desk
}

function floodFrom(first: number, squares: Grey, most: number, seen: Uint8Array): number[] {
  const area = [first]
  seen[first] = 1
  for (const square of area) {
    const own = squares.data[square] as number
    for (const next of neighbours(square, squares)) {
      const shade = squares.data[next] as number
      if (seen[next] === 1 || shade >= most) continue
      if (Math.max(own, shade) > GRADUAL * Math.min(own, shade) + 2) continue
      seen[next] = 1
      area.push(next)
    }
  }
  return area
}

function neighbours(at: number, { width, height }: Grey): readonly number[] {
  const [x, y] = [at % width, Math.floor(at / width)]
  return [
    ...(x > 0 ? [at - 1] : []),
    ...(x < width - 1 ? [at + 1] : []),
    ...(y > 0 ? [at - width] : []),
    ...(y < height - 1 ? [at + width] : []),
  ]
}

/** Whether an area ends, nearly all around, where it becomes much brighter at once. */
function isOutlined(area: readonly number[], squares: Grey): boolean {
  const inside = new Set(area)
  let outline = 0
  let edges = 0
  for (const square of area) {
    for (const next of neighbours(square, squares)) {
      if (inside.has(next)) continue
      outline += 1
      if (isEdge(square, next - square, squares)) edges += 1
    }
  }
  return outline > 0 && edges >= OUTLINED * outline
}

function isEdge(square: number, step: number, { data }: Grey): boolean {
  const own = data[square] as number
  return Array.from({ length: EDGE }, (_, at) => data[square + step * (at + 1)] ?? 0).some(
    (shade) => shade >= ABRUPT * own,
  )
}
