/** The other rules: where each holds, where it breaks, and at the edge. */
import { describe, expect, test } from 'vitest'
import { audit } from '../../src/audit/audit.ts'
import { figure, form, report } from './form.ts'
import { found } from './found.ts'

describe('execution_rate', () => {
  test.each([
    ['total | | 70 | 54.91 | | 78% | ', []],
    ['total | | 70 | 54.91 | | 78.44% | ', []],
    ['total | | 70 | 54.91 | | 78.4429 | ', []],
    ['total | | 70 | 54.91 | | 79% | ', ['warning funds[0].execution_rate: 78 → 79']],
    ['total | | 70 | 54.91 | | 78.45% | ', ['warning funds[0].execution_rate: 78.44 → 78.45']],
    ['total | | 70 | 55 | | 78.57% | ', []],
    ['total | | 70 | 55 | | 78.56% | ', ['error funds[0].execution_rate: 78.57 → 78.56']],
    ['total | | 1000 | 996 | | 99% | ', ['warning funds[0].execution_rate: 100 → 99']],
    ['total | | 200 | 157 | | 79% | ', []],
    ['total | | 200 | 157 | | 78% | ', ['warning funds[0].execution_rate: 79 → 78']],
    ['total | 100 | 80 | 60 | | 75% | ', []],
    ['total | 100 | 80 | 60 | | 60% | ', ['warning funds[0].execution_rate: 75 → 60']],
    ['total | 100 | | 60 | | 60% | ', []],
    ['total | 100 | | 60 | | 61% | ', ['error funds[0].execution_rate: 60 → 61']],
    ['total | | 50 | 55 | | 100% | ', []],
    ['total | | 0 | 0 | | 0% | ', []],
    ['total | | 0 | 0 | | 100% | ', []],
    ['total | | 0 | 0 | | 1% | ', ['warning funds[0].execution_rate: 0 → 1']],
    ['total | | 0 | 5 | | 100% | ', []],
    ['total | | 1.2 | 1.1 | | 93.21% | ', ['warning funds[0].execution_rate: 91.67 → 93.21']],
    ['total | | 12 | 11 | | 93.21% | ', ['error funds[0].execution_rate: 91.67 → 93.21']],
  ] as const)('%s', (words, expected) => {
    expect(found('execution_rate', form({ funds: [words] }))).toEqual(expected)
  })

  test('a ratio is two digits coarser in percent', () => {
    const { funds, ...rest } = form({ funds: ['total | | 640 | 591.3 | | 92 | '] })
    const ratio = (raw: string, value: number) => ({
      ...rest,
      funds: funds.map((fund) => ({
        ...fund,
        execution_rate: { ...fund.execution_rate, raw, value, decimals: 0 },
      })),
    })
    expect(found('execution_rate', ratio('0.9239', 92.39))).toEqual([])
    expect(found('execution_rate', ratio('0.9', 90))).toEqual([])
    expect(found('execution_rate', ratio('0.8', 80))).toEqual([
      'error funds[0].execution_rate: 92 → 80',
    ])
    // Chosen over what was read first, so no ratio: it is as fine as it stands.
    expect(found('execution_rate', ratio('45', 95))).toEqual([
      'error funds[0].execution_rate: 92 → 95',
    ])
  })

  test('a part that repeats the total’s rate is a merged cell’s', () => {
    const funds = ['total | | 100 | 90 | | 90% | ', 'fiscal | | 80 | 80 | | 90% | ']
    expect(found('execution_rate', form({ funds }))).toEqual([
      'warning funds[1].execution_rate: 100 → 90',
    ])
  })
})

