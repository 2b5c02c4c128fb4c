import { expect, test } from 'vitest'
import { type BandColumn, piecesOf } from '../../../../src/normalize/dump/layout/band.ts'
import { linesIn } from '../../../../src/normalize/dump/layout/word.ts'

/** Columns whose headings stand on the first line of the text. */
function placedIn(kinds: readonly BandColumn['kind'][], text: string) {
  const [head = [], ...body] = linesIn(text.split('\n'))
  const columns = kinds.map((kind, at): BandColumn => {
    const word = head[at] ?? { text: '', line: 0, page: 0, start: 0, end: 0, isLoose: false }
    return { kind, start: word.start, end: word.end, heading: { words: [word] } }
  })
  const pieces = piecesOf(body, columns)
  return pieces.map(({ column, words }) => [column, words.map((word) => word.text).join(' ')])
}

test('columns may stand far from their headings', () => {
  const text = `三级指标     指标值   完成值   分值 得分       原因
灯塔粉刷面积           ≥90 平方米        95 平方米        10     9
航标灯更换             12 盏           12 盏           10     10
雾号检修               2 次            2 次            5      5`
  const placed = placedIn(['name', 'value', 'value', 'mark', 'mark', 'text'], text)
  expect(placed.slice(0, 5)).toEqual([
    [0, '灯塔粉刷面积'],
    [1, '≥90 平方米'],
    [2, '95 平方米'],
    [3, '10'],
    [4, '9'],
  ])
})

test('a date and its brackets stay in one cell', () => {
  const text = `三级指标      指标值              完成值          分值  得分
完成时间      2030 年 6 月底前      2030 年 5 月     10    10
灯塔粉刷      3 座                3 座            10    10`
  const placed = placedIn(['name', 'value', 'value', 'mark', 'mark'], text)
  expect(placed.slice(1, 3)).toEqual([
    [1, '2030 年 6 月底前'],
    [2, '2030 年 5 月'],
  ])
})
