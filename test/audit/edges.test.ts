/** Where each rule stops: the cases beside those of audit.test.ts that a change of one comparison would judge otherwise. */
import { describe, expect, test } from 'vitest'
import { audit } from '../../src/audit/audit.ts'
import type { Rule } from '../../src/audit/finding.ts'
import { printedRate } from '../../src/audit/rules/execution-rate.ts'
import { ruleWording } from '../../src/audit/wording.ts'
import type { Form } from '../../src/normalize/report.ts'
import { figure, form, number, report, text } from './form.ts'
import { found } from './found.ts'

type Parts = Parameters<typeof form>[0]
type Case = readonly [name: string, parts: Parts, expected: readonly string[]]

function hold(rule: Rule, cases: readonly Case[]): void {
  describe(rule, () => {
    test.each(cases)('%s', (_, parts, expected) => {
      expect(found(rule, form(parts))).toEqual(expected)
    })
  })
}

const row = (values: string) => `A | B | 一 | ${values}`
const open = 'total | | 9 | 9 | | 100% | '

test('in the middle of a year the plan is judged and no result', () => {
  const parts = { rows: [row('≥9个 | 8个 | 90 | 95')], total: '101 | 80 | 优' }
  const codes = (kind: Form['kind']) =>
    [...new Set(audit(report([form({ ...parts, kind })])).map(({ code }) => code))].join()
  expect(codes('performance_monitoring')).toBe('weights_sum')
  expect(codes('project_self_evaluation')).toBe(
    'weights_sum,scores_sum,score_within_weight,score_supported,grade_matches_score',
  )
})

hold('weights_sum', [
  [
    'the funds may weigh what is missing',
    { funds: [open], rows: [row('| | 91 | 91')], total: '100 | ' },
    ['warning total.weight: 91 → 100'],
  ],
  [
    'but never less than nothing',
    { funds: [open], rows: [row('| | 109 | 91')], total: '100 | ' },
    ['error total.weight: 109 → 100'],
  ],
  [
    'nor where there are none',
    { rows: [row('| | 91 | 91')], total: '100 | ' },
    ['error total.weight: 91 → 100'],
  ],
  [
    'nor where one has a weight',
    { funds: ['total | | 9 | 9 | 5 | 100% | '], rows: [row('| | 91 | 91')], total: '100 | ' },
    ['error total.weight: 96 → 100'],
  ],
  [
    'the scored row of the funds is expected with the rows',
    { funds: ['total | | | | 10', 'fiscal | | | | 5'], rows: [row('| | 90 | ')], total: '120 | ' },
    ['error total.weight: 100 → 120'],
  ],
  [
    'a score of the funds alone is no weight',
    { funds: ['total | | 9 | 9 | | 100% | 9'], rows: [row('| | ∅ | 20')] },
    [],
  ],
])

hold('scores_sum', [
  [
    'the convention under which the scores hold best is the form’s',
    { funds: ['total | | | | 10 | | 9'], rows: [row('| | 70 | 68')], total: '100 | 68' },
    [],
  ],
])

hold('score_within_weight', [
  ['nothing and half a mark are within it', { rows: [row('| | 10 | 0'), row('| | 10 | 0.5')] }, []],
  [
    'rows with and without weights are not judged by their level',
    { rows: ['A 20 | B | 一 | | | 10 | 10', 'A 20 | B | 二 | | | ∅ | 15'] },
    [],
  ],
  [
    'the second level too',
    { rows: ['A | B 10 | 一 | | | ∅ | 8', 'A | B 10 | 二 | | | ∅ | 5'] },
    ['error indicators[0].score: 10 → 13'],
  ],
])

test('a score above a weight that was inferred is a doubt', () => {
  const judged = form({ rows: [row('| | 10 | 11')] })
  const indicators = judged.indicators.map((one) => ({
    ...one,
    weight: { ...one.weight, basis: 'inferred' as const },
  }))
  expect(found('score_within_weight', { ...judged, indicators })).toEqual([
    'warning indicators[0].score: 10 → 11',
  ])
})

