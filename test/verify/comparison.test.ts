import { expect, test } from 'vitest'
import { differenceWords, formWords } from '../../src/commands/verify-wording.ts'
import type { ExpectedForm } from '../../src/printed/expected.ts'
import { compare } from '../../src/verify/comparison.ts'

function row(level3: string, score: number | null) {
  return { level2: '数量指标', level3, score }
}

function form(...rows: ReturnType<typeof row>[]): ExpectedForm {
  return { kind: 'project_self_evaluation', project_name: '古籍修复', indicators: rows }
}

function words(expected: ExpectedForm, actual: ExpectedForm): string[] {
  const { differences } = compare({ forms: [expected] }, { forms: [actual] })
  return differences.map((difference) => differenceWords(difference, 'zh'))
}

test('what agrees has no differences and every field right', () => {
  const forms = [form(row('册数', 20), row('人次', null))]
  expect(compare({ forms }, { forms })).toEqual({ differences: [], fields: 7, right: 7 })
})

test.each([
  [
    'a number',
    row('册数', 20),
    row('册数', 2),
    ['绩效指标 › 数量指标 › 册数 › 得分: 应为 20，读作 2'],
  ],
  [
    'a lost value',
    row('册数', 20),
    row('册数', null),
    ['绩效指标 › 数量指标 › 册数 › 得分: 应为 20，未读到'],
  ],
  [
    'an added value',
    row('册数', null),
    row('册数', 2),
    ['绩效指标 › 数量指标 › 册数 › 得分: 未列入预期，读作 2'],
  ],
  ['white space', row('册 数', 20), row('册数', 20), []],
])('%s', (_, expected, actual, sentences) => {
  expect(words(form(expected), form(actual))).toEqual(sentences)
})

test('one lost row is one difference; the rows behind it stay matched', () => {
  const expected = form(row('册数', 20), row('人次', 15), row('合格率', 10))
  const actual = form(row('册数', 20), row('合格率', 10))
  expect(words(expected, actual)).toHaveLength(1)
})

test('one lost form leaves the forms behind it matched', () => {
  const other = { ...form(row('人次', 1)), project_name: '征集' }
  const { differences } = compare({ forms: [form(row('册数', 2)), other] }, { forms: [other] })
  expect(differences).toMatchObject([
    { form: { side: 'expected', index: 0 }, path: [], actual: null },
  ])
})

test('rows are told apart by their names where all their figures are alike', () => {
  const expected = form(row('册数', 10), row('人次', 10), row('合格率', 10))
  const misread = form(row('册数', 10), row('合恪率', 10))
  expect(words(expected, misread)).toEqual([
    '绩效指标 › 数量指标 › 人次: 整行未读到（3 个字段）',
    '绩效指标 › 数量指标 › 合格率 › 三级指标: 应为 “合格率”，读作 “合恪率”',
  ])
  expect(words(form(row('册数', 10)), form(row('人次', 10)))).toHaveLength(2)
})

test('a row or a form that only the reading has is called by its own name', () => {
  const expected = form(row('册数', 20))
  const actual = form(row('人次', 5), row('册数', 20))
  expect(words(expected, actual)).toEqual([
    '绩效指标 › 数量指标 › 人次: 未列入预期的一行（3 个字段）',
  ])
  const other = { ...form(row('人次', 1)), project_name: '征集' }
  const { differences } = compare({ forms: [expected] }, { forms: [other, expected] })
  expect(differences.map(({ form }) => formWords(form, 'zh'))).toEqual(['读出的第 1 张表 「征集」'])
})

test('the fields of all differences are those that do not agree', () => {
  const expected = form(row('册数', 20), row('人次', 15), row('合格率', 10))
  const actual = form(row('册数', 2), row('合格率', 10))
  const { differences, fields, right } = compare({ forms: [expected] }, { forms: [actual] })
  expect(differences.reduce((sum, difference) => sum + difference.fields, 0)).toBe(fields - right)
})

test('values with parts are told in words', () => {
  const expected = { indicators: [{ level3: '率', target_value: { operator: '>=', value: 95 } }] }
  const actual = { indicators: [{ level3: '率', target_value: null }] }
  expect(words(expected, actual)).toEqual([
    '绩效指标 › 率 › 年度指标值的含义: 应为 比较符 “>=”、数值 95，未读到',
  ])
  const fails = compare({ error: 'encrypted' }, { forms: [] }).differences
  expect(fails.map((difference) => differenceWords(difference, 'zh'))).toEqual([
    '应当无法读取（encrypted：文件有密码保护），却读出了内容',
  ])
})

test('a field that is not named is not compared', () => {
  expect(words({ indicators: [{ level3: '册数' }] }, form(row('册数', 20)))).toEqual([])
})

test('an expected error is met by that error alone', () => {
  expect(compare({ error: 'encrypted' }, { error: 'encrypted' }).differences).toEqual([])
  expect(compare({ error: 'encrypted' }, { error: 'corrupt' }).differences).toHaveLength(1)
  expect(compare({ error: 'encrypted' }, { forms: [] }).differences).toHaveLength(1)
  expect(compare({ forms: [] }, { error: 'corrupt' }).differences).toHaveLength(1)
})
