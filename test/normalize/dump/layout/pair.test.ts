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
