/** Why a form was read as it was: told by the reading itself. */
import { expect, test } from 'vitest'
import type { RawDocument, Table } from '../../src/extract/document.ts'
import { explain } from '../../src/normalize/explain.ts'
import { flatTable, formOf, table } from './drawing.ts'

function documentOf(drawn: Table): RawDocument {
  const source: RawDocument['source'] = { path: 'drawn', sha256: '', format: 'html', size: 0 }
  return { source, pages: null, blocks: [drawn], notes: [] }
}

const ROWS = `
  产出指标 | 数量指标 | 修缮渡口 | ≥3座 | 3座 | 30 | 30 | 甲
  ^ | 质量指标 | 验收合格率 | 100% | 100% | 20 | 20 | 乙
  效益指标 | 社会效益指标 | 过渡人次 | ≥2万人次 | 1.8万人次 | 40 | 36 | 丙
  满意度指标 | 服务对象满意度 | 乘客满意度 | ≥90% | 95% | 10 | 10 | 丁
`
const FORM = (headings: string) => `
  项目名称 | 渡口修缮 | < | < | < | < | < | <
  牵头处室 | 青溪县交通局 | < | < | < | < | < | <
  项目资金 | 资金来源 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
  ^ | 年度资金总额 | 100 | 100 | 90 | 10 | 90% | 9
  ${headings}
  ${ROWS}
  总分 | < | < | < | < | 100 | 96 |
`
const KNOWN = '一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 经办'

const explained = (headings: string) => explain(documentOf(table(FORM(headings))), [])[0]
const columns = (headings: string) =>
  explained(headings)?.tables.find(({ part }) => part === 'indicators')?.columns ?? []

test('the parts of a form stand in printed order, with how they begin and where', () => {
  const parts = explained(KNOWN)?.parts.map(({ kind, rows, words, place }) => [
    kind,
    rows,
    words.split(' | ')[0],
    place,
  ])
  expect(parts).toEqual([
    ['header', 2, '项目名称', { kind: 'line', line: 1 }],
    ['funds', 2, '项目资金', { kind: 'line', line: 201 }],
    ['indicators', 5, '一级指标', { kind: 'line', line: 401 }],
    ['total', 1, '总分', { kind: 'line', line: 901 }],
  ])
})

test('a column is explained by its heading, a word in it, its contents, or not at all', () => {
  const read = columns(KNOWN.replace('分值 |', '丙丁 |').replace('得分', '处室评分'))
  expect(read.map(({ heading, field, reason }) => [heading, field, reason])).toEqual([
    ['一级指标', 'level1', 'word'],
    ['二级指标', 'level2', 'word'],
    ['三级指标', 'level3', 'word'],
    ['年度指标值', 'target', 'word'],
    ['实际完成值', 'actual', 'word'],
    ['丙丁', 'weight', 'contents'],
    ['处室评分', 'score', 'word_within'],
    ['经办', 'extra', 'undecided'],
  ])
  const [weight] = read.filter(({ heading }) => heading === '丙丁')
  expect(weight?.judgement).toMatchObject({ best: 'weight', runnerUp: null })
  expect(weight?.judgement?.margin).toBeGreaterThan(0.35)
})

test('what the marks add up to is told where it was weighed, and only there', () => {
  const balance = (headings: string) =>
    explained(headings)?.tables.find(({ part }) => part === 'indicators')?.balance
  expect(balance(KNOWN.replace('分值 |', '丙丁 |'))).toEqual({
    ...{ weights: 100, isFull: true, scores: 96, above: 0 },
  })
  expect(balance(KNOWN.replace(' | 经办', ' | 备注'))).toBeNull()
})

test('of two readings that are nearly as good the runner-up is named with its margin', () => {
  const [first] = explain(
    documentOf(
      table(`
        一级指标 | 二级指标 | 三级指标 | 丙丁 | 戊己 | 庚辛
        产出指标 | 数量指标 | 修缮渡口 | 5 | 5 | 5
        ^ | 质量指标 | 验收合格率 | 5 | 5 | 5
      `),
    ),
    [],
  )
  const doubtful = first?.tables[0]?.columns.filter(({ reason }) => reason === 'undecided') ?? []
  expect(doubtful).toHaveLength(3)
  for (const { judgement } of doubtful) {
    expect(judgement?.margin).toBeLessThan(0.35)
    expect(judgement?.runnerUp).not.toBe(judgement?.best)
  }
})

test('words without a field are named with the row they stand in and why', () => {
  const told = explained(KNOWN)?.extra.map(({ row, heading, text, reason }) => [
    row,
    heading,
    text,
    reason,
  ])
  expect(told).toEqual([
    ['', '牵头处室', '青溪县交通局', 'unknown'],
    ['indicators[0]', '经办', '甲', 'unknown'],
    ['indicators[1]', '经办', '乙', 'unknown'],
    ['indicators[2]', '经办', '丙', 'unknown'],
    ['indicators[3]', '经办', '丁', 'unknown'],
  ])
})

test('money whose sources head columns is explained by its sources', () => {
  const [first] = explain(
    documentOf(
      table(`
        项目名称 | 渡口修缮 | < | < | < | < | <
        项目资金来源 | 中央（万元） | 省、地（万元） | 本级（万元） | 合计（万元） | 执行数（万元） | 执行率
        ^ | 10 |  | 20 | 30 | 27 | 90%
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
        产出指标 | 数量指标 | 修缮渡口 | 3座 | 3座 | 100 | 95
      `),
    ),
    [],
  )
  const fields = first?.tables[0]?.columns.map(({ field }) => field)
  expect(fields).toEqual([
    ...['label', 'central', 'local', 'local', 'total', 'executed', 'execution_rate'],
  ])
})

test.each([table, flatTable])('every column with a field in the form is explained', (drawn) => {
  const document = documentOf(drawn(FORM(KNOWN).replaceAll(' | <', '')))
  const [first] = explain(document, [])
  const form = formOf(drawn(FORM(KNOWN).replaceAll(' | <', '')))
  expect(first?.title).toBe(form.title.value)
  const fields = new Set(first?.tables.flatMap((one) => one.columns.map(({ field }) => field)))
  for (const field of ['target', 'actual', 'weight', 'score'] as const) {
    if (form.indicators.some((row) => row[field].value !== null)) expect(fields).toContain(field)
  }
})
