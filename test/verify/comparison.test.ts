import { expect, test } from 'vitest'
import { differenceWords } from '../../src/commands/verify-wording.ts'
import { compare } from '../../src/verify/comparison.ts'
import type { ExpectedForm } from '../../src/verify/expected.ts'

function row(level3: string, score: number | null) {
  return { level2: '数量指标', level3, score }
}

function form(...rows: ReturnType<typeof row>[]): ExpectedForm {
  return { kind: 'project_self_evaluation', project_name: '古籍修复', indicators: rows }
}

function words(expected: ExpectedForm, actual: ExpectedForm): string[] {
  const { differences } = compare({ forms: [expected] }, { forms: [actual] })
  return differences.map((difference) => differenceWords(difference, expected, 'zh'))
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
  expect(differences).toMatchObject([{ form: 0, path: [], actual: null }])
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
