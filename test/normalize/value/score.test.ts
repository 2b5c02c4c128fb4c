import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isFigure,
  parseAmount,
  parseDecimal,
  splitWeight,
} from '../../../src/normalize/value/score.ts'

test.each([
  ['10', 10, 0],
  ['(10分)', 10, 0],
  ['9.50', 9.5, 2],
  ['4,860.00', 4860, 2],
  ['９８．３２％', 98.32, 2],
  ['300万元', 300, 0],
  ['-3.2', -3.2, 1],
  ['0.00', 0, 2],
  ['12\n345.6', 12345.6, 1],
  ['-0.00', 0, 2],
  ['+3', 3, 0],
  ['[7]', 7, 0],
])('%j is %d with %d decimals', (text, value, decimals) => {
  expect(parseDecimal(text)).toEqual({ value, decimals })
})

test.each([
  '',
  '—',
  '无',
  '约50',
  '5O',
  '10/10',
  '1.2.3',
  '4,86',
  '20～25',
  '≥90%',
  '十',
  '120万',
  '1.5亿',
])('%j is no number', (text) => {
  expect(parseDecimal(text)).toBeNull()
})

test('what is printed with thousands separators is read as it is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e12 }),
      fc.integer({ min: 0, max: 99 }),
      (whole, cents) => {
        const printed = `${whole.toLocaleString('en-US')}.${String(cents).padStart(2, '0')}`
        expect(parseDecimal(printed)).toEqual({
          value: Number(`${whole}.${cents < 10 ? '0' : ''}${cents}`),
          decimals: 2,
        })
      },
    ),
  )
})

test.each([
  ['产出指标（50分）', '产出指标', '50'],
  ['产出指标50分', '产出指标', '50'],
  ['效益指标（30）', '效益指标', '30'],
  ['决策【权重15%】', '决策', '15'],
  ['项目决策20', '项目决策', '20'],
  ['数量指标（７．５分）', '数量指标', '７．５'],
  ['产出指标50%', '产出指标', '50'],
  ['产出指标（50分）另附', '产出指标（50分）另附', null],
  ['产出指标50分以上', '产出指标50分以上', null],
  ['产出指标50%以上', '产出指标50%以上', null],
  ['项目决策20项', '项目决策20项', null],
  ['产出指标（..）', '产出指标（..）', null],
  ['年度绩效目标1', '年度绩效目标1', null],
  ['指标2', '指标2', null],
  ['满意度（含监测）', '满意度（含监测）', null],
])('%s is %s and weighs %s', (words, name, weight) => {
  expect(splitWeight(words)).toEqual({ name, weight })
})

test.each([
  ['120万', 120, '万元'],
  ['（1.5亿）', 1.5, '亿元'],
  ['300元', 300, '元'],
  ['4,860.00', 4860, null],
])('the amount %s is %d in %s', (words, value, unit) => {
  expect(parseAmount(words)).toMatchObject({ value, unit })
})

test.each(['98%', '10分', '120万美元', '约120万'])('%j is no amount of money', (words) => {
  expect(parseAmount(words)).toBeNull()
})

test('a figure is all that its cell holds', () => {
  expect(['10分', '98%', '120万', '第10', '无', ''].map(isFigure)).toEqual([
    ...[true, true, true],
    ...[false, false, false],
  ])
})
