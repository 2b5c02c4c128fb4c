/** Plan and result as two rows of each indicator. */
import { expect, test } from 'vitest'
import { indicatorLines, reportOf, table } from '../drawing.ts'

const HEAD = `
  项目名称 | < | < | 渡口修缮 | < | < | <
`

test('the rows of plan and result become one', () => {
  const { forms } = reportOf(
    '项目支出绩效自评表',
    table(`${HEAD}
      一级指标 | 二级指标 | 三级指标 | 项 | 内容 | 分值 | 得分
      产出指标 | 数量指标 | 修缮渡口 | 计划 | 3座 | 60 | 40
      ^ | ^ | ^ | 实际 | 2座 | ^ | ^
      效益指标 | 社会效益指标 | 停航天数 | 计划 | ≤2天 | 40 | 40
      ^ | ^ | ^ | 实际 | 2天 | ^ | ^
      总分 | < | < | < | < | 100 | 80
    `),
  )
  expect(forms.map(indicatorLines)).toEqual([
    [
      '产出指标||数量指标|修缮渡口|3座|2座|60|40|',
      '效益指标||社会效益指标|停航天数|≤2天|2天|40|40|',
    ],
  ])
})

test('one heading may stand over both', () => {
  const { forms } = reportOf(
    '项目支出绩效自评表',
    table(`${HEAD}
      一级指标 | 二级指标 | 三级指标 | 指标值 | < | 分值 | 得分
      产出指标 | 数量指标 | 修缮渡口 | 目标值 | 3座 | 60 | 40
      ^ | ^ | ^ | 完成值 | 2座 | ^ | ^
      效益指标 | 社会效益指标 | 停航天数 | 目标值 | ≤2天 | 40 | 40
      ^ | ^ | ^ | 完成值 | 2天 | ^ | ^
    `),
  )
  expect(forms.flatMap(indicatorLines).map((line) => line.split('|').slice(4, 6))).toEqual([
    ['3座', '2座'],
    ['≤2天', '2天'],
  ])
})
