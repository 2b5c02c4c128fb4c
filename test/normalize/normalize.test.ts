import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flatTable, reportOf, table } from './drawing.ts'

const words = fc.constantFrom(
  ...[
    '项目名称',
    '主管部门',
    '年初预算数',
    '全年预算数',
    '执行数',
    '执行率',
    '一级指标',
    '三级指标',
    '指标值',
  ],
  ...[
    '实际完成值',
    '分值',
    '得分',
    '总分',
    '产出指标（50分）',
    '数量指标',
    '预期目标',
    '实际完成情况',
    '年度总体目标',
  ],
  ...[
    '100',
    '9.5',
    '—',
    '',
    '≥90%',
    '优',
    '<',
    '^',
    '注：',
    '其中：财政拨款：5',
    '项目支出绩效自评表',
    '（2021年度）',
  ],
)
const rows = fc.array(fc.array(words, { minLength: 1, maxLength: 9 }), {
  minLength: 1,
  maxLength: 12,
})

test('any table is read without an error, and no number comes from nowhere', () => {
  fc.assert(
    fc.property(rows, fc.boolean(), (cells, kept) => {
      const drawing = cells.map((row) => row.join('|')).join('\n')
      if (drawing.trim() === '') return
      const { forms } = reportOf('项目支出绩效自评表', kept ? table(drawing) : flatTable(drawing))
      const printed = forms.flatMap(({ indicators, funds }) => [
        ...indicators.flatMap(({ weight, score, level1_weight }) => [weight, score, level1_weight]),
        ...funds.flatMap(({ annual_budget, executed, score }) => [annual_budget, executed, score]),
      ])
      for (const { value, raw } of printed) {
        if (value !== null) expect(raw).toContain(String(value))
      }
    }),
    { numRuns: 300 },
  )
})

test('every value knows its words and its place', () => {
  const [form] = reportOf(
    '项目支出绩效自评表',
    table(`
      项目名称 | 桥梁/n检测 | < | <
      一级指标 | 三级指标 | 实际值 | 得分
      产出（50分） | 座数 | 9 座 | 9.50
    `),
  ).forms
  expect(form?.project_name).toEqual({
    value: '桥梁检测',
    raw: '桥梁\n检测',
    place: { kind: 'line', line: 2 },
    basis: 'printed',
  })
  expect(form?.indicators[0]?.score).toMatchObject({ value: 9.5, raw: '9.50', decimals: 2 })
  expect(form?.indicators[0]?.level1_weight).toMatchObject({ value: 50, raw: '产出（50分）' })
  expect(form?.indicators[0]?.origin).toEqual({ page: null, table: 0, row: 2 })
  expect(form?.contact.phone).toEqual({ value: null, raw: null, place: null, basis: 'printed' })
})

test('confidence and readings of a cell go with its value', () => {
  const drawn = table(`
    项目名称 | 桥梁检测 | < | <
    一级指标 | 三级指标 | 实际值 | 得分
    产出 | 座数 | 9 | 9.5
  `)
  const cells = drawn.cells.map((cell) =>
    cell.text === '9.5' ? { ...cell, confidence: 0.6, readings: ['9.6'] } : cell,
  )
  const [form] = reportOf('项目支出绩效自评表', { ...drawn, cells }).forms
  expect(form?.indicators[0]?.score).toMatchObject({ confidence: 0.6, readings: ['9.6'] })
})
