import { expect, test } from 'vitest'
import type { Cell } from '../../../src/extract/document.ts'
import { pairsInLine } from '../../../src/normalize/form/label-line.ts'

function cell(text: string): Cell {
  const place = { kind: 'line', line: 1 } as const
  return { row: 0, column: 0, rowSpan: 1, colSpan: 1, text, place }
}

test.each([
  ['填表人：白鹭  填报日期：2029年', ['填表人 白鹭', '填报日期 2029年']],
  ['项目负责人：白鹭 联系电话：0000', ['项目负责人 白鹭', '联系电话 0000']],
  ['主管部门：园林局，实施单位：公园', ['主管部门 园林局', '实施单位 公园']],
  ['主管部门：园林局； 实施单位：公园', ['主管部门 园林局；', '实施单位 公园']],
  ['项目名称：绿篱，长椅', ['项目名称 绿篱，长椅']],
  // What stands behind a comma is a label only where it is known.
  ['项目名称：绿篱修剪，长椅购置：500万元', ['项目名称 绿篱修剪，长椅购置：500万元']],
  [
    '项目名称：绿篱，长椅更新：一期  实施单位：公园',
    ['项目名称 绿篱，长椅更新：一期', '实施单位 公园'],
  ],
  ['甲：乙', []],
  ['甲', []],
])('labels in a line: %s', (text, pairs) => {
  expect(pairsInLine(cell(text)).map(({ label, words }) => `${label} ${words.trim()}`)).toEqual(
    pairs,
  )
})
