/** The layouts of the benchmark, read as they were read before: a golden of one line each (`npm run readings` writes it). */
import { expect, test } from 'vitest'
import { layoutReading, layouts, storedLayoutReadings } from '../../scripts/make/layout-readings.ts'

const stored = storedLayoutReadings()

test('every layout has its line', () => {
  expect(stored).toHaveLength(layouts.length)
})

test.each(layouts.map((layout, at) => ({ ...layout, at })))('$family, $format', async (layout) => {
  expect(await layoutReading(layout)).toBe(stored[layout.at])
})