hold('level_weights', [
  [
    'a blank weight may make up the difference',
    { rows: ['A 50 | B | 一 | | | 20 | ', 'A 50 | B | 二 | | | | '] },
    ['warning indicators[0].level1_weight: 20 → 50'],
  ],
  [
    'a rounded weight',
    { rows: ['A 50 | B | 一 | | | 49.6 | '] },
    ['warning indicators[0].level1_weight: 49.6 → 50'],
  ],
  [
    'the levels below each level are its own',
    {
      rows: [
        'A 50 | B 20 | 一 | | | ∅ | ',
        'A 50 | C 30 | 二 | | | ∅ | ',
        'D 40 | E 15 | 三 | | | ∅ | ',
        'D 40 | F 26 | 四 | | | ∅ | ',
      ],
    },
    ['error indicators[2].level1_weight: 41 → 40'],
  ],
])

test('the levels below are named where they stand', () => {
  const rows = [
    'A 50 | B 50 | 一 | | | ∅ | ',
    'D 40 | E 15 | 二 | | | ∅ | ',
    'D 40 | F 26 | 三 | | | ∅ | ',
  ]
  const [finding] = audit(report([form({ rows })])).filter(({ code }) => code === 'level_weights')
  expect(finding?.paths).toEqual([
    'indicators[1].level1_weight',
    'indicators[1].level2_weight',
    'indicators[2].level2_weight',
  ])
})

hold('execution_rate', [
  ['no budget', { funds: ['total | | | 60 | | 60% | '] }, []],
  ['nothing executed', { funds: ['total | | 100 | | | 60% | '] }, []],
  [
    'less than one',
    { funds: ['total | | 0.8 | 0.4 | | 60% | '] },
    ['warning funds[0].execution_rate: 50 → 60'],
  ],
  ['something of nothing', { funds: ['total | | 0 | 5 | | 50% | '] }, []],
  ['nothing of less than nothing', { funds: ['total | | -5 | 0 | | 1% | '] }, []],
  [
    'all of it, though some is left',
    { funds: ['total | | 100 | 60 | | 100% | '] },
    ['error funds[0].execution_rate: 60 → 100'],
  ],
  [
    'less than all, though more was spent',
    { funds: ['total | | 50 | 55 | | 90% | '] },
    ['error funds[0].execution_rate: 110 → 90'],
  ],
  [
    'of an initial budget below one',
    { funds: ['total | 0.5000 | 0.8000 | 0.4000 | | 80% | '] },
    ['warning funds[0].execution_rate: 50 → 80'],
  ],
  [
    'of a total that stands below',
    { funds: ['fiscal | | 80 | 80 | | 90% | ', 'total | | 100 | 90 | | 90% | '] },
    ['warning funds[0].execution_rate: 100 → 90'],
  ],
  [
    'without a total',
    { funds: ['fiscal | | 80 | 80 | | 90% | '] },
    ['error funds[0].execution_rate: 100 → 90'],
  ],
  [
    'another than the total’s',
    { funds: ['total | | 100 | 90 | | 90% | ', 'fiscal | | 80 | 80 | | 95% | '] },
    ['error funds[1].execution_rate: 100 → 95'],
  ],
])

test.each([
  ['０．９２３９', 92.39, 0, 2],
  ['0.9', 90, 0, -1],
  ['92.39%', 92.39, 2, 2],
  ['0.00', 0, 2, 2],
  [null, 92.3, 1, 1],
  ['无', 92.3, 1, 1],
] as const)(
  'the rate %s, read as %d, is printed with %d decimals: %d',
  (raw, value, decimals, expected) => {
    expect(printedRate({ ...number('9'), raw, value, decimals })?.decimals).toBe(expected)
  },
)

