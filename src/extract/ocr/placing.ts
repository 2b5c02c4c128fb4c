/** From a page turned upright back to the page as displayed: where recognised words really stand. */
import type { Block, Box, Place } from '../document.ts'
import type { Bend } from './bend.ts'

/** Quarters of a full turn, clockwise. */
export type Quarters = 0 | 1 | 2 | 3

/** How a page was turned: first by quarters, then by a small angle about its centre; then it may have been straightened. */
export type Turn = {
  readonly quarters: Quarters
  /** Clockwise, in radians. */
  readonly angle: number
  /** Of the page after the quarters, in points. */
  readonly width: number
  readonly height: number
  /** Where a place of the straightened page lay before, in points; null where the page was straight. */
  readonly bend: Bend | null
}

/** The blocks with their places on the pages as displayed; pages without a turn stay. */
export function asDisplayed(
  blocks: readonly Block[],
  turns: ReadonlyMap<number, Turn>,
): readonly Block[] {
  if (turns.size === 0) return blocks
  const placed = (place: Place): Place => {
    const turn = place.kind === 'page' ? turns.get(place.page) : undefined
    if (place.kind !== 'page' || !turn) return place
    return { ...place, box: displayedBox(place.box, turn) }
  }
  return blocks.map((block) => {
    const place = placed(block.place)
    if (block.type === 'paragraph') return { ...block, place }
    const cells = block.cells.map((cell) => ({ ...cell, place: placed(cell.place) }))
    return { ...block, cells, place }
  })
}

/** The smallest upright box on the page as displayed that holds a box of the turned page. */
export function displayedBox({ x0, top, x1, bottom }: Box, turn: Turn): Box {
  const corners = [
    displayedPoint(x0, top, turn),
    displayedPoint(x1, top, turn),
    displayedPoint(x0, bottom, turn),
    displayedPoint(x1, bottom, turn),
  ]
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  return {
    x0: Math.min(...xs),
    top: Math.min(...ys),
    x1: Math.max(...xs),
    bottom: Math.max(...ys),
  }
}

function displayedPoint(
  straightX: number,
  straightY: number,
  { quarters, angle, width, height, bend }: Turn,
): readonly [number, number] {
  const [x, y] = bend === null ? [straightX, straightY] : bend([straightX, straightY])
  const [dx, dy] = [x - width / 2, y - height / 2]
  const across = width / 2 + dx * Math.cos(angle) + dy * Math.sin(angle)
  const down = height / 2 - dx * Math.sin(angle) + dy * Math.cos(angle)
  if (quarters === 1) return [down, width - across]
  if (quarters === 2) return [width - across, height - down]
  if (quarters === 3) return [height - down, across]
  return [across, down]
}
