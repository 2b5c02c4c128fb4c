/** The second store: what is written into PostgreSQL and asked there is what SQLite holds and answers. */
import { globSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkWaiting } from '../../src/ingest/linking.ts'
import { renormalize } from '../../src/ingest/renormalize.ts'
import { runIngest, runRetry } from '../../src/ingest/run.ts'
import { segmentForSearch } from '../../src/segment/segment.ts'
import type { Database } from '../../src/store/database.ts'
import { digest, dump } from '../../src/store/digest.ts'
import { selectFormKey } from '../../src/store/listed.ts'
import { migrations } from '../../src/store/migrations.ts'
import { withDatabase, withReadOnlyDatabase } from '../../src/store/open.ts'
import { postgresMigrations } from '../../src/store/postgres/open.ts'
import { type Selection, selectStreams, viewNames } from '../../src/store/row-stream.ts'
import { openRun } from '../../src/store/run-log.ts'
import { savedQuestions } from '../../src/store/saved-question.ts'
import { columnsOf, describeSchema } from '../../src/store/schema.ts'
import { search, searchForms } from '../../src/store/search.ts'
import { unattended, until, usual } from '../ingest/workplace.ts'
import { type Databases, hasPostgres } from '../postgres.ts'
import { readInto } from '../review/database.ts'
import { sharedPostgres } from '../shared-postgres.ts'

const files = globSync('fixtures/{text,html,xlsx,docx}/*/input.*').toSorted()

let server: Databases
/** The same files in a file of SQLite and in a database of PostgreSQL. */
let stores: readonly [sqlite: string, postgres: string]

async function emptyStores(): Promise<typeof stores> {
  const home = mkdtempSync(join(tmpdir(), 'jixiao-both-'))
  return [join(home, 'a.db'), await server.makeDatabase()]
}

/** What both stores answer. */
async function both<Answer>(
  ask: (database: Database) => Answer,
): Promise<{ readonly sqlite: Answer; readonly postgres: Answer }> {
  const [sqlite, postgres] = stores
  return {
    sqlite: await withReadOnlyDatabase(sqlite, ask),
    postgres: await withReadOnlyDatabase(postgres, ask),
  }
}

/** What saved questions may be asked with. */
const asked = [
  { year: null, department: null, copies: null },
  { year: 2023, department: '局', copies: 'all' },
]

const soughtWords = ['满意度', '改造', '2021年', '培训 人数', '项目', '没有的词']

/** Rows as text without the numbers that only a database gives; a sum may differ in its last digit. */
function answered(
  database: Database,
  sql: string,
  values: Readonly<Record<string, unknown>>,
): readonly string[] {
  const rows = database.prepare(sql).all(values) as Readonly<Record<string, unknown>>[]
  return rows.map((row) => {
    const content = Object.entries(row).filter(([name]) => !/_id$|^id$/u.test(name))
    return JSON.stringify(content, (_, value) =>
      typeof value === 'number' ? Number(value.toPrecision(14)) : value,
    )
  })
}

