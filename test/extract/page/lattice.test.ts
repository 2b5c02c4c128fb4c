import { describe, expect, test } from 'vitest'
import { type Grid, gridsFrom } from '../../../src/extract/page/lattice.ts'
import type { Edge, Word } from '../../../src/extract/page/page.ts'
import { pieceOf, tableOf } from '../../../src/extract/page/piece.ts'

const across = (position: number, start: number, end: number): Edge => ({
  orientation: 'horizontal',
  position,
  start,
  end,
})

const down = (position: number, start: number, end: number): Edge => ({
  orientation: 'vertical',
  position,
  start,
  end,
})

const word = (text: string, x0: number, top: number): Word => ({
  text,
  box: { x0, top, x1: x0 + 10 * text.length, bottom: top + 10 },
})

/** Two rows of 20 points, two columns of 50, from (100, 100). */
const twoByTwo = [
  ...[100, 120, 140].map((y) => across(y, 100, 200)),
  ...[100, 150, 200].map((x) => down(x, 100, 140)),
]

function only(grids: readonly Grid[]): Grid {
  expect(grids).toHaveLength(1)
  return grids[0] as Grid
}

function fillGrid(grid: Grid, words: readonly Word[], page: number) {
  return tableOf(pieceOf(grid, words, page))
}

function shape(grid: Grid): readonly string[] {
  return grid.cells.map(
    ({ row, column, rowSpan, colSpan }) => `${row},${column} ${rowSpan}x${colSpan}`,
  )
}

const plain = ['0,0 1x1', '0,1 1x1', '1,0 1x1', '1,1 1x1']

describe('lines become grids', () => {
  const cases: readonly (readonly [string, readonly Edge[], readonly string[]])[] = [
    ['a full grid', twoByTwo, plain],
    [
      'lines that miss each other by two points',
      [
        ...[100, 120, 140].map((y) => across(y, 102, 198)),
        ...[100, 150, 200].map((x) => down(x, 98, 139)),
      ],
      plain,
    ],
    [
      'double rules',
      twoByTwo.flatMap((edge) => [edge, { ...edge, position: edge.position + 1.5 }]),
      plain,
    ],
    [
      'dashed rules',
      twoByTwo.flatMap((edge) =>
        Array.from({ length: Math.floor((edge.end - edge.start) / 5) }, (_, index) => ({
          ...edge,
          start: edge.start + index * 5,
          end: edge.start + index * 5 + 2,
        })),
      ),
      plain,
    ],
    [
      'a cell merged across',
      [
        ...[100, 120, 140].map((y) => across(y, 100, 200)),
        down(100, 100, 140),
        down(150, 120, 140),
        down(200, 100, 140),
      ],
      ['0,0 1x2', '1,0 1x1', '1,1 1x1'],
    ],
    [
      'a cell merged down',
      [
        across(100, 100, 200),
        across(120, 150, 200),
        across(140, 100, 200),
        ...[100, 150, 200].map((x) => down(x, 100, 140)),
      ],
      ['0,0 2x1', '0,1 1x1', '1,1 1x1'],
    ],
    [
      'no side rules',
      [...[100, 120, 140].map((y) => across(y, 100, 200)), down(150, 100, 140)],
      plain,
    ],
    [
      'no rule at the foot of the page',
      [
        ...[100, 120].map((y) => across(y, 100, 200)),
        ...[100, 150, 200].map((x) => down(x, 100, 140)),
      ],
      plain,
    ],
    ['an underline inside a cell', [...twoByTwo, across(115, 110, 125)], plain],
    [
      'a stepped table, without the page beside its step',
      [
        across(100, 100, 150),
        across(120, 100, 200),
        across(140, 100, 200),
        down(100, 100, 140),
        down(150, 100, 140),
        down(200, 120, 140),
      ],
      ['0,0 1x1', '1,0 1x1', '1,1 1x1'],
    ],
  ]
  test.each(cases)('%s', (_, edges, expected) => {
    expect(shape(only(gridsFrom(edges)))).toEqual(expected)
  })

  test('tables apart stay apart, from top to bottom', () => {
    const below = twoByTwo.map((edge) =>
      edge.orientation === 'horizontal'
        ? { ...edge, position: edge.position + 100 }
        : { ...edge, start: edge.start + 100, end: edge.end + 100 },
    )
    expect(gridsFrom([...below, ...twoByTwo]).map((grid) => grid.box.top)).toEqual([100, 200])
  })

  test('lines that enclose nothing give nothing', () => {
    expect(gridsFrom([across(100, 0, 500), across(120, 0, 500), across(140, 0, 500)])).toEqual([])
  })

  test('a region that is no rectangle is cut and says so', () => {
    const broken = twoByTwo
      .filter((edge) => edge.position !== 120)
      .filter((edge) => edge.position !== 150)
    const grid = only(gridsFrom([...broken, across(120, 100, 150), down(150, 120, 140)]))
    expect(grid.repaired).toBe(true)
    expect(shape(grid)).toEqual(['0,0 1x2', '1,0 1x1', '1,1 1x1'].toSorted())
  })
})

describe('words fill a grid', () => {
  test('each word in the cell that holds its middle, lines kept', () => {
    const words = [word('下行', 105, 121), word('产出', 105, 101), word('95', 160, 105)]
    const table = fillGrid(only(gridsFrom(twoByTwo)), words, 3)
    expect(table).toMatchObject({ rowCount: 2, columnCount: 2, spans: 'kept' })
    expect(table.cells.map((cell) => cell.text)).toEqual(['产出', '95', '下行', ''])
    expect(table.cells[0]?.place).toEqual({
      kind: 'page',
      page: 3,
      box: { x0: 100, top: 100, x1: 150, bottom: 120 },
    })
  })

  test('Han words beside each other run together, others are parted', () => {
    const wide = [across(100, 0, 200), across(140, 0, 200), down(0, 100, 140), down(200, 100, 140)]
    const words = [
      word('项目', 5, 102),
      word('名称', 28, 102),
      word('12', 60, 102),
      word('%', 5, 122),
    ]
    expect(fillGrid(only(gridsFrom(wide)), words, 1).cells[0]?.text).toBe('项目名称 12\n%')
  })

  test('a cell is as sure as its least sure word, and carries what else it may say', () => {
    const words: readonly Word[] = [
      { ...word('≥', 105, 102), confidence: 0.9, readings: ['>'] },
      { ...word('95', 120, 102), confidence: 0.6 },
    ]
    const [cell] = fillGrid(only(gridsFrom(twoByTwo)), words, 1).cells
    expect(cell).toMatchObject({ text: '≥ 95', confidence: 0.6, readings: ['> 95'] })
  })
})

test('cells with a frame each share one border where they are neighbours', () => {
  const frames = [
    [100, 100, 150, 120],
    [152.25, 100, 200, 120],
    [100, 122.25, 150, 140],
    [152.25, 122.25, 200, 140],
  ] as const
  const edges = frames.flatMap(([x0, top, x1, bottom]) => [
    ...[top, bottom].map((y) => across(y, x0, x1)),
    ...[x0, x1].map((x) => down(x, top, bottom)),
  ])
  const { xs, ys, cells } = only(gridsFrom(edges))
  expect([xs.length, ys.length, cells.length]).toEqual([3, 3, 4])
})
