import { once } from 'node:events'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startConfinedChild } from '../../src/process/child.ts'
import type { Message, QueryMessage } from '../../src/query/query-process.ts'
import { askQuestion } from '../../src/query/question.ts'
import { withDatabase } from '../../src/store/open.ts'

const folder = mkdtempSync(join(tmpdir(), 'jixiao-question-'))
const path = join(folder, 'a.db')
await withDatabase(path, () => undefined)

async function answer(sql: string, limit = 10, timeoutMs = 600_000) {
  const told = []
  for await (const message of askQuestion({ path, sql, parameters: {}, limit }, timeoutMs)) {
    told.push(message)
  }
  return told
}

test('an answer comes with its columns, its rows and its end', async () => {
  expect(await answer("SELECT 1 AS one, '二' AS two, 9007199254740993 AS many")).toEqual([
    { kind: 'columns', columns: ['one', 'two', 'many'] },
    { kind: 'rows', rows: [[1, '二', '9007199254740993']] },
    { kind: 'end', isCut: false },
  ])
})

const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)'

test('an answer longer than the limit says so', async () => {
  const told = await answer(`${endless} SELECT i FROM n`, 2)
  expect(told.slice(1)).toEqual([
    { kind: 'rows', rows: [[1], [2]] },
    { kind: 'end', isCut: true },
  ])
})

test('a question without end is killed when its time is up', async () => {
  await expect(answer(`${endless} SELECT count(*) FROM n`, 2, 700)).rejects.toMatchObject({
    code: 'timeout',
  })
})

test.each([
  'SELEC 1',
  'DELETE FROM documents',
  'CREATE TABLE a (b)',
  `ATTACH '${join(folder, 'other.db')}' AS other`,
  `VACUUM INTO '${join(folder, 'other.db')}'`,
  "SELECT load_extension('a')",
  "SELECT writefile('a', 'b')",
  'PRAGMA journal_mode = DELETE',
  'SELECT 1; SELECT 2',
  'SELECT length(zeroblob(900000000) || zeroblob(900000000))',
  "SELECT printf('%.*c', 100000000, 'a')",
])('%s is refused', async (sql) => {
  await expect(answer(sql)).rejects.toMatchObject({ name: 'StoreError' })
  expect(existsSync(join(folder, 'other.db'))).toBe(false)
})

test('nothing is sent that was not asked for', async () => {
  const child = startConfinedChild('query/query-process', 256, [folder])
  const told: Message[] = []
  child.on('message', (message: Message) => told.push(message))
  const hear = async (asked: QueryMessage) => {
    child.send(asked)
    await once(child, 'message')
  }
  const question = { path, sql: `${endless} SELECT i FROM n`, parameters: {}, limit: 1_000_000 }
  await hear({ kind: 'ask', question })
  await hear({ kind: 'next' })
  await wait(500)
  expect(told.map(({ kind }) => kind)).toEqual(['columns', 'rows'])
  await hear({ kind: 'next' })
  await wait(500)
  expect(told.map(({ kind }) => kind)).toEqual(['columns', 'rows', 'rows'])
  child.kill('SIGKILL')
})

test('a batch of long rows holds few of them', async () => {
  const told = await answer(`${endless} SELECT i, printf('%.*c', 400000, 'a') FROM n`, 10)
  const batches = told.flatMap((message) => (message.kind === 'rows' ? [message.rows.length] : []))
  expect(batches.slice(0, 3)).toEqual([3, 3, 3])
})

test('what a question sorts stays in memory, and memory is bounded', async () => {
  expect((await answer('SELECT * FROM pragma_temp_store')).at(1)).toEqual({
    kind: 'rows',
    rows: [[2]],
  })
  const sql = `${endless} SELECT i, printf('%.*c', 10000, 'a') AS a FROM n ORDER BY random()`
  await expect(answer(sql)).rejects.toMatchObject({
    code: 'bad_query',
    message: expect.stringContaining('too much memory'),
  })
})
