/** What the audit must reach: every error of one printed unit is found, and consistent forms raise no alarm. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { audit } from '../../src/audit/audit.ts'
import type { Finding } from '../../src/audit/finding.ts'
import { type Cells, consistentForm, isContradicted, spotsOf, withError } from './consistent.ts'
import { form, report } from './form.ts'

const TRIALS = 1000

function judge({ funds, rows, total }: Cells): readonly Finding[] {
  const joined = (lines: readonly (readonly string[])[]) => lines.map((line) => line.join(' | '))
  return audit(
    report([form({ funds: joined(funds), rows: joined(rows), total: total.join(' | ') })]),
  )
}

function alarms(cells: Cells): readonly string[] {
  return judge(cells)
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, severity, path, expected, actual }) =>
      [severity, code, path, expected, actual].join(' '),
    )
}

test('a consistent form raises no error', () => {
  fc.assert(
    fc.property(consistentForm, (cells) => {
      expect(judge(cells).filter(({ severity }) => severity === 'error')).toEqual([])
    }),
    { numRuns: TRIALS, seed: 2020 },
  )
})

test('an error of one printed unit in a weight, a score, a total, a rate or an amount is found', () => {
  const trial = fc.tuple(consistentForm, fc.nat(), fc.constantFrom(1, -1))
  fc.assert(
    fc.property(trial, ([cells, choice, units]) => {
      const spots = spotsOf(cells)
      const spot = spots[choice % spots.length]
      fc.pre(spot !== undefined)
      const wrong = withError(cells, spot, units)
      fc.pre(isContradicted(wrong, spot))
      const before = new Set(alarms(cells))
      expect(alarms(wrong).filter((alarm) => !before.has(alarm))).not.toEqual([])
    }),
    { numRuns: TRIALS, seed: 2021 },
  )
})

test('any greater change of a rate or an amount that an equation contradicts is found', () => {
  const trial = fc.tuple(consistentForm, fc.nat(), fc.integer({ min: -100_000, max: 100_000 }))
  fc.assert(
    fc.property(trial, ([cells, choice, units]) => {
      const spots = spotsOf(cells).filter(({ part, column }) => part === 'funds' && column !== 4)
      const spot = spots[choice % spots.length]
      fc.pre(spot !== undefined && units !== 0)
      const wrong = withError(cells, spot, units)
      fc.pre(isContradicted(wrong, spot))
      const before = new Set(alarms(cells))
      expect(alarms(wrong).filter((alarm) => !before.has(alarm))).not.toEqual([])
    }),
    { numRuns: TRIALS, seed: 2022 },
  )
})
