import { describe, expect, test } from 'vitest'
import type { Cell, Table } from '../../../src/extract/document.ts'
import type { Form } from '../../../src/normalize/report.ts'
import { formOf, table } from '../drawing.ts'

/** Cells as recognition gives them: `text?reading` was read with little confidence, and otherwise as `reading`. */
function recognized(drawn: Table): Table {
  const cells = drawn.cells.map((cell): Cell => {
    const [text = '', ...readings] = cell.text.split('?')
    const doubtful = cell.text.includes('?')
    const proposed = readings.filter((reading) => reading !== '')
    return {
      ...cell,
      text,
      confidence: doubtful ? 0.6 : 0.97,
      ...(proposed.length > 0 ? { readings: proposed } : {}),
    }
  })
  return { ...drawn, cells }
}

const scan = (drawing: string): Form => formOf('项目支出绩效自评表', recognized(table(drawing)))

const said = ({ notes }: Form) =>
  notes
    .filter(({ code }) => code.startsWith('reading') || code === 'unreadable_number')
    .map(({ code, path }) => `${code} ${path}`)

const funds = (row: string) => `
项目名称|河道清淤|<|<|<|<|<
项目资金（万元）|<|年初预算数|全年预算数|全年执行数|执行率|得分
^|年度资金总额|${row}
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
产出指标|数量指标|清淤长度|12公里|12公里|90|90`

const indicators = (first: string, second: string, total: string) => `
项目名称|河道清淤|<|<|<|<|<
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
产出指标|数量指标|清淤长度|12公里|12公里|${first}
产出指标|质量指标|验收合格率|100%|100%|${second}
总分|<|<|<|<|${total}`

test('what is read without doubt is left alone', () => {
  expect(said(scan(funds('80|80|72|90%|9')))).toEqual([])
})

describe('a rate', () => {
  test('chooses the amount that fits, and says so', () => {
    const form = scan(funds('80|80|77?72|90%|9'))
    expect(form.funds[0]?.executed.value).toBe(72)
    expect(form.funds[0]?.executed_fen).toBe(72_000_000)
    expect(said(form)).toEqual(['reading_chosen funds[0].executed'])
  })
  test('confirms a doubtful amount that fits', () => {
    expect(said(scan(funds('80|80|72?|90%|9')))).toEqual([])
  })
  test('chooses nothing where no reading fits', () => {
    const form = scan(funds('80|80|77?71|90%|9'))
    expect(form.funds[0]?.executed.value).toBe(77)
    expect(said(form)).toEqual(['reading_doubtful funds[0].executed'])
  })
})

describe('a total', () => {
  test('chooses the weight and the score that make it', () => {
    const form = scan(indicators('50?60|48', '40|4?40', '100|88'))
    expect(form.indicators.map(({ weight, score }) => [weight.value, score.value])).toEqual([
      [60, 48],
      [40, 40],
    ])
    expect(said(form)).toEqual([
      'reading_chosen indicators[0].weight',
      'reading_chosen indicators[1].score',
    ])
  })
  test('finds the number where none was read', () => {
    const form = scan(indicators('60|48', '40|叩?40', '100|88'))
    expect(form.indicators[1]?.score.value).toBe(40)
    expect(said(form)).toEqual(['reading_chosen indicators[1].score'])
  })
  test('decides nothing between two ways to make it', () => {
    const form = scan(indicators('50?60|48', '30?40|40', '90|88'))
    expect(form.indicators.map(({ weight }) => weight.value)).toEqual([50, 30])
    expect(said(form)).toHaveLength(2)
  })
})

describe('a score of the funds that may belong to the total or not', () => {
  const scored = (fund: string, first: string, second: string, total: string) => `
项目名称|河道清淤|<|<|<|<|<
项目资金（万元）|<|年初预算数|全年预算数|全年执行数|执行率|得分
^|年度资金总额|80|80|80|100%|${fund}
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
产出指标|数量指标|清淤长度|12公里|12公里|60|${first}
产出指标|质量指标|验收合格率|100%|100%|40|${second}
总分|<|<|<|<|100|${total}`
  const scores = ({ indicators }: Form) => indicators.map(({ score }) => score.value)

  test('changes nothing where the scores make the total without it', () => {
    const form = scan(scored('10', '58?48', '40', '98'))
    expect(scores(form)).toEqual([58, 40])
    expect(said(form)).toEqual([])
  })
  test('changes nothing where different readings would do either way', () => {
    const form = scan(scored('10', '50?48?58', '40', '98'))
    expect(scores(form)).toEqual([50, 40])
    expect(said(form)).toEqual(['reading_doubtful indicators[0].score'])
  })
})

describe('the fixed vocabulary', () => {
  test('mends a heading and a level name that recognition doubts', () => {
    const form = scan(
      indicators('60|48', '40|40', '100|88')
        .replace('三级指标', '三级指柘?')
        .replace('质量指标', '质里指标?'),
    )
    expect(form.indicators.map(({ level2 }) => level2.value)).toEqual(['数量指标', '质量指标'])
    expect(said(form)).toContain('reading_chosen indicators[1].level2')
  })
  test('leaves a name alone that recognition is sure of, or that lies between two terms', () => {
    const form = scan(
      indicators('60|48', '40|40', '100|88')
        .replace('数量指标', '时量指标?')
        .replace('质量指标', '质里指标'),
    )
    expect(form.indicators.map(({ level2 }) => level2.value)).toEqual(['时量指标', '质里指标'])
  })
})

test('a doubtful target with figures is named', () => {
  const form = scan(indicators('60|48', '40|40', '100|88').replace('12公里', '12公里?'))
  expect(said(form)).toEqual(['reading_doubtful indicators[0].target'])
})

test('a recognised sign that may have lost its lower stroke is named, however sure recognition is', () => {
  const form = scan(indicators('60|48', '40|40', '100|88').replace('12公里', '>12公里'))
  expect(said(form)).toEqual(['reading_doubtful indicators[0].target'])
})
