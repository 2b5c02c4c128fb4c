import { expect, test } from 'vitest'
import { audit } from '../../src/audit/audit.ts'
import type { FormNote } from '../../src/normalize/report.ts'
import { form, report } from './form.ts'

const broken = {
  funds: ['total | 100 | 100 | 90 | 10 | 80% | 9'],
  rows: ['A | B | 一 | ≥9个 | 9个 | 80 | 85'],
  total: '100 | 97',
}

/** The severity of every finding of the form when its reading notes a guess, by rule. */
function severities(code: FormNote['code'], path: string): Readonly<Record<string, string>> {
  const note: FormNote = { code, severity: 'warning', path, place: null, args: {} }
  const found = audit(report([{ ...form(broken), notes: [note] }]))
  return Object.fromEntries(found.map((finding) => [finding.code, finding.severity]))
}

const printed = {
  weights_sum: 'error',
  scores_sum: 'error',
  score_within_weight: 'error',
  execution_rate: 'error',
}

test.each([
  ['a level taken over says nothing of numbers', 'level_inferred', 'indicators[0].level1', {}],
  ['another row', 'boundary_guessed', 'indicators[1]', {}],
  ['the row', 'boundary_guessed', 'indicators[0]', { score_within_weight: 'warning' }],
  ['the field', 'row_shifted', 'indicators[0].score', { score_within_weight: 'warning' }],
  [
    'the list, and what sums it up',
    'list_unproved',
    'indicators',
    { weights_sum: 'warning', scores_sum: 'warning', score_within_weight: 'warning' },
  ],
  [
    'the rows, where only their sum is another’s',
    'boundary_guessed',
    'indicators',
    { score_within_weight: 'warning' },
  ],
  ['nothing, where a number could not be read', 'unreadable_number', 'indicators[0].score', {}],
  ['a field whose name only begins alike', 'row_shifted', 'indicators[0].sco', {}],
  ['the form as a whole', 'boundary_guessed', '', {}],
  ['the money', 'list_unproved', 'funds', { execution_rate: 'warning' }],
] as const)('no contradiction rests on a guess of %s', (_, code, path, softened) => {
  expect(severities(code, path)).toMatchObject({ ...printed, ...softened })
})

test('a remark stays one on a guess', () => {
  const due = form({ rows: ['A | B | 一 | 12月底前 | 12月底前 | | '] })
  const note: FormNote = {
    code: 'row_shifted',
    severity: 'warning',
    path: 'indicators[0]',
    place: null,
    args: {},
  }
  const found = audit(report([{ ...due, notes: [note] }]))
  expect(found.map(({ code, severity }) => [code, severity])).toEqual([
    ['actual_is_measured', 'info'],
  ])
})
