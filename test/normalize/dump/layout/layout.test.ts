import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block, Paragraph, Table } from '../../../../src/extract/document.ts'
import { readLayout } from '../../../../src/normalize/dump/layout/layout.ts'

function linesOf(text: string): readonly Paragraph[] {
  return text.split('\n').map((line, at) => ({
    type: 'paragraph',
    text: line,
    level: null,
    place: { kind: 'line', line: at + 1 },
  }))
}

const isTable = (block: Block): block is Table => block.type === 'table'

function tableIn(text: string): Table {
  const [table] = (readLayout(linesOf(text)) ?? []).filter(isTable)
  if (!table) throw new Error('no table was read')
  return table
}

const form = `渡口维护项目自评表
项目名称      渡口维护
                                                   某县渡口管
主管部门      某县交通局                       实施单位
                                                   理所
        一级指标     二级指标      三级指标       年度指标值     实际完成值     分值    得分
                             加固浮桥的长
                                         ≥20 米     21 米      20    20
                 数量指标        度
        产出指标
                             更换缆绳        30 根      28 根      10    9
                 质量指标        完好率         ≥95%      96%       20    20
总分                                                             50    49`

function cellOf(table: Table, text: string) {
  const cell = table.cells.find((other) => other.text.replaceAll('\n', '') === text)
  return cell ? [cell.row, cell.rowSpan] : null
}

test('a level is merged down over the rows that it stands in the middle of', () => {
  const table = tableIn(form)
  expect(cellOf(table, '产出指标')).toEqual([3, 3])
  expect(cellOf(table, '数量指标')).toEqual([3, 2])
  expect(cellOf(table, '质量指标')).toEqual([5, 1])
})

test('a wrapped cell stands in the row that it is centred on', () => {
  const table = tableIn(form)
  expect(cellOf(table, '加固浮桥的长度')).toEqual([3, 1])
  expect(cellOf(table, '某县渡口管理所')).toEqual([1, 1])
})

test('lines without gaps or without headings show no layout', () => {
  expect(readLayout(linesOf('一、概况\n本年共开展三项。'))).toBeNull()
  expect(readLayout(linesOf('甲     乙\n丙     丁\n戊     己\n庚     辛'))).toBeNull()
})

test('the cells of any text lie within their table', () => {
  const word = fc.constantFrom(
    ...['一级指标', '二级指标', '三级指标', '年初预算数', '全年执行数', '预期目标', '实际完成情况'],
    ...['分值', '得分', '产出指标', '总分', '10', '≥90%', '万元', '（50 分）', '项目名称', '说明'],
  )
  const line = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), word), { maxLength: 9 })
  const text = fc
    .array(line, { maxLength: 40 })
    .map((lines) =>
      lines.map((words) => words.map(([gap, own]) => ' '.repeat(gap) + own).join('')).join('\n'),
    )
  fc.assert(
    fc.property(text, (printed) => {
      const blocks = readLayout(linesOf(printed)) ?? []
      for (const { rowCount, columnCount, cells } of blocks.filter(isTable)) {
        for (const { row, column, rowSpan, colSpan } of cells) {
          expect(row + rowSpan).toBeLessThanOrEqual(rowCount)
          expect(column + colSpan).toBeLessThanOrEqual(columnCount)
        }
      }
    }),
  )
})

test('no row goes on over a blank line', () => {
  const text = `渡口维护项目自评表
项目名称      渡口维护
一级指标     二级指标      三级指标       年度指标值     实际完成值     分值    得分

产出指标     数量指标      加固浮桥       ≥20 米     21 米      20    20
                      长度

                      更换缆绳       30 根      28 根      10    9
                      根数

          质量指标      完好率        ≥95%      96%       20    20
总分                                                  50    49`
  const printed = linesOf(text).filter((line) => line.text !== '')
  const blocks = readLayout(printed) ?? []
  const texts = blocks.filter(isTable).flatMap((table) => table.cells.map((cell) => cell.text))
  expect(texts).toContain('加固浮桥\n长度')
  expect(texts).toContain('更换缆绳\n根数')
})

test('ends the money at the label of a goal, which stands beside its words', () => {
  const table = tableIn(`项目名称   河道清淤             项目负责人   方远
资金来源   年初预算数   全年预算数   全年执行数   执行率
资金总额   48           50           45           90%
其他资金   0            0            0            —
年度绩效目标   完成清淤12公里，汛期安全。
目标完成情况   清淤12公里，安全度汛。
一级指标   二级指标   三级指标   指标值     完成值    分值   得分
产出指标   数量指标   清淤河道   ≥12公里    12公里    50     50
           质量指标   验收合格   100%       100%      40     40`)
  const texts = table.cells.map(({ text }) => text)
  expect(texts).toContain('年度绩效目标')
  expect(texts).toContain('完成清淤12公里，汛期安全。')
  expect(texts).toContain('清淤12公里，安全度汛。')
})
