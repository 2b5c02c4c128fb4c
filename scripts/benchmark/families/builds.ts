/** Forms of another build: indicators as columns, cards, halves, levels in rows or in one cell, forms beside each other. */
import type { Family, Section } from '../family.ts'
import {
  levels,
  names,
  note,
  persons,
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

const unscored = { kind: 'project_self_evaluation', framework: 'classic of 100' } as const

const columns = [...levels, ...results, ...scores]

const total: Section = { labels: [[['总分', '{total.score}']]] }

export const buildFamilies: readonly Family[] = [
  {
    ...unscored,
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
    ...unscored,
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
    ...unscored,
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
    ...unscored,
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
    ...unscored,
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
    ...unscored,
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
    ...unscored,
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
  {
    ...unscored,
    name: 'levels in rows',
    split: 'dev',
    about: 'Level 1 with its points and level 2 are rows over the whole width.',
    body: [
      { line: '{year}年度项目支出绩效自评表', isTitle: true },
      { line: '项目名称：{project_name}　　实施单位：{unit.name}' },
      {
        table: [
          {
            indicators: {
              levels: 'repeated',
              banners: ['{level1}（{level1_weight}分）', '{level2}'],
              columns: [
                ['指标名称', 'level3'],
                ['目标值', 'target'],
                ['完成值', 'actual'],
                ['分值', 'weight'],
                ['得分', 'score'],
                ['说明', 'note'],
              ],
              total: '合计',
            },
          },
        ],
      },
    ],
  },
  {
    ...unscored,
    name: 'level 1 in rows, level 2 merged',
    split: 'test',
    about: 'Level 1 is a row over the whole width; level 2 is a merged column below it.',
    body: [
      ...projectTitle,
      {
        table: [
          { labels: names },
          {
            indicators: {
              levels: 'merged',
              banners: ['{level1}'],
              columns: [...columns.slice(1), note],
              total: '总分',
            },
          },
        ],
      },
    ],
  },
  {
    ...unscored,
    name: 'levels joined by a dash',
    split: 'test',
    about: 'One column holds 产出指标-数量指标.',
    body: [
      ...projectTitle,
      {
        table: [
          { labels: names },
          {
            indicators: {
              levels: 'repeated',
              columns: [
                ['指标类别', '{level1}-{level2}'],
                ['指标名称', 'level3'],
                ...results,
                ...scores,
                note,
              ],
              total: '总分',
            },
          },
        ],
      },
    ],
  },
  {
    ...unscored,
    name: 'level 2 before the name',
    split: 'dev',
    about: 'The indicator’s cell begins with its level 2: 数量指标：治理河道长度.',
    body: [
      ...projectTitle,
      {
        table: [
          { labels: names },
          {
            indicators: {
              levels: 'merged',
              columns: [
                ['一级指标', 'level1'],
                ['指标内容', '{level2}：{level3}'],
                ...results,
                ...scores,
              ],
              total: '总分',
            },
          },
        ],
      },
    ],
  },
  {
    ...unscored,
    name: 'plan and result in one cell',
    split: 'test',
    about: 'A column 目标及完成情况 with both in words.',
    body: [
      ...projectTitle,
      {
        table: [
          { labels: names },
          {
            indicators: {
              levels: 'merged',
              columns: [
                ...levels,
                ['目标及完成情况', '目标值{target}，实际完成{actual}'],
                ...scores,
              ],
              total: '总分',
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'headings again',
    split: 'dev',
    style: { each: 3 },
    about: 'The headings of the indicators stand again after every six rows, as pasted from pages.',
    body: [
      ...projectTitle,
      {
        table: [
          { labels: names },
          usualMoney,
          {
            indicators: {
              levels: 'merged',
              columns: [...columns, note],
              headingsEvery: 6,
              total: '总分',
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'broken over pages',
    split: 'test',
    style: { each: 3 },
    about: 'Low pages cut merged levels; no heading is printed again.',
    body: [
      ...projectTitle,
      {
        table: [
          { labels: [...names, persons] },
          usualMoney,
          usualGoals,
          {
            indicators: {
              lead: '绩效指标',
              levels: 'merged',
              columns: [...columns, note],
              total: '总分',
            },
          },
        ],
      },
    ],
    page: { height: 420 },
  },
  {
    ...usual,
    name: 'broken over pages, headings again',
    split: 'dev',
    style: { each: 3 },
    about: 'Low pages, the headings of the indicators on each.',
    body: [
      ...projectTitle,
      {
        table: [
          { labels: names },
          usualMoney,
          {
            indicators: {
              levels: 'merged',
              columns: [...columns, note],
              total: '总分',
            },
          },
        ],
      },
    ],
    page: { height: 420, repeatsHeadings: true },
  },
  {
    ...usual,
    name: 'title inside the table',
    split: 'test',
    about: 'Made in a spreadsheet: title, year and signatures are rows of the table itself.',
    body: [
      { line: '附件2' },
      {
        table: [
          { row: '项目支出绩效自评表', isTitle: true },
          { row: '（{year}年度）' },
          { row: '单位：{money_unit}' },
          { labels: names },
          usualMoney,
          usualGoals,
          {
            indicators: {
              levels: 'blank',
              columns: [...columns, note],
              total: '总分',
            },
          },
          { row: '填表人：李某　　审核人：王某　　联系电话：00000000' },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'forms one after another',
    split: 'dev',
    forms: 5,
    style: { each: 1 },
    about: 'Five forms of one unit, the title printed once above the first.',
    head: [{ line: '项目支出绩效自评表', isTitle: true }, { line: '（{year}年度）' }],
    body: [
      {
        table: [
          { labels: names },
          usualMoney,
          usualGoals,
          {
            indicators: {
              levels: 'merged',
              columns: [...columns, note],
              total: '总分',
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'forms under their own titles',
    split: 'test',
    forms: 3,
    about: 'Three forms, each with title and year.',
    body: [
      ...projectTitle,
      {
        table: [
          { labels: names },
          usualMoney,
          {
            indicators: {
              levels: 'blank',
              columns: [...columns, note],
              total: '总分',
            },
          },
        ],
      },
    ],
  },
]
