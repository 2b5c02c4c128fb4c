/** Words that a user adds mean what the words of the vocabulary mean, in every carrier, and for one reading alone. */
import { describe, expect, test } from 'vitest'
import { correct } from '../../../src/normalize/correct.ts'
import type { AddedWord } from '../../../src/normalize/words/added-words.ts'
import { flatTable, fundLines, indicatorLines, reportOf, reportWith, table } from '../drawing.ts'

const list = (text: string): readonly AddedWord[] =>
  text.split(/\s+/u).map((line) => {
    const [words = '', means = ''] = line.split('=')
    return { words, means }
  })

const KNOWN = `
  项目名称 | 老旧泵站修缮 | < | < | < | < | < | <
  主管部门 | 青溪县水务局 | < | < | 实施单位 | 青溪县泵站管理所 | < | <
  项目资金（万元） | < | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
  ^ | 年度资金总额 | 100 | 100 | 90 | 10 | 90% | 9
  ^ | 其中：财政拨款 | 60 | 60 | 50 | | |
  一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 备注
  产出指标 | 数量指标 | 修缮泵站数 | ≥5座 | 5座 | 30 | 30 |
  ^ | 质量指标 | 验收合格率 | ≥95% | 96% | 20 | 20 |
  效益指标 | 社会效益指标 | 受益户数 | ≥300户 | 280户 | 30 | 28 | 搬迁
  满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90% | 92% | 10 | 10 |
  总分 | < | < | < | < | 100 | 97 |
`

/** The left words stand in the form in place of the right ones. */
const OWN = list(
  `
  牵头处室=主管部门 办理站所=实施单位 盘子=年初预算数 拨付=全年预算数 花销=全年执行数 档位=分值 比例尺=执行率
  镇街统筹=财政拨款 大类=一级指标 中类=二级指标 小项=三级指标 约定=年度指标值 办成=实际完成值 评定=得分 备查=备注
  建设类=产出指标 工程量类=数量指标 品质类=质量指标 作用类=效益指标 惠民类=社会效益指标 口碑类=满意度指标
  乡亲类=服务对象满意度指标`.trim(),
)

/** The longest first: 社会效益指标 holds 效益指标. */
const renamed = OWN.toSorted((one, other) => other.means.length - one.means.length).reduce(
  (text, { words, means }) => text.replaceAll(means, words),
  KNOWN,
)

function essence(report: ReturnType<typeof reportOf>) {
  const [form] = report.forms
  if (!form) return null
  const codes = form.indicators.map(({ level1_code, level2_code }) => [level1_code, level2_code])
  const values = form.indicators.map(({ level3, target, actual, weight, score, note }) =>
    [level3, target, actual, weight, score, note].map(({ value }) => value),
  )
  const { department, unit } = form
  return {
    ...{ codes, values, names: [department.name.value, unit.name.value] },
    money: fundLines(form).map((line) => line.replace(/\|[^|]*/u, '')),
  }
}

describe.each([
  ['a grid', table],
  ['a flattened text', flatTable],
] as const)('in %s', (_, drawn) => {
  test('a layout of unknown words alone is read like the usual one', () => {
    const usual = essence(reportOf('项目支出绩效自评表', drawn(KNOWN)))
    expect(usual?.values).toHaveLength(4)
    expect(essence(reportWith(OWN, '项目支出绩效自评表', drawn(renamed)))).toEqual(usual)
  })

  test('without the words it is another matter', () => {
    expect(essence(reportOf('项目支出绩效自评表', drawn(renamed)))).toBeNull()
  })
})

test('what was added for one reading is unknown in the next', () => {
  const drawing = table(renamed)
  expect(reportWith(OWN, drawing).forms).toHaveLength(1)
  expect(reportOf(drawing).forms).toHaveLength(0)
})

test('the words of a list count before the vocabulary', () => {
  const drawing = table(KNOWN.replace('备注', '说明'))
  const [form] = reportWith(list('说明=indicator.description'), drawing).forms
  expect(form?.indicators[2]?.description.value).toBe('搬迁')
})

test('a heading that is known to have no field is kept without a remark', () => {
  const drawing = KNOWN.replace('备注', '经办')
  const codes = (words: readonly AddedWord[]) =>
    reportWith(words, table(drawing)).forms[0]?.notes.map(({ code }) => code)
  expect(codes([])).toContain('column_guessed')
  expect(codes(list('经办=indicator.extra'))).toEqual([])
})

test("a title of one's own is the title of the form", () => {
  const [form] = reportWith(list('泵站账本=title'), '青溪县泵站账本', table(KNOWN)).forms
  expect(form?.title.value).toBe('青溪县泵站账本')
})

test('a corrected level has its code under the same words', () => {
  const [form] = reportWith(OWN, table(renamed)).forms
  if (!form) throw new Error('no form')
  const [row] = correct(form, [{ path: 'indicators[0].level2', words: '惠民类' }], OWN).indicators
  expect([row?.level2.value, row?.level2_code]).toEqual(['惠民类', 'social'])
})

test('words that mean nothing are left out', () => {
  expect(indicatorLines(reportWith(list('备注=甲乙丙'), table(KNOWN)).forms[0] ?? fail())).toEqual(
    indicatorLines(reportOf(table(KNOWN)).forms[0] ?? fail()),
  )
})

function fail(): never {
  throw new Error('no form')
}
