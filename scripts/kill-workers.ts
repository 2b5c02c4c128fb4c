/** Workers over one queue that are killed and halted at random moments. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { usualEngine } from '../src/extract/ocr/engine.ts'
import { usualLimits } from '../src/extract/usual-limits.ts'
import { runEnqueue } from '../src/queue/run-enqueue.ts'

export type Disturbance = {
  /** An empty database. */
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
  /** Chunks that lost three workers, and were given out again by `retry --failed`. */
  readonly poison: number
  /** Files that were never ended, and files that were ended by no attempt or are noted under no path. */
  readonly lost: number
  readonly faults: number
}

/** Files of a chunk: few, so that many chunks are at work when something befalls a worker. */
const CHUNK = { small: 8, large: 8, scan: 8 }

const LEASE_SECONDS = 8

/** Longer than the lease and the longest time until others look for what has passed it. */
const HALT_MS = 20_000

/** How often it is looked how far the workers are, milliseconds. */
const LOOK_MS = 50

type Signal = 'SIGKILL' | 'SIGSTOP'

/** Resolves when the queue is empty and every worker has ended. */
export async function disturbWorkers(asked: Disturbance): Promise<Survived> {
  const { database, folder, files, random } = asked
  await enqueueSmall(database, folder)
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  const count = async (sql: string) => Number((await client.query(sql)).rows[0]?.n)
  await client.query(`UPDATE jixiao_queue.job SET heartbeat_seconds = ${LEASE_SECONDS}`)
  const crew = openCrew(database)
  for (let at = 0; at < asked.workers; at += 1) crew.start()
  const strike = async (signal: Signal) => {
    const { rows } = await client.query(AT_WORK)
    const { held, worn } = rows[0] as { held: number; worn: number }
    return held >= crew.going() && worn === 0 && crew.disturb(signal, random())
  }
  for (const { signal, after } of planOf(asked, files, random)) {
    // Where a chunk was left alone, the workers end before all files have.
    while (crew.living() > 0 && (await count(ENDED)) < after) await wait(LOOK_MS)
    await wait(random() * 1000)
    while (crew.living() > 0 && !(await strike(signal))) await wait(LOOK_MS)
  }
  await crew.ended()
  await once(jixiao('work', '--until-empty', '--db', database), 'exit')
  const poison = await count(
    "SELECT count(*) AS n FROM jixiao_work.chunks WHERE outcome = 'poison'",
  )
  // On a machine that much else uses a worker may be silent for a lease without having been struck.
  if (poison > 0) await once(jixiao('retry', '--failed', '--db', database), 'exit')
  const survived = {
    poison,
    retaken: await count(RETAKEN),
    lost: files - (await count(`${ENDED} AND path IN (SELECT path FROM jixiao.paths)`)),
    faults: await count('SELECT count(*) AS n FROM jixiao_work.faults'),
  }
  await client.end()
  return survived
}

const ENDED = 'SELECT count(*) AS n FROM jixiao_work.files WHERE ended_at IS NOT NULL'
const RETAKEN = `SELECT sum(retry_count - given_back) AS n FROM jixiao_queue.job
  JOIN jixiao_work.chunks ON chunks.id = job.id`

/**
 * Chunks whose worker has just shown life: whoever is struck while there are as many as workers has one. Worn is one that
 * lost two workers before: with a third it would count as what kills workers, and wait for a person.
 */
const AT_WORK = `
  SELECT count(*)::int AS held, count(*) FILTER (WHERE retry_count - given_back > 1)::int AS worn
  FROM jixiao_queue.job JOIN jixiao_work.chunks USING (id)
  WHERE state = 'active' AND now() - coalesce(heartbeat_on, started_on) < interval '1500 ms'`

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
    hear: nothing,
    hearPage: nothing,
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
  /** Those that have written something, and are not halted. */
  const going = new Set<ChildProcess>()
  const start = () => {
    const worker = jixiao('work', '--until-empty', '--json', '--jobs', '1', '--db', database)
    living.add(worker)
    worker.stdout?.once('data', () => going.add(worker))
    worker.stdout?.resume()
    worker.once('exit', () => {
      living.delete(worker)
      going.delete(worker)
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
  return { start, disturb, ended, going: () => going.size, living: () => living.size }
}

function jixiao(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join('bin', 'jixiao.js'), ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}
