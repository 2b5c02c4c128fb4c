import { decimalOf, printDecimal, rounded } from '../../arithmetic/decimal.ts'
import type { Form, NarrativeFigure, Report, Sourced } from '../../normalize/report.ts'
import { exactValue, type Judge, judgement } from '../judge.ts'

/** Labels under which a narrative states a total score; 产出指标得分, 复评得分 and 平均得分 are none. */
const TOTAL_SCORE =
  /^(?:部门|单位|整体|支出|项目|绩效|自评|自我|评价|综合|最终|最后|总体|总)*(?:得分|评分|总分|分数)$/u
/** What tells that a sentence is about the whole department. */
const DEPARTMENT = /部门整体|整体支出|单位整体|三个维度|四个维度|整体绩效/u

/**
 * A total score that the text states is the one in the table. The text is matched to the form whose project it names,
 * else to the department's form where it speaks of the whole, else to the only scored form. Always a warning, since
 * the match is reasoned. Source: the report's own text, 综合得分95.47分.
 *
 * @example
 * project: 道路养护
 * total: 100 | 98.6
 * text: 得分 98.8 分 | 道路养护项目得分98.8分。
 * → warning total.score, figures
 *     the text states a score of 98.8, the table's total is 98.6
 *     正文所述得分为 98.8，表中总分为 98.6
 */
export const totalMatchesNarrative: Judge = (form, report) => {
  const total = exactValue(form.total.score)
  if (total === null) return []
  return report.figures
    .filter((figure) => formOf(figure, report) === form && isTotal(figure, form))
    .flatMap((figure) => {
      const stated = decimalOf(figure.value)
      if (stated === null || rounded(total, figure.decimals) === stated) return []
      const text: Sourced<string> = {
        value: figure.sentence,
        raw: figure.sentence,
        place: figure.place,
        basis: 'printed',
      }
      const fields = [
        { path: 'total.score', sourced: form.total.score },
        { path: 'figures', sourced: text },
      ] as const
      const args = { sentence: figure.sentence }
      return [
        judgement('warning', fields, {
          expected: printDecimal(stated),
          actual: printDecimal(total),
          args,
        }),
      ]
    })
}

function isTotal({ label, unit }: NarrativeFigure, { project_name: { value } }: Form): boolean {
  return unit === '分' && TOTAL_SCORE.test(value === null ? label : label.replace(value, ''))
}

/** The form that a stated score is about; null where that is open. */
function formOf({ sentence }: NarrativeFigure, { forms }: Report): Form | null {
  const scored = forms.filter(({ total }) => total.score.value !== null)
  const named = scored.filter(
    ({ project_name: { value } }) => value !== null && sentence.includes(value),
  )
  if (named.length > 0) return named.length === 1 ? (named[0] ?? null) : null
  const whole = scored.filter(({ kind }) => kind.startsWith('department'))
  if (DEPARTMENT.test(sentence)) return whole.length === 1 ? (whole[0] ?? null) : null
  return scored.length === 1 && forms.length === 1 ? (scored[0] ?? null) : null
}
