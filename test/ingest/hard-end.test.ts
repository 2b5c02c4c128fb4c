/** Runs and reading processes that come to a hard end: nothing but what was lost is lost. */
import { once } from 'node:events'
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { walk } from '../../src/ingest/walk.ts'
import { withDatabase } from '../../src/store/open.ts'
import { jixiaoAs, start } from '../command-line.ts'
import { canNobodyRun, NOBODY } from '../nobody.ts'
import { reportText } from './report-text.ts'
import { asked, digestOf, holds, ingestFound, until, workplace } from './workplace.ts'

test('a run killed at any moment ends the same when started again', async () => {
  const { files, database, put, take } = workplace()
  for (let number = 0; number < 24; number += 1)
    put(`${number}.txt`, reportText(`项目${number % 20}`))
  await take()
  const whole = await digestOf(database)
  // Before there is a schema, while the first files are read, while they are written.
  for (const reached of ['', 'runs', 'documents']) {
    for (const end of ['', '-wal', '-shm']) rmSync(database + end, { force: true })
    const flags = ['--jobs', '1', '--ocr', 'off', '--max-pages', '100']
    const run = start(['ingest', files, '--db', database, ...flags])
    const exit = once(run, 'exit')
    if (reached === '') await until(() => existsSync(database))
    else await until(() => isFilled(database, reached))
    run.kill('SIGKILL')
    await exit
    await take()
    expect(await digestOf(database)).toBe(whole)
  }
})

async function isFilled(database: string, table: string): Promise<boolean> {
  const rows = await asked(database, `SELECT 1 FROM ${table} LIMIT 1`).catch(() => [])
  return rows.length > 0
}

test('a file that takes too much memory or time is recorded, and the next one read', async () => {
  const { database, put, take, takeAgain } = workplace()
  put('a-big.txt', reportText('修路').repeat(10_000))
  put('b.txt', reportText('植树'))
  const small = await take({ limits: { timeoutMs: 60_000, memoryMb: 90 } })
  expect(small.ended).toContainEqual(expect.objectContaining({ error_code: 'out_of_memory' }))
  const short = await takeAgain({ limits: { timeoutMs: 1000, memoryMb: 1024 } })
  expect(short.ended).toContainEqual(expect.objectContaining({ error_code: 'timeout' }))
  const sql = "SELECT error_code FROM run_files WHERE outcome = 'failed'"
  expect(await asked(database, sql)).toContainEqual({ error_code: 'timeout' })
})

test.skipIf(!existsSync('/proc/self/task'))(
  'a reading process that dies costs its file alone, and the run asks to report it',
  async () => {
    const { files, database, put } = workplace()
    put('a-big.txt', reportText('修路').repeat(10_000))
    put('b.txt', reportText('植树'))
    const run = start(['ingest', files, '--db', database, '--jobs', '1'])
    if (run.stderr === null) throw new Error('The program has no output.')
    const said = text(run.stderr)
    const exit = once(run, 'exit')
    // The second process, which gives the file another chance, dies too.
    const killed: number[] = []
    while (killed.length < 2) {
      await wait(20)
      const [next] = childrenOf(run.pid).filter((child) => !killed.includes(child))
      if (next === undefined) continue
      process.kill(next, 'SIGSEGV')
      killed.push(next)
    }
    expect(await exit).toEqual([1, null])
    expect(await said).toContain('1 of the files hit a fault of jixiao itself')
    const sql = 'SELECT error_code, count(*) AS n FROM run_files GROUP BY error_code ORDER BY 1'
    expect(await asked(database, sql)).toEqual([
      { error_code: null, n: 1 },
      { error_code: 'crashed', n: 1 },
    ])
  },
)

function childrenOf(pid: number | undefined): readonly number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  )
}

test('a full disk ends the run in one sentence and leaves a sound database', async () => {
  const { files, database, put, take } = workplace()
  for (let number = 0; number < 8; number += 1) put(`${number}.txt`, reportText(`项目${number}`))
  const filled = withDatabase(database, (opened) => {
    const pages = opened.prepare('PRAGMA page_count').pluck().get() as number
    opened.prepare(`PRAGMA max_page_count = ${pages + 1}`).get()
    return ingestFound(
      opened,
      walk([files], { leftOut: new Set(), follows: false, homes: null }) as never,
      () => undefined,
    )
  })
  await expect(filled).rejects.toMatchObject({ name: 'StoreError', code: 'full' })
  expect(await asked(database, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
  await take()
  expect(await holds(database, 8)).toBe(true)
})

test.skipIf(!canNobodyRun)(
  'a database that cannot be written is said to be so, and stays as it is',
  async () => {
    const { files, database, put, take } = workplace()
    put('one.txt', reportText('植树'))
    await take()
    put('two.txt', reportText('修路'))
    const before = readFileSync(database)
    const home = join(database, '..')
    chmodSync(database, 0o444)
    chmodSync(home, 0o555)
    const ended = await jixiaoAs(NOBODY, 'ingest', files, '--db', database)
    chmodSync(home, 0o755)
    expect(ended.stderr).toMatch(/cannot be (?:opened or )?written/u)
    expect(ended.stderr).not.toContain('    at ')
    expect(ended.code).toBe(1)
    expect(readFileSync(database).equals(before)).toBe(true)
  },
)
