import { expect, test } from 'vitest'
import { bridged } from '../../../src/extract/ocr/bridge.ts'

const DPI = 200

test('a rule goes on to where another begins just beside it', () => {
  const rules = {
    horizontal: [
      { from: 100, to: 103, start: 50, end: 700 },
      { from: 160, to: 160, start: 51, end: 700 },
    ],
    vertical: [{ from: 48, to: 50, start: 20, end: 156 }],
  }
  // The gap at its foot is that of a broken rule: it meets the one that begins a pixel to the right.
  expect(bridged(rules, DPI).vertical[0]?.end).toBeGreaterThan(150)
})
