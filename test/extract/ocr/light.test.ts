import { expect, test } from 'vitest'
import { evened } from '../../../src/extract/ocr/light.ts'
import { picture, tableBars } from './picture.ts'

const page = picture(600, 600, tableBars([50, 200, 400, 550], [50, 200, 400, 550]))

test('paper in a shadow is as light as beside it, and print stays dark', () => {
  const shaded = page.data.map((shade, at) => (at % 600 < 250 ? shade * 0.6 : shade))
  const { data } = evened({ ...page, data: shaded }, 100)
  const [inShadow, inLight] = [data[300 * 600 + 120] ?? 0, data[300 * 600 + 480] ?? 0]
  expect(Math.abs(inShadow - inLight)).toBeLessThan(10)
  expect(data[300 * 600 + 50]).toBeLessThan(60)
})

test('a page without shadows is left as it is', () => {
  expect(evened(page, 100)).toBe(page)
})
