import { expect, test } from 'vitest'
import { HEIGHT, lineParts } from '../../../src/extract/ocr/line-part.ts'
import { picture } from './picture.ts'

test('a line fills the height but for its margins, whatever the white around it', () => {
  const [one, ...others] = lineParts(picture(300, 80, [[50, 20, 200, 30]]))
  expect(others).toEqual([])
  expect(one?.image.height).toBe(HEIGHT)
  const { width = 0, data = new Uint8Array() } = one?.image ?? {}
  const columnsOfInk = data.subarray(width * 24, width * 25).reduce((sum, shade) => {
    return shade < 128 ? sum + 1 : sum
  }, 0)
  expect(columnsOfInk).toBeCloseTo(200 * (one?.scale ?? 0), -1)
  expect(data.subarray(0, 4 * width).every((shade) => shade > 200)).toBe(true)
})

test('places in a part lead back to the whole', () => {
  const [part] = lineParts(picture(300, 80, [[50, 20, 200, 30]]))
  const { width = 0, data = new Uint8Array() } = part?.image ?? {}
  const first = data.subarray(width * 24, width * 25).findIndex((shade) => shade < 128)
  expect((part?.x0 ?? 0) + first / (part?.scale ?? 1)).toBeCloseTo(50, -0.5)
})

test('a line too long for the network is cut where it is bare', () => {
  const words = Array.from({ length: 60 }, (_, at) => [10 + 30 * at, 5, 22, 20] as const)
  const parts = lineParts(picture(1830, 30, words))
  expect(parts.length).toBeGreaterThan(1)
  for (const { image } of parts) {
    const { width, data } = image
    const ends = [0, width - 1].map((x) => data[width * 24 + x])
    expect(ends).toEqual([255, 255])
  }
})

test('large print is reduced', () => {
  const [part] = lineParts(picture(1000, 400, [[100, 50, 800, 300]]))
  expect(part?.image.height).toBeLessThanOrEqual(HEIGHT)
  expect(part?.scale).toBeLessThan(0.2)
})

test('white paper has no parts', () => {
  expect(lineParts(picture(100, 50, []))).toEqual([])
})
