import { describe, expect, test } from 'vitest'
import { rowsOf } from '../../../src/extract/page/flow.ts'
import type { Edge, Word } from '../../../src/extract/page/page.ts'
import { rowsLeft, streamTables } from '../../../src/extract/page/stream.ts'
import { level, print, printTable, printUpTo } from './print.ts'

const ENDS = [250, 330, 410]

/** The rows of each table found, cells parted by a bar. */
function tables(
  words: readonly Word[],
  rules: readonly Edge[] = [],
): readonly (readonly string[])[] {
  return streamTables(rowsOf(words), { rules, regions: [] }, 1).map(
    ({ piece: { rowCount, cells } }) =>
      Array.from({ length: rowCount }, (_, row) =>
        cells
          .filter((cell) => cell.row === row)
          .map(({ text, colSpan }) => text + (colSpan > 1 ? ` →${colSpan}` : ''))
          .join('|'),
      ),
  )
}

describe('columns', () => {
  test('are told by figures under each other', () => {
    const lines = ['站点|一季度|二季度', '东风渠|12.5|13', '西门桥|8|9.25', '合计|20.5|22.25']
    expect(tables(printTable(lines, ENDS))).toEqual([lines])
  })

  test('stay apart below headings wider than they are', () => {
    const lines = [
      'Indicator|Q2|Change in per cent',
      'Activity rate|64.5|0.3',
      'Vacancies|12,945|4.9',
      'Average wage|2,395|2.1',
      'Price index|113.5|1.2',
    ]
    expect(tables(printTable(lines, [250, 345]))).toEqual([lines])
  })

  test('do not part the thousands of a figure', () => {
    const apart = (text: string, x: number, y: number): readonly Word[] => {
      const [thousands = '', rest = ''] = text.split(' ')
      return [...print(thousands, x, y), ...print(rest, x + 8, y)]
    }
    const words = ['3 010', '3 110', '4 210'].flatMap((figure, index) => {
      const y = 100 + 14 * index
      return [...print('甲', 50, y), ...apart(figure, 150, y), ...apart(figure, 250, y)]
    })
    expect(tables(words)).toEqual([['甲|3 010|3 010', '甲|3 110|3 110', '甲|4 210|4 210']])
  })

  test('have signs beside the figures they go with', () => {
    const signed = ['税收|$|1,091.5', '规费|$|181.1', '罚没|$|72.4', '合计|$|1,345.0']
    const [rows] = tables(printTable(signed, [200, 260]))
    expect(rows).toEqual(['税收|$ 1,091.5', '规费|$ 181.1', '罚没|$ 72.4', '合计|$ 1,345.0'])
  })

  test('are one where no line fills both', () => {
    const labels: readonly (readonly [string, number])[] = [
      ['水费', 50],
      ['其中电费', 120],
      ['暖气费', 50],
      ['其中煤费', 120],
    ]
    const words = labels.flatMap(([label, x], index) => {
      const y = 100 + 14 * index
      return [...print(label, x, y), ...printUpTo('120', 330, y)]
    })
    expect(tables(words)).toEqual([labels.map(([label]) => `${label}|120`)])
  })
})

describe('rows', () => {
  const wrapped = [
    'Body|Task|Basis',
    'Adopt the plan|Ministry of|31 Dec',
    'for waste||2012',
    'Train staff|Agency|Ongoing',
    'Publish the|Chamber of|1 Mar',
    'guidance|Commerce|2013',
    'Report|Council|Yearly',
  ]

  test('are what stands between rules, where each row is ruled', () => {
    const rules = [112, 140, 154, 182].map((y) => level(y, 50, 330))
    expect(tables(printTable(wrapped, [250, 330]), rules)[0]).toEqual([
      'Body|Task|Basis',
      'Adopt the plan\nfor waste|Ministry of|31 Dec\n2012',
      'Train staff|Agency|Ongoing',
      'Publish the\nguidance|Chamber of\nCommerce|1 Mar\n2013',
      'Report|Council|Yearly',
    ])
  })

  test('are single lines of figures, however many rules there are', () => {
    const lines = ['科目|预算|决算', '工资|10|9', '差旅|20|18', '印刷|30|28', '合计|60|55']
    const rules = [98, 112, 154, 168].map((y) => level(y, 50, 330))
    expect(tables(printTable(lines, [250, 330]), rules)).toEqual([lines])
  })
})

