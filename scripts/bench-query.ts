/** How fast a large database answers: pages of views, look-ups, saved questions, searches, an export of everything. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { linkWaiting } from '../src/ingest/linking.ts'
import { segmentForSearch } from '../src/segment/segment.ts'
import type { Database } from '../src/store/database.ts'
import { withDatabase, withReadOnlyDatabase } from '../src/store/open.ts'
import { viewNames } from '../src/store/row-stream.ts'
import { savedQuestions } from '../src/store/saved-question.ts'
import { search } from '../src/store/search.ts'
import { treeMb } from './bench/memory.ts'
import { makeDatabase } from './made-database.ts'

/** Rows that a person looks at together. */
const PAGE = 100

const words = [
  '经费',
  '满意度',
  '图书馆',
  '苏州 图书馆',
  '群众满意度',
  '采购经费到位',
  '2650',
  '无此词',
]

const SAMPLE_MS = 50

/**
 * Milliseconds at the 95th percentile, warm; seconds and megabytes of an export to Parquet. The database is made in
 * `home` with `indicators` indicator rows.
 */
export async function benchQuery(
  home: string,
  indicators: number,
): Promise<Readonly<Record<string, number>>> {
  const path = join(home, 'large.db')
  await makeDatabase(path, indicators)
  const linked = await linking(path)
  const asked = await withReadOnlyDatabase(path, (database) => ({
    'page ms': slow(pages(database).map(warm)),
    'look-up ms': slow(lookUps(database).map(warm)),
    'question ms, slowest': Math.max(...questions(database).map(warm)),
    'search ms': slow(searches(database).map(warm)),
  }))
  return { ...linked, ...asked, ...(await exported(path, join(home, 'parquet'))) }
}

/** Forms that are to be linked within a minute. */
const HUNDRED_THOUSAND = 100_000

/** Processor seconds for linking a hundred thousand forms, and milliseconds for one more document among them all. */
async function linking(path: string): Promise<Readonly<Record<string, number>>> {
  return withDatabase(path, (database) => {
    const start = process.cpuUsage()
    const forms = linkWaiting(database)
    const { user, system } = process.cpuUsage(start)
    const change = database.prepare(
      "INSERT INTO link_queue SELECT 'form', id FROM forms WHERE document_id = ?",
    )
    const again = [17, 4711, 2000].map((document) => {
      change.run(document)
      const before = performance.now()
      linkWaiting(database)
      return performance.now() - before
    })
    const seconds = (user + system) / 1e6
    return {
      'linking 100,000 forms, s': (seconds * HUNDRED_THOUSAND) / forms,
      'linking a document again, ms': Math.max(...again),
    }
  })
}

/** The 95th percentile. */
export function slow(times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length * 0.95)] ?? 0
}

/** The time of a second run. */
function warm(work: () => unknown): number {
  work()
  const start = performance.now()
  work()
  return performance.now() - start
}

export function pages(database: Database): (() => unknown)[] {
  return viewNames().flatMap((view) => {
    const count = database.prepare(`SELECT count(*) FROM ${view}`).pluck().get() as number
    const page = database.prepare(`SELECT * FROM ${view} LIMIT ${PAGE} OFFSET ?`)
    const offsets = Array.from({ length: 20 }, (_, at) => Math.floor((at / 20) * count))
    return offsets.map((offset) => () => page.all(offset))
  })
}

export function lookUps(database: Database): (() => unknown)[] {
  const byForm = database.prepare('SELECT * FROM v_indicators WHERE form_id = ?')
  const byFile = database.prepare('SELECT * FROM v_forms WHERE file = ?')
  const byPlace = database.prepare(
    `SELECT * FROM v_forms WHERE year = 2020 AND department_name LIKE ? LIMIT ${PAGE}`,
  )
  const byProject = database.prepare('SELECT * FROM v_projects WHERE project_id = ?')
  const projects = database.prepare('SELECT id FROM projects ORDER BY id LIMIT 20').pluck().all()
  const byOrganisation = database.prepare(
    `SELECT * FROM v_forms WHERE organisation_id = ? LIMIT ${PAGE}`,
  )
  const byName = database.prepare('SELECT * FROM v_organisations WHERE name = ?')
  const organisations = database.prepare('SELECT id, name FROM organisations LIMIT 20').all() as {
    id: string
    name: string
  }[]
  const byLeading = database.prepare('SELECT * FROM v_copies WHERE leading_id = ?')
  const forms = Array.from({ length: 20 }, (_, at) => 1 + at * 37)
  return [
    ...projects.map((id) => () => byProject.all(id)),
    ...organisations.map(
      ({ id }) =>
        () =>
          byOrganisation.all(id),
    ),
    ...organisations.map(
      ({ name }) =>
        () =>
          byName.all(name),
    ),
    ...forms.map((form) => () => byLeading.all(form)),
    ...forms.map((form) => () => byForm.all(form)),
    ...forms.map((form) => () => byFile.all(`/reports/${String(form).padStart(6, '0')}.pdf`)),
    ...['苏州', '包头', '成都'].map((place) => () => byPlace.all(`${place}%`)),
  ]
}

export function questions(database: Database): (() => unknown)[] {
  return savedQuestions().map(({ sql, parameters }) => {
    const statement = database.prepare(sql)
    const nothing = Object.fromEntries(parameters.map((name) => [name, null]))
    return () => firstRows(statement.iterate(nothing))
  })
}

/** The rows that `query` prints unless told otherwise. */
function firstRows(rows: Iterable<unknown>): unknown[] {
  const first = []
  for (const row of rows) {
    first.push(row)
    if (first.length === 1000) break
  }
  return first
}

export function searches(database: Database): (() => unknown)[] {
  const years = [null, 2020]
  return words.flatMap((asked) =>
    years.map((year) => {
      const question = { words: asked, kinds: [], year, limit: 20, prints: 'leading' as const }
      return () => search(database, question, segmentForSearch)
    }),
  )
}

async function exported(path: string, out: string): Promise<Record<string, number>> {
  const start = performance.now()
  const flags = ['export', '--format', 'parquet', '--db', path, '--out', out]
  const child = spawn(process.execPath, ['bin/jixiao.js', ...flags], { stdio: 'ignore' })
  let most = 0
  const timer = setInterval(() => {
    most = Math.max(most, treeMb(child.pid ?? 0))
  }, SAMPLE_MS)
  await once(child, 'exit')
  clearInterval(timer)
  return { 'parquet s': (performance.now() - start) / 1000, 'parquet MB': most }
}
