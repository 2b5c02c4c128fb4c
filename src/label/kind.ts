/** What the kinds of forms are called. Data, and its look-up. */
import type { Language } from '../language/language.ts'
import type { FormKind } from '../normalize/report.ts'

type Words = Readonly<Record<Language, string>>

const kinds: Readonly<Record<FormKind, Words>> = {
  project_self_evaluation: { zh: '项目支出绩效自评表', en: 'project self-evaluation' },
  department_self_evaluation: { zh: '部门整体支出绩效自评表', en: 'department self-evaluation' },
  transfer_self_evaluation: { zh: '转移支付绩效自评表', en: 'transfer self-evaluation' },
  project_evaluation: { zh: '项目绩效评价评分表', en: 'project evaluation' },
  department_evaluation: { zh: '部门整体绩效评价评分表', en: 'department evaluation' },
  performance_target: { zh: '绩效目标表', en: 'performance target' },
  performance_monitoring: { zh: '绩效运行监控表', en: 'performance monitoring' },
  project_summary: { zh: '项目自评结果汇总表的一行', en: 'project of a summary' },
}

/** A kind in words; its name in the database where it has none, as in one of a newer version. */
export function kindLabel(kind: string, language: Language): string {
  return (kinds as Readonly<Record<string, Words>>)[kind]?.[language] ?? kind
}
