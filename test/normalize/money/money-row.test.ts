/** Money whose measures and sources stand beside their amounts. */
import { describe, expect, test } from 'vitest'
import { formOf, fundLines, table } from '../drawing.ts'

const INDICATORS = `一级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
产出指标 | 修整草坪 | 20 | 21 | 50 | 48`

const funds = (rows: string) => fundLines(formOf(table(`${rows}\n${INDICATORS}`)))

test.each([
  [
    'a budget left, what was spent right, with the rate behind it',
    `年初预算数（万元） | 80 | < | 全年执行数（万元） | 76 | 95%
     其中：财政拨款 | 60 | < | 其中：财政拨款 | 57 | 95%`,
    ['total|年初预算数（万元）|万元|80||76||95|', 'fiscal|其中：财政拨款|万元|60||57||95|'],
  ],
  [
    'a whole led by what all rows are about',
    `项目资金 | 资金总额（万元） | 80 | < | < | <
     ^ | 财政拨款 | 60 | < | < | <
     ^ | 其他资金 | 20 | < | < | <`,
    [
      'total|资金总额（万元）|万元||80||||',
      'fiscal|财政拨款|万元||60||||',
      'other|其他资金|万元||20||||',
    ],
  ],
  [
    'a rate and a score go on with the whole',
    `资金总额 | 年初预算 | 80 | 全年执行 | 76 | <
     预算执行率 | 95% | 得分 | 9.5 | < | <`,
    ['total|资金总额||80||76||95|9.5'],
  ],
  [
    'sources below a heading that sorts them',
    `项目资金 | 资金来源 | 全年预算数 | 全年执行数 | 执行率 | 得分
     ^ | 合计 | 80 | 76 | 95% | 9.5
     ^ | 按收入来源分 | < | < | < | <
     ^ | 财政拨款 | 60 | 其他资金 | 20 | `,
    ['total|合计|||80|76||95|9.5', 'fiscal|财政拨款|||60||||', 'other|其他资金|||20||||'],
  ],
])('%s', (_, rows, lines) => {
  expect(funds(rows)).toEqual(lines)
})

describe('a whole beside its parts', () => {
  const parts = (sum: string) => funds(`资金总额 | ${sum} | 财政拨款 | 60.55 | 其他资金 | 20`)

  test.each(['80.55', '80.57', '80.53'])('%s', (sum) => {
    expect(parts(sum)).toEqual([
      ...[`total|资金总额|||${sum}||||`, 'fiscal|财政拨款|||60.55||||', 'other|其他资金|||20||||'],
    ])
  })

  test('is none that they do not add up to', () => {
    expect(parts('80.58')).not.toHaveLength(3)
  })
})
