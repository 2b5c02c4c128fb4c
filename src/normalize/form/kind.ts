/** Which of the contract's kinds a form is. */

import type { FormKind, Indicator } from '../report.ts'
import type { IndicatorColumnField } from '../vocabulary/column-field.ts'
import { departmentLevels, transferWords } from '../vocabulary/title.ts'
import { fold } from '../words/heading.ts'
import type { Header } from './header.ts'

/** XX补助资金绩效目标自评表: a title of transfer payments that does not name them. */
const FUND_TITLE = /资金绩效(?:目标)?(?:自评|评价)表$/u

const MONITORING = /监控/u
/** Titles of forms that say what became of a plan. */
const RESULTS = /自评|评价|完成/u

function isTransferTitle(folded: string): boolean {
  return transferWords.some(([word]) => folded.includes(word)) || FUND_TITLE.test(folded)
}

/** What a kind rests on: the labels the header has, the title, the sections, the levels of its indicators. */
export type KindEvidence = {
  readonly title: string | null
  /** Headings of the narrative above the table, nearest first. */
  readonly above: readonly string[]
  readonly header: Header
  readonly hasFundsOrGoals: boolean
  /** Whether a goal says what became of it, or a total was scored. */
  readonly hasResults: boolean
  /** Whether money of the centre stands beside that of the places: a transfer. */
  readonly isShared: boolean
  readonly indicators: readonly Indicator[]
  /** What the columns of its indicator tables stand for. */
  readonly columns: ReadonlySet<IndicatorColumnField>
  readonly period: string | null
  /** Whether the form is one project of a list. */
  readonly isListed: boolean
}

/** A row of a list, a plan, its monitoring or an evaluation: by what the columns hold, then by the title. */
export function kindOf(evidence: KindEvidence): FormKind {
  const { columns, period, title } = evidence
  if (evidence.isListed) return 'project_summary'
  const folded = fold(title ?? '')
  // A self-evaluation may print its quarters beside the year.
  if (MONITORING.test(folded) || (period !== null && !RESULTS.test(folded)))
    return 'performance_monitoring'
  const isPlan = !(columns.has('actual') || columns.has('score') || evidence.hasResults)
  if (isPlan && !RESULTS.test(folded)) return 'performance_target'
  return evaluationOf(evidence)
}

/** 项目, 部门整体 or 转移支付; self-evaluation where the form has a header, funds or goals, else a scoring table. */
function evaluationOf(evidence: KindEvidence): FormKind {
  const { title, header, hasFundsOrGoals } = evidence
  const { fields } = header
  const folded = fold(title ?? '')
  if (isTransfer(evidence)) return 'transfer_self_evaluation'
  const department = isDepartment(evidence, folded)
  const identified =
    fields.has('project_name') || fields.has('department') || fields.has('department_name')
  const self =
    hasFundsOrGoals || folded.includes('自评') || (identified && !/评价|评分/u.test(folded))
  if (!self) return department ? 'department_evaluation' : 'project_evaluation'
  if (department) return 'department_self_evaluation'
  if (evidence.isShared && !fields.has('project_name') && isTransferTitle(folded))
    return 'transfer_self_evaluation'
  const scored = evidence.indicators.some(({ score, weight }) => score.raw ?? weight.raw)
  if (!scored && !fields.has('project_name') && isTransferTitle(folded))
    return 'transfer_self_evaluation'
  if (folded.includes('转移支付')) return 'transfer_self_evaluation'
  return 'project_self_evaluation'
}

/** Whether the labels of a form are those of a transfer: 转移支付名称, 地方主管部门, 资金使用单位 beside money of the centre. */
function isTransfer({ header: { fields }, isShared }: KindEvidence): boolean {
  if (fields.has('transfer_name') || fields.has('local_department')) return true
  return isShared && fields.has('fund_user')
}

function isDepartment({ header, above, indicators }: KindEvidence, title: string): boolean {
  const { fields } = header
  if (fields.has('project_name')) return false
  if (/整体/u.test(title)) return true
  if (fields.has('department_name')) return true
  if (title !== '' && /项目/u.test(title)) return false
  const levels = indicators.flatMap(({ level1, level2 }) => [
    level1.value ?? '',
    level2.value ?? '',
  ])
  if (levels.some((level) => departmentLevels.some(([name]) => level.startsWith(name)))) return true
  const telling = above.find((text) => /整体|项目/u.test(text))
  return telling !== undefined && /整体/u.test(telling)
}
