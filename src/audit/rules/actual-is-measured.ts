import type { Value } from '../../normalize/report.ts'
import { type Judge, judgement } from '../judge.ts'

const BOUNDS: ReadonlySet<Value['operator']> = new Set(['>=', '>', '<=', '<'])

/**
 * An actual value is a figure that was measured; one printed as “≥95%” is a target copied. A warning for numbers, an
 * info for dates (12月底前). Source: the form's own heading, 实际完成值.
 *
 * @example
 * row: 产出指标 | 质量指标 | 合格率 | ≥95% | ≥95% | |
 * row: 产出指标 | 时效指标 | 完工 | 12月底前 | 12月底前 | |
 * → warning indicators[0].actual, indicators[0].target
 *     the actual value of “合格率” is “≥95%”, a target and no measurement
 *     “合格率”的实际完成值“≥95%”是目标的写法，不是实际数
 * → info indicators[1].actual, indicators[1].target
 *     the actual value of “完工” is “12月底前”, a target and no measurement
 *     “完工”的实际完成值“12月底前”是目标的写法，不是实际数
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
