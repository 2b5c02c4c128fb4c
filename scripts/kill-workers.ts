/** Workers over one queue that are killed and halted at random moments. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { usualEngine } from '../src/extract/ocr/engine.ts'
import { usualLimits } from '../src/extract/usual-limits.ts'
import { runEnqueue } from '../src/queue/run-enqueue.ts'
import type { Server } from '../test/postgres.ts'

export type Disturbance = {
  readonly server: Server
  /** An empty database of it. */
  readonly database: string
  readonly folder: string
  readonly files: number
  readonly workers: number
  readonly kills: number
  readonly stops: number
  readonly random: () => number
}

export type Survived = {
  /** Attempts that began anew what another worker had held. */
  readonly retaken: number
  /** Files that were left alone after three attempts, and given out again by `retry --failed`. */
  readonly poison: number
  /** Files that were never ended, and files that were ended by no attempt or are noted under no path. */
  readonly lost: number
  readonly faults: number
}

/** Files of a chunk: few, so that many chunks are at work when something befalls a worker. */
const CHUNK = { small: 8, large: 8, scan: 8 }

/** Longer than a server that is restarted is away, shorter than a worker is halted. */
const LEASE_SECONDS = 10

/** Longer than the lease and the longest time until others look for what has passed it. */
const HALT_MS = 22_000

/** How often it is looked how far the workers are, milliseconds. */
const LOOK_MS = 50

type Signal = 'SIGKILL' | 'SIGSTOP'

/** Resolves when the queue is empty and every worker has ended. */
export async function disturbWorkers(asked: Disturbance): Promise<Survived> {
  const { server, database, folder, files, random } = asked
  await enqueueSmall(database, folder)
  const count = async (sql: string) => {
    const [row] = (await server.run(sql, database)) as { n: unknown }[]
    return Number(row?.n)
  }
  for (const table of ['job', 'queue']) {
    await server.run(
      `UPDATE jixiao_queue.${table} SET heartbeat_seconds = ${LEASE_SECONDS}`,
      database,
    )
  }
  const crew = openCrew(database)
  for (let at = 0; at < asked.workers; at += 1) crew.start()
  const strike = async (signal: Signal) =>
    (await count(AT_WORK)) >= crew.going() && crew.disturb(signal, random())
  const restart = async () => {
    // One that has just started must have reached its server before that goes.
    while (crew.living() > 0 && crew.starting() > 0) await wait(LOOK_MS)
    await server.stop()
    await server.start()
  }
  const plan = planOf(asked, files, random)
  for (const [at, { signal, after }] of plan.entries()) {
    // Where a file was left alone, the workers end before all have been read.
    while (crew.living() > 0 && (await count(ENDED)) < after) await wait(LOOK_MS)
    if (at === Math.floor(plan.length / 2)) await restart()
    await wait(random() * 1000)
    while (crew.living() > 0 && !(await strike(signal))) await wait(LOOK_MS)
  }
  await crew.ended()
  await once(jixiao('work', '--until-empty', '--db', database), 'exit')
  const poison = await count(LEFT)
  if (poison > 0) await once(jixiao('retry', '--failed', '--db', database), 'exit')
  return {
    poison,
    retaken: await count(RETAKEN),
    lost: files - (await count(`${ENDED} AND path IN (SELECT path FROM jixiao.paths)`)),
    faults: await count('SELECT count(*) AS n FROM jixiao_work.faults'),
  }
}

const ENDED = 'SELECT count(*) AS n FROM jixiao_work.files WHERE ended_at IS NOT NULL'
const LEFT = `SELECT count(*) AS n FROM jixiao_work.files JOIN jixiao_work.chunks ON chunks.id = chunk
  WHERE outcome = 'poison' AND ended_at IS NULL`
const RETAKEN = `SELECT sum(retry_count - given_back) AS n FROM jixiao_queue.job
  JOIN jixiao_work.chunks ON chunks.id = job.id`

/** Chunks whose worker has just shown life: whoever is struck while there are as many as workers has one. */
const AT_WORK = `
  SELECT count(*) AS n FROM jixiao_queue.job JOIN jixiao_work.chunks USING (id)
  WHERE state = 'active' AND now() - coalesce(heartbeat_on, started_on) < interval '2 s'`

async function enqueueSmall(database: string, folder: string): Promise<void> {
  const settings = {
    database,
    jobs: 1,
    read: { ...usualLimits, ocr: 'auto', engine: usualEngine() },
    limits: { timeoutMs: 0, memoryMb: 0 },
    follows: false,
  } as const
  const nothing = () => undefined
  const watch = {
    onFiles: nothing,
    onPage: nothing,
    onWait: null,
    stop: new AbortController().signal,
  }
  await runEnqueue({ roots: [folder], isForced: false, chunkSizes: CHUNK }, settings, watch)
}

/** Which signal is sent once how many files have ended. */
function planOf({ kills, stops }: Disturbance, files: number, random: () => number) {
  const signals: Signal[] = [...Array(kills).fill('SIGKILL'), ...Array(stops).fill('SIGSTOP')]
  const moments = signals.map(() => random() * files * 0.9).toSorted((one, other) => one - other)
  return signals
    .toSorted(() => random() - 0.5)
    .map((signal, at) => ({ signal, after: moments[at] ?? 0 }))
}

/** The workers: whoever is killed has a successor, whoever is halted goes on later. */
function openCrew(database: string) {
  const living = new Set<ChildProcess>()
  /** Those that have written something, and of them those that are not halted. */
  const started = new Set<ChildProcess>()
  const going = new Set<ChildProcess>()
  const start = () => {
    const worker = jixiao('work', '--until-empty', '--json', '--jobs', '1', '--db', database)
    living.add(worker)
    worker.stdout?.once('data', () => {
      started.add(worker)
      going.add(worker)
    })
    worker.stdout?.resume()
    worker.once('exit', () => {
      for (const set of [living, started, going]) set.delete(worker)
    })
  }
  const disturb = (signal: Signal, chance: number) => {
    const worker = [...going][Math.floor(chance * going.size)]
    if (worker === undefined) return false
    going.delete(worker)
    worker.kill(signal)
    if (signal === 'SIGKILL') start()
    else setTimeout(() => goOn(worker), HALT_MS)
    return true
  }
  const goOn = (worker: ChildProcess) => {
    worker.kill('SIGCONT')
    if (living.has(worker)) going.add(worker)
  }
  const ended = async () => {
    while (living.size > 0) await wait(LOOK_MS)
  }
  return {
    ...{ start, disturb, ended, going: () => going.size, living: () => living.size },
    starting: () => living.size - started.size,
  }
}

function jixiao(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join('bin', 'jixiao.js'), ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}
