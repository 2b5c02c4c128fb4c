import { describe, expect, test } from 'vitest'
import { linkWaiting } from '../../src/ingest/linking.ts'
import { columnLabel } from '../../src/label/column.ts'
import type { Database } from '../../src/store/database.ts'
import { withDatabase } from '../../src/store/open.ts'
import { savedQuestions } from '../../src/store/saved-question.ts'

const questions = savedQuestions()

test('there is a dozen of them and more', () => {
  expect(questions.length).toBeGreaterThanOrEqual(12)
})

describe.each(questions.map((question) => [question.name, question] as const))(
  '@%s',
  (_, question) => {
    test('says in both languages what it asks', () => {
      expect(question.words.en).toMatch(/^[A-Z].*[?.]$/u)
      expect(question.words.zh).toMatch(/^\p{Script=Han}.*[？。]$/u)
    })

    test('heads its columns in Chinese', async () => {
      await withDatabase(':memory:', (database) => {
        const columns = database.prepare(question.sql).columns()
        const names = columns.map(({ name }) => name)
        expect(names.filter((name) => columnLabel(name, 'zh') === name)).toEqual([])
      })
    })

    test('takes a year, a department and copies, or less, and only reads', async () => {
      await withDatabase(':memory:', (database) => {
        const statement = database.prepareUserQuery(question.sql)
        const values = question.parameters.map((name) => [name, null])
        expect(statement.all(Object.fromEntries(values))).toEqual([])
        const names = question.parameters.toSorted().join()
        expect(['', 'department,year', 'copies,department,year']).toContain(names)
      })
    })
  },
)

/** A form of each year with one total row; `null` where the form does not print the amount. */
function addForms(
  database: Database,
  years: readonly (readonly [year: number, annual: number | null, executed: number | null])[],
): void {
  database.exec(`INSERT INTO documents (id, sha256, format, size, outcome, parser_version, settings)
    VALUES (1, 'a', 'text', 1, 'complete', 1, '{}')`)
  const form = database.prepare(`INSERT INTO forms
    (id, document_id, ordinal, kind, year, project_name, unit_name, total_score, sources)
    VALUES (@id, 1, @id, 'project_self_evaluation', @year, '河道清淤', '石家庄市水务局', 90 + @id, '[]')`)
  const fund = database.prepare(`INSERT INTO funds
    (form_id, ordinal, source, unit, annual_budget, executed, annual_budget_fen, executed_fen)
    VALUES (@id, 0, 'total', '元', @annual, @executed, @annual * 100, @executed * 100)`)
  for (const [id, [year, annual, executed]] of years.entries()) {
    form.run({ id, year })
    fund.run({ id, annual, executed })
  }
}

function ask(database: Database, name: string, year: number | null): readonly unknown[] {
  const sql = questions.find((question) => question.name === name)?.sql ?? ''
  return database.prepare(sql).all({ year, department: null, copies: null })
}

test('a rate of many rows rests on those that print both of its amounts', async () => {
  await withDatabase(':memory:', (database) => {
    addForms(database, [
      [2021, 100_000, 80_000],
      [2021, null, 50_000],
      [2021, 0.1, null],
    ])
    expect(ask(database, 'money-by-source', null)).toEqual([
      expect.objectContaining({
        rows: 3,
        annual_budget: 10.00001,
        executed: 13,
        execution_rate: 80,
      }),
    ])
  })
})

test('the change since the year before is told also where only one year is asked for', async () => {
  await withDatabase(':memory:', (database) => {
    addForms(database, [
      [2020, 100_000, 80_000],
      [2021, 120_000, 90_000],
    ])
    linkWaiting(database)
    expect(ask(database, 'year-on-year', 2021)).toEqual([
      expect.objectContaining({
        year: 2021,
        budget_change: 2,
        executed_change: 1,
        score_change: 1,
      }),
    ])
  })
})

/** Questions that take every kind of forms, as their words say, and name no result. */
const ofEveryKind = new Set([
  ...['contradictions-by-department', 'copies-differ', 'findings-by-kind', 'money-by-source'],
  ...['unread-files', 'vanished-projects'],
])

/** Two years of a project with figures of its own, as forms of a kind. */
function addKind(database: Database, kind: string, first: number): void {
  const form = database.prepare(`INSERT INTO forms
    (id, document_id, ordinal, kind, year, project_name, unit_name, department_name, total_score, sources)
    VALUES (@id, 1, @id, @kind, @year, '项目' || @kind, '石家庄市水务局', '石家庄市水务局', 97, '[]')`)
  const fund = database.prepare(`INSERT INTO funds
    (form_id, ordinal, source, unit, annual_budget, executed, annual_budget_fen, executed_fen)
    VALUES (@id, 0, 'total', '元', 1000, 100, 100000, 10000)`)
  const row = database.prepare(`INSERT INTO indicators
    (id, form_id, ordinal, level1_code, level2, level3, topic, target, target_kind, target_operator, actual, attained, weight, score,
      origin_table, origin_row)
    VALUES (@row, @id, @ordinal, 'output', '数量', '里程', 'satisfaction', @words, @kind, '>=', @words, 0, 10, 10, 0, 0)`)
  const finding = database.prepare(`INSERT INTO findings
    (document_id, form_id, ordinal, stage, severity, code, path, paths, args, places, lost, message_zh, message_en)
    VALUES (1, @id, @id, 'audit', 'warning', 'deduction_explained', 'indicators[0].note', '[]', '{}', '[]', 0, '', '')`)
  for (const at of [0, 1, 2]) {
    const id = first + at
    form.run({ id, kind, year: 2020 + Math.min(at, 1) })
    fund.run({ id })
    row.run({ row: id * 10, id, ordinal: 0, words: '≥95%', kind: 'number' })
    row.run({ row: id * 10 + 1, id, ordinal: 1, words: '完成', kind: 'text' })
    finding.run({ id })
  }
}

test('plans, monitoring and rows of lists are in no answer about results', async () => {
  await withDatabase(':memory:', (database) => {
    database.exec(`INSERT INTO documents (id, sha256, format, size, outcome, parser_version, settings)
      VALUES (1, 'a', 'text', 1, 'complete', 1, '{}')`)
    for (const [at, kind] of [
      'performance_target',
      'performance_monitoring',
      'project_summary',
    ].entries()) {
      addKind(database, kind, 100 * (at + 1))
    }
    linkWaiting(database)
    const rows = (name: string) => ask(database, name, null).length
    const names = questions.map(({ name }) => name).filter((name) => !ofEveryKind.has(name))
    expect(names.filter((name) => rows(name) > 0)).toEqual([])
    addKind(database, 'project_self_evaluation', 900)
    linkWaiting(database)
    const answered = names.filter((name) => rows(name) > 0)
    expect(answered).toEqual(
      expect.arrayContaining([
        'scores',
        'low-execution',
        'copied-target',
        'year-on-year',
        'common-topics',
      ]),
    )
    expect(answered.length).toBeGreaterThanOrEqual(11)
  })
})
