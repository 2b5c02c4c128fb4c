/** Self-evaluations whose money or goals are turned, beside labels, below the indicators, or in lines. */
import type { Family } from '../family.ts'
import {
  execution,
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

const columns = [...levels, ...results, ...scores, note]
const indicators = {
  indicators: { lead: '绩效指标', levels: 'merged', columns, total: '总分' },
} as const

export const moneyFamilies: readonly Family[] = [
  {
    ...usual,
    name: 'sources across',
    split: 'dev',
    about: 'The money turned: sources are columns, what was planned and spent are rows.',
    body: [
      ...projectTitle,
      {
        table: [
          { labels: names },
          {
            money: {
              turn: 'sources across',
              lead: '项目资金（{money_unit}）',
              corner: '资金来源',
              columns: execution.slice(0, 3),
            },
          },
          usualGoals,
          {
            indicators: {
              levels: 'merged',
              columns,
              total: '总分',
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'money beside labels',
    split: 'test',
    about: 'Each source is a label with its budget; 执行数 and 执行率 are labels beside it.',
    money: [
      ['total', '年度资金总额'],
      ['fiscal', '其中：财政拨款'],
      ['other', '其他资金'],
    ],
    body: [
      ...projectTitle,
      {
        table: [
          { labels: names },
          {
            money: {
              turn: 'pairs',
              lead: '资金情况（{money_unit}）',
              corner: '',
              columns: [
                ['', 'annual_budget'],
                ['全年执行数', 'executed'],
                ['执行率', 'execution_rate'],
              ],
            },
          },
          indicators,
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'money as labels of the header',
    split: 'dev',
    about: 'No grid of money: 预算数, 执行数, 执行率 and its points are labels.',
    money: [['total', '年度资金总额']],
    body: [
      ...projectTitle,
      {
        table: [
          {
            labels: [
              ...names,
              [
                ['全年预算数（{money_unit}）', '{funds.0.annual_budget}'],
                ['全年执行数（{money_unit}）', '{funds.0.executed}'],
              ],
              [
                ['预算执行率', '{funds.0.execution_rate}'],
                ['执行率得分', '{funds.0.score}'],
              ],
            ],
          },
          usualGoals,
          indicators,
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'money below the indicators',
    split: 'test',
    about: 'The budget closes the form, behind the indicators and their total.',
    body: [...projectTitle, { table: [{ labels: names }, usualGoals, indicators, usualMoney] }],
  },
  {
    ...usual,
    name: 'one score for all money',
    split: 'dev',
    about: 'Weight and score of the execution are cells merged along all sources; unit in a line.',
    body: [
      ...projectTitle,
      { line: '单位：{money_unit}' },
      {
        table: [
          { labels: names },
          {
            money: {
              turn: 'sources down',
              lead: '预算执行情况',
              corner: '资金性质',
              columns: [
                ['预算安排情况（调整后）', 'annual_budget'],
                ['年初预算安排', 'initial_budget'],
                ['实际支出', 'executed'],
                ['预算执行进度', 'execution_rate'],
                ['分值', 'weight'],
                ['得分', 'score'],
              ],
              mergesScore: true,
            },
          },
          usualGoals,
          indicators,
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'goal without result',
    split: 'test',
    about: '宁夏 and parts of 湖北: one cell with the goal, nothing about what came of it.',
    body: [
      ...projectTitle,
      {
        table: [
          { labels: names },
          usualMoney,
          { labels: [[['年度总体目标', '{goals.0.expected}']]] },
          indicators,
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'goals in several rows',
    split: 'dev',
    about: '陕西 and 天津: a goal a row, each with its result.',
    body: [
      ...projectTitle,
      {
        table: [
          { labels: [...names, persons] },
          usualMoney,
          {
            goals: {
              lead: '年度绩效目标',
              columns: [
                ['年初设定目标', 'expected'],
                ['全年实际完成情况', 'actual'],
              ],
              rows: 2,
            },
          },
          indicators,
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'goal above its result',
    split: 'test',
    about: 'Goal and result are two labelled rows instead of two columns.',
    body: [
      ...projectTitle,
      {
        table: [
          { labels: names },
          usualMoney,
          {
            labels: [
              [['年度绩效目标', '{goals.0.expected}']],
              [['年度目标完成情况', '{goals.0.actual}']],
            ],
          },
          indicators,
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'header in lines',
    split: 'test',
    about: 'Project, department and unit stand in lines above the table, which begins with money.',
    body: [
      ...projectTitle,
      { line: '项目名称：{project_name}' },
      { line: '主管部门：{department.name}　　实施单位：{unit.name}' },
      { line: '单位：{money_unit}' },
      {
        table: [
          {
            money: { turn: 'sources down', lead: '项目资金', corner: '', columns: execution },
          },
          usualGoals,
          indicators,
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'policy fund',
    split: 'dev',
    framework: 'cost of 2022',
    about:
      'A county’s 专项资金（政策）自评表: local and higher money, period of the policy, basis.',
    money: [
      ['total', '资金总额'],
      ['fiscal', '其中：本级财政资金'],
      ['carryover', '上年结余资金'],
      ['other', '自筹资金'],
    ],
    body: [
      { line: '{year}年度县级专项资金（政策）绩效自评表', isTitle: true },
      {
        table: [
          {
            labels: [
              [
                ['专项资金名称', '{project_name}'],
                ['专项实施期', '=三年'],
              ],
              [
                ['县级主管部门', '{department.name}'],
                ['资金使用单位', '{unit.name}'],
              ],
              [['政策依据', '=县政府常务会议纪要']],
            ],
          },
          usualMoney,
          usualGoals,
          indicators,
        ],
      },
    ],
    page: { turned: true },
  },
  {
    ...usual,
    name: 'two tables',
    split: 'test',
    about: 'Header and money in one table, indicators in a second below a line of their own.',
    body: [
      ...projectTitle,
      { line: '一、项目基本情况' },
      { table: [{ labels: [...names, persons] }, usualMoney, usualGoals] },
      { line: '二、绩效指标完成情况' },
      { table: [{ indicators: { levels: 'merged', columns, total: '总分' } }] },
    ],
  },
]
