/** Blocks that stand side by side under one row of headings. */
import { expect, test } from 'vitest'
import { extraLines, formOf, fundLines, indicatorLines, table } from '../drawing.ts'

const HEADINGS = '一级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分'
const ROW = '产出指标 | 修整草坪 | 20 | 21 | 50 | 48'
const READ = '产出指标|||修整草坪|20|21|50|48|'

test('indicators are read block by block, up to what closes the form', () => {
  const form = formOf(
    table(`项目名称 | 公园维护 | < | < | < | < | < | < | < | < | < | <
      ${HEADINGS} | ${HEADINGS}
      ${ROW} | 效益指标 | 游人满意 | 90% | 93% | 30 | 30
      ^ | 成活率 | 95% | 96% | 10 | 9 | 满意度指标 | 居民满意 | 90% | 95% | 10 | 10
      备注 | 见附件 | < | < | < | < | < | < | < | < | < | <`),
  )
  expect(indicatorLines(form)).toEqual([
    READ,
    '产出指标|||成活率|95%|96%|10|9|',
    '效益指标|||游人满意|90%|93%|30|30|',
    '满意度指标|||居民满意|90%|95%|10|10|',
  ])
  expect(extraLines(form)).toEqual(['备注: 见附件'])
})

test('money is read row by row', () => {
  const form = formOf(
    table(`资金来源 | 年初预算数 | 全年执行数 | 支出类别 | 年初预算数 | 全年执行数
      财政拨款 | 80 | 76 | 基本支出 | 50 | 48
      其他资金 | 10 | 9 | 项目支出 | 40 | 37
      ${HEADINGS}
      ${ROW}`),
  )
  expect(fundLines(form)).toEqual([
    'fiscal|财政拨款||80||76|||',
    'basic|基本支出||50||48|||',
    'other|其他资金||10||9|||',
    'project|项目支出||40||37|||',
  ])
  expect(indicatorLines(form)).toEqual([READ])
})

test('goals may stand right of the money', () => {
  const form = formOf(
    table(`资金来源 | 全年预算数 | 全年执行数 | 年初目标 | 完成情况
      财政拨款 | 80 | 76 | 修整草坪。 | 已修整。
      ${HEADINGS}
      ${ROW}`),
  )
  expect(fundLines(form)).toEqual(['fiscal|财政拨款|||80|76|||'])
  expect(form.goals.map(({ expected, actual }) => [expected.value, actual.value])).toEqual([
    ['修整草坪。', '已修整。'],
  ])
  expect(indicatorLines(form)).toEqual([READ])
})
