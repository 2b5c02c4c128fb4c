/** 部门整体支出: self-evaluations and scoring tables of whole departments. */
import type { Family, Section } from '../family.ts'
import { levels, note, results, scores, usualGoals } from './usual.ts'

const departmentSources = [
  ['total', '部门预算总额'],
  ['basic', '基本支出'],
  ['project', '项目支出'],
] as const

const self = {
  kind: 'department_self_evaluation',
  framework: 'department of three',
  money: departmentSources,
} as const

const scored = { kind: 'department_evaluation', framework: 'department of 2013' } as const

const money: Section = {
  money: {
    turn: 'sources down',
    lead: '预算执行情况（{money_unit}）',
    corner: '',
    columns: [
      ['年初预算数', 'initial_budget'],
      ['全年预算数', 'annual_budget'],
      ['全年执行数', 'executed'],
      ['分值', 'weight'],
      ['执行率', 'execution_rate'],
      ['得分', 'score'],
    ],
  },
}

export const departmentFamilies: readonly Family[] = [
  {
    ...self,
    name: 'department',
    split: 'dev',
    about: '部门整体支出绩效自评表 as most provinces print it.',
    body: [
      { line: '部门整体支出绩效自评表', isTitle: true },
      { line: '（{year}年度）' },
      {
        table: [
          { labels: [[['部门（单位）名称', '{department.name}']]] },
          money,
          usualGoals,
          {
            indicators: {
              lead: '绩效指标',
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
    ...self,
    name: 'department with tasks',
    split: 'test',
    about: '河南 and 陕西: a block of 年度主要任务 between goals and indicators.',
    body: [
      { line: '{year}年度部门（单位）整体绩效自评情况表', isTitle: true },
      {
        table: [
          {
            labels: [
              [
                ['部门（单位）名称', '{department.name}'],
                ['自评得分', '{total.score}'],
              ],
            ],
          },
          money,
          { labels: [[['年度总体目标', '{goals.0.expected}']]] },
          { cells: ['年度主要任务', '任务名称', '主要内容'] },
          { cells: ['任务1', '机关运转保障', '保障机关正常运转'] },
          { cells: ['任务2', '重点工作推进', '按计划推进年度重点工作'] },
          {
            indicators: {
              levels: 'merged',
              columns: [...levels, ['指标值', 'target'], ['实际值', 'actual'], ...scores],
            },
          },
        ],
      },
    ],
  },
  {
    ...self,
    name: 'department duties',
    split: 'test',
    framework: 'department duties',
    about: '运行成本, 管理效率, 履职效能, 社会效应, 可持续发展能力; weights behind level 1.',
    body: [
      { line: '{department.name}{year}年度部门整体支出绩效自评表', isTitle: true },
      {
        table: [
          {
            indicators: {
              levels: 'merged',
              columns: [
                ['一级指标', '{level1}（{level1_weight}分）'],
                ['二级指标', 'level2'],
                ['三级指标', 'level3'],
                ['分值', 'weight'],
                ['年初目标值', 'target'],
                ['实际完成值', 'actual'],
                ['自评得分', 'score'],
                ['扣分原因', 'note'],
              ],
              total: '合计',
            },
          },
        ],
      },
    ],
  },
  {
    ...self,
    name: 'department money beside labels',
    split: 'dev',
    about: 'Money as labels: 年度预算总额, 基本支出, 项目支出, each with what was spent.',
    body: [
      { line: '部门整体绩效自评表', isTitle: true },
      { line: '{year}年度　单位：{money_unit}' },
      {
        table: [
          { labels: [[['预算部门名称', '{department.name}']]] },
          {
            money: {
              turn: 'pairs',
              corner: '',
              columns: [
                ['', 'annual_budget'],
                ['执行数', 'executed'],
              ],
            },
          },
          usualGoals,
          {
            indicators: {
              levels: 'blank',
              columns: [...levels, ...results, ...scores],
              total: '合计',
            },
          },
        ],
      },
    ],
  },
  {
    ...scored,
    name: 'department of 2013',
    split: 'dev',
    about:
      '部门整体支出绩效评价指标体系 of 2013: 投入, 过程, 产出, 效果 with 指标解释 and 评价标准.',
    body: [
      { line: '{department.name}{year}年度部门整体支出绩效评价指标体系', isTitle: true },
      {
        table: [
          {
            indicators: {
              levels: 'merged',
              columns: [
                ...levels,
                ['分值', 'weight'],
                ['指标解释', 'description'],
                ['得分', 'score'],
                ['扣分原因', 'note'],
              ],
              total: '总分',
            },
          },
        ],
      },
    ],
  },
  {
    ...scored,
    name: 'department weights in columns',
    split: 'test',
    about: '湖南: a column of points behind each level, 自评 last.',
    body: [
      { line: '{year}年度部门整体支出绩效评价评分表', isTitle: true },
      { line: '部门名称：{department.name}' },
      {
        table: [
          {
            indicators: {
              levels: 'merged',
              columns: [
                ['一级指标', 'level1'],
                ['分值', 'level1_weight'],
                ['二级指标', 'level2'],
                ['分值', 'level2_weight'],
                ['三级指标', 'level3'],
                ['分值', 'weight'],
                ['评价标准', 'description'],
                ['得分', 'score'],
              ],
            },
          },
          { labels: [[['合计', '{total.score}']]] },
        ],
      },
    ],
    page: { turned: true },
  },
  {
    ...scored,
    name: 'department decisions',
    split: 'dev',
    framework: 'department decisions',
    about: '北京: 部门决策, 部门管理, 部门绩效, every level with its points in brackets.',
    body: [
      { line: '部门整体绩效评价得分表', isTitle: true },
      { line: '（{year}年度）' },
      {
        table: [
          {
            indicators: {
              levels: 'merged',
              columns: [
                ['一级指标', '{level1}（{level1_weight}分）'],
                ['二级指标', '{level2}（{level2_weight}分）'],
                ['三级指标', '{level3}（{weight}分）'],
                ['评价标准', 'description'],
                ['得分', 'score'],
              ],
            },
          },
          { labels: [[['总得分', '{total.score}']]] },
        ],
      },
    ],
  },
  {
    ...self,
    name: 'department in lines',
    split: 'test',
    about: 'The scoring table inside a report: numbered headings, narrative, then 附表.',
    head: [
      { line: '{department.name}{year}年度部门整体支出绩效自评报告' },
      { line: '一、部门概况' },
      { line: '本部门内设科室八个，下属事业单位三个，年末在职人员一百二十六人。' },
      { line: '二、绩效目标完成情况' },
      { line: '全年预算执行良好，各项重点任务按期完成，自评结果见附表。' },
      { line: '附表' },
    ],
    body: [
      { line: '部门整体支出绩效自评表', isTitle: true },
      {
        table: [
          { labels: [[['部门名称', '{department.name}']]] },
          money,
          {
            indicators: {
              levels: 'merged',
              columns: [...levels, ...results, ...scores, note],
              total: '合计',
            },
          },
        ],
      },
    ],
  },
]
