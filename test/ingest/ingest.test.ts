/** The whole way from files to the database, through real reading processes. */
import { appendFileSync, chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runRetry } from '../../src/ingest/run.ts'
import { type FoundFile, walk } from '../../src/ingest/walk.ts'
import { withDatabase } from '../../src/store/open.ts'
import type { RunFile } from '../../src/store/run-log.ts'
import { jixiao } from '../command-line.ts'
import { reportText } from './report-text.ts'
import { asked, digestOf, holds, ingestFound, unattended, usual, workplace } from './workplace.ts'

test('files are read once, and known ones skipped', async () => {
  const { files, database, put, take, takeAgain } = workplace()
  put('one.txt', reportText('植树'))
  put('copy.txt', reportText('植树'))
  mkdirSync(join(files, 'inner'))
  put('inner/two.txt', reportText('修路'))
  put('empty.txt', '')
  const first = await jixiao(
    'ingest',
    files,
    '--db',
    database,
    '--jobs',
    '1',
    '--ocr',
    'off',
    '--max-pages',
    '100',
  )
  expect(first).toMatchObject({ code: 1, stderr: expect.stringContaining('empty') })
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
  const whole = await digestOf(database)
  expect(await take()).toMatchObject({ failed: 0, ended: [] })
  expect((await takeAgain()).ended).toHaveLength(4)
  expect(await digestOf(database)).toBe(whole)
})

test('a changed file gives what it holds now', async () => {
  const { database, put, take } = workplace()
  put('one.txt', reportText('植树'))
  await take()
  put('one.txt', reportText('植树造林'))
  await take()
  expect(await asked(database, 'SELECT project_name FROM forms')).toEqual([
    { project_name: '植树造林' },
  ])
})

test('circles, odd names, hidden files and closed folders are walked over', async () => {
  const { files, database, put, take } = workplace()
  symlinkSync(files, join(files, 'circle'))
  symlinkSync(join(files, 'nowhere'), join(files, 'dangling'))
  put('.hidden.txt', reportText('隐藏'))
  const odd = Buffer.concat([
    Buffer.from(`${files}/`),
    Buffer.from([0xca, 0xf7]),
    Buffer.from('.txt'),
  ])
  writeFileSync(odd, reportText('植树'))
  const { ended } = await take()
  expect(ended).toContainEqual(
    expect.objectContaining({ path: join(files, 'dangling'), error_code: 'not_found' }),
  )
  expect(await asked(database, 'SELECT hex(path_bytes) AS bytes FROM paths')).toEqual([
    { bytes: odd.toString('hex').toUpperCase() },
  ])
})

test.skipIf(process.getuid?.() === 0)('a closed folder is a failure of its own', async () => {
  const { files, take } = workplace()
  mkdirSync(join(files, 'closed'))
  chmodSync(join(files, 'closed'), 0)
  expect((await take()).ended).toMatchObject([{ error_code: 'not_readable' }])
})

test('what failed is read again when that is asked for, by its reasons', async () => {
  const { files, database, put, take } = workplace()
  put('good.txt', reportText('植树'))
  put('empty.txt', '')
  symlinkSync(join(files, 'later.txt'), join(files, 'link.txt'))
  await take()
  const retry = async (...codes: string[]) => {
    const ended: RunFile[] = []
    const watch = unattended((found) => ended.push(...found))
    await runRetry(codes, { database, ...usual }, watch)
    return ended
  }
  expect(await retry('timeout', 'crashed')).toEqual([])
  expect(await retry('empty')).toMatchObject([
    { path: join(files, 'empty.txt'), outcome: 'failed' },
  ])
  put('empty.txt', reportText('修路'))
  expect(await retry('empty')).toMatchObject([{ outcome: 'complete', error_code: null }])
  expect(await retry('empty')).toEqual([])
  expect(await holds(database, 2)).toBe(true)
})

test('a file that changes or vanishes before it is read fails for now, and is read the next time', async () => {
  const { files, database, put, take } = workplace()
  put('changes.txt', reportText('植树'))
  put('vanishes.txt', reportText('修路'))
  const ended: RunFile[] = []
  await withDatabase(database, (opened) =>
    ingestFound(opened, meddledWith([files]), (found) => ended.push(...found)),
  )
  expect(ended.map(({ path, error_code }) => [path, error_code]).sort()).toEqual([
    [join(files, 'changes.txt'), 'changed_while_reading'],
    [join(files, 'vanishes.txt'), 'not_found'],
  ])
  expect((await take()).ended).toMatchObject([{ outcome: 'complete' }])
})

/** What a walk finds, each file changed or removed between being found and being read. */
async function* meddledWith(roots: readonly string[]) {
  for await (const found of walk(roots, { leftOut: new Set(), follows: false, homes: null })) {
    if (found.path.endsWith('vanishes.txt')) rmSync(found.path)
    else appendFileSync(found.path, '\n附注')
    yield found as FoundFile
  }
}
