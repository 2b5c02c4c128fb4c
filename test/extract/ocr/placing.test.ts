import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asDisplayed, displayedBox, type Quarters } from '../../../src/extract/ocr/placing.ts'

const box = { x0: 10, top: 20, x1: 40, bottom: 30 }

test.each([
  [0, { x0: 10, top: 20, x1: 40, bottom: 30 }],
  [1, { x0: 20, top: 160, x1: 30, bottom: 190 }],
  [2, { x0: 160, top: 70, x1: 190, bottom: 80 }],
  [3, { x0: 70, top: 10, x1: 80, bottom: 40 }],
] as const)('%i quarter turns are turned back', (quarters, displayed) => {
  expect(displayedBox(box, { quarters, angle: 0, width: 200, height: 100, bend: null })).toEqual(
    displayed,
  )
})

test('a box keeps its middle distance from the middle of the page', () => {
  const middle = fc.double({ min: -0.1, max: 0.1, noNaN: true })
  fc.assert(
    fc.property(middle, fc.constantFrom<Quarters>(0, 1, 2, 3), (angle, quarters) => {
      const [width, height] = [200, 100]
      const found = displayedBox(box, { quarters, angle, width, height, bend: null })
      const displayed = quarters % 2 === 0 ? [width, height] : [height, width]
      const away = (of: typeof box, [wide = 0, high = 0]: readonly number[]) =>
        Math.hypot((of.x0 + of.x1 - wide) / 2, (of.top + of.bottom - high) / 2)
      expect(away(found, displayed)).toBeCloseTo(away(box, [width, height]), 6)
    }),
  )
})

test('a box of a straightened page stands where its words were before', () => {
  const bend = ([x, y]: readonly [number, number]) => [x + 5, y - 2] as const
  const turn = { quarters: 0, angle: 0, width: 200, height: 100, bend } as const
  expect(displayedBox(box, turn)).toEqual({ x0: 15, top: 18, x1: 45, bottom: 28 })
})

test('only pages that were turned are placed anew', () => {
  const paragraph = (page: number) => {
    return { type: 'paragraph', text: '', level: null, place: { kind: 'page', page, box } } as const
  }
  const turn = { quarters: 2, angle: 0, width: 200, height: 100, bend: null } as const
  const [first, second] = asDisplayed([paragraph(1), paragraph(2)], new Map([[2, turn]]))
  expect(first).toEqual(paragraph(1))
  expect(second?.place).toMatchObject({ box: { x0: 160 } })
})
