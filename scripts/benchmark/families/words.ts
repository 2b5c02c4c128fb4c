/** Self-evaluations in usual builds whose headings are worded in their own way. */
import type { Family } from '../family.ts'
import {
  levels,
  names,
  projectTitle,
  results,
  scores,
  usual,
  usualGoals,
  usualMoney,
} from './usual.ts'

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
]
