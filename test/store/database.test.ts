import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { migrations } from '../../src/store/migrations.ts'
import { withDatabase, withReadOnlyDatabase } from '../../src/store/open.ts'
import { jixiaoAs } from '../command-line.ts'
import { canNobodyRun, NOBODY } from '../nobody.ts'

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'jixiao-store-'))
}

test('a new database has every table, and opening it again changes nothing', async () => {
  const path = join(folder(), 'a.db')
  await withDatabase(path, () => undefined)
  const before = readFileSync(path)
  await withDatabase(path, () => undefined)
  expect(readFileSync(path).equals(before)).toBe(true)
  const tables = await withReadOnlyDatabase(path, (database) =>
    database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all(),
  )
  expect(tables).toContain('indicators')
})

test('an unfinished database of ours is brought to the newest schema', async () => {
  const path = join(folder(), 'a.db')
  const old = new Sqlite(path)
  old.pragma('application_id = 1247299905')
  old.pragma('user_version = 0')
  old.close()
  await withDatabase(path, (database) => {
    expect(database.prepare('PRAGMA user_version').pluck().get()).toBeGreaterThan(0)
  })
})

test.each([
  ['foreign', (path: string) => new Sqlite(path).exec('CREATE TABLE a (b)').close()],
  [
    'foreign',
    (path: string) => writeFileSync(path, 'no database at all, but long enough '.repeat(9)),
  ],
  ['newer', newerDatabase],
  ['damaged', damagedDatabase],
] as const)('a %s database is refused and left as it is', async (code, make) => {
  const home = folder()
  const path = join(home, 'a.db')
  make(path)
  const before = readFileSync(path)
  await expect(withDatabase(path, () => undefined)).rejects.toMatchObject({ code })
  await expect(withReadOnlyDatabase(path, () => undefined)).rejects.toMatchObject({ code })
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(readdirSync(home)).toEqual(['a.db'])
})

function damagedDatabase(path: string): void {
  const database = new Sqlite(path)
  for (const { sql } of migrations()) database.exec(sql)
  database.pragma('application_id = 1247299905')
  database.pragma(`user_version = ${migrations().length}`)
  database.close()
  const bytes = readFileSync(path)
  // The header stays; what follows it, the first page of the schema, is lost.
  writeFileSync(path, bytes.fill(0xff, 100, 4096))
}

function newerDatabase(path: string): void {
  const database = new Sqlite(path)
  database.exec('CREATE TABLE a (b)')
  database.pragma('application_id = 1247299905')
  database.pragma('user_version = 9999')
  database.close()
}

test('a missing database and a missing folder are told apart from damage', async () => {
  const missing = join(folder(), 'none.db')
  await expect(withReadOnlyDatabase(missing, () => undefined)).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(withDatabase(join(missing, 'a.db'), () => undefined)).rejects.toMatchObject({
    code: 'not_openable',
  })
})

test('an older database is copied before it is brought to the newest schema', async () => {
  const path = join(folder(), 'a.db')
  const [first] = migrations()
  const old = new Sqlite(path)
  old.exec(first?.sql ?? '')
  old.pragma('application_id = 1247299905')
  old.pragma('user_version = 1')
  const insert = `INSERT INTO documents (sha256, format, size, outcome, parser_version, settings)
    VALUES ('aa', 'text', 1, 'complete', 1, '{}')`
  old.exec(insert)
  old.close()
  const count = 'SELECT count(*) FROM documents'
  await withDatabase(path, (database) => {
    expect(database.prepare(count).pluck().get()).toBe(1)
    expect(database.prepare('PRAGMA user_version').pluck().get()).toBe(migrations().length)
  })
  const copy = new Sqlite(`${path}.v1.bak`, { readonly: true })
  expect(copy.prepare(count).pluck().get()).toBe(1)
  expect(copy.pragma('user_version', { simple: true })).toBe(1)
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
  copy.close()
})

const commands = [
  ['query', 'SELECT count(*) AS n FROM runs'],
  ['status'],
  ['export', '--format', 'csv', '--view', 'v_forms'],
]

test.skipIf(!canNobodyRun).each([
  ['at rest', () => undefined],
  ['last written ahead', (database: Database) => database.useWriteAheadLog()],
])('a database %s is read where nothing can be written', async (_, make) => {
  const home = folder()
  const path = join(home, 'a.db')
  await withDatabase(path, (database) => {
    make(database)
    database.exec('ANALYZE')
    database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
    copyFileSync(path, join(home, 'b.db'))
  })
  chmodSync(home, 0o555)
  for (const command of commands) {
    const { code, stderr } = await jixiaoAs(NOBODY, ...command, '--db', join(home, 'b.db'))
    expect({ code, stderr }).toEqual({
      code: 0,
      // Of a database without forms nothing else is said.
      stderr: expect.stringMatching(/^(?:[^\n]* holds no forms yet;[^\n]*\n)?$/u),
    })
  }
  chmodSync(home, 0o755)
  expect(readdirSync(home).sort()).toEqual(['a.db', 'b.db'])
})

test.skipIf(!canNobodyRun)(
  'one that was not closed is not read by half where nothing can be written',
  async () => {
    const home = folder()
    const path = join(home, 'a.db')
    await withDatabase(path, (database) => {
      database.useWriteAheadLog()
      database.exec('CREATE TABLE more (a)')
      copyFileSync(path, join(home, 'b.db'))
      copyFileSync(`${path}-wal`, join(home, 'b.db-wal'))
    })
    chmodSync(home, 0o555)
    const asked = await jixiaoAs(NOBODY, 'status', '--db', join(home, 'b.db'))
    chmodSync(home, 0o755)
    expect(asked).toMatchObject({ code: 1, stderr: expect.stringContaining('ending in -wal') })
  },
)

test('a folder is not called a damaged database', async () => {
  const path = folder()
  for (const open of [withDatabase, withReadOnlyDatabase]) {
    await expect(open(path, () => undefined)).rejects.toMatchObject({
      code: 'not_openable',
      message: expect.stringContaining(
        `${path} is a folder, not a database; jixiao ingest ${path}`,
      ),
    })
  }
})
