/** The version of the rules rises with what they read. */
import { expect, test } from 'vitest'
import { changedReadings, readingsNow, storedReadings } from '../scripts/make/readings.ts'
import { parserVersion } from '../src/version.ts'

const ADVICE =
  'raise parserVersion (src/version.ts) and update its digests (fixtures/readings.json); `npm run readings` does both'

test('no reading of a fixture changes under the same version of the rules', () => {
  const changed = changedReadings(storedReadings(), readingsNow())
  expect(changed, `Readings changed: ${ADVICE}.`).toEqual([])
  expect(storedReadings().parser_version, `Not the version of the digests: ${ADVICE}.`).toBe(
    parserVersion,
  )
})

test('every fixture has its digest', () => {
  expect(readingsNow(), 'Fixtures were added or removed: `npm run readings` notes them.').toEqual(
    storedReadings().readings,
  )
})

test('only what was read before can change', () => {
  const stored = { parser_version: 1, readings: { 'pdf/a': '1', 'pdf/b': '2', 'pdf/gone': '3' } }
  expect(changedReadings(stored, { 'pdf/a': '1', 'pdf/b': '9', 'pdf/new': '4' })).toEqual(['pdf/b'])
})
