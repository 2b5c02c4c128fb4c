import { printDecimal } from '../../arithmetic/decimal.ts'
import type { Form } from '../../normalize/report.ts'
import { type Group, groupsOf } from '../convention.ts'
import { type Judge, type Judgement, judgement, printedOf, type Term } from '../judge.ts'
import { exactSum, judgeSum } from '../sum.ts'

/**
 * The weight printed with a level, 产出指标（50分）, is the sum of the weights of its rows, and of the levels below it.
 * A warning where a row's level is filled down by inference, the weight is rounded, or a blank could make up the
 * difference; else an error. Source: 财预〔2020〕10号, 一级指标权重; the form's own weights.
 *
 * @example
 * row: 产出指标 50 | 数量指标 20 | 修桥 | ≥9座 | 9座 | 20 |
 * row: 产出指标 50 | 质量指标 30 | 合格 | ≥90% | 95% | 29 |
 * → error indicators[0].level1_weight, indicators[0].weight, indicators[1].weight
 *     “产出指标” is printed with 50, what stands under it adds up to 49
 *     “产出指标”标明 50 分，其下各项分值相加为 49
 * → error indicators[1].level2_weight, indicators[1].weight
 *     “质量指标” is printed with 30, what stands under it adds up to 29
 *     “质量指标”标明 30 分，其下各项分值相加为 29
 */
export const levelWeights: Judge = (form) => {
  const [first, second] = [groupsOf(form.indicators, 1), groupsOf(form.indicators, 2)]
  return [
    ...judgeGroups(form, first, rowWeights),
    ...judgeGroups(form, first, lowerWeights),
    ...judgeGroups(form, second, rowWeights),
  ]
}

type Parts = (form: Form, group: Group) => readonly Term[]

function rowWeights({ indicators }: Form, { rows }: Group): readonly Term[] {
  return rows.flatMap((row) => {
    const weight = indicators[row]?.weight
    return weight === undefined ? [] : [{ path: `indicators[${row}].weight`, sourced: weight }]
  })
}

function lowerWeights(
  { indicators }: Form,
  { rows: [first = 0, ...rest] }: Group,
): readonly Term[] {
  const inside = indicators.slice(first, first + rest.length + 1)
  return groupsOf(inside, 2).map(({ weight, rows: [row = 0] }) => ({
    path: `indicators[${first + row}].level2_weight`,
    sourced: weight.sourced,
  }))
}

function judgeGroups(form: Form, groups: readonly Group[], partsOf: Parts): readonly Judgement[] {
  return groups.flatMap((group) => {
    const total = printedOf(group.weight.sourced)
    if (total === null) return []
    const parts = partsOf(form, group)
    if (parts.every(({ sourced }) => sourced.value === null)) return []
    // Forms print the weights of some second levels and leave others to their rows.
    if (partsOf === lowerWeights && parts.some(({ sourced }) => sourced.value === null)) return []
    const verdict = judgeSum(total, parts)
    if (verdict === 'holds') return []
    const severity = verdict === 'broken' && !group.inferred ? 'error' : 'warning'
    const expected = printDecimal(exactSum(parts))
    const args = { level: group.name ?? '' }
    const said = { expected, actual: printDecimal(total.value), args }
    return [judgement(severity, [group.weight, ...parts], said)]
  })
}
