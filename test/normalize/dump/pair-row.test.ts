/** Rows outside the tables of a form: labels with their words, blocks of money, and what closes the form. */
import { describe, expect, test } from 'vitest'
import { closingRows } from '../../../src/normalize/dump/closing-row.ts'
import type { CellDraftRow } from '../../../src/normalize/dump/draft-row.ts'
import { pairRows } from '../../../src/normalize/dump/pair-row.ts'
import type { Token } from '../../../src/normalize/dump/token.ts'
import { columnsNamed, lineTokens, wordTokens } from './drawn.ts'

/** Cells as `column:words`, behind `v` the rows that one is merged down over. */
function drawn(rows: readonly CellDraftRow[]): readonly string[] {
  return rows.map((row) =>
    row
      .map(({ column, words, rowSpan }) => `${column}${rowSpan ? `v${rowSpan}` : ''}:${words}`)
      .join(' | ')
      .replaceAll('\n', '⏎'),
  )
}

/** The words of a text with a line each. */
function cellsOf(text: string): readonly Token[] {
  return lineTokens(text.replaceAll(' ', '\n'))
}

/** The same where each line of the text is known to be a row. */
function rowsOf(text: string): readonly Token[] {
  const sizes = text.split('\n').map((line) => line.split(' ').length)
  const starts = sizes.map((_, at) => sizes.slice(0, at).reduce((sum, size) => sum + size, 0))
  return lineTokens(text.replaceAll(' ', '\n'), starts)
}

describe('labels and their words', () => {
  const text = '项目名称 公园维护\n主管部门 甲局 实施单位 甲局公园管理所'

  test('stand beside each other as they were printed', () => {
    const rows = ['0:项目名称 | 1:公园维护', '0:主管部门 | 1:甲局 | 2:实施单位 | 3:甲局公园管理所']
    expect(drawn(pairRows(wordTokens(text)))).toEqual(rows)
    expect(drawn(pairRows(rowsOf(text)))).toEqual(rows)
  })

  test('are a row each where every cell has a line', () => {
    expect(drawn(pairRows(cellsOf(text)))).toEqual([
      '0:项目名称 | 1:公园维护',
      '0:主管部门 | 1:甲局',
      '0:实施单位 | 1:甲局公园管理所',
    ])
  })

  test('go on over line ends, but for rows that are known', () => {
    const wrapped = '项目名称 公园维护\n一期工程\n主管部门 甲局'
    expect(drawn(pairRows(wordTokens(wrapped)))[0]).toBe('0:项目名称 | 1:公园维护⏎一期工程')
    expect(drawn(pairRows(rowsOf(wrapped))).slice(0, 2)).toEqual([
      '0:项目名称 | 1:公园维护',
      '0:一期工程',
    ])
  })

  test('may be goals, scores and amounts', () => {
    const rows = (words: string) => drawn(pairRows(wordTokens(words)))
    expect(rows('预期目标 修整草坪\n实际完成情况 已修整')).toEqual([
      '0:预期目标 | 1:修整草坪',
      '0:实际完成情况 | 1:已修整',
    ])
    expect(rows('自评得分 90 自评等级 优')).toEqual(['0:自评得分 | 1:90 | 2:自评等级 | 3:优'])
    expect(rows('年初预算数 80 全年执行数 70')).toEqual([
      '0:年初预算数 | 1:80 | 2:全年执行数 | 3:70',
    ])
    // Without an amount beside them words about money are words.
    expect(rows('年初预算数 甲 全年执行数')).toEqual(['0:年初预算数 甲 全年执行数'])
  })
})

describe('short words', () => {
  test('of a row that is known are cells', () => {
    expect(drawn(pairRows(rowsOf('甲 乙 丙\n1 2 3')))).toEqual([
      '0:甲 | 1:乙 | 2:丙',
      '0:1 | 1:2 | 2:3',
    ])
  })

  test('beside long ones, or where no row is known, are one cell', () => {
    const long = '公园维护项目绩效目标完成情况 乙 丙'
    expect(drawn(pairRows(rowsOf(long)))).toEqual(['0:公园维护项目绩效目标完成情况⏎乙⏎丙'])
    expect(drawn(pairRows(cellsOf('甲 乙 丙')))).toEqual(['0:甲⏎乙⏎丙'])
  })
})

