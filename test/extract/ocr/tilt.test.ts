import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rectified } from '../../../src/extract/ocr/grey.ts'
import {
  composed,
  type Homography,
  inUnits,
  inverse,
  mapped,
} from '../../../src/extract/ocr/homography.ts'
import { FAINT, inkOf } from '../../../src/extract/ocr/ink.ts'
import { tiltOf } from '../../../src/extract/ocr/tilt.ts'
import { picture, tableBars } from './picture.ts'

const [WIDTH, HEIGHT] = [900, 700]
const xs = [100, 240, 400, 560, 700, 800]
const ys = Array.from({ length: 13 }, (_, row) => 60 + 48 * row)
const table = picture(WIDTH, HEIGHT, tableBars(xs, ys))

/** From the picture to the page: the page's lower and right parts are nearer. */
const aslant: Homography = [1, 0.02, -9, 0.015, 1, -6, 0.00004, 0.00009, 0.95]

test('a table seen from the side is seen from above again', () => {
  const tilt = tiltOf(inkOf(rectified(table, aslant), 100, FAINT))
  expect(tilt).not.toBeNull()
  if (tilt === null) return
  const page = composed(aslant, tilt)
  const straight = inverse(page)
  for (const y of ys) {
    const [[, left], [, right]] = [mapped(straight, [100, y]), mapped(straight, [800, y])]
    expect(Math.abs(left - right)).toBeLessThan(4)
  }
  for (const x of xs) {
    const [[top], [bottom]] = [mapped(straight, [x, 60]), mapped(straight, [x, 636])]
    expect(Math.abs(top - bottom)).toBeLessThan(4)
  }
  for (const corner of [
    [100, 60],
    [800, 636],
  ] as const) {
    const [x, y] = mapped(straight, corner)
    expect(x >= 0 && x <= WIDTH && y >= 0 && y <= HEIGHT).toBe(true)
  }
})

test('a flat scan, askew or not, and white paper have no tilt', () => {
  const askew: Homography = [1, 0.02, 0, -0.02, 1, 0, 0, 0, 1]
  expect(tiltOf(inkOf(table, 100, FAINT))).toBeNull()
  expect(tiltOf(inkOf(rectified(table, askew), 100, FAINT))).toBeNull()
  expect(tiltOf(inkOf(picture(WIDTH, HEIGHT, []), 100, FAINT))).toBeNull()
})

test('a map and its inverse lead back, in any unit', () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 700 }))
  fc.assert(
    fc.property(place, fc.double({ min: 0.2, max: 5, noNaN: true }), (point, factor) => {
      const [x, y] = mapped(inverse(aslant), mapped(aslant, point))
      expect([x, y].map((at, axis) => Math.abs(at - (point[axis] ?? 0)) < 1e-6)).toEqual([
        true,
        true,
      ])
      const [inX, inY] = mapped(aslant, point)
      const [otherX, otherY] = mapped(inUnits(aslant, factor), [
        point[0] / factor,
        point[1] / factor,
      ])
      expect(Math.abs(otherX * factor - inX) + Math.abs(otherY * factor - inY)).toBeLessThan(1e-6)
    }),
  )
})
