/** A page image moved through a mesh: where each node lies on the image is asked once, what lies between follows. */
import type { Bend } from './bend.ts'
import { cubicAt } from './grey.ts'
import type { Grey } from './pixels.ts'

/** Pixels from node to node: paper bends slowly. */
const STEP = 32

/** The image as large as before, each of its pixels taken from where `bend` says. */
export function straightened(grey: Grey, bend: Bend): Grey {
  const { width, height } = grey
  const data = new Uint8Array(width * height)
  let above = nodesAt(0, width, bend)
  for (let top = 0; top < height; top += STEP) {
    const below = nodesAt(top + STEP, width, bend)
    for (let y = top; y < Math.min(height, top + STEP); y += 1) {
      fillRow(grey, data.subarray(y * width, (y + 1) * width), between(above, below, y - top))
    }
    above = below
  }
  return { width, height, data }
}

/** Where the nodes of a row lie on the image: x and y in turn. */
function nodesAt(y: number, width: number, bend: Bend): Float64Array {
  const columns = Math.ceil(width / STEP) + 1
  const nodes = new Float64Array(2 * columns)
  for (let column = 0; column < columns; column += 1)
    nodes.set(bend([column * STEP, y]), 2 * column)
  return nodes
}

function between(above: Float64Array, below: Float64Array, down: number): Float64Array {
  return above.map((upper, at) => upper + (((below[at] ?? 0) - upper) * down) / STEP)
}

function fillRow(grey: Grey, row: Uint8Array, nodes: Float64Array): void {
  for (let start = 0, at = 0; start < row.length; start += STEP, at += 2) {
    const [x, y, nextX, nextY] = nodes.subarray(at, at + 4) as Iterable<number> as Four
    const [dx, dy] = [(nextX - x) / STEP, (nextY - y) / STEP]
    const end = Math.min(STEP, row.length - start)
    for (let by = 0; by < end; by += 1) row[start + by] = cubicAt(grey, x + dx * by, y + dy * by)
  }
}

type Four = readonly [number, number, number, number]
