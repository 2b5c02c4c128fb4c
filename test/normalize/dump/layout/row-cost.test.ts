import { expect, test } from 'vitest'
import { costOf, type LineGrid } from '../../../../src/normalize/dump/layout/row-cost.ts'
import { printedWidth } from '../../../../src/normalize/dump/token.ts'
import { rounded } from '../drawn.ts'

const COLUMNS: LineGrid['columns'] = [
  { role: 'name', field: 'level3' },
  { role: 'expected', field: 'target' },
  { role: 'number', field: 'weight' },
]

/** Lines with the words of a name, a value and a figure, as a section of which every line is read in one way. */
function gridOf(drawing: string, own: Partial<LineGrid> = {}, pages: readonly number[] = []) {
  const rows = drawing.split('⏎').map((line) => line.split('|').map((text) => text.trim()))
  const lines = rows.map((cells, line) => {
    const pieces = cells.flatMap((text, column) => {
      const place = { line, page: pages[line] ?? 0, start: 0, end: text.length }
      const words = [{ text, ...place, isLoose: false }]
      return text === '' ? [] : [{ column, line, isUnsure: false, words }]
    })
    return [{ cost: 0, pieces }]
  })
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => printedWidth(row[at] ?? ''))))
  const blanks = rows.map(() => 0)
  const isName = (text: string) => text === '其他资金'
  const plain = { lines, columns: COLUMNS, widths, usual: new Set([0, 1, 2]), isName, blanks }
  return { ...plain, align: 'middle' as const, ...own }
}

test.each([
  ['all on a line', '补种 | 18株 | 20', {}, 0],
  ['a name on two lines, figures on one', '补种树木 | | ⏎的数量 | 18株 | 20', {}, 0.5],
  ['a name around its figures', '补种 | | ⏎树木 | 18株 | 20⏎数量 | | ', {}, 0],
  ['at its top', '补种树木 | 18株 | 20⏎的数量 | | ', { align: 'top' }, 0],
  ['below its top', '补种树木 | | ⏎的数量 | 18株 | 20', { align: 'top' }, 2],
  ['no name', ' | 18株 | 20', {}, 4],
  ['no value where most rows have one', '补种 | | 20', {}, 1.5],
  ['no value where few rows have one', '补种 | | 20', { usual: new Set([0]) }, 0],
  ['two figures', '补种 | 18株 | 20⏎ | | 10', {}, 14],
  ['two values', '补种 | 18 | 20⏎ | 19 | ', {}, 3.6],
  ['a line that is not full', '补种 | 18株 | 20⏎的数量多 | | ', { widths: [8, 4, 4] }, 0.9],
  ['a line that is far from full', '补 | 18株 | 20⏎的数量多 | | ', { widths: [40, 8, 4] }, 3.5],
  ['a ragged line', '补种A | 18株 | 20⏎的数量多 | | ', { widths: [9, 8, 4] }, 0.5],
  [
    'a ragged line that is not full',
    '补种A | 18株 | 20⏎的数量多 | | ',
    { widths: [10, 8, 4] },
    0.9,
  ],
  ['over a blank line', '补种树木 | 18株 | 20⏎数量 | | ', { blanks: [0, 1] }, 5.5],
  ['two whole names', '财政拨款 | 18株 | 20⏎其他资金 | | ', {}, 3.5],
  ['a name that goes on', '其中： | 18株 | 20⏎其他资金 | | ', {}, 0.5],
  ['but a name that is known', '其他资金 | | ', {}, 0],
  ['but a name that is not known', '其他 | | ', {}, 3],
] as const)('lines as one row: %s', (_, drawing, own, cost) => {
  const grid = gridOf(drawing, own)
  const found = costOf(
    grid,
    0,
    grid.lines.map(() => 0),
  )
  expect(rounded(found)).toBe(cost)
})

test('a row over the end of a page has no middle', () => {
  const grid = gridOf('补种树木 | 18株 | 20⏎数量 | | ', {}, [0, 1])
  expect(costOf(grid, 0, [0, 0])).toBe(2)
})

test('another way to read a line costs what it costs more', () => {
  const { lines, ...grid } = gridOf('补种 | 18株 | 20')
  const [first] = lines[0] ?? []
  const other = first ? [[first, { ...first, cost: 0.7 }]] : []
  expect(rounded(costOf({ ...grid, lines: other }, 0, [1]))).toBe(0.7)
})
