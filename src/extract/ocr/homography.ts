/** Projective maps of the plane: how a flat page seen from one place looks from another (Hartley and Zisserman 2004, 2.3). */

/** A matrix of three rows; it maps (x, y) to ((m0 x + m1 y + m2) / w, (m3 x + m4 y + m5) / w), w = m6 x + m7 y + m8. */
export type Homography = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
]

export type Point = readonly [x: number, y: number]

export function mapped(m: Homography, [x, y]: Point): Point {
  const w = m[6] * x + m[7] * y + m[8]
  return [(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w]
}

/** First `inner`, then `outer`. */
export function composed(outer: Homography, inner: Homography): Homography {
  const at = (row: 0 | 3 | 6, column: 0 | 1 | 2) =>
    outer[row] * inner[column] +
    outer[(row + 1) as 1 | 4 | 7] * inner[(column + 3) as 3 | 4 | 5] +
    outer[(row + 2) as 2 | 5 | 8] * inner[(column + 6) as 6 | 7 | 8]
  return [
    ...([at(0, 0), at(0, 1), at(0, 2)] as const),
    ...([at(3, 0), at(3, 1), at(3, 2)] as const),
    ...([at(6, 0), at(6, 1), at(6, 2)] as const),
  ]
}

/** The same map between planes measured in units `factor` times as large. */
export function inUnits(m: Homography, factor: number): Homography {
  const [a, b, c, d, e, f, g, h, i] = m
  return [a, b, c / factor, d, e, f / factor, g * factor, h * factor, i]
}

export function inverse([a, b, c, d, e, f, g, h, i]: Homography): Homography {
  return [
    ...([e * i - f * h, c * h - b * i, b * f - c * e] as const),
    ...([f * g - d * i, a * i - c * g, c * d - a * f] as const),
    ...([d * h - e * g, b * g - a * h, a * e - b * d] as const),
  ]
}
