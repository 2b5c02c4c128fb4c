import { expect, test } from 'vitest'
import { documentYear, titleIn, yearIn, yearLine } from '../../../src/normalize/words/title.ts'

test.each([
  ['项 目 支 出 绩 效 自 评 表', '项目支出绩效自评表'],
  ['三、项目支出绩效自评表', '项目支出绩效自评表'],
  ['附件1：项目支出绩效评价评分表', '项目支出绩效评价评分表'],
  ['部门预算项目支出绩效自评表（2023年度）', '部门预算项目支出绩效自评表（2023年度）'],
  ['某市2021年度部门整体支出绩效评价指标体系', '某市2021年度部门整体支出绩效评价指标体系'],
])('%s is a title', (line, title) => {
  expect(titleIn(line)).toBe(title)
})

test.each([
  '某局本级单位项目绩效自评表清单',
  '本单位2021年对三个项目开展了绩效自评，自评表如下。',
  '（三）综合评价情况（附相关评分表）',
  '某区2022年度福利项目绩效评价报告',
  '收入支出决算总表',
])('%s is none', (line) => {
  expect(titleIn(line)).toBeNull()
})

test.each([
  ['（ ２０２１ 年度 ）', 2021],
  ['(2021年)', 2021],
  ['（二〇二二年度）', 2022],
  ['二零二二年', 2022],
  ['2022年3月20日', null],
  ['20 20', null],
  ['2022年度预算', null],
])('the line %s names the year %s', (line, year) => {
  expect(yearLine(line)).toBe(year)
})

test('the year in a title', () => {
  expect(yearIn('2020年度渔政项目自评表')).toBe(2020)
  expect(yearIn('专项经费评议表（二〇二二年）')).toBe(2022)
  expect(yearIn('一二三四年级')).toBeNull()
  expect(yearIn('项目支出绩效自评表')).toBeNull()
})

test.each([
  [['评价年度：2022年'], 2022],
  [['年度2021', '2022年度'], 2021],
  [['填报年度：2022年3月'], null],
  [['2022年3月20日'], null],
])('lines %j name the year %s', (lines, year) => {
  const place = { kind: 'line', line: 1 } as const
  const paragraphs = lines.map((text) => ({ type: 'paragraph' as const, text, level: null, place }))
  expect(documentYear(paragraphs)).toBe(year)
})
