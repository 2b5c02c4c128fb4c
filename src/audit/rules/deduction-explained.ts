import { printDecimal } from '../../arithmetic/decimal.ts'
import type { Indicator } from '../../normalize/report.ts'
import { exactValue, type Judge, judgement } from '../judge.ts'
import { fullMarksOf } from '../scale.ts'

/** What stands in a note cell without giving a reason. */
const NO_REASON = /^(?:无|0|不适用|无偏差|没有|暂无)?[。.]?$/u

/**
 * Where marks were lost the form's column for reasons gives one. A warning; forms without such a column are not judged.
 * Source: the form's own column, 偏差原因分析及改进措施.
 *
 * @example
 * row: 产出指标 | 质量指标 | 合格率 | ≥95% | 90% | 10 | 9 | 无
 * row: 产出指标 | 时效指标 | 及时率 | ≥95% | 94% | 10 | 9 | 雨季停工
 * → warning indicators[0].note, indicators[0].score
 *     “合格率” scores 9 of 10 and no reason is given
 *     “合格率”得分 9，低于分值 10，未说明原因
 */
export const deductionExplained: Judge = (form) => {
  const { indicators } = form
  const fullMarks = fullMarksOf(form)
  if (indicators.every(({ note }) => note.raw === null)) return []
  return indicators.flatMap((row, index) => {
    const [weight, score] = [fullMarks(row), exactValue(row.score)]
    if (weight === null || score === null || score >= weight || isExplained(row)) return []
    const path = `indicators[${index}]`
    const fields = [
      { path: `${path}.note`, sourced: row.note },
      { path: `${path}.score`, sourced: row.score },
    ] as const
    const said = { expected: printDecimal(weight), actual: printDecimal(score) }
    return [judgement('warning', fields, { ...said, args: { name: row.level3.value ?? '' } })]
  })
}

/** A column of its own for reasons (扣分原因) explains as well as the note. */
function isExplained({ note, extra }: Indicator): boolean {
  if (!NO_REASON.test(note.value ?? '')) return true
  return extra.some(
    ({ heading, text }) => /原因|扣分/u.test(heading) && !NO_REASON.test(text.value ?? ''),
  )
}
