/** Indicators that are no rows below each other: columns, cards, halves, groups of columns, forms beside each other. */
import type { Family, Section } from '../family.ts'
import { moneyless, names, projectTitle, results, scores } from './usual.ts'

const total: Section = { labels: [[['总分', '{total.score}']]] }

export const turnedFamilies: readonly Family[] = [
  {
    ...moneyless,
    name: 'indicators as columns',
    split: 'dev',
    framework: 'two levels',
    about: 'Fields are rows and every indicator is a column.',
    body: [
      ...projectTitle,
      {
        table: [
          { labels: names },
          {
            indicators: {
              turn: 'across',
              levels: 'repeated',
              columns: [['指标名称', 'level3'], ...results, ...scores],
            },
          },
          total,
        ],
      },
    ],
    page: { turned: true },
  },
  {
    ...moneyless,
    name: 'indicators as columns with levels',
    split: 'test',
    framework: 'two levels',
    style: { each: 1 },
    about: 'The same with rows for the levels and for what went wrong.',
    body: [
      { line: '{year}年度项目绩效自评表', isTitle: true },
      { line: '项目名称：{project_name}' },
      {
        table: [
          {
            indicators: {
              turn: 'across',
              levels: 'repeated',
              columns: [
                ['一级指标', 'level1'],
                ['三级指标', 'level3'],
                ['目标值', 'target'],
                ['完成值', 'actual'],
                ['权重', 'weight'],
                ['自评分', 'score'],
                ['偏差原因', 'note'],
              ],
            },
          },
        ],
      },
      { line: '自评总分：{total.score}分' },
    ],
    page: { turned: true },
  },
  {
    ...moneyless,
    name: 'cards',
    split: 'dev',
    about: 'A card an indicator: labels beside values, again and again.',
    body: [
      { line: '{year}年度项目绩效自评表', isTitle: true },
      {
        table: [
          { labels: names },
          {
            indicators: {
              turn: 'cards',
              levels: 'repeated',
              columns: [
                ['一级指标', 'level1'],
                ['二级指标', 'level2'],
                ['三级指标', 'level3'],
                ['年度指标值', 'target'],
                ['实际完成值', 'actual'],
                ['分值', 'weight'],
                ['得分', 'score'],
                ['偏差原因', 'note'],
              ],
            },
          },
        ],
      },
    ],
  },
  {
    ...moneyless,
    name: 'cards behind numbers',
    split: 'test',
    about: 'Cards headed 指标1, 指标2 … in a cell merged along their rows.',
    body: [
      ...projectTitle,
      {
        table: [
          { labels: names },
          {
            indicators: {
              turn: 'cards',
              lead: '指标',
              levels: 'repeated',
              columns: [
                ['指标类型', 'level2'],
                ['指标名称', 'level3'],
                ['目标值', 'target'],
                ['完成值', 'actual'],
                ['权重', 'weight'],
                ['自评得分', 'score'],
              ],
            },
          },
        ],
      },
    ],
  },
  {
    ...moneyless,
    name: 'two halves',
    split: 'test',
    about: 'To save paper the second half of the indicators stands beside the first.',
    body: [
      ...projectTitle,
      {
        table: [
          {
            labels: [
              [
                ['项目名称', '{project_name}'],
                ['自评总分', '{total.score}'],
              ],
            ],
          },
          {
            indicators: {
              turn: 'halves',
              levels: 'repeated',
              columns: [
                ['三级指标', 'level3'],
                ['指标值', 'target'],
                ['完成值', 'actual'],
                ...scores,
              ],
            },
          },
        ],
      },
    ],
    page: { turned: true },
  },
  {
    ...moneyless,
    name: 'projects as groups of columns',
    split: 'dev',
    forms: 3,
    about: 'One set of indicators, and for each of three projects plan, result and score.',
    body: [
      { line: '{year}年度项目绩效自评情况表', isTitle: true },
      { line: '填报单位：{unit.name}' },
      {
        table: [
          {
            projects: {
              columns: [
                ['一级指标', 'level1'],
                ['三级指标', 'level3'],
                ['分值', 'weight'],
              ],
              own: [
                ['指标值', 'target'],
                ['完成值', 'actual'],
                ['得分', 'score'],
              ],
            },
          },
        ],
      },
    ],
    page: { turned: true },
  },
  {
    ...moneyless,
    name: 'forms side by side',
    split: 'test',
    forms: 2,
    about: 'Two whole forms in one table, one left, one right.',
    head: [{ line: '项目支出绩效自评表', isTitle: true }, { line: '（{year}年度）' }],
    body: [
      {
        beside: [
          { labels: [[['项目名称', '{project_name}']], [['实施单位', '{unit.name}']]] },
          {
            indicators: {
              levels: 'repeated',
              columns: [
                ['三级指标', 'level3'],
                ['年度指标值', 'target'],
                ['实际完成值', 'actual'],
                ...scores,
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
