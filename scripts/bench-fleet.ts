/**
 * `npm run bench:fleet`: what a queue and a database of PostgreSQL cost, beside a file of SQLite, in one run and on files
 * made for it, with a server of its own. Processor time counts where the machine is shared.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { closeBoss, neededEngine, openBoss, queueName } from '../src/queue/boss.ts'
import { endChunk, endFiles, requireHeld, selectChunk } from '../src/queue/chunks.ts'
import { withDatabase, withReadOnlyDatabase } from '../src/store/open.ts'
import { startPostgres } from '../test/postgres.ts'
import { copyToPostgres } from './bench/postgres-copy.ts'
import { processorMs, startServed } from './bench/served.ts'
import { lookUps, pages, questions, searches, slow } from './bench-query.ts'
import { generate } from './generate.ts'
import { makeDatabase } from './made-database.ts'

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '400' },
    rounds: { type: 'string', default: '3' },
    enqueued: { type: 'string', default: '100000' },
    indicators: { type: 'string', default: '1000000' },
  },
})

/** Ticks of a second in which the system accounts for processes. */
const TICKS = 100

const home = mkdtempSync(join(tmpdir(), 'jixiao-fleet-'))
const server = await startPostgres('shared_buffers=512MB', 'max_parallel_workers_per_gather=0')
if (Number(values.files) > 0) await showThroughput(Number(values.files), Number(values.rounds))
if (Number(values.enqueued) > 0) await showQueue(Number(values.enqueued))
if (Number(values.indicators) > 0) await showAsking(Number(values.indicators))
await server.remove()
rmSync(home, { recursive: true, force: true })

type Spent = { readonly seconds: number; readonly processor: number }

/** Seconds, and processor seconds of this process, all it has started and the server. */
async function spent(work: () => Promise<unknown> | unknown): Promise<Spent> {
  const [start, before] = [performance.now(), processorMs(process.pid)]
  await work()
  return {
    seconds: (performance.now() - start) / 1000,
    processor: (processorMs(process.pid) - before) / 1000,
  }
}

