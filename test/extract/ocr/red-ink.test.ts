import { expect, test } from 'vitest'
import type { Layout } from '../../../src/extract/ocr/layout.ts'
import type { RedInk } from '../../../src/extract/ocr/pixels.ts'
import { withRedWriting } from '../../../src/extract/ocr/red-ink.ts'
import type { Upright } from '../../../src/extract/ocr/upright.ts'

const SIZE = { width: 400, height: 400 }
const EM = 20
const cell = { x0: 40, top: 40, x1: 140, bottom: 80 }

/** An empty page, and on it red ink. */
function pageWith(isRed: (x: number, y: number) => boolean, isTaken = true) {
  const places = Array.from({ length: SIZE.width * SIZE.height }, (_, at) => at)
  const shades = Uint8Array.from(places, (at) =>
    isRed(at % SIZE.width, Math.floor(at / SIZE.width)) ? 90 : 0,
  )
  const grey = { ...SIZE, data: new Uint8Array(shades.length).fill(255) }
  const ink = { ...SIZE, data: shades.map((own) => Number(!isTaken && own > 0)) }
  const rules = { horizontal: [], vertical: [] }
  const upright: Upright = { grey, ink, rules, dpi: 200, angle: 0, bend: null, beside: 'nothing' }
  const layout: Layout = { edges: [], em: EM, groups: [], bare: [cell], cut: false }
  const red: RedInk = { shades, isTaken }
  return withRedWriting(upright, { ...grey, red }, layout)
}

const isFigure = (x: number, y: number) => x >= 60 && x < 63 && y >= 48 && y < 70

test('what is written in red into an empty cell is put back, as dark as print', () => {
  const { layout, upright, isRed } = pageWith(isFigure)
  expect(layout.groups).toEqual([[{ x0: 60, top: 48, x1: 63, bottom: 70 }]])
  expect(upright.grey.data[50 * SIZE.width + 61]).toBe(0)
  expect(isRed({ x0: 55, top: 45, x1: 70, bottom: 75 })).toBe(true)
  expect(isRed({ x0: 155, top: 45, x1: 170, bottom: 75 })).toBe(false)
})

test('a seal over an empty cell is none', () => {
  const { layout } = pageWith((x, y) => Math.abs(Math.hypot(x - 140, y - 120) - 90) < 4)
  expect(layout.groups).toEqual([])
})

test('specks of red are none', () => {
  expect(pageWith((x, y) => x === 70 && y > 50 && y < 55).layout.groups).toEqual([])
})

test('where so little is red that it was not taken out, a line is red by its own ink', () => {
  const { isRed } = pageWith(isFigure, false)
  expect(isRed({ x0: 55, top: 45, x1: 70, bottom: 75 })).toBe(true)
  expect(isRed({ x0: 155, top: 45, x1: 170, bottom: 75 })).toBe(false)
})
