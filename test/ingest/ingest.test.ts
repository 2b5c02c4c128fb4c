/** The whole way from files to the database, through real processes. */
import { once } from 'node:events'
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { withReadOnlyDatabase } from '../../src/store/database.ts'
import { digest } from '../../src/store/digest.ts'
import { jixiao, start } from '../command-line.ts'
import { reportText } from './report-text.ts'

function workplace() {
  const home = mkdtempSync(join(tmpdir(), 'jixiao-ingest-'))
  const files = join(home, 'files')
  mkdirSync(files)
  const database = join(home, 'a.db')
  const take = (...flags: string[]) =>
    jixiao('ingest', files, '--db', database, '--jobs', '2', ...flags)
  return { files, database, take }
}

function asked(path: string, sql: string): Promise<unknown[]> {
  return withReadOnlyDatabase(path, (database) => database.prepare(sql).all())
}

function digestOf(path: string): Promise<string> {
  return withReadOnlyDatabase(path, digest)
}

test('files are read once, and known ones skipped', async () => {
  const { files, database, take } = workplace()
  writeFileSync(join(files, 'one.txt'), reportText('植树'))
  writeFileSync(join(files, 'copy.txt'), reportText('植树'))
  mkdirSync(join(files, 'inner'))
  writeFileSync(join(files, 'inner', 'two.txt'), reportText('修路'))
  writeFileSync(join(files, 'empty.txt'), '')
  expect((await take()).code).toBe(1)
  expect(await asked(database, 'SELECT count(*) AS n FROM documents')).toEqual([{ n: 2 }])
  expect(
    await asked(database, 'SELECT project_name, total_score FROM forms ORDER BY project_name'),
  ).toMatchObject([{ project_name: '修路' }, { project_name: '植树' }])
  expect(
    await asked(
      database,
      'SELECT outcome, count(*) AS n FROM run_files GROUP BY outcome ORDER BY 1',
    ),
  ).toEqual([
    { outcome: 'complete', n: 2 },
    { outcome: 'duplicate', n: 1 },
    { outcome: 'failed', n: 1 },
  ])
  const first = await digestOf(database)
  const again = await take('--json')
  expect(again.code).toBe(0)
  expect(JSON.parse(again.stdout)).toMatchObject({ event: 'end', found: 4, unchanged: 4 })
  await take('--force')
  expect(await digestOf(database)).toBe(first)
})

test('a changed file gives what it holds now', async () => {
  const { files, database, take } = workplace()
  writeFileSync(join(files, 'one.txt'), reportText('植树'))
  await take()
  writeFileSync(join(files, 'one.txt'), reportText('植树造林'))
  await take()
  expect(await asked(database, 'SELECT project_name FROM forms')).toEqual([
    { project_name: '植树造林' },
  ])
})

test('circles, odd names, hidden files and closed folders are walked over', async () => {
  const { files, database, take } = workplace()
  symlinkSync(files, join(files, 'circle'))
  symlinkSync(join(files, 'nowhere'), join(files, 'dangling'))
  writeFileSync(join(files, '.hidden.txt'), reportText('隐藏'))
  const odd = Buffer.concat([
    Buffer.from(`${files}/`),
    Buffer.from([0xca, 0xf7]),
    Buffer.from('.txt'),
  ])
  writeFileSync(odd, reportText('植树'))
  const ended = await take()
  expect(ended.stderr).toContain('not_found')
  expect(await asked(database, 'SELECT hex(path_bytes) AS bytes FROM paths')).toEqual([
    { bytes: odd.toString('hex').toUpperCase() },
  ])
})

test.skipIf(process.getuid?.() === 0)('a closed folder is a failure of its own', async () => {
  const { files, take } = workplace()
  mkdirSync(join(files, 'closed'))
  chmodSync(join(files, 'closed'), 0)
  expect((await take()).stderr).toContain('not_readable')
})

test('a second run on the same database says that it is locked', async () => {
  const { files, database, take } = workplace()
  writeFileSync(join(files, 'one.txt'), reportText('植树'))
  const first = start(['ingest', files, '--db', database, '--watch'])
  for (let tries = 0; tries < 100; tries += 1) {
    const rows = await asked(database, 'SELECT count(*) AS n FROM forms').catch(() => [])
    if ((rows[0] as { n: number } | undefined)?.n === 1) break
    await wait(100)
  }
  writeFileSync(join(files, 'two.txt'), reportText('修路'))
  for (let tries = 0; tries < 100; tries += 1) {
    const [row] = (await asked(database, 'SELECT count(*) AS n FROM forms')) as { n: number }[]
    if (row?.n === 2) break
    await wait(100)
  }
  expect(await asked(database, 'SELECT count(*) AS n FROM forms')).toEqual([{ n: 2 }])
  await asked(database, 'SELECT 1')
  first.kill('SIGINT')
  await once(first, 'exit')
  expect((await take()).code).toBe(0)
})

test('a run killed at any moment ends the same when started again', async () => {
  const { files, database, take } = workplace()
  for (let number = 0; number < 40; number += 1) {
    writeFileSync(join(files, `${number}.txt`), reportText(`项目${number % 30}`))
  }
  await take()
  const whole = await digestOf(database)
  for (const delay of [350, 600, 800]) {
    for (const end of ['', '-wal', '-shm']) rmSync(database + end, { force: true })
    const run = start(['ingest', files, '--db', database, '--jobs', '2'])
    await Promise.race([wait(delay), once(run, 'exit')])
    run.kill('SIGKILL')
    await take()
    expect(await digestOf(database)).toBe(whole)
  }
})

test('a process that hangs or grows is replaced, and its file recorded', async () => {
  const { files, database, take } = workplace()
  writeFileSync(join(files, 'one.txt'), reportText('植树'))
  appendFileSync(join(files, 'big.txt'), reportText('修路').repeat(30_000))
  const ended = await take('--memory', '90', '--timeout', '20')
  expect(ended.code).toBe(1)
  expect(
    await asked(database, "SELECT error_code FROM run_files WHERE outcome = 'failed'"),
  ).toContainEqual({ error_code: 'out_of_memory' })
})
