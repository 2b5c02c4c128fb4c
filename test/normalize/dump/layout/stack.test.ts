import { expect, test } from 'vitest'
import { stacksOf } from '../../../../src/normalize/dump/layout/stack.ts'
import { linesIn, textOf } from '../../../../src/normalize/dump/layout/word.ts'

function headingsIn(text: string): readonly string[] {
  const words = linesIn(text.split('\n')).flat()
  return stacksOf(words).map((stack) => textOf(stack).replaceAll('\n', ''))
}

test('the lines of a heading are found though they do not stand over each other', () => {
  const text = `三级指标  年度指标 实际完成 分 得分  未达标说明
            值  值 值`
  expect(headingsIn(text)).toEqual([
    '三级指标',
    '年度指标值',
    '实际完成值',
    '分值',
    '得分',
    '未达标说明',
  ])
})

test('headings that nobody knows stay beside known ones', () => {
  const text = `甲乙指  丙丁指标 指标值
  标`
  expect(headingsIn(text)).toEqual(['甲乙指标', '丙丁指标', '指标值'])
})
