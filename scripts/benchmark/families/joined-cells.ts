/** Levels that are rows of their own or share a cell, and plan and result in one cell. */
import type { Family } from '../family.ts'
import { levels, moneyless, names, note, projectTitle, results, scores } from './usual.ts'

const columns = [...levels, ...results, ...scores]

export const joinedCellFamilies: readonly Family[] = [
  {
    ...moneyless,
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
    ...moneyless,
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
    ...moneyless,
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
    ...moneyless,
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
    ...moneyless,
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
]
