/** 绩效目标表: what is planned, without results and scores. */
import type { Family, Section } from '../family.ts'
import { levels, names, persons, transferSources, usualSources } from './usual.ts'

const usual = { kind: 'performance_target', framework: 'classic', money: usualSources } as const

const budget: Section = {
  money: {
    turn: 'sources down',
    lead: '项目资金（{money_unit}）',
    corner: '资金来源',
    columns: [['年度预算', 'annual_budget']],
  },
}

const goal: Section = { labels: [[['年度绩效目标', '{goals.0.expected}']]] }

export const targetFamilies: readonly Family[] = [
  {
    ...usual,
    name: 'target',
    split: 'dev',
    about:
      '项目支出绩效目标申报表: header, budget beside labels, goal, indicators with their targets.',
    body: [
      { line: '项目支出绩效目标申报表', isTitle: true },
      { line: '（{year}年度）' },
      {
        table: [
          { labels: [...names, persons] },
          {
            labels: [
              [['{funds.0.label}（{money_unit}）', '{funds.0.annual_budget}']],
              [['{funds.1.label}', '{funds.1.annual_budget}']],
            ],
          },
          goal,
          {
            indicators: {
              lead: '绩效指标',
              levels: 'merged',
              columns: [...levels, ['指标值', 'target']],
            },
          },
        ],
      },
    ],
    money: [
      ['total', '年度资金总额'],
      ['fiscal', '其中：财政拨款'],
    ],
  },
  {
    ...usual,
    name: 'target with weights',
    split: 'test',
    about: 'Targets as sign, value and unit with weights, exported from a budget system.',
    body: [
      { line: '{year}年度项目支出绩效目标表', isTitle: true },
      { line: '部门：{department.name}　　金额单位：{money_unit}' },
      {
        table: [
          { labels: [[['项目名称', '{project_name}']], [['预算单位', '{unit.name}']]] },
          budget,
          goal,
          {
            indicators: {
              levels: 'repeated',
              columns: [
                ...levels,
                ['指标性质', 'operator'],
                ['绩效指标值', 'value'],
                ['绩效度量单位', 'measure'],
                ['权重', 'weight'],
              ],
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'department target',
    split: 'test',
    framework: 'department of three',
    about: '部门整体支出绩效目标申报表 with tasks and basic and project money.',
    money: [
      ['total', '合计'],
      ['basic', '基本支出'],
      ['project', '项目支出'],
    ],
    body: [
      { line: '部门整体支出绩效目标表', isTitle: true },
      { line: '（{year}年度）' },
      {
        table: [
          { labels: [[['部门名称', '{department.name}']]] },
          {
            money: {
              turn: 'sources down',
              lead: '年度预算（{money_unit}）',
              corner: '支出类型',
              columns: [['预算数', 'annual_budget']],
            },
          },
          { labels: [[['年度总体目标', '{goals.0.expected}']]] },
          {
            indicators: {
              lead: '年度绩效指标',
              levels: 'merged',
              columns: [...levels, ['年度指标值', 'target']],
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'transfer target',
    split: 'dev',
    framework: 'classic with ecology',
    money: transferSources,
    about: '区域绩效目标表 of a transfer, goals and indicators of the region.',
    body: [
      { line: '{project_name}区域绩效目标表', isTitle: true },
      { line: '（{year}年度）' },
      {
        table: [
          {
            labels: [[['项目名称', '{project_name}']], [['省级主管部门', '{department.name}']]],
          },
          {
            money: {
              turn: 'sources down',
              lead: '资金情况（{money_unit}）',
              corner: '',
              columns: [['年度金额', 'annual_budget']],
            },
          },
          goal,
          {
            indicators: {
              lead: '绩效指标',
              levels: 'merged',
              columns: [...levels, ['指标值', 'target']],
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'targets one after another',
    split: 'dev',
    forms: 4,
    about: 'A department budget prints a target table for each project, the title only once.',
    head: [{ line: '附件3　项目支出绩效目标表', isTitle: true }, { line: '（{year}年度）' }],
    body: [
      {
        table: [
          {
            labels: [
              [['项目名称', '{project_name}']],
              [
                ['主管部门', '{department.name}'],
                ['实施单位', '{unit.name}'],
              ],
            ],
          },
          goal,
          {
            indicators: {
              levels: 'merged',
              columns: [...levels, ['指标值', 'target']],
            },
          },
        ],
      },
    ],
  },
]