describe('headings', () => {
  const years = (top: number): readonly Word[] =>
    printTable(['|2008|2009|2010|2008|2009|2010'], [200, 240, 280, 320, 360, 400], top)
  const figures = printTable(
    ['甲地|1.1|2.2|3.3|4.4|5.5|6.6', '乙地|2.1|3.2|4.3|5.4|6.5|7.6', '丙地|3|4|5|6|7|8'],
    [200, 240, 280, 320, 360, 400],
    128,
  )

  test('stand over the columns of which they are in the middle', () => {
    const groups = [...print('Men', 222, 100), ...print('Women', 337, 100)]
    const [rows] = tables([...groups, ...years(114), ...figures])
    expect(rows?.slice(0, 2)).toEqual(['|Men →3|Women →3', '|2008|2009|2010|2008|2009|2010'])
  })

  test('begin with the line above that only one of them has', () => {
    const words = [
      ...printUpTo('Number of', 250, 88),
      ...printTable(['Area|workers|Share'], [250, 330]),
      ...printTable(['甲|1|2', '乙|3|4', '丙|5|6'], [250, 330], 114),
    ]
    expect(tables(words)[0]?.[0]).toBe('Area|Number of\nworkers|Share')
  })
})

test('a footnote mark stays on the line of its figure', () => {
  const lines = ['甲|1.5|2', '乙|3.5|4', '丙|5.5|6']
  const mark = { text: 'a', box: { x0: 250.5, top: 113, x1: 253, bottom: 119 } }
  const [rows] = tables([...printTable(lines, ENDS), mark])
  expect(rows).toEqual(['甲|1.5|2', '乙|3.5 a|4', '丙|5.5|6'])
})

describe('no tables', () => {
  const prose = [
    'The survey was carried out during the second quarter of the year',
    'and its results are subject to variability which is discussed',
    'in the annex of this publication together with the method used',
  ]
  const cases: readonly (readonly [string, readonly Word[]])[] = [
    ['running text', prose.flatMap((line, index) => print(line, 50, 100 + 14 * index))],
    [
      'a list',
      ['1.|First item', '2.|Second item', '3.|Third item', '4.|Fourth'].flatMap((line, index) => {
        const [mark = '', item = ''] = line.split('|')
        return [...print(mark, 50, 100 + 14 * index), ...print(item, 80, 100 + 14 * index)]
      }),
    ],
    [
      'a table of contents',
      printTable(['导言 ………………|3', '方法 ………………|7', '结论 ………………|12'], [330]),
    ],
    [
      'a table of contents without dots',
      printTable(['1. Scope|3', '2. Method|7', '3. Results|12', '4. Annex|20'], [330]),
    ],
  ]
  test.each(cases)('%s', (_, words) => {
    expect(tables(words)).toEqual([])
  })
})

test('a caption begins a table of its own', () => {
  const lines = ['甲|1|2', '乙|3|4', '丙|5|6']
  const words = [
    ...printTable(lines, ENDS, 100),
    ...print('表2 分区情况', 50, 142),
    ...printTable(lines, ENDS, 156),
  ]
  expect(tables(words)).toEqual([lines, lines])
})

test('what no table takes is left', () => {
  const words = [
    ...print('说明文字一行', 50, 40),
    ...printTable(['甲|1|2', '乙|3|4', '丙|5|6'], ENDS),
  ]
  const rows = rowsOf(words)
  const left = rowsLeft(rows, streamTables(rows, { rules: [], regions: [] }, 1))
  expect(left.map(({ box }) => box.top)).toEqual([40])
})
