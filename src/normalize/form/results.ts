/** Plans and results in tables of their own: 绩效目标与权重, then 完成情况与得分 of the same indicators. */

import type { Indicator, Total } from '../report.ts'
import { isAttained } from '../value/attained.ts'

/** Indicators with the results that a second table gives for the same names, or followed by the others that it names. */
export function withResults(
  first: readonly Indicator[],
  second: readonly Indicator[],
): readonly Indicator[] {
  const isSame = second.every(
    ({ level3, target }, at) =>
      level3.value !== null && level3.value === first[at]?.level3.value && target.raw === null,
  )
  const isOpen = first.every(({ actual, score }) => actual.raw === null && score.raw === null)
  if (first.length === 0 || second.length !== first.length || !(isSame && isOpen)) {
    return [...first, ...second]
  }
  return first.map((row, at) => {
    const { actual, actual_value, score, note, extra } = second[at] ?? row
    const attained = isAttained(
      { words: row.target.value, value: row.target_value },
      { words: actual.value, value: actual_value },
    )
    const own = row.note.raw === null ? note : row.note
    return {
      ...row,
      actual,
      actual_value,
      score,
      attained,
      note: own,
      extra: [...row.extra, ...extra],
    }
  })
}

/** Whether a later total is that of the results, where the first one sums up a plan. */
export function isOfResults(first: Total, later: Total): boolean {
  return first.score.raw === null && later.score.raw !== null
}
