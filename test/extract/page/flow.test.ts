import { describe, expect, test } from 'vitest'
import { flowsOf, rowsOf } from '../../../src/extract/page/flow.ts'
import type { FlowRow } from '../../../src/extract/page/flow-row.ts'
import { print } from './print.ts'

/** Segments parted by bars, words by blanks. */
function shape(rows: readonly FlowRow[]): readonly string[] {
  return rows.map(({ segments }) =>
    segments.map(({ words }) => words.map(({ text }) => text).join(' ')).join('|'),
  )
}

describe('rows', () => {
  test('are cut at wide gaps', () => {
    const words = [...print('养护 里程', 50, 100), ...print('12', 150, 100)]
    expect(shape(rowsOf(words))).toEqual(['养护 里程|12'])
  })

  test('hold what stands on one baseline, in whatever order it was drawn', () => {
    const words = [...print('12', 150, 101), ...print('里程', 50, 100), ...print('次数', 50, 120)]
    expect(shape(rowsOf(words))).toEqual(['里程|12', '次数'])
  })

  const signs: readonly (readonly [string, readonly [string, number][], string])[] = [
    [
      'a currency sign goes with its figure',
      [
        ['$', 50],
        ['1,091.5', 90],
      ],
      '$ 1,091.5',
    ],
    [
      'a per cent sign goes with its figure',
      [
        ['12.5', 50],
        ['%', 100],
      ],
      '12.5 %',
    ],
    [
      'a sign close to the figure before it is the next one’s',
      [
        ['9', 50],
        ['$', 58],
        ['8', 90],
      ],
      '9|$ 8',
    ],
    [
      'a sign before words is no figure’s',
      [
        ['$', 50],
        ['税收', 90],
      ],
      '$|税收',
    ],
  ]
  test.each(signs)('%s', (_, placed, expected) => {
    expect(shape(rowsOf(placed.flatMap(([text, x]) => print(text, x, 100))))).toEqual([expected])
  })
})

test('a justified line is one segment, however wide its gaps', () => {
  let x = 50
  const words = ['so', 'wide', 'are', 'these', 'gaps'].flatMap((word) => {
    const printed = print(word, x, 100)
    x = (printed[0]?.box.x1 ?? 0) + 20
    return printed
  })
  expect(shape(rowsOf(words))).toEqual(['so wide are these gaps'])
})

describe('flows', () => {
  const left = 'one two three four five six seven eight'
  const right = 'nine ten eleven twelve thirteen more words'
  const lines = Array.from({ length: 10 }, (_, index) => 100 + 14 * index)

  test('two columns of running text are read one after the other', () => {
    const words = lines.flatMap((y) => [...print(left, 50, y), ...print(right, 300, y)])
    const flows = flowsOf(rowsOf(words), [])
    expect(flows.map((flow) => new Set(shape(flow)))).toEqual([new Set([left]), new Set([right])])
  })

  test('a heading across the page stays before both', () => {
    const heading =
      'a heading that runs over the whole of the page and over both of its columns here'
    const words = lines.flatMap((y) => [...print(left, 50, y), ...print(right, 300, y)])
    const [first] = flowsOf(rowsOf([...print(heading, 50, 60), ...words]), [])
    expect(shape(first ?? [])).toEqual([heading])
  })

  test('a table is read row by row', () => {
    const words = lines.flatMap((y) => [...print('甲', 50, y), ...print('12', 300, y)])
    expect(flowsOf(rowsOf(words), [])).toHaveLength(1)
  })

  test('no rows make no flows', () => {
    expect(flowsOf([], [])).toEqual([])
  })
})
