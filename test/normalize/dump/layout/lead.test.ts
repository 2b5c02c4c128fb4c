import { expect, test } from 'vitest'
import { windowsIn } from '../../../../src/normalize/dump/layout/heading.ts'
import { leadOf } from '../../../../src/normalize/dump/layout/lead.ts'
import { linesIn } from '../../../../src/normalize/dump/layout/word.ts'

function leadIn(text: string): string | null {
  const lines = linesIn(text.split('\n'))
  const [window] = windowsIn(lines)
  if (!window) return null
  const words = leadOf(window, lines.slice(0, window.end), lines.slice(window.end))
  return words.map((word) => word.text).join('')
}

const INDICATORS = '一级指标  二级指标  三级指标  指标值  完成值'
const FUNDS = '年初预算数  全年预算数  全年执行数'

test.each([
  [
    'one sign a line',
    `绩  ${INDICATORS}\n效  产出指标  数量指标  修整  20  20\n指\n标`,
    '绩效指标',
  ],
  [
    'unknown words far left',
    `          ${INDICATORS}\n丙丁      产出指标  数量指标  修整  20  20`,
    '丙丁',
  ],
  ['nothing', `${INDICATORS}\n产出指标  数量指标  修整  20  20`, ''],
  [
    'unknown words close to the columns',
    `   ${INDICATORS}\n甲 产出指标  数量指标  修整  20  20`,
    '',
  ],
  ['a name of a level', `          ${INDICATORS}\n产出      数量指标  修整  20  20`, ''],
  [
    'of money, beside half of the rows',
    `              ${FUNDS}\n项目   财政拨款      80          70        60\n资金   其他资金      80          70        60`,
    '项目资金',
  ],
  [
    'no labels of money',
    `       ${FUNDS}\n财政拨款      80          70        60\n其他资金      80          70        60`,
    '',
  ],
  [
    'with its unit',
    `项目资金 (万   ${FUNDS}\n元)   财政拨款     80          70        60`,
    '项目资金',
  ],
  [
    'of goals',
    '            预期目标             实际完成情况\n年度总体\n目标      修整草坪             已修整',
    '年度总体目标',
  ],
  [
    'of goals, unknown',
    '            预期目标             实际完成情况\n丙丁\n          修整草坪             已修整',
    '丙丁',
  ],
])('what leads a section: %s', (_, text, lead) => {
  expect(leadIn(text)).toBe(lead)
})
