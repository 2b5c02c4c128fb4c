import { expect, test } from 'vitest'
import type { Place } from '../../../src/extract/document.ts'
import { splitMultilineRows } from '../../../src/normalize/sheet/multiline-row.ts'
import { rowsOf } from '../../../src/normalize/sheet/row.ts'
import { formOf, indicatorLines, table } from '../drawing.ts'

const head = `
  项目名称 | 河堤养护 | < | < | < | < | < | <
  一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 未完成原因`

test('indicators listed as lines of the cells are a row each', () => {
  const form = formOf(
    '项目支出绩效自评表',
    table(`${head}
      产出指标 | 数量指标 | 1.养护长度/n2.清淤方量/n3.种植草皮 | 5公里/n800方/n60亩 | 5公里/n820方/n48亩 | 8/n7/n7 | 8/n7/n5.6 | 苗木到货晚
      ^ | 质量指标 | 1.堤防达标率/n2.排水畅通率 | ≥98%/n≥95% | 98.6%/n96% | 18/n10 | 18/n10 |
      效益指标 | 社会效益指标 | 防洪能力 | 提升 | 提升 | 50 | 49.5 |`),
  )
  expect(indicatorLines(form)).toEqual([
    '产出指标||数量指标|1.养护长度|5公里|5公里|8|8|',
    '产出指标||数量指标|2.清淤方量|800方|820方|7|7|',
    '产出指标||数量指标|3.种植草皮|60亩|48亩|7|5.6|苗木到货晚',
    '产出指标||质量指标|1.堤防达标率|≥98%|98.6%|18|18|',
    '产出指标||质量指标|2.排水畅通率|≥95%|96%|10|10|',
    '效益指标||社会效益指标|防洪能力|提升|提升|50|49.5|',
  ])
})

test('a numbered name that is wrapped is one', () => {
  const [row] = rowsOf(
    table('数量指标 | 1.新建垃/n圾中转站/n2.配备保洁员 | 6座/n20人 | 10/n8 | 9/n8'),
    0,
  )
  const names = splitMultilineRows(row ? [row] : []).map(({ slots }) => slots[1]?.cell.text)
  expect(names).toEqual(['1.新建垃\n圾中转站', '2.配备保洁员'])
})

test.each([
  ['a cell has more lines than the others', '1.路面/n2.桥梁 | 5/n6/n7 | 10/n8 | 9/n8'],
  ['only figures have lines', '路面 | 5/n6 | 10/n8 | 9/n8'],
  ['no figures have lines', '1.路面/n2.桥梁 | 完成/n完成 | 好/n好 | 9'],
])('nothing is parted where %s, and figures below each other are no number', (_, cells) => {
  const form = formOf(
    '项目支出绩效自评表',
    table(
      `${head}\n产出指标 | 数量指标 | ${cells} |\n产出指标 | 数量指标 | 涵洞 | 3 | 3 | 20 | 20 |`,
    ),
  )
  expect(form.indicators).toHaveLength(2)
  for (const { weight, score } of form.indicators.slice(0, 1)) {
    expect([null, 9]).toContain(weight.value)
    expect([null, 8, 9]).toContain(score.value)
  }
})

test("names without numbers are parted where lines are the file's own", () => {
  const drawn = table('数量指标 | 养护长度/n种植草皮 | 5公里/n60亩 | 8/n7 | 8/n5.6')
  const parted = (place: Place) =>
    splitMultilineRows(
      rowsOf({ ...drawn, cells: drawn.cells.map((cell) => ({ ...cell, place })) }, 0),
    ).map(({ words }) => words.map(({ cell }) => cell.text))
  expect(parted({ kind: 'sheet', sheet: '表1', range: 'A1' })).toEqual([
    ['数量指标', '养护长度', '5公里', '8', '8'],
    ['种植草皮', '60亩', '7', '5.6'],
  ])
  expect(parted({ kind: 'page', page: 1, box: { x0: 0, top: 0, x1: 9, bottom: 9 } })).toHaveLength(
    1,
  )
})
