/** 项目支出绩效自评表 on the central template and its nearest relations: how levels and weights are printed. */
import type { Family } from '../family.ts'
import {
  levels,
  names,
  note,
  persons,
  projectTitle,
  results,
  scores,
  usual,
  usualGoals,
  usualMoney,
} from './usual.ts'

const above = [{ labels: names }, usualMoney, usualGoals] as const

const columns = [...levels, ...results, ...scores, note]

export const projectFamilies: readonly Family[] = [
  {
    ...usual,
    name: 'usual',
    split: 'dev',
    about: 'The template of 财预〔2020〕10号 as most bureaus fill it in.',
    body: [
      ...projectTitle,
      {
        table: [
          ...above,
          { indicators: { lead: '绩效指标', levels: 'merged', columns, total: '总分' } },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'levels over blank cells',
    split: 'test',
    about: 'Made in a spreadsheet: levels are not merged, the cells below stay blank.',
    body: [
      ...projectTitle,
      {
        table: [...above, { indicators: { levels: 'blank', columns, total: '总分' } }],
      },
    ],
  },
  {
    ...usual,
    name: 'levels in every row',
    split: 'dev',
    about: 'Exported from a budget system: each row repeats its levels; no total.',
    body: [
      { line: '{year}年度项目支出绩效自评表', isTitle: true },
      { line: '填报单位：{unit.name}　　　　金额单位：{money_unit}' },
      {
        table: [
          { labels: [[['项目名称', '{project_name}']], persons] },
          {
            money: {
              turn: 'sources down',
              corner: '资金来源',
              columns: [
                ['年初预算数', 'initial_budget'],
                ['全年预算数', 'annual_budget'],
                ['全年执行数', 'executed'],
                ['执行率', 'execution_rate'],
              ],
            },
          },
          { indicators: { levels: 'repeated', columns: [['序号', 'n'], ...columns] } },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'weights behind level 1',
    split: 'test',
    about: '产出指标（50分）, and no column of weights at level 1 or 2.',
    body: [
      ...projectTitle,
      {
        table: [
          ...above,
          {
            indicators: {
              lead: '绩效指标（90分）',
              levels: 'merged',
              columns: [['一级指标', '{level1}（{level1_weight}分）'], ...columns.slice(1)],
              total: '总分',
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'weights behind both levels',
    split: 'dev',
    about: 'Weights in brackets behind level 1 and level 2, bare numbers without 分 at level 2.',
    body: [
      ...projectTitle,
      {
        table: [
          ...above,
          {
            indicators: {
              levels: 'merged',
              columns: [
                ['一级指标', '{level1}({level1_weight}分)'],
                ['二级指标', '{level2}({level2_weight})'],
                ...columns.slice(2),
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
    name: 'weights before plans',
    split: 'test',
    about: 'Weight stands before target and actual value, as in some counties of 四川 and 宁夏.',
    body: [
      ...projectTitle,
      {
        table: [
          ...above,
          {
            indicators: {
              lead: '绩效指标',
              levels: 'merged',
              columns: [
                ...levels,
                ['权重', 'weight'],
                ['年初目标值（A）', 'target'],
                ['全年实际值（B）', 'actual'],
                ['自评得分', 'score'],
                ['未完成原因分析', 'note'],
              ],
              total: '总 分',
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'scores without weights',
    split: 'dev',
    framework: 'classic of 100',
    about:
      '湖北 and its neighbours: check boxes in the header, 20 points of budget beside 80 of indicators, no column of weights.',
    body: [
      { line: '{year}年度{project_name}自评表', isTitle: true },
      { line: '单位名称：{unit.name}　　填报日期：{year}年3月15日' },
      {
        table: [
          { labels: names },
          {
            labels: [
              [['项目类别', '1、部门预算项目 ☑  2、直达资金项目 □  3、其他项目 □']],
              [['项目属性', '1、持续性项目 ☑  2、新增性项目 □']],
            ],
          },
          {
            money: {
              turn: 'sources down',
              lead: '预算执行情况（{money_unit}）（20分）',
              corner: '',
              columns: [
                ['预算数（A）', 'annual_budget'],
                ['执行数（B）', 'executed'],
                ['执行率（B/A）', 'execution_rate'],
              ],
            },
          },
          {
            indicators: {
              lead: '年度绩效目标1（80分）',
              levels: 'merged',
              columns: [
                ...levels,
                ['年初目标值（A）', 'target'],
                ['实际完成值（B）', 'actual'],
                ['得分', 'score'],
              ],
            },
          },
          { labels: [[['总分', '{total.score}']], [['偏差大或目标未完成原因分析', '=无']]] },
        ],
      },
    ],
    style: { decimals: 2, rate: 'percent', moneyUnit: '万元' },
  },
]
