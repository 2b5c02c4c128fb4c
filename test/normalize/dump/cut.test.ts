import { describe, expect, test } from 'vitest'
import { cutTwice, sheetOf } from '../../../src/normalize/dump/cut.ts'
import { type Token, wordsOf } from '../../../src/normalize/dump/token.ts'
import { columnsNamed, lineTokens, rounded, wordTokens } from './drawn.ts'

const INDICATORS = [
  ...['lead', 'level1', 'level2', 'level3'],
  ...['target', 'actual', 'weight', 'score', 'note'],
]

/** The cheapest way to cut tokens into rows: what it costs, and its rows with a line end as ⏎. */
function cut(tokens: readonly Token[], fields: readonly string[] = INDICATORS) {
  const { cost, rows } = cutTwice(sheetOf(tokens, columnsNamed(...fields)))
  const drawn = rows.map((row) =>
    row
      .map(({ column, start, end }) => `${fields[column]} ${wordsOf(tokens.slice(start, end))}`)
      .join(' | ')
      .replaceAll('\n', '⏎'),
  )
  return { cost: rounded(cost), rows: drawn }
}

const PLANTED = 'level3 补种树木 | target 18株 | actual 17株 | weight 15 | score 14'

describe('a row costs what its cells cost, and what it lacks', () => {
  test.each([
    [
      'all is there',
      '产出指标 数量指标 补种树木 18株 17株 15 14',
      0.4,
      [`level1 产出指标 | level2 数量指标 | ${PLANTED}`],
    ],
    [
      'names of levels are merged down',
      '产出指标 数量指标 补种树木 18株 17株 15 14\n质量指标 成活率 95% 96% 10 10',
      1,
      [
        `level1 产出指标 | level2 数量指标 | ${PLANTED}`,
        'level2 质量指标 | level3 成活率 | target 95% | actual 96% | weight 10 | score 10',
      ],
    ],
    ['both levels are merged down', '补种树木 18株 17株 15 14', 0.6, [PLANTED]],
    [
      'a first level comes with a second',
      '产出指标 补种树木 18株 17株 15 14',
      1.7,
      [`level1 产出指标 | ${PLANTED}`],
    ],
    [
      'a score is no more than its weight',
      '补种树木 18株 17株 10 14',
      1.4,
      ['level3 补种树木 | target 18株 | actual 17株 | weight 10 | score 14'],
    ],
    [
      'cells of one printed line share a line',
      '产出指标\n补种树木\n18株 17株\n15 14',
      4.7,
      [`level1 产出指标 | ${PLANTED}`],
    ],
    [
      'what a template left has no values',
      '产出指标\n数量指标\n指标 1：\n质量指标 成活率 95% 96% 10 10',
      2.9,
      [
        'level1 产出指标 | level2 数量指标 | level3 指标 1：',
        'level2 质量指标 | level3 成活率 | target 95% | actual 96% | weight 10 | score 10',
      ],
    ],
    ['the name of a level by itself', '产出指标', 1.9, ['level1 产出指标']],
    ['nothing', '', 0, []],
  ] as const)('%s', (_, text, cost, rows) => {
    expect(cut(text === '' ? [] : wordTokens(text))).toEqual({ cost, rows })
  })
})

test('wrapped cells are as wide as others of their column', () => {
  const text = `产出指标
(50 分)
数量指标
修整草坪的面
积
≥20 公顷 21 公顷 20 20
补种树木和灌木丛
的数量
300 株 280 株 10 9
清理河道沿岸沉
积物
3处 3处 5 5`
  expect(cut(wordTokens(text))).toEqual({
    cost: 3.1,
    rows: [
      'level1 产出指标⏎(50 分) | level2 数量指标 | level3 修整草坪的面⏎积 | target ≥20 公顷 | actual 21 公顷 | weight 20 | score 20',
      'level3 补种树木和灌木丛⏎的数量 | target 300 株 | actual 280 株 | weight 10 | score 9',
      'level3 清理河道沿岸沉⏎积物 | target 3处 | actual 3处 | weight 5 | score 5',
    ],
  })
})

describe('where rows are known', () => {
  const text = '产出指标\n数量指标\n补种树木\n18株\n17株\n15\n14\n清理河道\n3处\n3处\n5\n5'

  test('they are cut there', () => {
    expect(cut(lineTokens(text, [0, 7]))).toEqual({
      cost: 1,
      rows: [
        `level1 产出指标 | level2 数量指标 | ${PLANTED}`,
        'level3 清理河道 | target 3处 | actual 3处 | weight 5 | score 5',
      ],
    })
  })

  test('and nowhere else', () => {
    const { rows } = cut(lineTokens(text, [0]))
    expect(rows).toHaveLength(1)
  })

  test('a blank cell is a cell', () => {
    const { rows } = cut(lineTokens('补种树木\n18株\n\n15\n14', [0]))
    expect(rows).toEqual(['level3 补种树木 | target 18株 | actual  | weight 15 | score 14'])
  })
})

test('a label of money may stand without an amount', () => {
  const fields = ['lead', 'label', 'initial_amount', 'amount', 'amount', 'fund_weight', 'rate']
  const text = '年度资金总额 80 76 70 10 92%\n其中：财政拨款 80 76 70\n其他资金'
  expect(cut(wordTokens(text), fields)).toEqual({
    cost: 1.9,
    rows: [
      'label 年度资金总额 | initial_amount 80 | amount 76 | amount 70 | fund_weight 10 | rate 92%',
      'label 其中：财政拨款 | initial_amount 80 | amount 76 | amount 70',
      'label 其他资金',
    ],
  })
})

test('the weight of a level stands beside its name', () => {
  const fields = ['level1', 'level1_weight', 'level2', 'level2_weight', 'level3', 'weight']
  const tokens = wordTokens('产出指标 50 数量指标 20 补种树木 20\n质量指标 30 成活率 30')
  expect(cut(tokens, fields)).toEqual({
    cost: 0.8,
    rows: [
      'level1 产出指标 | level1_weight 50 | level2 数量指标 | level2_weight 20 | level3 补种树木 | weight 20',
      'level2 质量指标 | level2_weight 30 | level3 成活率 | weight 30',
    ],
  })
})
