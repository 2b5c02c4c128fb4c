/** Several forms in a file, and forms that pages cut or that hold what stands elsewhere around them. */
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

const columns = [...levels, ...results, ...scores]

export const pageFamilies: readonly Family[] = [
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
