/** Rows of a text that left out its blank cells. */
import { expect, test } from 'vitest'
import { textToBlocks } from '../../../src/extract/text/text.ts'
import { formOf, fundLines, indicatorLines } from '../drawing.ts'

function formIn(text: string) {
  const [drawn] = textToBlocks(text.trim().replace(/^ +/gmu, ''))
  if (drawn?.type !== 'table') throw new Error('no table')
  return formOf(drawn)
}

const FORM = `
  项目名称 | 渡口修缮 |||
  项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
  年度资金总额 | 90 | 88 | 88 | 10 | 100% | 10
  其中：财政拨款 | 60 | 58 | 58 ||
  其他资金 | 30 | 30 | 30 | 100% ||
  一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因
  产出指标（50分） | 数量指标 | 修缮渡口 | ≥3座 | 3座 | 25 | 25 ||
  成本指标 | 总成本 | ≤90万元 | 88万元 | 25 | 25 ||
  …… |||||
  效益指标（40分） | 社会效益指标 | 停航天数 | ≤2天 | 2天 | 40 | 38 ||
  总分 | 100 | 98 ||
`

test('amounts are amounts in a row without weight and score, and a sign of percent tells the rate', () => {
  expect(fundLines(formIn(FORM)).map((line) => line.split('|').slice(3))).toEqual([
    ['90', '88', '88', '10', '100', '10'],
    ['60', '58', '58', '', '', ''],
    ['30', '30', '30', '', '100', ''],
  ])
})

test('a name of either level that stands alone is the second, under the first above', () => {
  expect(indicatorLines(formIn(FORM)).map((line) => line.split('|').slice(0, 4))).toEqual([
    ['产出指标', '50', '数量指标', '修缮渡口'],
    ['产出指标', '50', '成本指标', '总成本'],
    ['效益指标', '40', '社会效益指标', '停航天数'],
  ])
})
