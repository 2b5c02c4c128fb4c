/** How a queue stands: who works, what waits, how fast it goes. Ages and rates are by the clock of the database. */

import type { Database } from '../store/database.ts'
import { onlyRow } from '../store/prepared.ts'
import { type LeftAlone, selectLeftAlone } from './left-alone.ts'
import { BOSS_SCHEMA, hasWorkTables } from './tables.ts'

export type QueueClass = {
  /** Rules, engine and size, such as `v5-none-small`. */
  readonly queue: string
  readonly waiting: number
  readonly at_work: number
  /** Age of what has waited longest, seconds; null where nothing waits. */
  readonly oldest_seconds: number | null
}

export type WorkerStatus = {
  readonly run_id: number
  readonly host: string
  readonly files: number
  /** Since its last sign of life, seconds. */
  readonly silent_seconds: number
}

export type QueueStatus = {
  readonly workers: readonly WorkerStatus[]
  readonly classes: readonly QueueClass[]
  readonly files_waiting: number
  readonly files_done: number
  /** Over the last minute. */
  readonly files_per_second: number
  /** At the pace of the last minute; null where there is none. */
  readonly seconds_left: number | null
  readonly retaken: number
  /** Given up after three attempts. */
  readonly poison: readonly LeftAlone[]
  /** Results that differed from those that stood. */
  readonly faults: number
}

/** Silent for so long, a worker is told of no more: its chunks have gone to others. Seconds. */
const TOLD_SECONDS = 120

/** Over how long the pace is measured, seconds. */
const PACE_SECONDS = 60

type FileCounts = {
  readonly waiting: number
  readonly done: number
  readonly lately: number
  readonly retaken: number
  readonly faults: number
}

/** Null where nothing was ever enqueued. */
export function selectQueueStatus(database: Database): QueueStatus | null {
  if (!hasWorkTables(database)) return null
  const files = onlyRow(database.prepare<FileCounts>(FILES))
  const files_per_second = files.lately / PACE_SECONDS
  return {
    workers: database.prepare<WorkerStatus>(WORKERS).all(),
    classes: database.prepare<QueueClass>(CLASSES).all(),
    files_waiting: files.waiting,
    files_done: files.done,
    files_per_second,
    seconds_left: files_per_second > 0 ? files.waiting / files_per_second : null,
    retaken: files.retaken,
    poison: selectLeftAlone(database, null),
    faults: files.faults,
  }
}

const WORKERS = `
  SELECT run_id, host, files,
    CAST(extract(epoch FROM now() - seen_at) AS DOUBLE PRECISION) AS silent_seconds
  FROM jixiao_work.workers JOIN runs ON runs.id = workers.run_id AND runs.outcome = 'running'
  WHERE seen_at > now() - ${TOLD_SECONDS} * interval '1 second' ORDER BY run_id`

const CLASSES = `
  SELECT name AS queue, count(*) FILTER (WHERE state IN ('created', 'retry')) AS waiting,
    count(*) FILTER (WHERE state = 'active') AS at_work,
    CAST(extract(epoch FROM now() - min(created_on) FILTER (WHERE state IN ('created', 'retry'))) AS DOUBLE PRECISION)
      AS oldest_seconds
  FROM ${BOSS_SCHEMA}.job WHERE state IN ('created', 'retry', 'active') AND name LIKE 'v%'
  GROUP BY name ORDER BY name`

/** Files of chunks that were given up, or never came into the queue, wait for nobody. */
const FILES = `
  SELECT count(*) FILTER (WHERE ended_at IS NULL AND outcome IS NULL
      AND state IN ('created', 'retry', 'active')) AS waiting,
    count(*) FILTER (WHERE ended_at IS NOT NULL) AS done,
    count(*) FILTER (WHERE ended_at > now() - ${PACE_SECONDS} * interval '1 second') AS lately,
    count(DISTINCT chunk) FILTER (WHERE attempt > given_back) AS retaken,
    (SELECT count(*) FROM jixiao_work.faults) AS faults
  FROM jixiao_work.files JOIN jixiao_work.chunks ON chunks.id = files.chunk
    LEFT JOIN ${BOSS_SCHEMA}.job ON job.name = chunks.queue AND job.id = chunks.id`
