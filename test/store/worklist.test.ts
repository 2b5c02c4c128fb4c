/** The lists that people work through: counted, sorted, and kept up to what is decided and read. */
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { confirmForm, judgeFinding } from '../../src/review/decide.ts'
import { segmentForSearch } from '../../src/segment/segment.ts'
import type { Database } from '../../src/store/database.ts'
import { sqliteDatabase } from '../../src/store/sqlite/handle.ts'
import { sortNames, type WorklistQuery } from '../../src/store/worklist/asked.ts'
import { openWorklist, type Worklist } from '../../src/store/worklist/worklist.ts'
import { databaseOf, readInto } from '../review/database.ts'

const text = 'fixtures/text/cell-per-line/input.txt'
const html = 'fixtures/html/values-in-columns/input.html'

let path: string
let digest: string
let handle: Sqlite.Database
let database: Database
let worklist: Worklist

beforeEach(async () => {
  const made = await databaseOf(text, html)
  path = made.path
  digest = made.digests[0] ?? ''
  handle = new Sqlite(path)
  database = sqliteDatabase(handle)
  worklist = openWorklist(database, segmentForSearch)
})
afterEach(async () => {
  await worklist.close()
  handle.close()
})

const every: WorklistQuery = {
  ...{ list: 'forms', filters: {}, words: '', prints: 'leading', sort: 'doubt', isDown: true },
  ...{ offset: 0, limit: 50 },
}
const list = async (asked: Partial<WorklistQuery>) =>
  (await worklist.now()).list({ ...every, ...asked })

/** What a list says of each value, one facet at a time, from SQL alone. */
function counted(sql: string): Record<string, number> {
  const rows = database.prepare(sql).all() as { value: string; count: number }[]
  return Object.fromEntries(rows.map(({ value, count }) => [value, count]))
}

describe('facets', () => {
  test('count what SQL counts', async () => {
    const { total, facets } = await list({ list: 'findings' })
    expect(total).toBe(database.prepare('SELECT count(form_id) FROM findings').pluck().get())
    const told = Object.fromEntries((facets.rule ?? []).map(({ value, count }) => [value, count]))
    const sql = `SELECT code AS value, count(*) AS count FROM findings
      WHERE form_id IS NOT NULL GROUP BY code`
    expect(told).toEqual(counted(sql))
  })

  test('let forms be chosen by any rule among their findings', async () => {
    const { facets } = await list({})
    const told = Object.fromEntries((facets.rule ?? []).map(({ value, count }) => [value, count]))
    const sql = `SELECT code AS value, count(DISTINCT form_id) AS count FROM findings
      WHERE form_id IS NOT NULL GROUP BY code`
    expect(told).toEqual(counted(sql))
    for (const [rule, count] of Object.entries(told)) {
      const { total, ids } = await list({ filters: { rule: [rule] } })
      expect(total).toBe(count)
      expect(ids).toHaveLength(count)
    }
  })

  test('count at one facet what all the others leave', async () => {
    const { facets } = await list({ list: 'findings', filters: { severity: ['error'] } })
    const severities = facets.severity?.map(({ value }) => value) ?? []
    expect(severities.length).toBeGreaterThan(1)
    expect(facets.rule?.map(({ value }) => value)).toEqual(['score_within_weight'])
  })

  test('keep a value that was asked for and has nothing left', async () => {
    const here = (await list({ words: '文献' })).facets.kind?.map(({ value }) => value) ?? []
    const all = (await list({})).facets.kind?.map(({ value }) => value) ?? []
    const elsewhere = all.find((kind) => !here.includes(kind)) ?? ''
    const { total, facets } = await list({ words: '文献', filters: { kind: [elsewhere] } })
    expect(total).toBe(0)
    expect(facets.kind?.[0]).toEqual({ value: elsewhere, count: 0 })
  })
})

test('orders go through all forms, both ways', async () => {
  for (const sort of sortNames) {
    const down = (await list({ sort })).ids
    const up = (await list({ sort, isDown: false })).ids
    expect(up).toEqual(down.toReversed())
    expect(new Set(down).size).toBe(
      database.prepare('SELECT count(*) FROM forms').pluck().get() as number,
    )
  }
  const years = (await list({ sort: 'year' })).ids.map((id) =>
    database.prepare('SELECT year FROM forms WHERE id = ?').pluck().get(id),
  )
  expect(years).toEqual(years.toSorted((one, other) => Number(other) - Number(one)))
})

test('neighbours are those of the list as it is sorted', async () => {
  const lists = await worklist.now()
  const { ids } = lists.list(every)
  const beside = ids.map((id) => lists.neighbours(every, id))
  expect(beside.map(({ previous }) => previous)).toEqual([null, ...ids.slice(0, -1)])
  expect(beside.map(({ next }) => next)).toEqual([...ids.slice(1), null])
})

describe('after a decision', () => {
  test('its document alone is read again, and all is as if read anew', async () => {
    await worklist.now()
    expect(confirmForm(database, { sha256: digest, form: 3 }, '甲')).toHaveProperty('id')
    worklist.changed(digest)
    const sql = `SELECT findings.* FROM findings JOIN forms ON forms.id = form_id WHERE forms.ordinal = 3`
    const finding = database.prepare(sql).get()
    const { code, path: field, paths } = finding as { code: string; path: string; paths: string }
    const judged = judgeFinding(database, {
      ...{ sha256: digest, form: 3, code, path: field, paths },
      ...{ verdict: 'accepted', why: '', who: '甲' },
    })
    expect(judged).toHaveProperty('id')
    worklist.changed(digest)
    const { facets } = await list({})
    expect(facets.reviewed).toContainEqual({ value: 'yes', count: 1 })
    const fresh = openWorklist(database, segmentForSearch)
    for (const name of ['forms', 'findings'] as const) {
      for (const sort of sortNames) {
        const asked = { ...every, list: name, sort, limit: 1000 }
        expect((await worklist.now()).list(asked)).toEqual((await fresh.now()).list(asked))
      }
    }
    await fresh.close()
  })

  test('one that comes while all is read is in it', async () => {
    const reading = worklist.now()
    confirmForm(database, { sha256: digest, form: 0 }, '甲')
    worklist.changed(digest)
    await reading
    expect((await list({})).facets.reviewed).toContainEqual({ value: 'yes', count: 1 })
  })
})

test('what another process reads in is noticed', async () => {
  const before = (await list({})).total
  await readInto(path, ['fixtures/text/tabs-merges-lost/input.txt'])
  await expect.poll(async () => (await list({})).total).toBeGreaterThan(before)
})

test('departments count each form once, whatever prints of it there are', async () => {
  const form = database
    .prepare("SELECT id FROM forms WHERE project_name = '民间文献征集项目'")
    .pluck()
    .get()
  const all = async () => {
    const fresh = openWorklist(database, segmentForSearch)
    const years = (await fresh.now()).departmentYears()
    await fresh.close()
    return years
  }
  const before = await all()
  const sum = (years: typeof before) => years.reduce((total, { forms }) => total + forms, 0)
  const other = database.prepare('SELECT min(id) FROM forms WHERE id <> ?').pluck().get(form)
  database
    .prepare(
      `INSERT INTO form_links (form_id, leading_id, copies, region_candidates) VALUES (?, ?, 2, '[]')
       ON CONFLICT (form_id) DO UPDATE SET leading_id = excluded.leading_id`,
    )
    .run(form, other)
  expect(sum(await all())).toBe(sum(before) - 1)
})
