/** What each field of the canonical model is called on the printed form, and in English. Data only. */
import type { Language } from '../language/language.ts'

type Label = Readonly<Record<Language, string>>

const labels: Readonly<Record<string, Label>> = {
  kind: { zh: '表的种类', en: 'kind' },
  title: { zh: '表题', en: 'title' },
  year: { zh: '年度', en: 'year' },
  period: { zh: '监控期间', en: 'period' },
  project_name: { zh: '项目名称', en: 'project' },
  department: { zh: '主管部门', en: 'department' },
  unit: { zh: '实施单位', en: 'unit' },
  contact: { zh: '联系人', en: 'contact' },
  person: { zh: '项目负责人', en: 'person' },
  phone: { zh: '联系电话', en: 'phone' },
  name: { zh: '名称', en: 'name' },
  code: { zh: '代码', en: 'code' },
  funds: { zh: '项目资金', en: 'funds' },
  source: { zh: '资金来源', en: 'source' },
  label: { zh: '行名', en: 'label' },
  initial_budget: { zh: '年初预算数', en: 'initial budget' },
  annual_budget: { zh: '全年预算数', en: 'annual budget' },
  executed: { zh: '全年执行数', en: 'executed' },
  execution_rate: { zh: '执行率', en: 'execution rate' },
  goals: { zh: '年度总体目标', en: 'goals' },
  expected: { zh: '预期目标', en: 'expected goal' },
  indicators: { zh: '绩效指标', en: 'indicators' },
  level1: { zh: '一级指标', en: 'level 1' },
  level1_weight: { zh: '一级指标分值', en: 'level 1 weight' },
  level1_code: { zh: '一级指标类别', en: 'level 1 code' },
  level2: { zh: '二级指标', en: 'level 2' },
  level2_weight: { zh: '二级指标分值', en: 'level 2 weight' },
  level2_code: { zh: '二级指标类别', en: 'level 2 code' },
  level3: { zh: '三级指标', en: 'level 3' },
  level4: { zh: '四级指标', en: 'level 4' },
  topic: { zh: '主题', en: 'topic' },
  target: { zh: '年度指标值', en: 'target' },
  target_value: { zh: '年度指标值的含义', en: 'meaning of the target' },
  actual: { zh: '实际完成值', en: 'actual' },
  actual_value: { zh: '实际完成值的含义', en: 'meaning of the actual value' },
  operator: { zh: '比较符', en: 'operator' },
  value: { zh: '数值', en: 'number' },
  upper: { zh: '上限', en: 'upper end' },
  date: { zh: '日期', en: 'date' },
  weight: { zh: '分值', en: 'weight' },
  score: { zh: '得分', en: 'score' },
  attained: { zh: '是否达标', en: 'attained' },
  note: { zh: '偏差原因分析及改进措施', en: 'note' },
  description: { zh: '指标说明', en: 'description' },
  extra: { zh: '其他栏目', en: 'other columns' },
  total: { zh: '总分', en: 'total' },
  grade: { zh: '等级', en: 'grade' },
  findings: { zh: '发现', en: 'findings' },
  error: { zh: '读取错误', en: 'error' },
}

/** The printed name of a field; a field without one, such as an unknown heading, is called by itself. */
export function fieldLabel(field: string, language: Language): string {
  return labels[field]?.[language] ?? field
}
