/** Headings that nobody knows: what stands under them says what they are for, or nothing is taken for sure. */
import { describe, expect, test } from 'vitest'
import { reportOf, table } from '../drawing.ts'

const ROWS = `
  产出指标 | 数量指标 | 修缮渡口 | ≥3座 | 3座 | 30 | 30 |
  ^ | 质量指标 | 验收合格率 | 100% | 100% | 20 | 20 |
  效益指标 | 社会效益指标 | 过渡人次 | ≥2万人次 | 1.8万人次 | 40 | 36 | 汛期停航较久，过渡人次减少
  满意度指标 | 服务对象满意度 | 乘客满意度 | ≥90% | 95% | 10 | 10 |
`
const KNOWN =
  '一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析'

function read(headings: string) {
  const [form] = reportOf('项目支出绩效自评表', table(`${headings}\n${ROWS}`)).forms
  const rows = form?.indicators.map((row) => [
    row.level1.value,
    row.level2.value,
    row.level3.value,
    row.target.value,
    row.actual.value,
    row.weight.value,
    row.score.value,
    row.note.value,
  ])
  return { rows, notes: form?.notes ?? [] }
}

const columns = KNOWN.split(' | ')
const renamed = (...unknown: readonly number[]): string =>
  columns
    .map((heading, at) => (unknown.includes(at) ? `丙丁${'戊己庚辛壬癸寅卯'[at]}` : heading))
    .join(' | ')

describe('a table in which one heading is unknown', () => {
  const asPrinted = read(KNOWN).rows
  test.each(columns.map((heading, at) => [heading, at] as const))(
    'reads every row as printed without %s',
    (_, at) => {
      const { rows, notes } = read(renamed(at))
      expect(rows).toEqual(asPrinted)
      expect(notes.map(({ code }) => code)).toContain('column_guessed')
    },
  )

  test('reads it without any heading it knows', () => {
    expect(read(renamed(0, 1, 2, 3, 4, 5, 6, 7)).rows).toEqual(asPrinted)
  })

  test('names every value that rests on the contents of its column', () => {
    const guessed = read(renamed(6)).notes.find(({ code }) => code === 'column_guessed')
    expect(guessed?.path).toBe('indicators')
    expect(guessed?.paths).toEqual([0, 1, 2, 3].map((row) => `indicators[${row}].score`))
  })
})

test('of two columns that could be the same nothing is taken', () => {
  const { forms } = reportOf(
    table(`
      一级指标 | 二级指标 | 三级指标 | 丙丁 | 戊己 | 庚辛
      产出指标 | 数量指标 | 修缮渡口 | 5 | 5 | 5
      ^ | 质量指标 | 验收合格率 | 5 | 5 | 5
    `),
  )
  const [row] = forms[0]?.indicators ?? []
  expect([row?.weight.value, row?.score.value]).toEqual([null, null])
  expect(row?.extra.map(({ heading }) => heading)).toEqual(['丙丁', '戊己', '庚辛'])
})