test('a rate that is not there has no digits', () => {
  expect(printedRate({ ...number(''), raw: '0.9' })).toBeNull()
})

hold('budget_score', [
  ['no score', { funds: ['total | | 100 | 90 | 10 | 90% | '] }, []],
  [
    'of nothing, by the rate',
    { funds: ['total | | 0 | 5 | 10 | 50% | 6'] },
    ['warning funds[0].score: 5 → 6'],
  ],
  [
    'of less than one',
    { funds: ['total | | 0.8 | 0.4 | 10 | | 6'] },
    ['warning funds[0].score: 5 → 6'],
  ],
  ['a rate of nothing says nothing by itself', { funds: ['total | | | | 10 | 0% | 3'] }, []],
  ['but explains a score beside amounts', { funds: ['total | | 100 | 90 | 10 | 0% | 0'] }, []],
  [
    'a rate below one',
    { funds: ['total | | | | 10 | 0.5% | 3'] },
    ['warning funds[0].score: 0.05 → 3'],
  ],
])

hold('fund_parts', [
  [
    'other money alone, without a fiscal row',
    { funds: ['total | | 10 | ', 'other | | 9 | '] },
    ['warning funds[0].annual_budget: 9 → 10'],
  ],
  [
    'an unknown row beside others',
    { funds: ['total | | 10 | ', 'fiscal | | 6 | ', 'other | | 4 | ', 'unknown | | 3 | '] },
    [],
  ],
  [
    'levels without a fiscal row',
    { funds: ['total | | 10 | ', 'central | | 6 | ', 'local | | 6 | ', 'other | | 1 | '] },
    ['error funds[0].annual_budget: 13 → 10'],
  ],
  [
    'levels that do not divide the fiscal row',
    {
      funds: [
        'total | | 10 | ',
        'fiscal | | 9 | ',
        'central | | 6 | ',
        'local | | 5 | ',
        'other | | 1 | ',
      ],
    },
    ['warning funds[0].annual_budget: 11 → 10'],
  ],
  [
    'levels below a blank fiscal row',
    { funds: ['total | | 10 | ', 'fiscal | | | ', 'central | | 6 | ', 'local | | 5 | '] },
    ['warning funds[0].annual_budget: 11 → 10'],
  ],
  [
    'budgets that do not divide the fiscal row',
    {
      funds: [
        'total | | 10 | ',
        'fiscal | | 9 | ',
        'fiscal | | 6 | ',
        'fiscal | | 2 | ',
        'other | | 1 | ',
      ],
    },
    ['error funds[0].annual_budget: 18 → 10'],
  ],
  [
    'the rows of a second total are its own',
    {
      funds: [
        'total | | 10 | ',
        'fiscal | | 9 | ',
        'other | | 1 | ',
        'total | | 5 | ',
        'fiscal | | 3 | ',
        'other | | 1 | ',
      ],
    },
    ['error funds[3].annual_budget: 4 → 5'],
  ],
])

hold('score_supported', [
  [
    'half a mark is full',
    { rows: [row('≥95% | 90% | 0.5 | 0.5')] },
    ['warning indicators[0].score: ≥95% → 90%'],
  ],
  ['no weight, no score', { rows: [row('≥95% | 90% | | 10'), row('≥95% | 90% | 10 | ')] }, []],
])

hold('deduction_explained', [
  [
    'a column for reasons that some rows lack',
    { rows: [row('| | 10 | 9 | ∅'), row('| | 10 | 9 | ')] },
    ['warning indicators[0].note: 10 → 9', 'warning indicators[1].note: 10 → 9'],
  ],
  ['no score, no weight', { rows: [row('| | 10 | | '), row('| | | 9 | ')] }, []],
  [
    'words that give no reason',
    {
      rows: ['0', '不适用', '无偏差。', '没有', '暂无.'].map((note) => row(`| | 10 | 9 | ${note}`)),
    },
    [0, 1, 2, 3, 4].map((at) => `warning indicators[${at}].note: 10 → 9`),
  ],
  [
    'words that begin or end like none',
    { rows: ['无人机故障', '数据暂无'].map((note) => row(`| | 10 | 9 | ${note}`)) },
    [],
  ],
])

