/** How fast a large database answers: pages of views, look-ups, saved questions, searches, an export of everything. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { segmentForSearch } from '../src/segment/segment.ts'
import { type Database, withReadOnlyDatabase } from '../src/store/database.ts'
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
  '青川 图书馆',
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
  const asked = await withReadOnlyDatabase(path, (database) => ({
    'page ms': slow(pages(database)),
    'look-up ms': slow(lookUps(database)),
    'question ms, slowest': Math.max(...questions(database)),
    'search ms': slow(searches(database)),
  }))
  return { ...asked, ...(await exported(path, join(home, 'parquet'))) }
}

/** The 95th percentile. */
function slow(times: readonly number[]): number {
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

function pages(database: Database): number[] {
  return ['v_forms', 'v_indicators', 'v_funds', 'v_findings'].flatMap((view) => {
    const count = database.prepare(`SELECT count(*) FROM ${view}`).pluck().get() as number
    const page = database.prepare(`SELECT * FROM ${view} LIMIT ${PAGE} OFFSET ?`)
    const offsets = Array.from({ length: 20 }, (_, at) => Math.floor((at / 20) * count))
    return offsets.map((offset) => warm(() => page.all(offset)))
  })
}

function lookUps(database: Database): number[] {
  const byForm = database.prepare('SELECT * FROM v_indicators WHERE form_id = ?')
  const byFile = database.prepare('SELECT * FROM v_forms WHERE file = ?')
  const byPlace = database.prepare(
    `SELECT * FROM v_forms WHERE year = 2020 AND department_name LIKE ? LIMIT ${PAGE}`,
  )
  const forms = Array.from({ length: 20 }, (_, at) => 1 + at * 37)
  return [
    ...forms.map((form) => warm(() => byForm.all(form))),
    ...forms.map((form) => warm(() => byFile.all(`/reports/${String(form).padStart(6, '0')}.pdf`))),
    ...['青川', '白河', '云泉'].map((place) => warm(() => byPlace.all(`${place}%`))),
  ]
}

function questions(database: Database): number[] {
  return savedQuestions().map(({ sql, parameters }) => {
    const statement = database.prepare(sql)
    const nothing = Object.fromEntries(parameters.map((name) => [name, null]))
    return warm(() => firstRows(statement.iterate(nothing)))
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

function searches(database: Database): number[] {
  const years = [null, 2020]
  return words.flatMap((asked) =>
    years.map((year) => {
      const question = { words: asked, kinds: [], year, limit: 20, prints: 'leading' as const }
      return warm(() => search(database, question, segmentForSearch))
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
