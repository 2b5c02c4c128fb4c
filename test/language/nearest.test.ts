import { expect, test } from 'vitest'
import { nearestWord } from '../../src/language/nearest.ts'

test.each([
  ['v_form', 'v_forms'],
  ['V_FORMS', 'v_forms'],
  ['v_indicatros', 'v_indicators'],
  ['v_', undefined],
  ['population', undefined],
  ['', undefined],
])('%s was meant as %s', (typed, meant) => {
  expect(nearestWord(typed, ['v_forms', 'v_funds', 'v_indicators'])).toBe(meant)
})