test('a column of its own for reasons explains a deduction', () => {
  const explained = (heading: string, words: string) => {
    const judged = form({ rows: [row('| | 10 | 9 | ')] })
    const text = { ...number(''), value: words, raw: words }
    const indicators = judged.indicators.map((one) => ({ ...one, extra: [{ heading, text }] }))
    return found('deduction_explained', { ...judged, indicators }).length === 0
  }
  expect(explained('扣分原因', '雨季停工')).toBe(true)
  expect(explained('扣分说明', '雨季停工')).toBe(true)
  expect(explained('扣分原因', '无')).toBe(false)
  expect(explained('数据来源', '雨季停工')).toBe(false)
})

hold('value_present', [
  ['a column that nobody fills', { rows: [row('≥9个 | 9个 | | 10')] }, []],
  ['a total without a budget', { funds: ['total | | | '] }, []],
])

hold('year_consistent', [
  ['a form without a year', { title: '2021年度自评表' }, []],
  [
    'a title in wide digits',
    { title: '２０２１年度自评表', year: 2022 },
    ['warning year: 2021 → 2022'],
  ],
  ['a title with the year among others', { title: '2021年度自评表（2022年填报）', year: 2022 }, []],
  ['digits that are no year', { title: '12021年度120215年', year: 2022 }, []],
  [
    'targets of the year and without one',
    { year: 2021, rows: [row('2021年3月 | | | '), row('≥9个 | | | '), row('12月底前 | | | ')] },
    [],
  ],
])

test('the years that forms print outvote others by more than half of all forms', () => {
  const judged = (...years: readonly string[]) => {
    const forms = years.map((words) => {
      const made = form({ year: Number.parseInt(words, 10) })
      const basis = words.endsWith('?') ? 'inferred' : 'printed'
      return { ...made, year: { ...made.year, basis } } as Form
    })
    return found('year_consistent', report(forms))
  }
  const off = ['warning year: 2021 → 2020']
  expect(judged('2021', '2021', '2020')).toEqual(off)
  expect(judged('2021', '2020')).toEqual([])
  expect(judged('2021', '2021', '2020', '2019')).toEqual([])
  expect(judged('2021', '2021', '2020', '2020', '2019')).toEqual([])
  expect(judged('2021', '2021', '2020', '2019', '2018')).toEqual([])
  expect(judged('2021', '2021', '2020?')).toEqual([])
  expect(judged('2021?', '2021?', '2020')).toEqual([])
})

test('a target before a year that was inferred is a remark', () => {
  const judged = form({ year: 2021, rows: [row('2020年3月 | | | ')] })
  const year = { ...judged.year, basis: 'inferred' as const }
  expect(found('year_consistent', { ...judged, year })).toEqual([
    'info indicators[0].target: 2021 → 2020',
  ])
})

describe('total_matches_narrative', () => {
  const whole = form({ kind: 'department_evaluation', total: '100 | 95' })
  const road = form({ project: '道路养护', total: '100 | 98.6' })
  const care = form({ project: '养护', total: '100 | 97' })
  const bare = form({ project: '养护' })
  test.each([
    ['a rate of the score', [whole], '综合得分率 90 分 | 部门整体支出自评综合得分率90分。', []],
    ['a percentage', [whole], '综合得分 90 % | 部门整体支出自评综合得分90%。', []],
    [
      'a form without a score is not meant',
      [road, bare],
      '得分 98.8 分 | 道路养护项目得分98.8分。',
      ['warning total.score: 98.8 → 98.6'],
    ],
    ['two forms that are named', [road, care], '得分 98.8 分 | 道路养护项目得分98.8分。', []],
    ['two forms of the whole', [whole, whole], '得分 90 分 | 部门整体支出得分90分。', []],
    ['the only form', [care], '得分 90 分 | 自评得分90分。', ['warning total.score: 90 → 97']],
    ['the only form that is scored', [care, form({})], '得分 90 分 | 自评得分90分。', []],
    ['one of two', [care, road], '得分 90 分 | 自评得分90分。', []],
    ['the whole, where there is none', [care], '得分 90 分 | 部门整体支出得分90分。', []],
  ] as const)('%s', (_, forms, words, expected) => {
    expect(found('total_matches_narrative', report(forms, [figure(words)]))).toEqual(expected)
  })
})

