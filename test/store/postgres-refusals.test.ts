/** What a database of PostgreSQL does not do for strangers, and what is said where it cannot be worked with. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { StoreError } from '../../src/store/error.ts'
import { storeSentence } from '../../src/store/error-wording.ts'
import { withDatabase, withReadOnlyDatabase } from '../../src/store/open.ts'
import { shownAddress } from '../../src/store/postgres/error.ts'
import { numbered } from '../../src/store/postgres/parameters.ts'
import { runUserQuery } from '../../src/store/user-query.ts'
import { jixiao } from '../command-line.ts'
import { hasPostgres, startPostgres } from '../postgres.ts'
import { readInto } from '../review/database.ts'

/** Forms of the file that the database holds. */
const FORMS = 4

let server: Awaited<ReturnType<typeof startPostgres>>
let address: string

/** What a stranger is answered. */
function answered(sql: string, at = address): Promise<readonly (readonly unknown[])[]> {
  return withReadOnlyDatabase(at, (database) =>
    [...runUserQuery(database, sql, {}, 100).batches].flat(),
  )
}

/** The failure of opening or asking, in both languages. */
async function refused(
  at: string,
  work: (database: Database) => unknown = () => undefined,
): Promise<{ readonly code: string; readonly said: readonly string[] }> {
  const error: unknown = await withDatabase(at, work).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof StoreError)) throw error ?? new Error('Nothing was refused.')
  const said = (['en', 'zh'] as const).map((language) => storeSentence(error, language))
  expect(said[1]).toMatch(/\p{Script=Han}/u)
  expect(said.join()).not.toContain('secret')
  return { code: error.code, said }
}

describe.skipIf(!hasPostgres)('a server of PostgreSQL', () => {
  beforeAll(async () => {
    server = await startPostgres()
    address = await server.makeDatabase()
    await readInto(address, ['fixtures/text/cell-per-line/input.txt'])
  })
  afterAll(() => server.remove())

  test('answers a stranger who reads, as a role that can do nothing else', async () => {
    expect(await answered('SELECT count(*), current_user::text FROM v_forms')).toEqual([
      [FORMS, 'jixiao_reader'],
    ])
  })

  test.each([
    'DELETE FROM forms',
    'WITH gone AS (DELETE FROM forms RETURNING 1) SELECT * FROM gone',
    'SELECT 1; COMMIT; DELETE FROM forms',
    "SELECT nextval(pg_get_serial_sequence('forms', 'id'))",
    "SELECT set_config('transaction_read_only', 'off', false)",
    "SELECT set_config('role', 'none', true), query_to_xml('DELETE FROM forms', true, true, '')",
    "SELECT pg_read_file('/etc/passwd')",
    'SELECT usename, passwd FROM pg_shadow',
    "COPY forms TO PROGRAM 'cat'",
    'SELECT 1) AS answer, (SELECT 2',
  ])('refuses %s', async (sql) => {
    await expect(answered(sql)).rejects.toThrow()
  })

  test('still holds what it held', async () => {
    expect(await answered('SELECT count(*) FROM forms')).toEqual([[FORMS]])
  })

  test('answers no stranger as a superuser', async () => {
    const asOwner = address.replace('writer@', 'owner@')
    await expect(answered('SELECT 1', asOwner)).rejects.toMatchObject({ code: 'bad_query' })
  })

  test.each([
    ['SELECT count(*) FROM v_formss', 'no such table: v_formss'],
    ['SELECT total_scor FROM v_forms', 'no such column: total_scor'],
    ['SELECT * FROM forms WHERE', 'incomplete input'],
    ['SELECT 1; SELECT 2', 'contains more than one statement'],
  ])('says what is wrong with %s in the words of SQLite', async (sql, words) => {
    await expect(answered(sql)).rejects.toThrow(words)
  })

  test('refuses a wrong password, and never prints it', async () => {
    await server.run("CREATE ROLE guest LOGIN PASSWORD 'known'")
    await server.askPassword('guest')
    const guest = address.replace('writer@', 'guest:secret@')
    expect(await refused(guest)).toMatchObject({ code: 'not_openable' })
    const { code, stderr, stdout } = await jixiao('status', '--db', guest)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^The server does not let this user in: postgres:\/\/guest@\/d1 .*\n$/u)
    const without = await refused(address.replace('writer@', 'guest@'))
    expect(without.said[0]).toContain('does not let this user in')
    expect(shownAddress('postgres://a:b@c@h:5432/d?password=x')).toBe('postgres://a@h:5432/d')
  })

  test('says that encryption was asked for and is not there', async () => {
    const { said } = await refused(`${address}&sslmode=require`)
    expect(said[0]).toContain('does not support SSL')
  })

  test('says that there is no such database, no such server, or nothing of ours in it', async () => {
    const nowhere = address.replace('/d1', '/none')
    expect((await refused(nowhere)).said[0]).toContain('has no database of this name')
    const away = address.replace(/host=.*/u, 'host=/nonexistent')
    expect((await refused(away)).said[0]).toContain('The server cannot be reached')
    const empty = await server.makeDatabase()
    await expect(withReadOnlyDatabase(empty, () => undefined)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('leaves alone what a newer version or another program has written', async () => {
    const newer = await server.makeDatabase()
    await withDatabase(newer, (database) =>
      database.exec('UPDATE schema_version SET version = 999'),
    )
    expect(await refused(newer)).toMatchObject({ code: 'newer' })
    const foreign = await server.makeDatabase()
    await server.run('CREATE SCHEMA jixiao', foreign)
    expect(await refused(foreign)).toMatchObject({ code: 'foreign' })
  })

  test('keeps nothing of a transaction whose server goes away, and goes on when it is back', async () => {
    const insert = "INSERT INTO given_regions (path, region_code) VALUES ('/lost', '110000')"
    await withDatabase(address, async (database) => {
      database.exec('BEGIN')
      database.exec(insert)
      await server.stop()
      expect(() => database.prepare('SELECT 1').get()).toThrow()
    })
    expect((await refused(address)).said[0]).toContain('The server cannot be reached')
    await server.start()
    const count = 'SELECT count(*) FROM given_regions'
    expect(await withDatabase(address, (one) => one.prepare(count).pluck().get())).toBe(0)
  })
})

test('values are numbered by name, and what only looks like one is left', () => {
  const sql = `SELECT ':a', "b?", x::text, :a, @b, ?, :a -- :c
    FROM t /* ? */ WHERE y = ? AND z = $$:d$$`
  expect(numbered(sql)).toEqual({
    sql: `SELECT ':a', "b?", x::text, $1, $2, $3, $1 -- :c
    FROM t /* ? */ WHERE y = $4 AND z = $$:d$$`,
    names: ['a', 'b', 0, 1],
  })
})
