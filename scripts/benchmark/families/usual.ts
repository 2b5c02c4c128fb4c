/** Words that most bureaus share: columns, money and headers as the central templates print them. */
import type { Column, Label, Part, Section, Source } from '../family.ts'

export const levels: readonly Column[] = [
  ['一级指标', 'level1'],
  ['二级指标', 'level2'],
  ['三级指标', 'level3'],
]

export const results: readonly Column[] = [
  ['年度指标值', 'target'],
  ['实际完成值', 'actual'],
]

export const scores: readonly Column[] = [
  ['分值', 'weight'],
  ['得分', 'score'],
]

export const note: Column = ['偏差原因分析及改进措施', 'note']

export const execution: readonly Column[] = [
  ['年初预算数', 'initial_budget'],
  ['全年预算数', 'annual_budget'],
  ['全年执行数', 'executed'],
  ['分值', 'weight'],
  ['执行率', 'execution_rate'],
  ['得分', 'score'],
]

export const usualSources: readonly Source[] = [
  ['total', '年度资金总额'],
  ['fiscal', '其中：当年财政拨款'],
  ['carryover', '上年结转资金'],
  ['other', '其他资金'],
]

/** What most families of self-evaluations of a project begin with. */
export const usual = {
  kind: 'project_self_evaluation',
  framework: 'classic',
  money: usualSources,
} as const

/** The same without money: indicators have all the hundred points. */
export const moneyless = { kind: 'project_self_evaluation', framework: 'classic of 100' } as const

export const transferSources: readonly Source[] = [
  ['total', '年度资金总额：'],
  ['central', '其中：中央财政资金'],
  ['local', '地方资金'],
  ['other', '其他资金'],
]

export const names: readonly (readonly Label[])[] = [
  [['项目名称', '{project_name}']],
  [
    ['主管部门', '{department.name}'],
    ['实施单位', '{unit.name}'],
  ],
]

export const persons: readonly Label[] = [
  ['项目负责人', '{contact.person}'],
  ['联系电话', '{contact.phone}'],
]

export const usualGoals: Section = {
  goals: {
    lead: '年度总体目标',
    columns: [
      ['预期目标', 'expected'],
      ['实际完成情况', 'actual'],
    ],
    rows: 1,
  },
}

export const usualMoney: Section = {
  money: {
    turn: 'sources down',
    lead: '项目资金（{money_unit}）',
    corner: '',
    columns: execution,
  },
}

export const projectTitle: readonly Part[] = [
  { line: '项目支出绩效自评表', isTitle: true },
  { line: '（{year}年度）' },
]