/** Seconds and processor seconds of commands that run side by side, as the shell accounts for them. */
async function sideBySide(...commands: readonly (readonly string[])[]): Promise<Spent> {
  const started = commands.map((args) =>
    ['bin/jixiao.js', ...args].map((one) => `'${one}'`).join(' '),
  )
  const script = `${started.map((args) => `"$0" ${args} >/dev/null 2>&1 &`).join(' ')} wait; times`
  const start = performance.now()
  const shell = spawn('sh', ['-c', script, process.execPath], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [, children = ''] = (await text(shell.stdout)).split('\n')
  const processor = [...children.matchAll(/(\d+)m([\d.]+)s/gu)].reduce(
    (sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds),
    0,
  )
  return { seconds: (performance.now() - start) / 1000, processor }
}

/** Processor seconds of the server so far, its connections that have ended included. */
function serverSeconds(): number {
  const fields = readFileSync(`/proc/${server.pid()}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  const ended = Number(fields[13]) + Number(fields[14])
  return ended / TICKS + processorMs(server.pid()) / 1000
}

/** Two workers of one process each against one ingest of two, in turn. */
async function showThroughput(files: number, rounds: number): Promise<void> {
  const folder = join(home, 'files')
  await generate(files, folder, 1, ['text', 'html', 'docx', 'xlsx'])
  for (let round = 0; round < rounds; round += 1) {
    const file = join(home, `${round}.db`)
    const alone = await sideBySide(['ingest', folder, '--db', file, '--jobs', '2'])
    const database = await server.makeDatabase()
    await sideBySide(['ingest', folder, '--db', database, '--enqueue-only'])
    const worker = ['work', '--db', database, '--jobs', '1', '--until-empty']
    const before = serverSeconds()
    const fleet = await sideBySide(worker, worker)
    const served = serverSeconds() - before
    console.log(
      `${files} files: ingest --jobs 2 ${shown(alone)}, two workers ${shown(fleet)} and the server ${served.toFixed(1)}: ${(alone.seconds / fleet.seconds).toFixed(2)} of its pace (at least 0.9), ${(alone.processor / (fleet.processor + served)).toFixed(2)} by processor time`,
    )
  }
}

function shown({ seconds, processor }: Spent): string {
  return `${seconds.toFixed(1)} s (${processor.toFixed(1)} on a processor)`
}

/** Enqueueing many small files, and all that a worker does about a file but to read and write it. */
async function showQueue(files: number): Promise<void> {
  const folder = join(home, 'many')
  for (let at = 0; at < files; at += 1) {
    if (at % 1000 === 0) mkdirSync(join(folder, String(at / 1000)), { recursive: true })
    writeFileSync(join(folder, String(Math.floor(at / 1000)), `${at}.txt`), `一个文件 ${at}`)
  }
  const database = await server.makeDatabase()
  const before = serverSeconds()
  const put = await sideBySide([
    'ingest',
    folder,
    '--db',
    database,
    '--enqueue-only',
    '--ocr',
    'off',
  ])
  console.log(
    `enqueueing ${files} files: ${shown(put)}, and the server ${(serverSeconds() - before).toFixed(1)} (at most ${(files * 60) / 100_000})`,
  )
  const { seconds, processor, done } = await takeAll(database, Math.min(files, 20_000))
  console.log(
    `taking and ending ${done} files in chunks of 16: ${((1000 * seconds) / done).toFixed(2)} ms a file, of it ${((1000 * processor) / done).toFixed(2)} on a processor (at most 2)`,
  )
}

async function takeAll(address: string, most: number): Promise<Spent & { readonly done: number }> {
  return withDatabase(address, async (database) => {
    const name = queueName(neededEngine({ ocr: 'off' } as never), 'small')
    const boss = await openBoss(address, [name], () => undefined)
    let done = 0
    const cost = await spent(async () => {
      while (done < most) {
        const [job] = await boss.fetch(name)
        if (job === undefined) break
        const { id, retryCount } = job
        const attempt = { id, queue: name, retryCount, leaseSeconds: 60 }
        const chunk = selectChunk(database, attempt)
        const files = chunk?.files ?? []
        const keys = files.flatMap(({ sha256, path }) => [sha256, path])
        database.lockingTransaction(keys, () => {
          requireHeld(database, attempt)
          endFiles(
            database,
            attempt,
            files.map(({ ordinal }) => ordinal),
          )
        })
        done += files.length
        endChunk(database, attempt)
        await boss.complete(name, attempt.id)
      }
    })
    await closeBoss(boss)
    return { ...cost, done }
  })
}

/** The same questions to both stores; milliseconds, and milliseconds on a processor. */
async function showAsking(indicators: number): Promise<void> {
  const file = join(home, 'large.db')
  await makeDatabase(file, indicators)
  await withDatabase(file, async (database) => {
    const { linkWaiting } = await import('../src/ingest/linking.ts')
    linkWaiting(database)
  })
  const database = await server.makeDatabase()
  await withDatabase(database, () => undefined)
  await copyToPostgres(file, database.replace('writer@', 'owner@'))
  for (const store of [file, database]) {
    const name = store === file ? 'SQLite' : 'PostgreSQL'
    await withReadOnlyDatabase(store, (opened) => {
      tell(`${name}, a page of a view (150)`, pages(opened))
      tell(`${name}, a look-up (150)`, lookUps(opened))
      tell(`${name}, a search (250)`, searches(opened))
      tell(`${name}, a saved question (1500)`, questions(opened))
    })
  }
  await showServed(database)
}

function tell(what: string, questions: readonly (() => unknown)[]): void {
  const costs = questions.map((ask) => {
    ask()
    const before = [performance.now(), processorMs(process.pid)] as const
    ask()
    return [performance.now() - before[0], processorMs(process.pid) - before[1]] as const
  })
  const [elapsed, processor] = [0, 1].map((at) => slow(costs.map((cost) => cost[at] ?? 0)))
  const most = Math.max(...costs.map(([, ms]) => ms))
  console.log(
    `${what}: 95 % within ${elapsed?.toFixed(0)} ms, on a processor ${processor?.toFixed(0)}, the slowest ${most.toFixed(0)}`,
  )
}

/** Lists, facets and search of `serve` over PostgreSQL. */
async function showServed(database: string): Promise<void> {
  const cache = join(home, 'cache')
  mkdirSync(cache)
  const served = await startServed(database, cache)
  const both = ['/findings', '/forms']
  const words = ['经费', '满意度', '图书馆', '2650', '无此词'].map(encodeURIComponent)
  const facets = ['year=2020', 'severity=error', 'rule=scores_sum', 'kind=project_self_evaluation']
  for (const [what, addresses] of [
    ['lists (150)', both.flatMap((list) => [list, `${list}?page=2`, `${list}?sort=score`])],
    ['facets (250)', both.flatMap((list) => facets.map((facet) => `${list}?${facet}`))],
    ['search (250)', both.flatMap((list) => words.map((word) => `${list}?q=${word}`))],
  ] as const) {
    const costs: (readonly [number, number])[] = []
    for (const address of [...addresses, ...addresses]) {
      const before = [performance.now(), processorMs(process.pid)] as const
      await served.ask(address)
      costs.push([performance.now() - before[0], processorMs(process.pid) - before[1]] as const)
    }
    const [elapsed, processor] = [0, 1].map((at) => slow(costs.map((cost) => cost[at] ?? 0)))
    console.log(
      `serve over PostgreSQL, ${what}: 95 % within ${elapsed?.toFixed(0)} ms, on a processor ${processor?.toFixed(0)}`,
    )
  }
  await served.stop()
}
