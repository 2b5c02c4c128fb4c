/** Tables of a text that kept one cell for what was merged across, and blanks for what was merged down. */
import { describe, expect, test } from 'vitest'
import type { Table } from '../../../src/extract/document.ts'
import { textToBlocks } from '../../../src/extract/text/text.ts'
import { withCollapsedSpans } from '../../../src/normalize/sheet/collapsed-span.ts'

/** A text with a cell a line: rows are lines of the drawing, cells are parted by bars. */
function tableOf(drawing: string): Table {
  const rows = drawing
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => `\t${cell.trim()}`))
  const [block] = textToBlocks(rows.map((cells) => cells.join('\n')).join('\n\n'))
  if (block?.type !== 'table') throw new Error('no table was drawn')
  return block
}

/** Each cell with words, its column and what it is merged over: `资金@3→2` stands in the fourth column and the next. */
function drawn({ cells, rowCount }: Table): readonly string[] {
  return Array.from({ length: rowCount }, (_, row) =>
    cells
      .filter((cell) => cell.row === row && cell.text !== '')
      .map(({ text, column, colSpan, rowSpan }) => {
        const across = colSpan > 1 ? `→${colSpan}` : ''
        return `${text}@${column}${across}${rowSpan > 1 ? `↓${rowSpan}` : ''}`
      })
      .join(' '),
  )
}

const read = (drawing: string) => withCollapsedSpans(tableOf(drawing)) as Table

describe('what was merged across', () => {
  test('heads the group under which the row below is not blank', () => {
    const table = read(`
      序号 | 项目名称 | 预算安排 | 实际支出 | 自评得分
       | | 小计 | 当年预算 | |
      1 | 码头修缮 | 120 | 100 | 96 | 98
      2 | 更换缆桩 | 50 | 50 | 40 | 91
      3 | 渡船检修 | 30 | 20 | 30 | 100
      小计 | 200 | 170 | 166 |
    `)
    expect(table.spans).toBe('kept')
    expect(drawn(table)).toEqual([
      '序号@0↓2 项目名称@1↓2 预算安排@2→2 实际支出@4↓2 自评得分@5↓2',
      '小计@2 当年预算@3',
      '1@0 码头修缮@1 120@2 100@3 96@4 98@5',
      '2@0 更换缆桩@1 50@2 50@3 40@4 91@5',
      '3@0 渡船检修@1 30@2 20@3 30@4 100@5',
      '小计@0→2 200@2 170@3 166@4',
    ])
  })

  test('heads groups of the same headings, each over as many', () => {
    const table = read(`
      资金（万元） | 按来源分 | 按类别分
       | 来源 | 年初预算 | 决算数 | 类别 | 年初预算 | 决算数
       | 财政拨款 | 80 | 76 | 基本支出 | 60 | 58
       | 单位资金 | 20 | 18 | 项目支出 | 40 | 36
       | 合计 | 100 | 94 | 合计 | 100 | 94
    `)
    expect(drawn(table).slice(0, 2)).toEqual([
      '资金（万元）@0↓5 按来源分@1→3 按类别分@4→3',
      '来源@1 年初预算@2 决算数@3 类别@4 年初预算@5 决算数@6',
    ])
  })

  test('is the label of a total, whose figures stand under their headings', () => {
    const table = read(`
      项目名称 | 码头修缮 | 主管部门 | 渡口局
      一级指标 | 二级指标 | 三级指标 | 目标值 | 完成值 | 分值 | 得分
      产出指标 | 数量指标 | 修缮码头 | 3座 | 3座 | 30 | 30
       | 质量指标 | 验收合格率 | 100% | 100% | 30 | 30
       | | 返工率 | ≤1% | 2% | 30 | 25
      总分 | 90 | 85
    `)
    expect(drawn(table).at(-1)).toBe('总分@0→5 90@5 85@6')
    expect(drawn(table)[2]).toContain('产出指标@0↓3 ')
  })

  test('is the last cell of a row of labels', () => {
    const table = read(`
      项目名称 | 码头修缮
      一级指标 | 二级指标 | 三级指标 | 目标值 | 得分
      产出指标 | 数量指标 | 修缮码头 | 3座 | 30
       | 质量指标 | 验收合格率 | 100% | 30
       | | 返工率 | ≤1% | 25
    `)
    expect(drawn(table)[0]).toBe('项目名称@0 码头修缮@1→4')
  })
})

describe('two forms side by side', () => {
  test('are as wide as each other in every row', () => {
    const table = read(`
      项目名称 | 码头修缮 | | 项目名称 | 渡船检修
      一级指标 | 三级指标 | 目标值 | 得分 | | 一级指标 | 三级指标 | 目标值 | 得分
      产出指标 | 修缮码头 | 3座 | 30 | | 产出指标 | 检修渡船 | 4艘 | 28
       | 验收合格率 | 100% | 30 | | | 检修合格率 | 100% | 30
       | 返工率 | ≤1% | 25 | | | 停航天数 | ≤9天 | 20
    `)
    expect(drawn(table)[0]).toBe('项目名称@0 码头修缮@1→3 项目名称@5 渡船检修@6→3')
  })
})

describe('a table is left as it is', () => {
  test.each([
    [
      'where money stands in rows longer than its headings',
      `
      项目名称 | 码头修缮 | 主管部门 | 渡口局 | 实施单位 | 渡口所
      年初预算 | 全年预算 | 执行数
      财政 | 80 | 76 | 70
      一级指标 | 二级指标 | 三级指标 | 目标值 | 分值 | 得分
      产出指标 | 数量指标 | 修缮码头 | 3座 | 30 | 30
       | 质量指标 | 验收合格率 | 100% | 30 | 25
      `,
    ],
    [
      'where headings of indicators are shorter than the rows',
      `
      绩效指标 | 目标值 | 完成值 | 得分
      产出指标 | 数量指标 | 修缮码头 | 3座 | 3座 | 30
       | 质量指标 | 验收合格率 | 100% | 100% | 30
       | | 返工率 | ≤1% | 2% | 25
      `,
    ],
    [
      'where indicators are columns',
      `
      一级指标 | 产出指标 | 效益指标
      三级指标 | 修缮码头 | 更换缆桩 | 停航天数
      目标值 | 3座 | 12根 | ≤2天
      完成值 | 3座 | | 2天
      得分 | 30 | 25 | 40
      `,
    ],
    [
      'where no row has a blank before its words',
      `
      项目名称 | 码头修缮
      一级指标 | 三级指标 | 目标值 | 得分
      产出指标 | 修缮码头 | 3座 | 30
      产出指标 | 验收合格率 | 100% | 30
      效益指标 | 停航天数 | ≤2天 | 25
      `,
    ],
  ])('%s', (_, drawing) => {
    const table = tableOf(drawing)
    expect(withCollapsedSpans(table)).toBe(table)
  })
})
