/** Blocks of money by their headings, in a table and in a flattened text. */
import { describe, expect, test } from 'vitest'
import { flatTable, formOf, fundLines, table } from '../drawing.ts'

const INDICATORS = `一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
产出指标 | 数量指标 | 修整草坪 | 20 | 21 | 50 | 48`

function funds(rows: string, draw = table): readonly string[] {
  return fundLines(formOf(draw(`项目名称 | 公园维护 | < | < | < | < | <\n${rows}\n${INDICATORS}`)))
}

describe('headings and amounts', () => {
  test.each([
    [
      'all measures',
      `项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
       年度资金总额 | 80 | 76 | 70 | 10 | 92.1% | 9.2
       其中：财政拨款 | 60 | 56 | 50 | — | — | —
       其他资金 | | | | | | `,
      [
        'total|年度资金总额|万元|80|76|70|10|92.1|9.2',
        'fiscal|其中：财政拨款|万元|60|56|50|||',
        'other|其他资金|万元||||||',
      ],
    ],
    [
      'numbers before the sources, and a rate whose heading was cut off',
      `序号 | 资金来源 | 全年预算数 | 全年执行数 | 全年执行数 | 执行情况说明 | 得分
       1 | 财政拨款 | 76 | 70 | 92.1 | 无偏差 | 9`,
      ['fiscal|财政拨款|||76|70||92.1|9'],
    ],
    [
      'each measure beside its amount',
      `资金总额 | 年初预算 | 80 | 全年预算 | 76 | 全年执行 | 70
       财政拨款 | 年初预算 | 60 | 全年预算 | 56 | 全年执行 | 50`,
      ['total|资金总额||80|76|70|||', 'fiscal|财政拨款||60|56|50|||'],
    ],
    [
      'measures among the labels of the header, each amount with its unit',
      `年初预算数 | 80万元 | 全年预算数 | 76万元 | 全年执行数 | 700000元 | <
       执行率 | 92% | 执行率分值 | 10 | 执行率得分 | 9 | <`,
      ['total|全年预算数||80|76|700000|10|92|9'],
    ],
  ])('%s', (_, rows, lines) => {
    expect(funds(rows)).toEqual(lines)
    expect(funds(rows, flatTable)).toEqual(lines)
  })

  test('a source merged down the rows, a heading that nobody knows', () => {
    const rows = `项目资金 | 资金来源 | 全年预算数 | 全年执行数 | 执行率 | 丙丁 | 得分
      ^ | 合计 | 76 | 70 | 92.1% | 5 | 9.2
      ^ | 上年结转 | 6 | 6 | 100% | | `
    expect(funds(rows)).toEqual(['total|合计|||76|70||92.1|9.2', 'carryover|上年结转|||6|6||100|'])
  })

  test('a sum under each measure beside its parts', () => {
    const rows = `项目资金 | 资金来源 | 预算数 | < | 执行数 | < | 执行率
      ^ | ^ | 小计 | 其中：结转 | 小计 | 其中：结转 | ^
      ^ | 财政拨款 | 76 | 6 | 70 | 5 | 92.1%`
    expect(funds(rows)).toEqual(['fiscal|财政拨款|||76|70||92.1|'])
  })

  test('sources side by side', () => {
    const rows = `资金总额 | 财政拨款 | 其他资金 | 执行数 | 执行率 | < | <
      80 | 76 | 4 | 70 | 92% | < | <`
    expect(funds(rows)).toEqual([
      'total|资金总额|||80|70||92|',
      'fiscal|财政拨款|||76||||',
      'other|其他资金|||4||||',
    ])
  })
})

test('a plan prints one amount beside each source', () => {
  const form = formOf(
    table(`项目名称 | 公园维护 | < | <
      年度资金总额 | 80 | < | <
      其中：财政拨款 | 60 | < | <
      其他资金 | 20 | < | <
      一级指标 | 二级指标 | 三级指标 | 指标值
      产出指标 | 数量指标 | 修整草坪 | 20`),
  )
  expect(fundLines(form)).toEqual([
    'total|年度资金总额|||80||||',
    'fiscal|其中：财政拨款|||60||||',
    'other|其他资金|||20||||',
  ])
})
