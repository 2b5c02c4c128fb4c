import type { Value } from '../../normalize/report.ts'
import { type Judge, judgement } from '../judge.ts'

const BOUNDS: ReadonlySet<Value['operator']> = new Set(['>=', '>', '<=', '<'])

/**
 * An actual value is a figure that was measured; one printed as “≥95%” is a target copied. A warning for numbers, an
 * info for dates (12月底前). Source: the form's own heading, 实际完成值.
 */
export const actualIsMeasured: Judge = ({ indicators }) =>
  indicators.flatMap(({ target, actual, actual_value, level3 }, index) => {
    if (actual_value === null || !BOUNDS.has(actual_value.operator)) return []
    const path = `indicators[${index}]`
    const fields = [
      { path: `${path}.actual`, sourced: actual },
      { path: `${path}.target`, sourced: target },
    ] as const
    const severity = actual_value.kind === 'date' ? 'info' : 'warning'
    return [
      judgement(severity, fields, { actual: actual.value, args: { name: level3.value ?? '' } }),
    ]
  })
