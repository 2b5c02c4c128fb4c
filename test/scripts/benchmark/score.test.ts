/** The scorer, on readings made by hand: right ones, and every way of being wrong. */
import { expect, test } from 'vitest'
import { readingOf } from '../../../scripts/benchmark/reading.ts'
import { type Expected, score } from '../../../scripts/benchmark/score.ts'
import { f1 } from '../../../scripts/benchmark/tally.ts'
import type { TruthForm } from '../../../scripts/benchmark/truth.ts'

const row = { level1: '产出指标', level2: '数量指标', target: '≥3座', actual: '3座', note: null }

const truth: TruthForm = {
  kind: 'project_self_evaluation',
  title: '项目支出绩效自评表',
  year: 2022,
  period: null,
  project_name: '渡口维护',
  department: { name: '青禾县水务局', code: null },
  unit: { name: null, code: null },
  contact: { person: null, phone: null },
  funds: [{ source: 'total', label: '年度资金总额：', annual_budget: 48, executed: 45.6 }],
  goals: [{ expected: '维护渡口', actual: '已维护' }],
  indicators: [
    { ...row, level3: '维护渡口', weight: 30, score: 28 },
    { ...row, level3: '更换浮桥', weight: 20, score: 20 },
    { ...row, level3: '培训船工', weight: 10, score: 9.5 },
  ],
  total: { weight: 100, score: 95.5, grade: null },
}

const expected: Expected = { forms: [truth], boxes: [] }

/** A reading of the truth with some of it otherwise. */
function read(change: Partial<Record<keyof TruthForm | 'findings' | 'sources', unknown>> = {}) {
  return readingOf(JSON.stringify({ file: 'a', forms: [{ ...truth, ...change }] }))
}

/** The rows with one field of one of them otherwise. */
function rowsWith(at: number, change: object) {
  return truth.indicators.map((one, index) => (index === at ? { ...one, ...change } : one))
}

test('what is read as printed is right in every field', () => {
  const tally = score(expected, read())
  expect(tally).toMatchObject({ forms: 1, found: 1, perfect: 1, missing: 0, surplus: 0, wrong: 0 })
  expect(f1(tally)).toBe(1)
  // Kind, title, year, project, department, two of the total; the fund's four, the goal's two, seven a row.
  expect(tally.right).toBe(7 + 4 + 2 + 3 * 7)
  expect(tally).toMatchObject({ numbers: 11, numbersRight: 11 })
})

test('a wrong number is wrong, and unsaid where no finding names it', () => {
  const indicators = rowsWith(0, { score: 82 })
  expect(score(expected, read({ indicators }))).toMatchObject({
    ...{ wrong: 1, unsaid: 1, missing: 1, surplus: 1, perfect: 0, numbersRight: 10 },
  })
})

test.each([
  ['the field', { path: 'indicators[0].score' }, 0],
  ['the field among others', { path: 'total.score', paths: ['indicators[0].score'] }, 0],
  ['its row', { path: 'indicators[0]' }, 0],
  ['its list', { path: 'indicators' }, 0],
  ['another field of the row', { path: 'indicators[0].weight' }, 1],
  ['another row', { path: 'indicators[1].score' }, 1],
  ['the form', { path: '' }, 1],
])('a finding on %s counts as saying so, or not', (_, finding, unsaid) => {
  const indicators = rowsWith(0, { score: 82 })
  const tally = score(expected, read({ indicators, findings: [finding] }))
  expect(tally).toMatchObject({ wrong: 1, unsaid })
})

test('a finding names the row as the reading counts it', () => {
  const indicators = rowsWith(2, { score: 82 }).slice(1)
  const named = (path: string) => score(expected, read({ indicators, findings: [{ path }] }))
  expect(named('indicators[1].score').unsaid).toBe(0)
  expect(named('indicators[2].score').unsaid).toBe(1)
})

test('a number that is not given is missing, not wrong', () => {
  const tally = score(expected, read({ total: { weight: 100, score: null } }))
  expect(tally).toMatchObject({ wrong: 0, absent: 1, absentUnsaid: 1, missing: 1, surplus: 0 })
})

