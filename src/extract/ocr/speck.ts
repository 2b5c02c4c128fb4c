/** Specks: dust, and what a stamp leaves behind. Ink that is as small as a stop, far from all print. */
import { boundsOf, takeComponent } from './connected-ink.ts'
import type { Ink } from './ink.ts'
import { bounds, type Rectangle } from './line.ts'

/** Inches. */
const INCHES = {
  /** A stop is no larger. */
  largest: 0.024,
  /** No stop stands farther from the print that it belongs to, beside it and above or below. */
  beside: 0.1,
  above: 0.04,
} as const

/** The ink without its specks. */
export function withoutSpecks({ width, height, data }: Ink, dpi: number): Ink {
  const unseen = { width, height, data: new Uint8Array(data) }
  const print = { width, height, data: new Uint8Array(data) }
  const small: (readonly number[])[] = []
  for (let at = unseen.data.indexOf(1); at >= 0; at = unseen.data.indexOf(1, at)) {
    const piece = takeComponent(unseen, at)
    if (!isSmall(boundsOf(piece, width), dpi)) continue
    for (const pixel of piece) print.data[pixel] = 0
    small.push(piece)
  }
  const stops = small.filter((piece) => isNearPrint(boundsOf(piece, width), print, dpi))
  for (const pixel of stops.flat()) print.data[pixel] = 1
  return print
}

function isSmall({ x0, top, x1, bottom }: Rectangle, dpi: number): boolean {
  return Math.max(x1 - x0, bottom - top) <= INCHES.largest * dpi
}

/** Whether there is print as near to a small piece as to a stop. */
function isNearPrint(piece: Rectangle, print: Ink, dpi: number): boolean {
  const [beside, above] = [Math.ceil(INCHES.beside * dpi), Math.ceil(INCHES.above * dpi)]
  const around = {
    x0: Math.max(0, piece.x0 - beside),
    x1: Math.min(print.width, piece.x1 + beside),
    top: Math.max(0, piece.top - above),
    bottom: Math.min(print.height, piece.bottom + above),
  }
  return bounds(print, around) !== null
}
