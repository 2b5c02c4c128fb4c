import { expect, test } from 'vitest'
import { joinTables } from '../../../src/extract/page/continue.ts'
import type { PieceCell, TablePiece } from '../../../src/extract/page/piece.ts'

/** Rows of `text` or `text#rowSpan`, `text#rowSpan#open` without rules; columns at `xs`, one row is 20 points high. */
function piece(page: number, xs: readonly number[], ...rows: readonly string[]): TablePiece {
  const taken = new Set<string>()
  const cells: PieceCell[] = []
  for (const [row, line] of rows.entries()) {
    let column = 0
    for (const words of line.split('|').map((part) => part.trim())) {
      while (taken.has(`${row} ${column}`)) column += 1
      const [text = '', span = '1', open = ''] = words.split('#')
      for (let below = 0; below < Number(span); below += 1) taken.add(`${row + below} ${column}`)
      const box = { x0: 0, top: 0, x1: 0, bottom: 0 }
      const place = { kind: 'page', page, box } as const
      const fit = { room: 0, lead: 10, slack: text === '' ? Infinity : 1 }
      const rules = { openAbove: open === 'open', openBelow: open === 'open' }
      cells.push({ row, column, rowSpan: Number(span), colSpan: 1, text, place, ...fit, ...rules })
      column += 1
    }
  }
  const [x0 = 0] = xs
  const box = { x0, top: 0, x1: xs.at(-1) ?? 0, bottom: rows.length * 20 }
  const rest = { end: box.bottom, firstRow: 20, repaired: false, ruled: true } as const
  return { kind: 'table', page, box, rowCount: rows.length, xs, cells, ...rest }
}

const XS = [0, 100, 200, 300]

function shape(table: TablePiece | null): readonly string[] | undefined {
  return table?.cells.map(
    ({ row, column, rowSpan, text }) => `${row},${column} ×${rowSpan} ${text}`,
  )
}

test('a repeated heading row is dropped', () => {
  const joined = joinTables(
    piece(1, XS, '一级指标 | 三级指标 | 分值', '产出指标 | 巡查次数 | 10'),
    piece(2, XS, '一级指标 | 三级指标 | 分值', '效益指标 | 居民安全感 | 20'),
  )
  expect(joined?.rowCount).toBe(3)
})

test('a merged cell that runs through the next page is closed by no rule there', () => {
  const joined = joinTables(
    piece(1, XS, '一级指标 | 三级指标 | 分值', '产出指标#2 | 巡查次数 | 10', '养护里程 | 10'),
    piece(2, [100, 200, 300], '绿地面积 | 10', '补种株数 | 10'),
  )
  expect(shape(joined)).toContain('1,0 ×4 产出指标')
  expect(shape(joined)).toContain('4,1 ×1 补种株数')
})

test('rules that run on to the foot of the page make no row', () => {
  const joined = joinTables(
    piece(1, XS, '产出指标#3 | 巡查次数 | 10', '养护里程 | 10', ' | '),
    piece(2, [100, 200, 300], '绿地面积 | 10'),
  )
  expect(joined?.rowCount).toBe(3)
  expect(shape(joined)).toContain('0,0 ×3 产出指标')
})

test('a table with other borders is a table of its own', () => {
  const first = piece(1, XS, '产出指标 | 巡查次数 | 10')
  expect(joinTables(first, piece(2, [150, 300], '序号 | 名称'))).toBeNull()
})

test('a row of which one line stands above the cut is one row, when its numbers are done there', () => {
  const joined = joinTables(
    piece(1, XS, '一级指标 | 三级指标 | 分值', '产出指标 | 第三项绿 | 10'),
    piece(2, XS, ' | 地养护任务 | '),
  )
  expect(shape(joined)).toContain('1,1 ×1 第三项绿\n地养护任务')
})

test('a cell that no rule closes at the foot goes on, and a closed one beside it ends', () => {
  const joined = joinTables(
    piece(1, XS, '一级指标 | 三级指标 | 分值', '产出#1#open | 巡查次数 | 10'),
    piece(2, XS, '指标（50分）#2 | 养护里程 | 12', '补种株数 | 8'),
  )
  expect(shape(joined)).toContain('1,0 ×3 产出\n指标（50分）')
  expect(shape(joined)).toContain('2,1 ×1 养护里程')
})

test('a heading that the page closes is not taken for the beginning of the next one', () => {
  const joined = joinTables(
    piece(1, XS, '年\n度\n任\n务\n情\n况#2 | 任务 | 12', '合计 | 12'),
    piece(2, [0, 150, 300], '年\n度\n目\n标#2 | 完成情况', '已完成'),
  )
  expect(shape(joined)).toContain('2,0 ×2 年\n度\n目\n标')
})

test('a row that neither page closes is one, though most of its cells only begin on the second', () => {
  const joined = joinTables(
    piece(1, XS, '一级指标 | 三级指标 | 偏差原因', '#1#open | #1#open | 征地协调滞#1#open'),
    piece(2, XS, '产出指标#1#open | 养护里程#1#open | 后所致#1#open'),
  )
  expect(shape(joined)).toEqual([
    '0,0 ×1 一级指标',
    '0,1 ×1 三级指标',
    '0,2 ×1 偏差原因',
    '1,0 ×1 产出指标',
    '1,1 ×1 养护里程',
    '1,2 ×1 征地协调滞\n后所致',
  ])
})

test('two rows of money stay two, though no rule parts them at the cut', () => {
  const joined = joinTables(
    piece(1, XS, '资金来源 | 预算数 | 执行数', '当年财政拨款#1#open | 300#1#open | 280#1#open'),
    piece(2, XS, '上年结转资金#1#open | 20#1#open | #1#open'),
  )
  expect(joined?.rowCount).toBe(3)
})
