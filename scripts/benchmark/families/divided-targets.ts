/** Forms that print a target as sign, number and unit in columns of their own. */
import type { Family } from '../family.ts'
import {
  levels,
  names,
  note,
  projectTitle,
  scores,
  usual,
  usualGoals,
  usualMoney,
} from './usual.ts'

export const dividedTargetFamilies: readonly Family[] = [
  {
    ...usual,
    name: 'sign, value and unit',
    split: 'dev',
    about: '四川 since 2021: 指标性质, 指标值 and 度量单位 are columns; 完成值 follows the unit.',
    body: [
      { line: '部门预算项目支出绩效自评表（{year}年度）', isTitle: true },
      { line: '金额单位：{money_unit}' },
      {
        table: [
          { labels: names },
          {
            money: {
              turn: 'sources down',
              lead: '预算执行情况（10分）',
              corner: '',
              columns: [
                ['年初预算', 'initial_budget'],
                ['调整后预算数', 'annual_budget'],
                ['预算执行数', 'executed'],
                ['预算执行率', 'execution_rate'],
                ['权重', 'weight'],
                ['得分', 'score'],
                ['原因', '='],
              ],
            },
          },
          {
            indicators: {
              lead: '绩效指标（90分）',
              levels: 'merged',
              columns: [
                ...levels,
                ['指标性质', 'operator'],
                ['指标值', 'value'],
                ['度量单位', 'measure'],
                ['完成值', 'actual'],
                ['权重', 'weight'],
                ['得分', 'score'],
                ['未完成原因分析', 'note'],
              ],
              total: '合计',
            },
          },
        ],
      },
    ],
    page: { turned: true },
  },
  {
    ...usual,
    name: 'unit before sign and value',
    split: 'test',
    framework: 'classic of 100',
    about: '重庆: 计量单位, 指标性质, 指标值 in this order, explained by 说明.',
    body: [
      { line: '项目绩效自评表', isTitle: true },
      { line: '{year}年度' },
      {
        table: [
          {
            labels: [
              [
                ['专项（项目）名称', '{project_name}'],
                ['自评总分（分）', '{total.score}'],
              ],
              [
                ['主管部门', '{department.name}'],
                ['实施单位', '{unit.name}'],
              ],
              [
                ['项目联系人', '{contact.person}'],
                ['联系电话', '{contact.phone}'],
              ],
            ],
          },
          {
            money: {
              turn: 'sources down',
              corner: '资金（{money_unit}）',
              columns: [
                ['年初预算数', 'initial_budget'],
                ['全年（调整）预算数', 'annual_budget'],
                ['全年执行数', 'executed'],
                ['执行率', 'execution_rate'],
              ],
            },
          },
          {
            indicators: {
              lead: '绩效指标',
              levels: 'repeated',
              columns: [
                ['指标名称', 'level3'],
                ['计量单位', 'measure'],
                ['指标性质', 'operator'],
                ['指标值', 'value'],
                ['全年完成值', 'actual'],
                ['权重', 'weight'],
                ['指标得分', 'score'],
                ['说明', 'note'],
              ],
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'plan under a common heading',
    split: 'test',
    about: '天津 and 江西: 年度指标值 over 计算符号, 指标值, 计量单位.',
    body: [
      ...projectTitle,
      {
        table: [
          { labels: names },
          usualMoney,
          usualGoals,
          {
            indicators: {
              levels: 'merged',
              columns: [
                ...levels,
                {
                  over: '年度指标值',
                  columns: [
                    ['计算符号', 'operator'],
                    ['指标值', 'value'],
                    ['计量单位', 'measure'],
                  ],
                },
                ['实际完成值', 'actual'],
                ...scores,
                note,
              ],
              total: '总分',
            },
          },
        ],
      },
    ],
    page: { turned: true },
  },
]
