/** 转移支付: forms of money that one level of government pays another, on the central template and below it. */
import type { Family, Section } from '../family.ts'
import { levels, scores, transferSources } from './usual.ts'

const usual = {
  kind: 'transfer_self_evaluation',
  framework: 'classic with ecology',
  money: transferSources,
} as const

const money: Section = {
  money: {
    turn: 'sources down',
    lead: '资金投入情况（{money_unit}）',
    corner: '',
    columns: [
      ['全年预算数（A）', 'annual_budget'],
      ['全年执行数（B）', 'executed'],
      ['预算执行率（B/A×100%）', 'execution_rate'],
    ],
  },
}

const goals: Section = {
  goals: {
    lead: '总体目标完成情况',
    columns: [
      ['总体目标', 'expected'],
      ['全年实际完成情况', 'actual'],
    ],
    rows: 1,
  },
}

const results = [
  ['指标值', 'target'],
  ['全年实际完成值', 'actual'],
] as const

const management: Section = {
  labels: [
    [['资金管理情况', '=情况说明']],
    [['分配科学性', '=按因素法分配']],
    [['下达及时性', '=收到指标文件后三十日内下达']],
    [['拨付合规性', '=按合同和进度拨付']],
    [['使用规范性', '=未发现挤占挪用']],
  ],
}

export const transferFamilies: readonly Family[] = [
  {
    ...usual,
    name: 'transfer of 2021',
    split: 'dev',
    about: 'The central template since 2021: 资金管理情况 before the goals, no points.',
    body: [
      { line: '转移支付区域（项目）绩效目标自评表', isTitle: true },
      { line: '（{year}年度）' },
      {
        table: [
          {
            labels: [
              [['转移支付（项目）名称', '{project_name}']],
              [['中央主管部门', '=某部']],
              [
                ['地方主管部门', '{department.name}'],
                ['资金使用单位', '{unit.name}'],
              ],
            ],
          },
          money,
          management,
          goals,
          {
            indicators: {
              lead: '绩效指标',
              levels: 'merged',
              columns: [...levels, ...results, ['未完成原因和改进措施', 'note']],
            },
          },
          {
            row: '说明：请在此处简要说明中央巡视、各级审计和财政监督中发现的问题及其所涉及的金额，如没有请填无。',
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'transfer before 2021',
    split: 'test',
    about: 'The older template: 地方财政部门 in the header, 预算执行率（B/A）, blank level cells.',
    body: [
      { line: '{year}年度{project_name}绩效自评表', isTitle: true },
      {
        table: [
          {
            labels: [
              [['专项名称', '{project_name}']],
              [
                ['中央主管部门', '=某部'],
                ['专项实施期', '=一年'],
              ],
              [
                ['省级财政部门', '=某省财政厅'],
                ['省级主管部门', '{department.name}'],
              ],
            ],
          },
          money,
          goals,
          {
            indicators: {
              levels: 'blank',
              columns: [
                ...levels,
                ['年度指标值', 'target'],
                ['全年完成值', 'actual'],
                ['未完成原因和改进措施', 'note'],
              ],
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'transfer with points',
    split: 'test',
    about: 'A prefecture adds points to the central template, and 自评得分 to its header.',
    body: [
      { line: '中央对地方专项转移支付绩效目标自评表', isTitle: true },
      { line: '（{year}年度）　　单位：{money_unit}' },
      {
        table: [
          {
            labels: [
              [['转移支付名称', '{project_name}']],
              [
                ['地方主管部门', '{department.name}'],
                ['实施单位', '{unit.name}'],
              ],
            ],
          },
          {
            money: {
              turn: 'sources down',
              lead: '资金情况',
              corner: '',
              columns: [
                ['全年预算数（A）', 'annual_budget'],
                ['全年执行数（B）', 'executed'],
                ['执行率（B/A）', 'execution_rate'],
                ['分值', 'weight'],
                ['得分', 'score'],
              ],
            },
          },
          goals,
          {
            indicators: {
              levels: 'merged',
              columns: [...levels, ...results, ...scores, ['备注', 'note']],
              total: '合计',
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'transfer of a banner',
    split: 'dev',
    about: '内蒙古: money of 中央, 自治区, 盟市 and 旗县; leader of the project in the header.',
    money: [
      ['total', '年度资金总额'],
      ['central', '其中：中央补助'],
      ['local', '自治区补助'],
      ['local', '盟市资金'],
      ['local', '旗县资金'],
    ],
    body: [
      { line: '{year}年专项转移支付绩效自评表', isTitle: true },
      {
        table: [
          {
            labels: [
              [['项目名称', '{project_name}']],
              [
                ['主管部门', '{department.name}'],
                ['项目实施单位', '{unit.name}'],
              ],
              [
                ['项目负责人', '{contact.person}'],
                ['联系电话', '{contact.phone}'],
              ],
            ],
          },
          money,
          goals,
          {
            indicators: {
              lead: '绩效指标',
              levels: 'merged',
              columns: [...levels, ...results],
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'transfers one after another',
    split: 'test',
    forms: 3,
    about: 'Three transfers of one department, each under its own title.',
    body: [
      { line: '转移支付区域（项目）绩效目标自评表', isTitle: true },
      { line: '（{year}年度）' },
      {
        table: [
          {
            labels: [
              [['转移支付（项目）名称', '{project_name}']],
              [
                ['地方主管部门', '{department.name}'],
                ['资金使用单位', '{unit.name}'],
              ],
            ],
          },
          money,
          goals,
          {
            indicators: {
              levels: 'merged',
              columns: [...levels, ...results],
            },
          },
        ],
      },
    ],
  },
]