hold(
  'grade_matches_score',
  (
    [
      ['90 | 良', '优 → 良'],
      ['80 | 中', '良 → 中'],
      ['60 | 差', '中 → 差'],
      ['59.9 | 不合格', ''],
      ['70 | 优秀', '中 → 优秀'],
      ['50 | 优', '差 → 优'],
      ['92 | “良”等级', '优 → “良”等级'],
      ['92 | （良 级）', '优 → （良 级）'],
      ['92 | constructor', ''],
    ] as const
  ).flatMap(([words, said]): Case[] => {
    const expected = said === '' ? [] : [`warning total.grade: ${said}`]
    return ['100', '∅'].map((weight) => [
      `${weight} | ${words}`,
      { total: `${weight} | ${words}` },
      expected,
    ])
  }),
)

hold('grade_matches_score', [
  ['no weight at all', { total: '0 | 45 | 优' }, []],
  ['a weight of one', { total: '1 | 0.5 | 优' }, ['warning total.grade: 差 → 优']],
])

hold('duplicate_indicator', [
  [
    'names that only run together alike',
    { rows: ['A | BC | 一 | | | | ', 'AB | C | 一 | | | | '] },
    [],
  ],
  [
    'the first is named each time',
    { rows: [row('| | | '), row('| | | '), row('| | | ')] },
    ['warning indicators[1].level3: null → 一', 'warning indicators[2].level3: null → 一'],
  ],
])

test.each([
  ['备注', 1],
  ['四级指标', 0],
  ['四级指标值', 1],
])('the column %s tells rows apart', (heading, findings) => {
  const judged = form({ rows: [row('| | | '), row('| | | ')] })
  const indicators = judged.indicators.map((one, at) => {
    const text = { ...one.level3, value: `第${at}段` }
    return { ...one, extra: [{ heading, text }] }
  })
  expect(found('duplicate_indicator', { ...judged, indicators })).toHaveLength(findings)
})

test('a column without a name of its own is named as it is', () => {
  const args = { name: '甲', column: 'note' }
  expect([ruleWording.value_present.en(args), ruleWording.value_present.zh(args)]).toEqual([
    '“甲” has no note',
    '“甲”缺note',
  ])
})

test('a row, a fund or a level without a name is named by nothing, and by no “null”', () => {
  const judged = form({
    funds: ['total | | 10 | 11 | | 50% | ', 'fiscal | | 11 | '],
    rows: [
      '50 | B | | ≥95% | ≥90% | 10 | 9 | ',
      '50 | B | | ≥95% | 90% | 10 | 10 | ',
      '50 | B | | | 9 | 1 | | ',
    ],
  })
  const funds = judged.funds.map((fund) => ({ ...fund, label: text('∅') }))
  const findings = audit(report([{ ...judged, funds }]))
  const named = findings.filter(({ args }) => 'name' in args || 'label' in args || 'level' in args)
  expect([...new Set(named.map(({ code }) => code))]).toEqual([
    ...['execution_rate', 'fund_parts', 'executed_within_budget', 'score_supported'],
    ...['deduction_explained', 'actual_is_measured', 'value_present'],
  ])
  for (const { args } of named) expect([args['name'], args['label']]).toContain('')
})