test('a number where nothing is printed is wrong', () => {
  const funds = [{ ...truth.funds[0], score: 9.5 }]
  expect(score(expected, read({ funds }))).toMatchObject({ wrong: 1, unsaid: 1, missing: 0 })
})

test('a number read as words is wrong', () => {
  const indicators = rowsWith(0, { score: '28分' })
  expect(score(expected, read({ indicators }))).toMatchObject({ wrong: 1, numbersRight: 10 })
})

test('a row that is lost costs its own fields alone', () => {
  const indicators = truth.indicators.slice(1)
  expect(score(expected, read({ indicators }))).toMatchObject({
    ...{ wrong: 0, absent: 2, missing: 7, surplus: 0 },
  })
})

test('rows in another order are not paired across each other', () => {
  const indicators = truth.indicators.toReversed()
  expect(score(expected, read({ indicators })).missing).toBeGreaterThan(0)
})

test('a form that is not found is lost, unless the document says that something is amiss', () => {
  const none = readingOf(JSON.stringify({ file: 'a', forms: [] }))
  expect(score(expected, none)).toMatchObject({
    ...{ found: 0, lost: 1, right: 0, absent: 11, absentUnsaid: 11 },
  })
  expect(f1(score(expected, none))).toBe(0)
  for (const told of [{ findings: [{ path: '' }] }, { error: { code: 'corrupt' } }]) {
    const said = readingOf(JSON.stringify({ file: 'a', forms: [], ...told }))
    expect(score(expected, said)).toMatchObject({ lost: 0, absent: 11, absentUnsaid: 0 })
  }
})

test('a form where there is none is invented, and its numbers are wrong', () => {
  const twice = readingOf(JSON.stringify({ file: 'a', forms: [truth, truth] }))
  expect(score(expected, twice)).toMatchObject({ invented: 1, perfect: 1, wrong: 11, unsaid: 11 })
})

test('forms are paired by what they say', () => {
  const other = {
    ...truth,
    project_name: '浮桥加固',
    total: { weight: 100, score: 90, grade: null },
  }
  const both = { forms: [other, truth], boxes: [] }
  expect(score(both, read())).toMatchObject({ forms: 2, found: 1, lost: 1, perfect: 1 })
})

test('white space, width and a colon behind a label do not matter, other signs do', () => {
  const funds = [{ ...truth.funds[0], label: '年度 资金总额' }]
  const indicators = rowsWith(0, { target: '≥３ 座' })
  expect(score(expected, read({ funds, indicators }))).toMatchObject({ missing: 0, surplus: 0 })
  expect(score(expected, read({ indicators: rowsWith(0, { target: '>3座' }) })).missing).toBe(1)
})

test('a year or a title from around the form is not held against a reader where it prints none', () => {
  const bare = { forms: [{ ...truth, year: null, title: null }], boxes: [] }
  expect(score(bare, read())).toMatchObject({ surplus: 0, perfect: 1 })
  expect(score(expected, read({ year: 2021 }))).toMatchObject({ wrong: 1 })
})

const box = { page: 2, bbox: [10, 10, 50, 30] } as const
const placed: Expected = {
  forms: [truth],
  boxes: [new Map([['indicators[0].score', [box]]])],
}

test.each([
  ['inside the cell', { page: 2, bbox: [20, 15, 40, 25] }, 1],
  ['around the cell, its middle inside', { page: 2, bbox: [0, 0, 60, 40] }, 1],
  ['beside the cell', { page: 2, bbox: [60, 15, 80, 25] }, 0],
  ['on another page', { page: 1, bbox: [20, 15, 40, 25] }, 0],
  ['without a box', { page: 2, bbox: null }, 0],
])('a source %s', (_, source, placesRight) => {
  const tally = score(placed, read({ sources: { 'indicators[0].score': source } }))
  expect(tally).toMatchObject({ places: 1, placesRight })
})

test('a right value without a source has no right place, a wrong value none at all', () => {
  expect(score(placed, read())).toMatchObject({ places: 1, placesRight: 0 })
  const indicators = rowsWith(0, { score: 82 })
  const sources = { 'indicators[0].score': box }
  expect(score(placed, read({ indicators, sources }))).toMatchObject({ places: 0, placesRight: 0 })
})
