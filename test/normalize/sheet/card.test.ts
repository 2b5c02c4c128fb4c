/** Cards of indicators: labels beside their values, again for each one. */
import { expect, test } from 'vitest'
import { indicatorLines, reportOf, table } from '../drawing.ts'

test('a card of several rows may be led by a label of its own, and values may look like labels', () => {
  const { forms } = reportOf(
    '项目支出绩效自评表',
    table(`
      项目名称 | 渡口修缮 | 主管部门 | 青禾县交通局 | 联系人 | 陶远
      总体目标 | 修缮渡口3座 | < | < | < | <
      总体目标完成情况 | 修缮渡口2座 | < | < | < | <
      指标1 | 完成修缮渡口 | 所属一级指标 | 产出指标 | 所属二级指标 | 产出数量
      目标值 | 3座 | 完成值 | 2座 | 分值/得分 | 60/40
      偏差原因 | 汛期停工 | < | < | < | <
      指标2 | 停航天数 | 所属一级指标 | 效益指标 | 所属二级指标 | 社会效益
      目标值 | ≤2天 | 完成值 | 2天 | 分值/得分 | 40/40
    `),
  )
  expect(forms.map(indicatorLines)).toEqual([
    [
      '产出指标||产出数量|完成修缮渡口|3座|2座|60|40|汛期停工',
      '效益指标||社会效益|停航天数|≤2天|2天|40|40|',
    ],
  ])
  expect(forms[0]?.goals.map(({ actual }) => actual.value)).toEqual(['修缮渡口2座'])
})

test('a label of levels takes its level from the name beside it', () => {
  const { forms } = reportOf(
    '项目支出绩效自评表',
    table(`
      项目名称 | 渡口修缮 | < | < | <
      指标1 | 指标类型 | 数量指标 | 指标名称 | 修缮渡口
      ^ | 目标值 | 3座 | 完成值 | 2座
      ^ | 权重 | 60 | 自评得分 | 40
      指标2 | 指标类型 | 社会效益指标 | 指标名称 | 停航天数
      ^ | 目标值 | ≤2天 | 完成值 | 2天
      ^ | 权重 | 40 | 自评得分 | 40
    `),
  )
  expect(forms.map(indicatorLines)).toEqual([
    ['||数量指标|修缮渡口|3座|2座|60|40|', '||社会效益指标|停航天数|≤2天|2天|40|40|'],
  ])
  expect(forms[0]?.total.score.value).toBe(null)
})