describe.skipIf(!hasPostgres)('a database of PostgreSQL', () => {
  beforeAll(async () => {
    server = sharedPostgres()
    stores = await emptyStores()
    for (const store of stores) {
      await readInto(store, files)
      await withDatabase(store, (database) => linkWaiting(database))
    }
  })
  afterAll(() => server.leave())

  test('stands at the version at which SQLite stands', () => {
    expect(postgresMigrations().at(-1)?.version).toBe(migrations().at(-1)?.version)
  })

  test('holds what SQLite holds, line for line', async () => {
    const { sqlite, postgres } = await both((database) => [...dump(database)])
    expect(postgres).toEqual(sqlite)
    expect(postgres.length).toBeGreaterThan(400)
  })

  test('has every table and view, column for column', async () => {
    const names = describeSchema().map(({ name }) => name)
    const { sqlite, postgres } = await both((database) =>
      names
        .filter((name) => name !== 'search')
        .map((name) => ({ name, columns: columnsOf(database, name) })),
    )
    expect(postgres).toEqual(sqlite)
  })

  test('answers every view and every saved question row for row', async () => {
    const views = describeSchema().filter(({ kind }) => kind === 'view')
    const { sqlite, postgres } = await both((database) => [
      ...views.map(({ name }) => [
        name,
        ...answered(database, `SELECT * FROM ${name}`, {}).toSorted(),
      ]),
      ...asked.flatMap((values) =>
        savedQuestions().map(({ name, sql }) => [name, ...answered(database, sql, values)]),
      ),
    ])
    expect(postgres).toEqual(sqlite)
    expect(postgres.filter((lines) => lines.length > 1).length).toBeGreaterThan(15)
  })

  test('finds what SQLite finds, in the same order', async () => {
    const wholes = [
      { kinds: [], year: null, limit: 20, prints: 'leading' },
      { kinds: ['section', 'project'], year: null, limit: 500, prints: 'all' },
      { kinds: ['indicator', 'note', 'goal'], year: 2023, limit: 3, prints: 'all' },
    ] as const
    const { sqlite, postgres } = await both((database) =>
      soughtWords.flatMap((words) =>
        wholes.map((whole) => {
          const { hits, isCut } = search(database, { ...whole, words }, segmentForSearch)
          return { isCut, hits: hits.map(({ form_id, document_id, ...shown }) => shown) }
        }),
      ),
    )
    expect(postgres).toEqual(sqlite)
    const kinds = postgres.flatMap(({ hits }) => hits.map(({ kind }) => kind))
    expect(new Set(kinds).size).toBeGreaterThan(2)
    expect(kinds.length).toBeGreaterThan(20)
  })

  test('finds the newest entries, wherever they stand', async () => {
    const rare = { number: 8, words: '植树 罕见', year: 2020 }
    const usual = Array.from({ length: 60 }, (_, at) => {
      return { number: 8 * (at + 2), words: '植树', year: 2021 }
    })
    const found = await withDatabase(await server.makeDatabase(), (database) => {
      database.search.add([rare, ...usual])
      const find = (word: string, year: number | null) =>
        database.search.find({ ways: [[word]], kinds: ['project'], year }, 2)
      return [find('植树', null), find('罕见', null), find('植树', 2020), find('无', null)]
    })
    expect(found).toEqual([[8 * 61, 8 * 60], [8], [8], []])
  })

  test('finds the forms that SQLite finds', async () => {
    const { sqlite, postgres } = await both((database) =>
      soughtWords.map((words) => {
        const { forms, isCut } = searchForms(database, words, segmentForSearch)
        const keys = [...forms].map((form) => JSON.stringify(selectFormKey(database, form)))
        return { keys: keys.toSorted(), isCut }
      }),
    )
    expect(postgres).toEqual(sqlite)
    expect(postgres.flatMap(({ keys }) => keys).length).toBeGreaterThan(5)
  })

  test('keeps nothing apart that every search would have to read', async () => {
    const sql = "SELECT gin_clean_pending_list('jixiao.search_by_words') AS pages"
    expect(await server.run(sql, stores[1].replace('writer@', 'owner@'))).toEqual([{ pages: '0' }])
  })

  test('hands on rows for export as SQLite does', async () => {
    const told = (selection: Selection) => (database: Database) =>
      selectStreams(database, selection).map(({ name, columns, count, rows }) => {
        return { name, columns, count: count(), rows: [...rows()].length }
      })
    const sql = `SELECT kind, count(*) AS forms, avg(total_score) AS mean, max(year) > 2020 AS late
      FROM v_forms GROUP BY kind ORDER BY kind`
    for (const selection of [
      { views: viewNames(), prints: 'leading' },
      { name: 'kinds', sql, parameters: {} },
    ] satisfies Selection[]) {
      const { sqlite, postgres } = await both(told(selection))
      expect(postgres).toEqual(sqlite)
    }
  })

  test('lets writers of different things write beside each other, and no others', async () => {
    const database = await server.makeDatabase()
    await withDatabase(database, (one) =>
      withDatabase(database, (other) => {
        other.exec("SET lock_timeout = '50ms'")
        const nothing = () => undefined
        one.lockingTransaction(['a', 'b'], () => {
          other.lockingTransaction(['c'], nothing)
          expect(() => other.lockingTransaction(['c', 'b'], nothing)).toThrow(/lock timeout/u)
          expect(() => other.exclusiveTransaction(nothing)).toThrow(/lock timeout/u)
        })
        one.exclusiveTransaction(() => {
          expect(() => other.lockingTransaction(['c'], nothing)).toThrow(/lock timeout/u)
        })
        other.exclusiveTransaction(nothing)
      }),
    )
  })

  test('knows a run that goes on by its connection, whatever the clock of its machine says', async () => {
    const database = await server.makeDatabase()
    const start = { command: 'ingest', settings: '{}', program_version: '0', parser_version: 0 }
    await withDatabase(database, (one) => {
      openRun(one, start)
      one.exec("UPDATE runs SET updated_at = '2001-01-01T00:00:00.000Z'")
      return withDatabase(database, (other) => {
        expect(() => openRun(other, start)).toThrow(/Another run/u)
      })
    })
    // The server notices a connection's end by itself.
    const begin = (later: Database) => {
      later.exec("UPDATE runs SET updated_at = '2101-01-01T00:00:00.000Z'")
      return openRun(later, start).id > 0
    }
    await until(() => withDatabase(database, begin).catch(() => false))
  })

  test('takes files in, knows them, reads again what failed, and understands anew', async () => {
    const roots = ['text/cell-per-line', 'archive/tarball'].map((name) => resolve('fixtures', name))
    const stop = new AbortController().signal
    const watch = unattended(() => undefined)
    const digests: string[] = []
    for (const database of await emptyStores()) {
      const settings = { database, ...usual }
      await runIngest(roots, false, settings, watch)
      digests.push(await withReadOnlyDatabase(database, digest))
      expect(await runRetry(['corrupt'], settings, watch)).toMatchObject({ found: 0 })
      await renormalize(database, stop)
      digests.push(await withReadOnlyDatabase(database, digest))
    }
    expect(new Set(digests).size).toBe(1)
  })
})
