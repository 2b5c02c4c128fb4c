import { expect, test } from 'vitest'
import { pairRows } from '../../../../src/normalize/dump/layout/pair.ts'
import { linesIn } from '../../../../src/normalize/dump/layout/word.ts'

function rowsIn(text: string): readonly (readonly string[])[] {
  const rows = pairRows(linesIn(text.split('\n')))
  return rows.map((row) => row.map((cell) => cell.text.replaceAll('\n', '')))
}

test('a wrapped value belongs to the label in its middle', () => {
  const text = `项目名称      灯塔修缮
                                    某县航标管理所南
主管部门      某县航道局           实施单位
                                    岸工作站
项目负责人    白鹭               联系电话    0000-1234`
  expect(rowsIn(text)).toEqual([
    ['项目名称', '灯塔修缮'],
    ['主管部门', '某县航道局', '实施单位', '某县航标管理所南岸工作站'],
    ['项目负责人', '白鹭', '联系电话', '0000-1234'],
  ])
})

test('a label broken over lines goes around its value', () => {
  const text = `主管部门                      实施
          某县航道局                  某县灯塔站
及代码                       单位`
  expect(rowsIn(text)).toEqual([['主管部门及代码', '某县航道局', '实施单位', '某县灯塔站']])
})

test.each([
  ['项目名称    公园维护', [['项目名称', '公园维护']]],
  ['项目 名称    公园维护    实施单位   甲所', [['项目 名称', '公园维护', '实施单位', '甲所']]],
  // What stands left of every label, above it or between two is no value.
  ['公园   项目名称    公园维护', [['公园'], ['项目名称', '公园维护']]],
  ['项目名称    公园\n  甲\n主管部门   甲局', [['甲'], ['项目名称', '公园'], ['主管部门', '甲局']]],
  // Labels without a value.
  [
    '项目名称\n主管部门   甲局',
    [
      ['项目名称', ''],
      ['主管部门', '甲局'],
    ],
  ],
  ['公司   主管部门', [['公司'], ['主管部门', '']]],
  // Money beside an amount, goals at the head of a line.
  ['年初预算数    80    全年执行数   70', [['年初预算数', '80', '全年执行数', '70']]],
  ['年初预算数    甲    全年执行数   乙', [['年初预算数 甲 全年执行数 乙']]],
  [
    '预期目标    修整草坪\n实际完成情况   已修整',
    [
      ['预期目标', '修整草坪'],
      ['实际完成情况', '已修整'],
    ],
  ],
  ['预期目标\n实际完成情况   已修整', [['预期目标'], ['实际完成情况', '已修整']]],
  // Broken over three lines; short words right beside a value are part of it.
  ['项目\n负责    白鹭\n人', [['项目负责人', '白鹭']]],
  ['项目名称   公园 联系人   白鹭', [['项目名称', '公园 联系人 白鹭']]],
  ['项目名称   公园  联系人   白鹭', [['项目名称', '公园', '联系人', '白鹭']]],
])('labels and values: %s', (text, rows) => {
  expect(rowsIn(text)).toEqual(rows)
})
