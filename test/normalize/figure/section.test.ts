import { expect, test } from 'vitest'
import { reportOf } from '../drawing.ts'

/** Sections as lines: level, number, title, text. */
function sectionLines(...lines: readonly string[]): readonly string[] {
  const { sections } = reportOf(...lines)
  return sections.map(({ level, number, title, text }) => `${level} ${number}${title}|${text}`)
}

test('headings nest by the style of their numbers', () => {
  const lines = sectionLines(
    '第三部分 绩效情况',
    '一、基本情况',
    '（一）机构',
    '1.职责',
    '负责养护。',
    '2．人员',
    '（1）在编。',
    '（二）预算',
    '二、结论',
  )
  expect(lines).toEqual([
    '1 第三部分绩效情况|',
    '2 一、基本情况|',
    '3 （一）机构|',
    '4 1.职责|负责养护。',
    '4 2．人员|',
    '5 （1）在编。|',
    '3 （二）预算|',
    '2 二、结论|',
  ])
})

test('a list goes on though its first number was printed in another style', () => {
  const lines = sectionLines('第一部分 概况', '1、 部门情况', '（一）职能', '二、项目情况')
  expect(lines.map((line) => line.slice(0, 4))).toEqual(
    ['1 第一', '2 1、', '3 （一', '2 二、项'].map((s) => s.slice(0, 4)),
  )
})

test('a heading run into its text ends with its first phrase', () => {
  const body =
    '共组织讲座十二场，覆盖群众三千人次，群众反映良好，有效提升了安全意识和防范能力，达到了预期的目标。'
  expect(sectionLines(`（2）宣传到位。${body}`)).toEqual([`1 （2）宣传到位|${body}`])
})

test('numbers that begin no heading are text', () => {
  expect(sectionLines('一、收支', '1.5万元用于维修。', '2021年共支出3万元。')).toEqual([
    '1 一、收支|1.5万元用于维修。\n2021年共支出3万元。',
  ])
})
