/** What the topics of indicators are called. Data, and its look-up. */
import type { Language } from '../language/language.ts'

type Words = Readonly<Record<Language, string>>

const topics: Readonly<Record<string, Words>> = {
  accuracy: { zh: '准确率', en: 'accuracy' },
  awareness: { zh: '知晓率', en: 'awareness' },
  beneficiaries: { zh: '受益对象', en: 'beneficiaries' },
  budget_execution: { zh: '预算执行', en: 'budget execution' },
  budget_preparation: { zh: '预算编制', en: 'budget preparation' },
  carryover_rate: { zh: '结转结余率', en: 'carry-over rate' },
  complaint: { zh: '投诉', en: 'complaints' },
  completion_rate: { zh: '完成率', en: 'completion rate' },
  completion_time: { zh: '完成时间', en: 'time of completion' },
  cost: { zh: '成本', en: 'cost' },
  cost_control: { zh: '成本控制', en: 'cost control' },
  cost_saving: { zh: '成本节约', en: 'cost saving' },
  coverage: { zh: '覆盖率', en: 'coverage' },
  employment: { zh: '就业', en: 'employment' },
  establishment: { zh: '项目立项', en: 'establishment' },
  fault_rate: { zh: '故障率', en: 'fault rate' },
  fund_allocation: { zh: '资金分配', en: 'allocation of funds' },
  fund_arrival: { zh: '资金到位', en: 'arrival of funds' },
  fund_compliance: { zh: '资金使用合规', en: 'compliance of spending' },
  goal_setting: { zh: '目标设定', en: 'setting of goals' },
  information_disclosure: { zh: '信息公开', en: 'disclosure' },
  institution_soundness: { zh: '制度健全', en: 'sound institutions' },
  operation_rate: { zh: '运行率', en: 'operation rate' },
  pass_rate: { zh: '合格率', en: 'pass rate' },
  payment_timeliness: { zh: '支付及时', en: 'timely payment' },
  procurement: { zh: '采购', en: 'procurement' },
  publicity: { zh: '宣传', en: 'publicity' },
  response_time: { zh: '响应时间', en: 'response time' },
  satisfaction: { zh: '满意度', en: 'satisfaction' },
  staff_control: { zh: '人员控制', en: 'staff control' },
  standard: { zh: '标准', en: 'standard' },
  standard_rate: { zh: '达标率', en: 'rate of standard met' },
  sustainability: { zh: '可持续', en: 'sustainability' },
  three_public_expenses: { zh: '三公经费', en: 'three public expenses' },
  timeliness_rate: { zh: '及时率', en: 'timeliness' },
  training: { zh: '培训', en: 'training' },
  utilization_rate: { zh: '利用率', en: 'utilisation' },
}

/** A topic in words; its name in the database where it has none, as in one of a newer version. */
export function topicLabel(topic: string, language: Language): string {
  return topics[topic]?.[language] ?? topic
}
