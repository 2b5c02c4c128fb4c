/** Self-evaluations in usual builds whose headings and cells are worded in their own way. */
import type { Family } from '../family.ts'
import {
  levels,
  names,
  note,
  projectTitle,
  results,
  scores,
  usualGoals,
  usualMoney,
  usualSources,
} from './usual.ts'

const usual = {
  kind: 'project_self_evaluation',
  framework: 'classic',
  money: usualSources,
} as const

export const wordFamilies: readonly Family[] = [
  {
    ...usual,
    name: 'headings of a street',
    split: 'test',
    framework: 'classic of 100',
    about:
      'A sub-district that names its columns itself: 考核内容, 考核要点, 目标数, 实绩, 权数, 评定.',
    body: [
      { line: '{year}年度项目绩效自评打分表', isTitle: true },
      {
        table: [
          {
            labels: [
              [
                ['项目名称', '{project_name}'],
                ['牵头科室', '{department.name}'],
              ],
            ],
          },
          {
            indicators: {
              levels: 'merged',
              columns: [
                ['考核内容', 'level1'],
                ['考核要点', 'level2'],
                ['考核事项', 'level3'],
                ['目标数', 'target'],
                ['实绩', 'actual'],
                ['权数', 'weight'],
                ['评定', 'score'],
                ['偏差说明', 'note'],
              ],
              total: '合计',
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'bilingual headings',
    split: 'dev',
    about: 'A project with a foreign loan: every label and heading in Chinese and English.',
    body: [
      { line: '项目支出绩效自评表 Self-evaluation of Project Performance', isTitle: true },
      { line: '（{year}年度 Fiscal Year {year}）' },
      {
        table: [
          {
            labels: [
              [['项目名称 Project', '{project_name}']],
              [
                ['主管部门 Department', '{department.name}'],
                ['实施单位 Implementing Unit', '{unit.name}'],
              ],
            ],
          },
          {
            money: {
              turn: 'sources down',
              lead: '项目资金 Funds（{money_unit}）',
              corner: '',
              columns: [
                ['年初预算数 Initial Budget', 'initial_budget'],
                ['全年预算数 Adjusted Budget', 'annual_budget'],
                ['全年执行数 Executed', 'executed'],
                ['分值 Points', 'weight'],
                ['执行率 Rate', 'execution_rate'],
                ['得分 Score', 'score'],
              ],
            },
          },
          {
            indicators: {
              levels: 'merged',
              columns: [
                ['一级指标 Level 1', 'level1'],
                ['二级指标 Level 2', 'level2'],
                ['三级指标 Level 3', 'level3'],
                ['年度指标值 Target', 'target'],
                ['实际完成值 Actual', 'actual'],
                ['分值 Points', 'weight'],
                ['得分 Score', 'score'],
              ],
              total: '总分 Total',
            },
          },
        ],
      },
    ],
    page: { turned: true },
  },
  {
    ...usual,
    name: 'headings pulled apart',
    split: 'dev',
    about: 'Blanks inside headings to fill their cells: 分 值, 得 分, 项 目 名 称.',
    body: [
      { line: '项 目 支 出 绩 效 自 评 表', isTitle: true },
      { line: '（ {year} 年 度 ）' },
      {
        table: [
          {
            labels: [
              [['项 目 名 称', '{project_name}']],
              [
                ['主 管 部 门', '{department.name}'],
                ['实 施 单 位', '{unit.name}'],
              ],
            ],
          },
          usualMoney,
          usualGoals,
          {
            indicators: {
              lead: '绩\n效\n指\n标',
              levels: 'merged',
              columns: [
                ['一级\n指标', 'level1'],
                ['二级\n指标', 'level2'],
                ['三级指标', 'level3'],
                ['年度\n指标值', 'target'],
                ['实际\n完成值', 'actual'],
                ['分 值', 'weight'],
                ['得 分', 'score'],
                ['偏差原因分析\n及改进措施', 'note'],
              ],
              total: '总　　分',
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'standards and evidence',
    split: 'test',
    about: 'Columns without a number of their own: 评分标准, 佐证材料, and 复核得分 left blank.',
    body: [
      ...projectTitle,
      {
        table: [
          { labels: names },
          usualMoney,
          {
            indicators: {
              levels: 'merged',
              columns: [
                ...levels,
                ['评分标准', 'description'],
                ...results,
                ...scores,
                ['财政复核得分', '='],
                ['佐证材料', '=见附件'],
              ],
              total: '总分',
            },
          },
        ],
      },
    ],
    page: { turned: true },
  },
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