describe('blocks of money', () => {
  const heads = '项目资金 年初预算数 全年预算数 全年执行数'
  const headed = '0:项目资金 | 1:年初预算数 | 2:全年预算数 | 3:全年执行数'

  test.each([
    [
      'labels lead the amounts',
      `${heads}\n年度资金总额 80 76 70\n其他资金 0 0 0`,
      [headed, '0:年度资金总额 | 1:80 | 2:76 | 3:70', '0:其他资金 | 1:0 | 2:0 | 3:0'],
    ],
    [
      'one amount fewer than headings: the first leads the block',
      `${heads}\n80 76 70`,
      [headed.replace('0:', '0v2:'), '1:80 | 2:76 | 3:70'],
    ],
    ['as many amounts as headings', `${heads}\n80 76 70 60`, [headed, '0:80 | 1:76 | 2:70 | 3:60']],
    [
      'sources side by side',
      '资金总额 财政拨款 其他资金\n80 76 4',
      ['0:资金总额 | 1:财政拨款 | 2:其他资金', '0:80 | 1:76 | 2:4'],
    ],
  ])('%s', (_, text, rows) => {
    expect(drawn(pairRows(rowsOf(text)))).toEqual(rows)
    expect(drawn(pairRows(cellsOf(text)))).toEqual(rows)
  })

  test('on lines with several words the headings are a cell', () => {
    expect(drawn(pairRows(wordTokens(`${heads}\n年度资金总额 80 76 70`)))).toEqual([
      '0:项目资金 年初预算数 全年预算数 全年执行数',
      '0:年度资金总额 | 1:80 | 2:76 | 3:70',
    ])
  })

  test('the amount of a label behind the headings belongs to it', () => {
    const text = '项目资金 财政拨款 其他资金 合计\n76'
    expect(drawn(pairRows(cellsOf(text)))).toEqual([
      '0v2:项目资金 | 1:财政拨款 | 2:其他资金',
      '1:合计 | 2:76',
    ])
  })
})

describe('below the indicators', () => {
  const FIELDS = [
    'lead',
    'level1',
    'level2',
    'level3',
    'target',
    'actual',
    'weight',
    'score',
    'note',
  ]
  const place = { kind: 'line', line: 1 } as const
  const above = [
    [
      { column: 6, words: '50', place },
      { column: 7, words: '40', place },
    ],
  ]

  function closing(text: string, fields: readonly string[] = FIELDS, rows: CellDraftRow[] = []) {
    const columns = columnsNamed(...fields)
    const [words, cells] = [wordTokens(text), cellsOf(text)]
    return [words, cells].map((tokens) => drawn(closingRows(tokens, columns, rows)))
  }

  test.each([
    ['总分 100 98.16', ['0:总分 | 6:100 | 7:98.16']],
    ['总分 100 — 98', ['0:总分 | 6:100 | 7:98']],
    ['总分', ['0:总分']],
    [
      '自评等级 优\n总分 100 98\n备注 无',
      ['0:自评等级 | 1:优', '0:总分 | 6:100 | 7:98', '0:备注 | 1:无'],
    ],
    ['备注 无', ['0:备注 | 1:无']],
  ])('%s', (text, rows) => {
    expect(closing(text)).toEqual([rows, rows])
  })

  test('a grade on the line of the total stands in the last column', () => {
    expect(closing('总分 100 98 优')[0]).toEqual(['0:总分 | 6:100 | 7:98 | 8:优'])
  })

  test('weights of levels are summed as well', () => {
    const fields = [
      'level1',
      'level1_weight',
      'level2',
      'level2_weight',
      'level3',
      'weight',
      'score',
    ]
    expect(closing('总分 40 50 100 90', fields)[0]).toEqual(['0:总分 | 1:40 | 3:50 | 5:100 | 6:90'])
    expect(closing('总分 90 80', ['level3', 'score'])[0]).toEqual(['0:总分 | 1:80'])
  })

  test('a lone total is the sum that it equals, else the score', () => {
    expect(closing('总分 50', FIELDS, above)[0]).toEqual(['0:总分 | 6:50'])
    expect(closing('总分 40', FIELDS, above)[0]).toEqual(['0:总分 | 7:40'])
    expect(closing('总分 50')[0]).toEqual(['0:总分 | 7:50'])
    expect(closing('总分 50', ['level3', 'score'], above)[0]).toEqual(['0:总分 | 1:50'])
  })

  test('without indicators above them they are labels', () => {
    expect(closing('总分 100', [])[0]).toEqual(['0:总分 | 1:100'])
  })
})
