/** One run of `jixiao ingest` as people start it, with its time, its memory and what its log says. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { withReadOnlyDatabase } from '../../src/store/open.ts'
import { selectLastRun, selectStageTimes } from '../../src/store/status.ts'
import { childrenOf, residentMb } from './memory.ts'

export type IngestRun = {
  readonly seconds: number
  /** Resident memory of the main process, megabytes: the greatest, and the last before it ended. */
  readonly mainPeakMb: number
  readonly mainMb: number
  /** The greatest of any reading process, megabytes. */
  readonly workerMb: number
}

/** How often memory is looked at, milliseconds. */
const SAMPLE_MS = 200

export async function ingestRun(
  folder: string,
  database: string,
  jobs: number,
): Promise<IngestRun> {
  const start = performance.now()
  const args = ['bin/jixiao.js', 'ingest', folder, '--db', database, '--jobs', String(jobs)]
  const child = spawn(process.execPath, args, { stdio: 'ignore' })
  const pid = child.pid ?? 0
  const memory = { mainPeakMb: 0, mainMb: 0, workerMb: 0 }
  const timer = setInterval(() => {
    memory.mainMb = residentMb(pid) || memory.mainMb
    memory.mainPeakMb = Math.max(memory.mainPeakMb, memory.mainMb)
    memory.workerMb = Math.max(memory.workerMb, ...childrenOf(pid).map(residentMb))
  }, SAMPLE_MS)
  await once(child, 'exit')
  clearInterval(timer)
  return { seconds: (performance.now() - start) / 1000, ...memory }
}

/** What the log says of a first run and of the one after it. */
export type Logged = {
  readonly files: number
  readonly pages: number
  readonly rows: number
  /** Each stage's share of the time of all processes, percent, by its name. */
  readonly shares: Readonly<Record<string, number>>
  /** Files that the last run found unchanged. */
  readonly unchanged: number
}

export function loggedIn(path: string): Promise<Logged> {
  return withReadOnlyDatabase(path, (database) => {
    const sql = `SELECT count(*) AS files, total(pages) AS pages, total(rows) AS rows
      FROM run_files WHERE run_id = 1`
    const counts = database.prepare(sql).get() as Pick<Logged, 'files' | 'pages' | 'rows'>
    const stages = Object.entries(selectStageTimes(database, 1))
    const total = stages.reduce((sum, [, ms]) => sum + ms, 0)
    const shares = Object.fromEntries(stages.map(([stage, ms]) => [stage, (100 * ms) / total]))
    return { ...counts, shares, unchanged: selectLastRun(database)?.unchanged ?? 0 }
  })
}
