import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { jixiao } from '../command-line.ts'
import { reportText } from '../ingest/report-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'jixiao-show-'))
const file = join(folder, 'one.txt')
writeFileSync(file, reportText('植树', 99))

test('a form looks alike from its file and from the database, findings marked', async () => {
  const database = join(folder, 'a.db')
  const [shown] = await Promise.all([
    jixiao('show', file),
    jixiao('ingest', file, '--db', database),
  ])
  expect(shown.stdout).toContain('│植树')
  expect(shown.stdout).toMatch(/│99[①-⑳]/u)
  expect((await jixiao('show', '--db', database, '1')).stdout).toBe(shown.stdout)
  const missing = await jixiao('show', '--db', database, '7')
  expect(missing).toMatchObject({ code: 1, stdout: '' })
  expect(await jixiao('show', '--db', database, 'abc')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('abc'),
  })
})

test('extract prints a line for each file in the order given, and goes on after a bad one', async () => {
  const empty = join(folder, 'empty.txt')
  writeFileSync(empty, '')
  const ended = await jixiao('extract', '--json', '--tables', file, empty, file)
  const lines = ended.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map((line) => [line.file, line.error?.code ?? null, line.forms.length])).toEqual([
    [file, null, 1],
    [empty, 'empty', 0],
    [file, null, 1],
  ])
  expect(lines[0].tables.length).toBeGreaterThan(0)
  expect(ended.code).toBe(1)
  expect((await jixiao('extract', file)).stdout).toContain('植树')
})

test('wrong flags and wrong SQL end with 2', async () => {
  const ended = await Promise.all([
    jixiao('extract', '--nonsense', file),
    jixiao('query', 'SELEC 1', '--db', join(folder, 'a.db')),
    jixiao('ingest', file, '--jobs', 'many'),
    jixiao('--help'),
  ])
  expect(ended.map(({ code }) => code)).toEqual([2, 2, 2, 0])
})

test('why a form was read so is told in either language, alike from its file and from the database', async () => {
  const unknown = join(folder, 'why.txt')
  writeFileSync(unknown, reportText('植树', 9).replace('得分\t偏差', '丙丁\t偏差'))
  const database = join(folder, 'why.db')
  await jixiao('ingest', unknown, '--db', database)
  const shown = await jixiao('show', unknown, '--why')
  expect(shown.stdout).toMatch(/丙丁\s+score\s+what stands there tells: score at cost/u)
  expect(shown.stdout).toContain('Columns of indicators')
  expect((await jixiao('show', '--db', database, '1', '--why')).stdout).toBe(shown.stdout)
  const chinese = await jixiao('--lang', 'zh', 'show', '--db', database, '1', '--why')
  expect(chinese.stdout).toMatch(/丙丁\s+得分\s+按内容推断/u)
  const plain = await jixiao('show', unknown)
  expect(plain.stdout).not.toContain('Columns of indicators')
  const json = JSON.parse((await jixiao('extract', '--json', '--why', unknown)).stdout)
  expect(json.forms[0].why.tables.map(({ part }: { part: string }) => part)).toEqual([
    'funds',
    'indicators',
  ])
  expect(
    JSON.parse((await jixiao('extract', '--json', unknown)).stdout).forms[0].why,
  ).toBeUndefined()
  expect((await jixiao('extract', '--why', unknown)).stdout).toContain('Columns of indicators')
})
