/** Workers over one queue that are killed and halted at random moments. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

export type Disturbance = {
  readonly database: string
  readonly folder: string
  readonly workers: number
  readonly kills: number
  readonly stops: number
  readonly random: () => number
}

const LEASE_SECONDS = 15

/** Resolves when the queue is empty and every worker has ended; gives how many chunks changed hands. */
export async function disturbWorkers(asked: Disturbance): Promise<{ readonly retaken: number }> {
  const { database, folder, random } = asked
  await once(jixiao('ingest', folder, '--enqueue-only', '--db', database), 'exit')
  const ask = asker(database)
  // Longer than a worker's pause between two signs of life, and short enough to be waited for.
  await ask(`UPDATE jixiao_queue.job SET heartbeat_seconds = ${LEASE_SECONDS}`)
  const living = new Set<ChildProcess>()
  const startOne = () => {
    const worker = jixiao('work', '--until-empty', '--jobs', '1', '--db', database)
    living.add(worker)
    worker.once('exit', () => living.delete(worker))
  }
  for (let at = 0; at < asked.workers; at += 1) startOne()
  const plan = [...Array(asked.kills).fill('SIGKILL'), ...Array(asked.stops).fill('SIGSTOP')]
  const signals = plan.toSorted(() => random() - 0.5) as ('SIGKILL' | 'SIGSTOP')[]
  for (const signal of signals) {
    await untilAtWork(ask)
    await wait(random() * 4000)
    const worker = [...living][Math.floor(random() * living.size)]
    if (worker === undefined) break
    worker.kill(signal)
    if (signal === 'SIGKILL') startOne()
    else setTimeout(() => worker.kill('SIGCONT'), 1000 * (LEASE_SECONDS + 8))
  }
  while (living.size > 0) await wait(200)
  const last = jixiao('work', '--until-empty', '--db', database)
  await once(last, 'exit')
  const sql = `SELECT count(DISTINCT chunk)::int AS n FROM jixiao_work.files
    JOIN jixiao_work.chunks ON chunks.id = chunk WHERE attempt > given_back`
  const [row] = await ask(sql)
  return { retaken: Number(row?.['n']) }
}

type Ask = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>

function asker(connectionString: string): Ask {
  return async (sql) => {
    const client = new pg.Client({ connectionString })
    await client.connect()
    try {
      return (await client.query(sql)).rows
    } finally {
      await client.end()
    }
  }
}

async function untilAtWork(ask: Ask): Promise<void> {
  const sql = "SELECT count(*)::int AS n FROM jixiao_queue.job WHERE state = 'active'"
  for (let tries = 0; tries < 100; tries += 1) {
    if (Number((await ask(sql))[0]?.['n']) > 0) return
    await wait(100)
  }
}

function jixiao(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join('bin', 'jixiao.js'), ...args], { stdio: 'ignore' })
}