describe('budget_score', () => {
  test.each([
    ['total | | 100 | 90 | 10 | 90% | 9', []],
    ['total | | 1300 | 1160 | 10 | 89.23% | 9', []],
    ['total | | 70 | 54.91 | 10 | 78% | 7.8', []],
    ['total | | 70 | 54.91 | 10 | 78% | 7.84', []],
    ['total | | 401.26 | 234.87 | 10 | 58.53% | 5.8', ['warning funds[0].score: 5.85 → 5.8']],
    ['total | | 100 | 96 | 10 | 96% | 10.0', ['warning funds[0].score: 9.6 → 10']],
    ['total | | 50 | 55 | 10 | 110% | 10', []],
    ['total | | 0 | 0 | 10 | 0% | 0', []],
    ['total | | | | 20 | 50% | 10', []],
    ['total | | | | 20 | 50% | 11', ['warning funds[0].score: 10 → 11']],
    ['total | | 100 | 90 | 11 | 90% | 9.0', ['warning funds[0].score: 9.9 → 9']],
    ['total | | 100 | 90 | | 90% | ', []],
  ] as const)('%s', (words, expected) => {
    expect(found('budget_score', form({ funds: [words] }))).toEqual(expected)
  })
})

describe('fund_parts', () => {
  test.each([
    [
      'parts make up the total',
      ['total | | 10 | 9', 'fiscal | | 8 | 8', 'carryover | | 1.5 | 1', 'other | | 0.5 | '],
      [],
    ],
    [
      'a cent off',
      ['total | | 10.00 | 9', 'fiscal | | 8.01 | 9', 'carryover | | 2 | 0'],
      ['error funds[0].annual_budget: 10.01 → 10'],
    ],
    [
      'rows without money count nothing',
      ['total | | 10 | ', 'fiscal | | 9 | ', 'other | | | '],
      ['error funds[0].annual_budget: 9 → 10'],
    ],
    [
      'a blank beside other amounts is missing',
      ['total | | 10 | 8', 'fiscal | | 9 | 7', 'other | | 1 | '],
      ['warning funds[0].executed: 7 → 8'],
    ],
    [
      'parts that print nothing',
      ['total | | 19.8 | 19.8', 'fiscal | | 19.8 | ', 'other | | | '],
      [],
    ],
    [
      'a total of 0 over money',
      ['total | 0 | 0 | 0', 'fiscal | 90 | | '],
      ['error funds[0].initial_budget: 90 → 0'],
    ],
    [
      'a total rounded to fewer digits',
      ['total | | 15 | ', 'fiscal | | 10.4 | ', 'other | | 4.7 | '],
      [],
    ],
    [
      'only 其中 one part',
      ['total | | 15 | ', 'fiscal | | 10 | '],
      ['warning funds[0].annual_budget: 10 → 15'],
    ],
    [
      'two breakdowns, each by itself',
      [
        'total | | 10 | ',
        'fiscal | | 9 | ',
        'other | | 1 | ',
        'basic | | 4 | ',
        'project | | 5 | ',
      ],
      ['error funds[0].annual_budget: 9 → 10'],
    ],
    [
      'levels of government',
      ['total | | 10 | ', 'central | | 6 | ', 'local | | 3 | ', 'local | | 1 | '],
      [],
    ],
    [
      'levels of government and other money',
      ['total | | 10 | ', 'central | | 6 | ', 'local | | 3 | ', 'other | | 1 | '],
      [],
    ],
    [
      'levels that divide the fiscal row',
      [
        'total | | 10 | ',
        'fiscal | | 9 | ',
        'central | | 6 | ',
        'local | | 3 | ',
        'other | | 1 | ',
      ],
      [],
    ],
    [
      'budgets that divide the fiscal row',
      [
        'total | | 10 | ',
        'fiscal | | 9 | ',
        'fiscal | | 6 | ',
        'fiscal | | 3 | ',
        'other | | 1 | ',
      ],
      [],
    ],
    [
      'several other sources',
      ['total | | 10 | ', 'fiscal | | 5 | ', 'other | | 3 | ', 'other | | 2 | '],
      [],
    ],
    [
      'an unknown row may or may not be a part',
      ['total | | 10 | ', 'fiscal | | 10 | ', 'unknown | | 3 | '],
      [],
    ],
    [
      'an unknown row makes it doubtful',
      ['total | | 10 | ', 'fiscal | | 9 | ', 'unknown | | 3 | '],
      ['warning funds[0].annual_budget: 12 → 10'],
    ],
    ['other money alone', ['total | | 10 | ', 'fiscal | | | ', 'other | | 10 | '], []],
    [
      'other money alone, off',
      ['total | | 10 | ', 'fiscal | | | ', 'other | | 11 | '],
      ['error funds[0].annual_budget: 11 → 10'],
    ],
    ['a blank total', ['total | | | ', 'fiscal | | 9 | '], []],
    ['no total', ['fiscal | | 9 | '], []],
  ] as const)('%s', (name, funds, expected) => {
    const rounds = name.includes('rounded')
    expect(found('fund_parts', form({ funds }))).toEqual(
      rounds ? ['warning funds[0].annual_budget: 15.1 → 15'] : expected,
    )
  })
})

