/** Self-evaluations in usual builds whose indicators follow another framework than the central one. */
import type { Family } from '../family.ts'
import { levels, names, note, projectTitle, results, scores, usual, usualGoals } from './usual.ts'

export const frameworkFamilies: readonly Family[] = [
  {
    ...usual,
    name: 'execution as an indicator',
    split: 'test',
    framework: 'execution as an indicator',
    about: '预算执行率 is the last row of the indicators; money has no points.',
    body: [
      ...projectTitle,
      {
        table: [
          { labels: names },
          {
            money: {
              turn: 'sources down',
              lead: '预算情况（{money_unit}）',
              corner: '',
              columns: [
                ['预算数', 'annual_budget'],
                ['执行数', 'executed'],
                ['执行率', 'execution_rate'],
              ],
            },
          },
          usualGoals,
          {
            indicators: {
              levels: 'merged',
              columns: [...levels, ...results, ...scores, note],
              total: '总分',
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'two levels',
    split: 'dev',
    framework: 'two levels',
    about: 'A township: one level, 指标内容, plan, result, points; no money.',
    body: [
      { line: '{year}年项目绩效自评表', isTitle: true },
      { line: '填报单位（盖章）：{unit.name}' },
      {
        table: [
          { labels: [[['项目名称', '{project_name}']]] },
          {
            indicators: {
              levels: 'merged',
              columns: [
                ['一级指标', 'level1'],
                ['指标内容', 'level3'],
                ['目标值', 'target'],
                ['完成值', 'actual'],
                ['分值', 'weight'],
                ['得分', 'score'],
              ],
              total: '合计',
            },
          },
          { cells: ['填表人：{contact.person}', '联系电话：{contact.phone}'] },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'project completion',
    split: 'dev',
    framework: 'project completion',
    about: '四川 2019 and 2020: 项目绩效目标完成情况表, 项目完成指标, no points at all.',
    body: [
      { line: '项目绩效目标完成情况表', isTitle: true },
      { line: '（{year} 年度）' },
      {
        table: [
          {
            labels: [[['项目名称', '{project_name}']], [['预算单位', '{unit.name}']]],
          },
          {
            money: {
              turn: 'sources down',
              lead: '预算执行情况（{money_unit}）',
              corner: '',
              columns: [
                ['预算数', 'annual_budget'],
                ['执行数', 'executed'],
              ],
            },
          },
          usualGoals,
          {
            indicators: {
              lead: '绩效指标完成情况',
              levels: 'merged',
              columns: [
                ...levels,
                ['预期指标值（包含数字及文字描述）', 'target'],
                ['实际完成指标值（包含数字及文字描述）', 'actual'],
              ],
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'rates of completion',
    split: 'test',
    about:
      'A university: 完成率 between result and points, 指标解释 before the plan, serial numbers.',
    framework: 'cost of 2022, of 100',
    body: [
      { line: '{year}年度预算项目绩效自评表', isTitle: true },
      {
        table: [
          {
            labels: [
              [
                ['项目名称', '{project_name}'],
                ['主管部门', '{department.name}'],
              ],
              [
                ['项目负责人', '{contact.person}'],
                ['自评总分', '{total.score}'],
              ],
            ],
          },
          {
            indicators: {
              levels: 'repeated',
              columns: [
                ['序号', 'n'],
                ...levels,
                ['指标解释', 'description'],
                ['计划指标值', 'target'],
                ['实际完成值', 'actual'],
                ['完成率', '=—'],
                ['权重', 'weight'],
                ['得分', 'score'],
              ],
            },
          },
        ],
      },
    ],
    page: { turned: true },
  },
]
