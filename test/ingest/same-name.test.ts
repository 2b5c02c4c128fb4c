/** Two places that would be shown by one name, and what becomes of the documents there. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSource } from '../../src/extract/source.ts'
import { writtenPaths } from '../../src/ingest/save-file.ts'
import { jixiao } from '../command-line.ts'
import { zipOf } from '../office.ts'
import { reportText } from './report-text.ts'
import { asked, workplace } from './workplace.ts'

/** An archive in which these names stand one after the other, each with a report of its own. */
function archiveOf(names: readonly string[]): Buffer {
  const unlike = names.map((_, at) => `${at}`.padStart(40, '-'))
  const members = unlike.map((name, at) => [name, reportText(`第${at}号林地`)] as const)
  const bytes = zipOf(Object.fromEntries(members))
  // Names of one length, put in afterwards: an object has each key once.
  return names.reduce((archive, name, at) => renamed(archive, unlike[at] ?? '', name), bytes)
}

function renamed(archive: Buffer, from: string, to: string): Buffer {
  const bytes = Buffer.from(archive)
  const name = Buffer.from(to.padStart(40, '\u0001'))
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) {
    if (name.length !== 40) throw new Error(`${to} is not of the expected length.`)
    name.copy(bytes, at)
  }
  return bytes
}

async function pathsIn(archive: Buffer): Promise<readonly string[]> {
  const { files, put } = workplace()
  put('a.zip', archive)
  const found = await Array.fromAsync(openSource(join(files, 'a.zip')))
  return found.map(({ path }) => path.slice(path.indexOf('!/') + 2))
}

test('members of one name have a path each', async () => {
  expect(await pathsIn(archiveOf(['a.txt', 'a.txt', 'a (2).txt', 'a.txt', 'b', 'b']))).toEqual([
    'a.txt',
    'a (2).txt',
    'a (2) (2).txt',
    'a (3).txt',
    'b',
    'b (2)',
  ])
})

test('names that differ in what is not shown are told apart', async () => {
  const names = ['a.txt', '../a.txt', '/a.txt', 'a\u0001.txt']
  expect(await pathsIn(archiveOf(names))).toEqual(['a.txt', 'a (2).txt', 'a (3).txt', 'a (4).txt'])
})

test('a member named like one of an archive within is another place', async () => {
  const inner = zipOf({ 'x.txt': reportText('植树') })
  const archive = zipOf({ 'b.zip': inner, 'b.zip!/x.txt': reportText('修路') })
  expect(await pathsIn(archive)).toEqual(['b.zip!/x.txt', 'b.zip!/x (2).txt'])
})

test('no document is lost to another place of its name', async () => {
  const { database, files, put, take } = workplace()
  put('a.zip', archiveOf(['x.txt', 'x.txt', 'x\u0001.txt']))
  put('a.zip!/x.txt', reportText('修路'))
  const byte = Buffer.concat([Buffer.from(`${files}/`), Buffer.from([0xff]), Buffer.from('.txt')])
  writeFileSync(byte, reportText('架桥'))
  put('\\xFF.txt', reportText('引水'))
  const { failed } = await take()
  expect(failed).toBe(0)
  const sql = 'SELECT count(*) AS n, count(DISTINCT document_id) AS documents FROM paths'
  // The archive itself has no document.
  expect(await asked(database, sql)).toEqual([{ n: 7, documents: 6 }])
  expect(await asked(database, 'SELECT count(*) AS n FROM forms')).toEqual([{ n: 6 }])
  expect((await take()).ended).toEqual([])
})

test('a file named twice, or named beside its folder, is taken in once', async () => {
  const { files, database, put, take } = workplace()
  put('one.txt', reportText('植树'))
  const one = join(files, 'one.txt')
  expect((await take({}, [one, files, one, files])).ended).toMatchObject([{ path: one }])
  const missing = join(files, 'none.txt')
  expect((await take({}, [missing, missing])).ended).toHaveLength(1)
  expect(await asked(database, 'SELECT count(*) AS n FROM paths')).toEqual([{ n: 1 }])
})

test('an archive that breaks off is one place with its members', async () => {
  const { files, database, put, take } = workplace()
  const archive = archiveOf(['x.txt', 'y.txt'])
  const second = archive.indexOf('PK\x01\x02', archive.indexOf('PK\x01\x02') + 4)
  put('a.zip', Buffer.from(archive).fill(0, second, second + 4))
  const { ended } = await take()
  expect(ended.filter(({ path }) => path === join(files, 'a.zip'))).toMatchObject([
    { outcome: 'failed', error_code: 'corrupt' },
  ])
  expect(await asked(database, 'SELECT count(*) AS n FROM forms')).toEqual([{ n: 1 }])
  const { stdout } = await jixiao('extract', '--json', join(files, 'a.zip'))
  expect(stdout.trim().split('\n')).toHaveLength(2)
})

test('a path that is written twice is our own mistake', () => {
  const written = writtenPaths()
  for (const id of [1, 9, 2, 100_000]) written(id, 'a')
  expect(() => written(9, 'a.zip!/x')).toThrow('Two places are written as a.zip!/x')
  expect(readFileSync('src/ingest/save-file.ts', 'utf8')).toContain('writtenPaths')
})
