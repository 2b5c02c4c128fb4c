/** Work grows with the size of a table and not with its square: counted, not timed. */
import { describe, expect, test } from 'vitest'
import type { Cell, Table } from '../../src/extract/document.ts'
import { rolesOf } from '../../src/normalize/column/role.ts'
import type { Piece } from '../../src/normalize/dump/layout/band.ts'
import { type Extent, spansOf } from '../../src/normalize/dump/layout/level-span.ts'
import type { Row } from '../../src/normalize/sheet/row.ts'
import { rowsOf } from '../../src/normalize/sheet/row.ts'
import { flatTable, reportOf, table } from './drawing.ts'

/** A list that counts how often one of its members is asked for. */
function counted<Member>(list: readonly Member[], count: { reads: number }): readonly Member[] {
  return new Proxy(list, {
    get: (target, key, receiver) => {
      if (typeof key === 'string' && /^\d+$/u.test(key)) count.reads += 1
      return Reflect.get(target, key, receiver)
    },
  })
}

/** The table with cells that count how often they are read. */
function countedTable(drawn: Table, count: { reads: number }): Table {
  const cells = drawn.cells.map(
    (cell): Cell =>
      new Proxy(cell, {
        get: (target, key, receiver) => {
          count.reads += 1
          return Reflect.get(target, key, receiver)
        },
      }),
  )
  return { ...drawn, cells }
}

const KNOWN = '一级指标 | 二级指标 | 三级指标 | 年度指标值 | 丙丁 | 分值 | 得分 | 戊己'

function ofRows(count: number): string {
  const rows = Array.from({ length: count }, (_, at) => {
    const [first, second] = [at % 40 === 0 ? '产出指标' : '^', at % 8 === 0 ? '数量指标' : '^']
    return `${first} | ${second} | 修缮第${at}号渡口 | ≥${at}座 | ${at}座 | 1 | 1 | 周某`
  })
  return ['项目名称 | 渡口修缮 | < | < | < | < | < | <', KNOWN, ...rows].join('\n')
}

function ofColumns(count: number): string {
  const unknown = Array.from(
    { length: count - 8 },
    (_, at) => `栏目${String.fromCodePoint(0x4e00 + at)}`,
  )
  const rows = Array.from({ length: 12 }, (_, at) =>
    [
      '产出指标',
      '数量指标',
      `修缮第${at}号渡口`,
      '≥3座',
      '3座',
      '10',
      '9',
      '周某',
      ...unknown,
    ].join(' | '),
  )
  return [`${KNOWN} | ${unknown.join(' | ')}`, ...rows].join('\n')
}

const unmerged = (drawing: string) => drawing.replaceAll('^', '产出指标').replaceAll(' | <', '')

/** Reads of a table twice as large, for each read of the smaller one. */
function growth(drawn: (size: number) => Table, size: number): number {
  const reads = (of: number) => {
    const count = { reads: 0 }
    expect(reportOf(countedTable(drawn(of), count)).forms).toHaveLength(1)
    return count.reads
  }
  return reads(size * 2) / reads(size)
}

describe('the cells of a table are read as often, however many there are', () => {
  test.each<readonly [string, (size: number) => Table, number]>([
    ['in rows', (size) => table(ofRows(size)), 400],
    ['in flattened rows', (size) => flatTable(unmerged(ofRows(size))), 400],
    ['in columns', (size) => table(ofColumns(size)), 75],
    ['in flattened columns', (size) => flatTable(ofColumns(size)), 75],
  ])('%s', (_, drawn, size) => {
    expect(growth(drawn, size)).toBeLessThan(2.2)
  })
})

test('unknown columns are weighed as often, however many there are', () => {
  const reads = (columns: number) => {
    const count = { reads: 0 }
    const rows: readonly Row[] = rowsOf(table(ofColumns(columns)), 0).slice(1)
    const evidence = Array.from({ length: columns }, (_, at) => ({
      known: null,
      cells: counted(
        rows.map(({ slots }) => slots[at] ?? null),
        count,
      ),
    }))
    rolesOf(evidence)
    return count.reads
  }
  expect(reads(300) / reads(150)).toBeLessThan(2.2)
})

test('merged names of a laid-out dump are tried over rows near them alone', () => {
  const reads = (size: number) => {
    const count = { reads: 0 }
    const rows = Array.from({ length: size }, (_, at): Extent => {
      const own = { bottom: at + 1, pages: [0, 0] as const, weight: 1 }
      return Object.defineProperty({ ...own, top: at }, 'top', {
        get: () => {
          count.reads += 1
          return at
        },
      })
    })
    const pieces = rows.map((_, line): Piece => {
      const word = {
        text: line % 2 === 0 ? '产出指标' : '数量指标',
        line,
        page: 0,
        start: 0,
        end: 4,
        isLoose: false,
      }
      return { column: 0, line, words: [word], isUnsure: false }
    })
    const spans = spansOf(pieces, rows, (line) => line + 0.5, { below: null, align: 'middle' })
    expect(spans).toHaveLength(size)
    return count.reads
  }
  expect(reads(400) / reads(200)).toBeLessThan(2.5)
})
