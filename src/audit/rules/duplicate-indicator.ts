import type { Indicator } from '../../normalize/report.ts'
import { type Judge, type Judgement, judgement } from '../judge.ts'

/**
 * An indicator stands in a form once: no two rows of one level share name and target. A warning.
 * Source: 财预〔2021〕101号: 指标应相互独立.
 *
 * @example
 * row: 产出指标 | 数量指标 | 修桥 | ≥9座 | 9座 | |
 * row: 产出指标 | 数量指标 | 修桥 | ≥9座 | 8座 | |
 * → warning indicators[1].level3, indicators[0].level3
 *     the indicator “修桥” stands twice
 *     指标“修桥”重复
 */
export const duplicateIndicator: Judge = ({ indicators }) => {
  const seen = new Map<string, { readonly row: Indicator; readonly index: number }>()
  return indicators.flatMap((row, index): readonly Judgement[] => {
    if (row.level3.value === null) return []
    const key = keyOf(row)
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, { row, index })
      return []
    }
    const fields = [
      { path: `indicators[${index}].level3`, sourced: row.level3 },
      { path: `indicators[${first.index}].level3`, sourced: first.row.level3 },
    ] as const
    return [
      judgement('warning', fields, {
        actual: row.level3.value,
        args: { row: index, other: first.index },
      }),
    ]
  })
}

/** A level below the third tells rows apart as the third does: 四级指标. */
const DEEPER_LEVEL = /级指标$/u

function keyOf({ level1, level2, level3, target, extra }: Indicator): string {
  const deeper = extra.filter(({ heading }) => DEEPER_LEVEL.test(heading)).map(({ text }) => text)
  return [level1, level2, level3, target, ...deeper].map(({ value }) => value).join('\u0000')
}
