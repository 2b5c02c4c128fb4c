/** Tables of a text that kept a blank cell wherever cells are merged. */
import { describe, expect, test } from 'vitest'
import { textToBlocks } from '../../../src/extract/text/text.ts'
import { withBlankSpans } from '../../../src/normalize/sheet/blank-span.ts'
import { formOf, indicatorLines } from '../drawing.ts'

const lines = (drawing: string): string =>
  drawing
    .trim()
    .split('\n')
    .map((line) => line.trim().replace(/ *\| */gu, '\t'))
    .join('\n')

/** The cells with words: their text, their rows and their columns. */
function spansIn(drawing: string) {
  const [block] = textToBlocks(lines(drawing)).map(withBlankSpans)
  const cells = block?.type === 'table' ? block.cells : []
  return cells
    .filter(({ text }) => text !== '')
    .map(({ text, rowSpan, colSpan }) => [text, rowSpan, colSpan])
}

describe('blanks of a text with tabs', () => {
  test('beside the name of a level make it the heading of the rows below', () => {
    const [drawn] = textToBlocks(
      lines(`
        项目名称 | 码头修缮 | | | | |
        主管部门 | 渡口局 | | 实施单位 | 渡口所 | |
        序号 | 指标名称 | 目标值 | 完成值 | 分值 | 自评分 | 说明
        产出指标（60分） | | | | | |
        数量指标 | | | | | |
        1 | 修缮码头 | 3座 | 3座 | 30 | 30 |
        2 | 更换缆桩 | 12根 | | 30 | 25 | 余下待换
        效益指标（40分） | | | | | |
        社会效益指标 | | | | | |
        3 | 停航天数 | ≤2天 | 2天 | 40 | 40 |
        总分 | | | | 100 | 95 |
      `),
    )
    expect(drawn?.type === 'table' ? indicatorLines(formOf(drawn)) : []).toEqual([
      '产出指标|60|数量指标|修缮码头|3座|3座|30|30|',
      '产出指标|60|数量指标|更换缆桩|12根||30|25|余下待换',
      '效益指标|40|社会效益指标|停航天数|≤2天|2天|40|40|',
    ])
  })

  test('beneath a word that leads rows go on with it, beside serial numbers as well', () => {
    expect(
      spansIn(`
        序号 | 评价方面 | 考评事项 | 落实情况 | 自评分
        1 | 施工 | 修缮码头 | 修了3座 | 30
        2 | | 更换缆桩 | 换了10根 | 25
        3 | | 粉刷候船厅 | | 5
        4 | 效果 | 停航天数 | 停航2天 | 40
      `).slice(6, 8),
    ).toEqual([
      ['施工', 3, 1],
      ['修缮码头', 1, 1],
    ])
  })

  test('beside a heading over several headings make it theirs', () => {
    expect(
      spansIn(`
        序号 | 单位 | 资金 | | 得分
        | | 预算 | 支出 |
        1 | 渡口所 | 30 | 28 | 96
        2 | | 12 | 12 | 99
      `).slice(0, 4),
    ).toEqual([
      ['序号', 2, 1],
      ['单位', 2, 1],
      ['资金', 1, 2],
      ['得分', 1, 1],
    ])
  })

  test('are no merged cells where cells were pushed together and blanks put at the ends', () => {
    const pushed = textToBlocks(
      lines(`
        绩效指标 | 一级指标 | 二级指标 | 三级指标 | 目标值 | 完成值 | 分值 | 得分
        产出指标 | 数量指标 | 修缮码头 | 3座 | 3座 | 30 | 30 |
        质量指标 | 合格率 | 100% | 100% | 30 | 30 | |
        效益指标 | 社会效益指标 | 停航天数 | ≤2天 | | 40 | 40 |
        满意度指标 | 渡客满意度 | 90% | | 10 | 9 | |
      `),
    )
    expect(pushed.map(withBlankSpans)).toEqual(pushed)
  })

  test('are none in a table whose rows differ in length', () => {
    const uneven = textToBlocks('一级指标\t二级指标\n产出指标\t\t3座\n\t质量指标')
    expect(uneven.map(withBlankSpans)).toEqual(uneven)
  })
})
