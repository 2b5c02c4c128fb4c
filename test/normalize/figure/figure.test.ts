import { expect, test } from 'vitest'
import { readFigures } from '../../../src/normalize/figure/figure.ts'

function figures(text: string, year: number | null = 2021): readonly string[] {
  const place = { kind: 'line', line: 1 } as const
  return readFigures([{ type: 'paragraph', text, level: null, place }], year).map(
    (figure) =>
      `${figure.label} ${figure.value.toFixed(figure.decimals)}${figure.unit} ${figure.year}`,
  )
}

test.each([
  [
    '2022年年初预算批复数1425.30万元，其中，基本支出预算数247.86万元，项目支出预算数1,177.44万元。',
    [
      '年初预算批复数 1425.30万元 2022',
      '基本支出预算数 247.86万元 2022',
      '项目支出预算数 1177.44万元 2022',
    ],
  ],
  [
    '调整后预算数940.51万元，资金总体支出 899.19 万元。',
    ['调整后预算数 940.51万元 2021', '资金总体支出 899.19万元 2021'],
  ],
  ['部门整体预算执行率为９３．５８％，执行良好。', ['预算执行率 93.58% 2021']],
  ['开展绩效自评，综合得分95.47分。', ['综合得分 95.47分 2021']],
  ['该项目综合评价得分为98.6分', ['综合评价得分 98.6分 2021']],
  [
    '基本支出预算执行率97.67%；项目支出14985.65万元',
    ['基本支出预算执行率 97.67% 2021', '项目支出 14985.65万元 2021'],
  ],
  [
    '2020年度实际支出数10万元。2021年度实际支出数12万元。',
    ['实际支出数 10万元 2020', '实际支出数 12万元 2021'],
  ],
  [
    '其中基本支出调整预算数87.94万元，实际支出数 80.54万元，预算执行率91.59%；项目支出预算数10万元',
    [
      '基本支出调整预算数 87.94万元 2021',
      '基本支出实际支出数 80.54万元 2021',
      '基本支出预算执行率 91.59% 2021',
      '项目支出预算数 10万元 2021',
    ],
  ],
  ['服务对象满意度达到96%', ['服务对象满意度 96% 2021']],
  ['预算执行率比上年增长7.94%', []],
  ['上年预算执行率85.64%', ['预算执行率 85.64% null']],
  ['预算执行率分别为21.4%、39.2%、55.4%', []],
  ['评价得分在90（含）-100分的9个', []],
  ['满意度指标设定为满意度≥80%', []],
  ['满分100分，产出指标（40分）', []],
  ['支出3个项目', []],
  ['自评得分在95分（含）以上的19个', []],
  ['专项预算支出236.5万元', ['专项预算支出 236.5万元 2021']],
  ['该项目（2019年立项）到位资金150万元', ['到位资金 150万元 2021']],
  ['2020年拨付2019年度项目尾款12.6万元，支出3万元', ['项目尾款 12.6万元 null', '支出 3万元 2020']],
  ['年度目标为满意度达到90%，实际满意度94.6%', ['实际满意度 94.6% 2021']],
  [
    '人员经费支出80万元，公用经费支出20万元，执行率95%',
    ['人员经费支出 80万元 2021', '公用经费支出 20万元 2021'],
  ],
  ['财政拨款收入100万元，其他收入20万元', ['财政拨款收入 100万元 2021', '其他收入 20万元 2021']],
  ['收、支总计均为1830.62万元', []],
  [
    '2020年、2021年预算执行率分别为92.3%、95.6%',
    ['预算执行率 92.3% 2020', '预算执行率 95.6% 2021'],
  ],
  [
    '总支出100万元（其中基本支出60万元，项目支出40万元）',
    ['总支出 100万元 2021', '基本支出 60万元 2021', '项目支出 40万元 2021'],
  ],
  ['年末结转结余90万元（基本支出74万元，项目支出16万元）', ['年末结转结余 90万元 2021']],
  ['产出指标满分40分，得分38.5分', ['产出指标得分 38.5分 2021']],
  ['资金分配合理，得分5分', []],
  ['', []],
] as const)('%s', (text, expected) => {
  expect(figures(text)).toEqual(expected)
})

test('the sentence travels with the figure', () => {
  const place = { kind: 'line', line: 7 } as const
  const text = '执行良好。预算执行率 93%；其他从略。'
  expect(readFigures([{ type: 'paragraph', text, level: null, place }], null)).toEqual([
    {
      ...{ label: '预算执行率', value: 93, decimals: 0, unit: '%', year: null },
      ...{ sentence: '预算执行率93%；', page: null, place },
    },
  ])
})

test('of a sentence without end only the words on both sides of the figure are kept', () => {
  const place = { kind: 'line', line: 1 } as const
  const text = `${'前'.repeat(500)}𠀀，预算执行率93%，${'后'.repeat(500)}。`
  const [figure] = readFigures([{ type: 'paragraph', text, level: null, place }], null)
  expect(figure).toMatchObject({ label: '预算执行率', value: 93 })
  expect(figure?.sentence).toMatch(/^…前+𠀀，预算执行率93%，后+…$/u)
  expect(figure?.sentence.length).toBeLessThan(210)
})

test('a sentence of megabytes is read in pieces, and no figure is cut', () => {
  const place = { kind: 'line', line: 1 } as const
  const text = `${'结转结余率为93.5%，基本支出100.2万元，'.repeat(10_000)}${'字'.repeat(300_000)}，综合得分9分`
  const found = readFigures([{ type: 'paragraph', text, level: null, place }], 2021)
  expect(found).toHaveLength(20_001)
  expect(new Set(found.map(({ label, value }) => `${label} ${value}`))).toEqual(
    new Set(['结转结余率 93.5', '基本支出 100.2', '综合得分 9']),
  )
})

test('a line of nothing but figures is kept about once, not once for each of them', () => {
  const place = { kind: 'line', line: 1 } as const
  const text = '得分10分'.repeat(50_000)
  const found = readFigures([{ type: 'paragraph', text, level: null, place }], 2021)
  expect(found).toHaveLength(50_000)
  expect(Math.max(...found.map(({ sentence }) => sentence.length))).toBeLessThan(210)
  expect(found.at(-1)).toMatchObject({ label: '得分', value: 10, year: 2021 })
})
