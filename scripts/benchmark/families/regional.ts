/** 项目支出绩效自评表 of provinces and systems with levels, codes and money of their own. */
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

export const regionalFamilies: readonly Family[] = [
  {
    ...usual,
    name: 'costs as level 1',
    split: 'dev',
    framework: 'cost of 2022',
    about: '北京 since 2022: 成本指标 is a level 1 and comes first.',
    body: [
      { line: '项目支出绩效自评表', isTitle: true },
      { line: '（{year}年度）　　单位：{money_unit}' },
      {
        table: [
          { labels: [...names, persons] },
          {
            money: {
              turn: 'sources down',
              lead: '项目资金',
              corner: '',
              columns: execution,
              mergesScore: true,
            },
          },
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
    page: { turned: true },
  },
  {
    ...usual,
    name: 'input to influence',
    split: 'test',
    framework: 'input to influence',
    about:
      '上海 before 2020: 投入与管理, 产出, 效果 and 影响力, money as labels, no level called 指标.',
    money: [['total', '项目总预算']],
    style: { moneyUnit: '元', thousands: true },
    body: [
      { line: '财政项目支出绩效自评表', isTitle: true },
      { line: '（{year}年度）' },
      {
        table: [
          {
            labels: [
              [
                ['项目名称', '{project_name}'],
                ['项目分类', '=经常性项目'],
              ],
              [
                ['预算主管部门', '{department.name}'],
                ['预算单位', '{unit.name}'],
              ],
              [
                ['当年预算数（{money_unit}）', '{funds.0.annual_budget}'],
                ['预算执行数（{money_unit}）', '{funds.0.executed}'],
              ],
              [
                ['预算执行率', '{funds.0.execution_rate}'],
                ['自评得分', '{total.score}'],
              ],
            ],
          },
          {
            indicators: {
              levels: 'merged',
              columns: [
                ['绩效目标', 'level1'],
                ['分解目标', 'level2'],
                ['绩效指标', 'level3'],
                ['指标目标值', 'target'],
                ['权重', 'weight'],
                ['完成情况', 'actual'],
                ['自评得分', 'score'],
                ['自评情况说明', 'note'],
              ],
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'yuan with thousands',
    split: 'dev',
    about: '云南: amounts in 元 with separators, 其他 money as 财政专户 and 单位资金.',
    money: [
      ['total', '年度资金总额'],
      ['fiscal', '其中：当年财政拨款'],
      ['other', '财政专户管理资金'],
      ['other', '单位资金'],
    ],
    style: { moneyUnit: '元', thousands: true, decimals: 2 },
    body: [
      ...projectTitle,
      { line: '编制单位：{unit.name}　　　金额单位：{money_unit}' },
      {
        table: [
          { labels: [[['项目名称', '{project_name}']], [['主管部门', '{department.name}']]] },
          {
            money: { turn: 'sources down', lead: '项目资金', corner: '', columns: execution },
          },
          usualGoals,
          {
            indicators: {
              levels: 'merged',
              columns: [
                ...levels,
                ['指标性质', 'operator'],
                ['指标值', 'value'],
                ['度量单位', 'measure'],
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
  {
    ...usual,
    name: 'codes and six decimals',
    split: 'test',
    about: '内蒙古: 主管部门 as (406)名称, amounts with six decimals, rates without their sign.',
    style: { decimals: 6, rate: 'bare' },
    body: [
      { line: '项目支出绩效自评表', isTitle: true },
      { line: '（ {year} 年度）' },
      {
        table: [
          {
            labels: [
              [['项目名称', '{project_name}']],
              [
                ['主管部门', '（{department.code}）{department.name}'],
                ['实施单位', '（{unit.code}）{unit.name}'],
              ],
            ],
          },
          usualMoney,
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
    ...usual,
    name: 'codes before a dash',
    split: 'dev',
    about: '安徽: 主管部门及代码 as 219-名称; dashes in cells without a value.',
    style: { nothing: '—' },
    body: [
      { line: '项目支出绩效自评表（{year}年度）', isTitle: true },
      {
        table: [
          {
            labels: [
              [['项目名称', '{project_name}']],
              [
                ['主管部门及代码', '{department.code}-{department.name}'],
                ['实施单位', '{unit.code}-{unit.name}'],
              ],
            ],
          },
          usualMoney,
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
    ...usual,
    name: 'rates as ratios',
    split: 'test',
    about: 'A spreadsheet that lost its format: 0.9239 for 92.39 %.',
    style: { rate: 'ratio' },
    body: [
      ...projectTitle,
      {
        table: [
          { labels: names },
          usualMoney,
          {
            indicators: {
              levels: 'blank',
              columns: [...levels, ...results, ...scores, note],
              total: '总分',
            },
          },
        ],
      },
    ],
  },
]
