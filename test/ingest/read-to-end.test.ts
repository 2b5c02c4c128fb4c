/** What happens to a file whose reading process dies: real processes, killed from within by what they read or from outside. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { ToRead } from '../../src/ingest/message.ts'
import type { End, Listener, Pool, ReaderMessage } from '../../src/ingest/pool.ts'
import { readToEnd } from '../../src/ingest/read-to-end.ts'
import { jixiao } from '../command-line.ts'
import { zipOf } from '../office.ts'
import { reportText } from './report-text.ts'
import { asked, workplace } from './workplace.ts'

const file = { kind: 'file', path: 'a.zip' } as ToRead
const death: End = { kind: 'death', failure: { code: 'out_of_memory', message: 'Too much.' } }
const finished: End = { kind: 'finished', failure: null }

function opened(path: string): ReaderMessage {
  return { kind: 'opened', path, sha256: '0'.repeat(64), format: 'text', size: 1, open_ms: 0 }
}

/** A pool whose processes tell of members in order and die at some of them, as often as is said. */
function poolOf(members: readonly string[], deaths: Record<string, number>) {
  const asked: boolean[] = []
  const read = async (_: ToRead, isFresh: boolean, listener: Listener): Promise<End> => {
    asked.push(isFresh)
    for (const path of members) {
      if (!listener(opened(path))) continue
      const left = deaths[path] ?? 0
      deaths[path] = left - 1
      if (left > 0) return death
      listener({ kind: 'printed', path, line: path })
    }
    return finished
  }
  return { pool: { read, close: () => undefined } satisfies Pool, asked }
}

async function readAll(members: readonly string[], deaths: Record<string, number>) {
  const { pool, asked } = poolOf(members, deaths)
  const done: string[] = []
  const onMessage = (message: ReaderMessage) => {
    if (message.kind === 'printed') done.push(message.path)
    return message.kind === 'opened' && !done.some((line) => line.startsWith(message.path))
  }
  const onFailure = (path: string, { code }: { code: string }) => done.push(`${path} ${code}`)
  return { failure: await readToEnd(pool, file, { onMessage, onFailure }), done, asked }
}

test('a document that one process does not survive is read by a fresh one', async () => {
  const { done, asked } = await readAll(['a', 'b', 'c'], { b: 1 })
  expect(done).toEqual(['a', 'b', 'c'])
  expect(asked).toEqual([false, true])
})

test('one that two do not survive is given up, and those behind it are read', async () => {
  const { done, asked } = await readAll(['a', 'b', 'c', 'd'], { b: 2, c: 1 })
  expect(done).toEqual(['a', 'b out_of_memory', 'c', 'd'])
  expect(asked).toEqual([false, true, false, true])
})

test('a file that cannot be opened by two processes fails as a whole', async () => {
  const read = async () => death
  const onMessage = () => false
  const pool = { read, close: () => undefined }
  const onFailure = () => expect.unreachable()
  expect(await readToEnd(pool, file, { onMessage, onFailure })).toEqual(death.failure)
})

test.skipIf(!existsSync('/proc/self/task'))(
  'a process that is killed once costs nothing, not even a line of the log',
  async () => {
    const { database, put, take } = workplace()
    const members = { 'a.txt': reportText('植树'), 'b.txt': reportText('修路').repeat(60) }
    put('all.zip', zipOf({ ...members, 'c.txt': reportText('架桥') }))
    let isKilled = false
    const kill = setInterval(() => {
      const [child] = isKilled ? [] : children()
      if (child === undefined) return
      isKilled = true
      process.kill(child, 'SIGKILL')
    }, 20)
    const { ended } = await take()
    clearInterval(kill)
    expect(isKilled).toBe(true)
    expect(ended.map(({ outcome }) => outcome).sort()).toEqual([
      'archive',
      ...Array.from(ended.slice(1), () => 'complete'),
    ])
    expect(await asked(database, 'SELECT count(*) AS n FROM documents')).toEqual([{ n: 3 }])
  },
)

/** Processes that this one has started and that read files. */
function children(): readonly number[] {
  return readdirSync('/proc/self/task')
    .flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' '))
    .filter(Boolean)
    .map(Number)
    .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('reading-process'))
}

test('a member that takes too much memory costs only itself when it is printed', async () => {
  const { files, put } = workplace()
  const slow = reportText('修路').repeat(15_000)
  put('all.zip', zipOf({ 'a.txt': reportText('植树'), 'b.txt': slow, 'c.txt': reportText('架桥') }))
  const { stdout, code } = await jixiao('extract', '--json', `${files}/all.zip`, '--memory', '400')
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map(({ file: name, error }) => [name.split('!/')[1], error?.code])).toEqual([
    ['a.txt', undefined],
    ['b.txt', 'out_of_memory'],
    ['c.txt', undefined],
  ])
  expect(code).toBe(1)
})
