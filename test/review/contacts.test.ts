/** What is taken out of a bundle before it leaves the house, and what must stay in it. */
import { describe, expect, test } from 'vitest'
import { HIDDEN, hideContacts, withoutLabelled } from '../../src/review/contacts.ts'

const hide = hideContacts([{ contact_person: '陆春芽', contact_phone: '55501234' }])

describe('words', () => {
  test.each([
    ['项目负责人：陆春芽', `项目负责人：${HIDDEN}`],
    ['由陆春芽（55501234）负责', `由${HIDDEN}（${HIDDEN}）负责`],
    ['填报人：欧阳明月　联系电话：0991-2345678', `填报人：${HIDDEN}　联系电话：${HIDDEN}`],
    ['审核人(签字): 王五；', `审核人(签字): ${HIDDEN}；`],
    ['手机 13912345678', `手机 ${HIDDEN}`],
    ['来信 li.si@example.org.cn 索取', `来信 ${HIDDEN} 索取`],
    ['身份证 11010119900307123X', `身份证 ${HIDDEN}`],
  ])('%s', (printed, left) => expect(hide.text(printed)).toBe(left))

  test.each([
    '资金总额 12345678 元',
    '完成率 98.5%',
    '2023-2024',
    '单位负责人职责明确',
    '0.95',
    '1039123456789',
  ])('%s stays', (printed) => expect(hide.text(printed)).toBe(printed))
})

test('labels are known as keys, and a digest stays', () => {
  const sha256 = '1391234567801391234567801391234567801391234567801391234567801390'
  const told = { sha256, 填表人: '张三', contact_person: '李四', 备注: '无', score: 13912345678 }
  expect(JSON.parse(JSON.stringify(told, hide.replacer))).toEqual({
    ...told,
    填表人: HIDDEN,
    contact_person: HIDDEN,
  })
})

test('cells behind a label are hidden, up to the next label', () => {
  const cell = (row: number, column: number, text: string) => ({
    ...{ row, column, row_span: 1, column_span: 1, text },
    ...{ place: ['line', row] as never, confidence: null, readings: ['x'] },
  })
  const table = {
    ...{ ordinal: 0, row_count: 2, column_count: 4, page: null },
    cells: [
      ...['填表人', '赵六', '联系电话', '8123456'].map((text, at) => cell(0, at, text)),
      ...['全年预算数', '8123456', '执行数', ''].map((text, at) => cell(1, at, text)),
    ],
  }
  const { cells } = withoutLabelled(table)
  expect(cells.map(({ text }) => text)).toEqual([
    ...['填表人', HIDDEN, '联系电话', HIDDEN],
    ...['全年预算数', '8123456', '执行数', ''],
  ])
  expect(cells.every(({ readings }) => readings === null)).toBe(true)
})