test('executed_within_budget', () => {
  const funds = [
    'total | 9 | 10 | 10',
    'fiscal | 9 | 8 | 8.01',
    'other | 2 | | 3',
    'carryover | | | 4',
  ]
  expect(found('executed_within_budget', form({ funds }))).toEqual([
    'warning funds[1].executed: 8 → 8.01',
    'warning funds[2].executed: 2 → 3',
  ])
})

test('score_supported', () => {
  const rows = [
    'A | B | 一 | ≥95% | 90% | 10 | 10',
    'A | B | 二 | ≥95% | 90% | 10 | 9',
    'A | B | 三 | ≥95% | 95% | 10 | 10',
    'A | B | 四 | 显著 | 较显著 | 10 | 10',
    'A | B | 五 | ≥95% | 90% | 0 | 0',
  ]
  expect(found('score_supported', form({ rows }))).toEqual([
    'warning indicators[0].score: ≥95% → 90%',
  ])
})

describe('deduction_explained', () => {
  test.each([
    ['a reason', ['A | B | 一 | | | 10 | 9 | 进度滞后'], []],
    ['none', ['A | B | 一 | | | 10 | 9 | '], ['warning indicators[0].note: 10 → 9']],
    ['无 is none', ['A | B | 一 | | | 10 | 9 | 无'], ['warning indicators[0].note: 10 → 9']],
    ['full marks', ['A | B | 一 | | | 10 | 10 | '], []],
    ['no such column', ['A | B | 一 | | | 10 | 9 | ∅'], []],
  ])('%s', (_, rows, expected) => {
    expect(found('deduction_explained', form({ rows }))).toEqual(expected)
  })
})

test('actual_is_measured', () => {
  const rows = [
    'A | B | 一 | ≥95% | ≥95% | | ',
    'A | B | 二 | ≥95% | 95% | | ',
    'A | B | 三 | 显著 | 显著 | | ',
    'A | B | 四 | 12月底前 | 12月底前 | | ',
    'A | B | 五 | ≥700人 | 700余人 | | ',
    'A | B | 六 | ≥98% | 97%以上 | | ',
  ]
  expect(found('actual_is_measured', form({ rows }))).toEqual([
    'warning indicators[0].actual: null → ≥95%',
    'info indicators[3].actual: null → 12月底前',
    'warning indicators[5].actual: null → 97%以上',
  ])
})

test('value_present', () => {
  const rows = [
    'A | B | 一 | ≥9个 | 9个 | 10 | 10',
    'A | B | 二 | ≥9个 | | 10 | 10',
    'A | B | 三 | ≥9个 | 9个 | | 10',
    'A | B | 四 | ≥9个 | 9个 | 10 | ',
    'A | B | 五 | | | | ',
  ]
  const funds = ['total | | 9 | ', 'fiscal | | 9 | ']
  expect(found('value_present', form({ rows, funds }))).toEqual([
    'warning indicators[1].actual: null → null',
    'warning indicators[2].weight: null → null',
    'warning indicators[3].score: null → null',
    'warning funds[0].executed: null → null',
  ])
})

describe('year_consistent', () => {
  test('the title names the form’s year', () => {
    expect(found('year_consistent', form({ title: '2021年度自评表', year: 2021 }))).toEqual([])
    expect(found('year_consistent', form({ title: '2021年度自评表', year: 2022 }))).toEqual([
      'warning year: 2021 → 2022',
    ])
  })
  test('one form of many prints another year', () => {
    const forms = [2021, 2021, 2020].map((year) => form({ year }))
    expect(found('year_consistent', report(forms))).toEqual(['warning year: 2021 → 2020'])
  })
  test('a target was due a year before', () => {
    const rows = ['A | B | 一 | 2020年12月底前 | | | ', 'A | B | 二 | 2022年3月 | | | ']
    expect(found('year_consistent', form({ year: 2021, rows }))).toEqual([
      'warning indicators[0].target: 2021 → 2020',
    ])
  })
})

