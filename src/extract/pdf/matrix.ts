/** Affine transformations as PDF writes them: [a b c d e f], x' = ax + cy + e, y' = bx + dy + f. */
import type { Box } from '../document.ts'

export type Matrix = readonly [number, number, number, number, number, number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export function compose(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [k, l, m, n, o, p] = inner
  return [
    a * k + c * l,
    b * k + d * l,
    a * m + c * n,
    b * m + d * n,
    a * o + c * p + e,
    b * o + d * p + f,
  ]
}

export function mapX([a, , c, , e]: Matrix, x: number, y: number): number {
  return a * x + c * y + e
}

export function mapY([, b, , d, , f]: Matrix, x: number, y: number): number {
  return b * x + d * y + f
}

/** The upright box around the image of the rectangle (x0, y0)–(x1, y1). */
export function mapBox(matrix: Matrix, [x0, y0, x1, y1]: readonly number[]): Box {
  return boxOf(
    [
      [x0 ?? 0, y0 ?? 0],
      [x1 ?? 0, y0 ?? 0],
      [x1 ?? 0, y1 ?? 0],
      [x0 ?? 0, y1 ?? 0],
    ].map(([x = 0, y = 0]) => [mapX(matrix, x, y), mapY(matrix, x, y)]),
  )
}

/** The upright box around points. */
export function boxOf(points: readonly (readonly number[])[]): Box {
  const box = { x0: Infinity, top: Infinity, x1: -Infinity, bottom: -Infinity }
  for (const [x = 0, y = 0] of points) {
    box.x0 = Math.min(box.x0, x)
    box.top = Math.min(box.top, y)
    box.x1 = Math.max(box.x1, x)
    box.bottom = Math.max(box.bottom, y)
  }
  return box
}

/** What two boxes share; null where they are apart, or where one is nowhere (a file may compute with infinity). */
export function overlap(a: Box, b: Box): Box | null {
  const x0 = Math.max(a.x0, b.x0)
  const top = Math.max(a.top, b.top)
  const x1 = Math.min(a.x1, b.x1)
  const bottom = Math.min(a.bottom, b.bottom)
  return x0 <= x1 && top <= bottom ? { x0, top, x1, bottom } : null
}
