import type { Form, Indicator, Sourced } from '../../normalize/report.ts'
import { type Field, isBlankCell, type Judge, type Judgement, judgement } from '../judge.ts'

type Column = 'target' | 'actual' | 'weight' | 'score'
const COLUMNS: readonly Column[] = ['target', 'actual', 'weight', 'score']

/**
 * A column that the form fills is filled in every row that says anything else: no score without a weight, no marks for
 * an actual value left blank; the scored row of the funds has what was executed. A warning. Words that could not be
 * read are the normalizer's note. Source: the form's own columns.
 *
 * @example
 * row: 产出指标 | 数量指标 | 修桥 | ≥9座 | 9座 | 10 | 10
 * row: 产出指标 | 质量指标 | 合格率 | ≥95% | | 10 | 10
 * fund: total | | 9 | | | |
 * → warning indicators[1].actual
 *     “合格率” has no actual value
 *     “合格率”缺实际完成值
 * → warning funds[0].executed
 *     “total” has no amount executed
 *     “total”缺全年执行数
 */
export const valuePresent: Judge = (form) => {
  const used = COLUMNS.filter((column) => form.indicators.some((row) => row[column].value !== null))
  return [
    ...form.indicators.flatMap((row, index) => judgeRow(row, `indicators[${index}]`, used)),
    ...judgeFunds(form),
  ]
}

function judgeRow(row: Indicator, path: string, used: readonly Column[]): readonly Judgement[] {
  if (used.every((column) => row[column].value === null)) return []
  return used
    .filter((column) => isBlankCell(row[column]))
    .map((column) =>
      missing({ path: `${path}.${column}`, sourced: row[column] }, column, row.level3),
    )
}

function judgeFunds({ funds }: Form): readonly Judgement[] {
  return funds.flatMap(({ source, annual_budget, executed, label }, index) =>
    source === 'total' && annual_budget.value !== null && isBlankCell(executed)
      ? [missing({ path: `funds[${index}].executed`, sourced: executed }, 'executed', label)]
      : [],
  )
}

function missing(field: Field, column: string, name: Sourced<string>): Judgement {
  return judgement('warning', [field], { args: { column, name: name.value ?? '' } })
}