describe('total_matches_narrative', () => {
  const whole = form({ kind: 'department_evaluation', total: '100 | 95.47' })
  const project = form({ project: '道路养护', total: '100 | 98.6' })
  test.each([
    ['the department’s score', '综合得分 95.47 分 | 部门整体支出自评综合得分95.47分。', []],
    ['rounded in the text', '综合得分 95.5 分 | 部门整体支出自评综合得分95.5分。', []],
    [
      'another',
      '综合得分 95.74 分 | 部门整体支出自评综合得分95.74分。',
      ['warning total.score: 95.74 → 95.47'],
    ],
    [
      'the project that is named',
      '得分 98.8 分 | 道路养护项目得分98.8分。',
      ['warning total.score: 98.8 → 98.6'],
    ],
    ['the score of a part', '产出指标得分 48 分 | 部门整体支出自评产出指标得分48分。', []],
    ['the score of others', '县财政局复评得分 94 分 | 部门整体县财政局复评得分94分。', []],
    [
      'the project in the label',
      '道路养护项目自评得分 98.8 分 | 道路养护项目自评得分98.8分。',
      ['warning total.score: 98.8 → 98.6'],
    ],
    ['no form that is named', '得分 88 分 | 该项目得分88分。', []],
    ['no score', '预算执行率 93 % | 部门整体预算执行率93%。', []],
  ])('%s', (_, words, expected) => {
    expect(found('total_matches_narrative', report([whole, project], [figure(words)]))).toEqual(
      expected,
    )
  })
})

describe('grade_matches_score', () => {
  test.each([
    ['100 | 90 | 优', []],
    ['100 | 89.99 | 优', ['warning total.grade: 良 → 优']],
    ['100 | 80 | 良好', []],
    ['100 | 60 | 中', []],
    ['100 | 59.9 | 差', []],
    ['100 | 95 | 良', ['warning total.grade: 优 → 良']],
    ['50 | 45 | 优', []],
    ['∅ | 92 | “优”等级', []],
    ['100 | | 优', []],
    ['100 | 95 | A', []],
  ] as const)('%s', (total, expected) => {
    expect(found('grade_matches_score', form({ total }))).toEqual(expected)
  })
})

test('duplicate_indicator', () => {
  const rows = [
    'A | B | 满意度 | ≥90% | | | ',
    'A | B | 满意度 | ≥95% | | | ',
    'A | C | 满意度 | ≥90% | | | ',
    'A | B | 满意度 | ≥90% | | | ',
    'A | B | | ≥90% | | | ',
    'A | B | | ≥90% | | | ',
  ]
  expect(found('duplicate_indicator', form({ rows }))).toEqual([
    'warning indicators[3].level3: null → 满意度',
  ])
})

test('rows that a deeper level tells apart are no duplicates', () => {
  const judged = form({ rows: ['A | B | 清淤 | ≥3公里 | | | ', 'A | B | 清淤 | ≥3公里 | | | '] })
  const indicators = judged.indicators.map((row, at) => {
    const text = { ...row.level3, value: `第${at}段` }
    return { ...row, extra: [{ heading: '四级指标', text }] }
  })
  expect(found('duplicate_indicator', judged)).toHaveLength(1)
  expect(found('duplicate_indicator', { ...judged, indicators })).toEqual([])
})

test('a finding names every field that takes part, and where it stands', () => {
  const judged = form({ rows: ['A | B | 一 | | | 10 | 11'] })
  const finding = audit(report([form({}), judged])).find(
    ({ code }) => code === 'score_within_weight',
  )
  expect(finding).toMatchObject({
    form: 1,
    path: 'indicators[0].score',
    paths: ['indicators[0].score', 'indicators[0].weight'],
  })
  expect(finding?.places).toEqual([
    judged.indicators[0]?.score.place,
    judged.indicators[0]?.weight.place,
  ])
})
