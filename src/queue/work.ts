/** A worker: takes chunks from the queue of a database until it is stopped, or until nothing is left. */
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { usualEngine } from '../extract/ocr/engine.ts'
import type { EngineName } from '../extract/ocr/engine-name.ts'
import type { IngestListener } from '../ingest/ingestion.ts'
import { linkWaiting } from '../ingest/linking.ts'
import { type Limits, openPool } from '../ingest/pool.ts'
import { openWhenFree } from '../ingest/run.ts'
import type { RunEnd } from '../ingest/run-end.ts'
import type { Database } from '../store/database.ts'
import type { StoreError } from '../store/error.ts'
import { withDatabase } from '../store/open.ts'
import { countCrashed, countFailed, type RunLog } from '../store/run-log.ts'
import { removeUnnamedDocuments } from '../store/save.ts'
import { packageVersion, parserVersion } from '../version.ts'
import { attemptChunk, type Session } from './attempt-chunk.ts'
import { closeBoss, openBoss, queueName, sizeClasses } from './boss.ts'
import { type Attempt, countOpen, isAnyoneAtWork } from './chunks.ts'
import { isDisconnection } from './disconnection.ts'
import { LEASE_SECONDS } from './lease.ts'
import type { Fault } from './results.ts'
import { BOSS_SCHEMA, makeWorkTables } from './tables.ts'
import type { Worker } from './work-chunk.ts'
import { tellOnce, type WorkEvent } from './work-event.ts'
import { noteWorker } from './workers.ts'

export type WorkSettings = {
  readonly address: string
  readonly root: string | null
  readonly jobs: number
  readonly ocrJobs: number
  readonly limits: Limits
  /** Whether the worker ends once nothing waits that it could read. */
  readonly untilEmpty: boolean
}

export type WorkWatch = IngestListener & {
  readonly stop: AbortSignal
  readonly onEvent: (event: WorkEvent) => void
}

/** How long a worker waits before it asks again: for a chunk, for the server; milliseconds. */
const IDLE_MS = 1000
/** For the server; milliseconds. Chosen. */
const DISCONNECTED_MS = 2000

/** A worker that is halted in the middle of a transaction holds up the others for less than their own leases. */
const BOUND_HALTS = `
  SELECT set_config('idle_in_transaction_session_timeout',
    (coalesce(min(heartbeat_seconds), ${LEASE_SECONDS}) * 1000 / 3)::text, false)
  FROM ${BOSS_SCHEMA}.queue`

type Tally = { found: number; failed: number; crashed: number; isUnmounted: boolean }

type Taken = { readonly name: string; readonly attempt: Attempt }

/** What the worker is at; it outlives a connection. */
type Hand = {
  taken: Taken | null
  /** The queue of what was taken last. */
  last: string | null
}

export type WorkEnd = RunEnd & {
  /** Whether it ended since a folder is missing here. */
  readonly isUnmounted: boolean
}

/** Works until stopped, or until nothing waits. Throws `StoreError` where the database cannot be reached at all. */
export async function runWork(settings: WorkSettings, asked: WorkWatch): Promise<WorkEnd> {
  const { onEvent, end } = tellOnce(asked.onEvent)
  const onFiles: WorkWatch['onFiles'] = (files, counts) => {
    if (files.length > 0) end()
    asked.onFiles(files, counts)
  }
  const watch = { ...asked, onEvent, onFiles }
  const tally: Tally = { found: 0, failed: 0, crashed: 0, isUnmounted: false }
  const hand: Hand = { taken: null, last: null }
  let wasConnected = false
  while (!watch.stop.aborted) {
    try {
      await withDatabase(settings.address, (database) => {
        wasConnected = true
        end()
        return session(database, settings, watch, { tally, hand })
      })
      break
    } catch (error) {
      if (!wasConnected || !isDisconnection(error)) throw error
      watch.onEvent({ kind: 'disconnected', reason: (error as Error).message })
      await rest(DISCONNECTED_MS, watch.stop)
    }
  }
  return { isInterrupted: watch.stop.aborted && settings.untilEmpty, ...tally }
}

async function rest(ms: number, stop: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal: stop }).catch(() => undefined)
}

/** Queues of chunks that can be read here. */
function readableQueues(): readonly string[] {
  const engines: (EngineName | null)[] =
    usualEngine() === 'paddle' ? [null, 'tesseract', 'paddle'] : [null, 'tesseract']
  return sizeClasses.flatMap((one) => engines.map((engine) => queueName(engine, one)))
}

/** The work over one connection. */
async function session(
  database: Database,
  settings: WorkSettings,
  watch: WorkWatch,
  { tally, hand }: { readonly tally: Tally; readonly hand: Hand },
): Promise<void> {
  makeWorkTables(database)
  const log = await openWork(database, settings, watch)
  if (log === null) return
  const queues = readableQueues()
  const boss = await openBoss(settings.address, queues, () => undefined)
  database.exec(BOUND_HALTS)
  const pool = openPool(settings.limits)
  const counts = { found: 0, found_all: 0, unchanged: 0 }
  const worker: Worker = {
    ...{ database, log, pool, jobs: settings.jobs, ocrJobs: settings.ocrJobs, root: settings.root },
    onFiles: (files) => watch.onFiles(files, counts),
    onPage: watch.onPage,
    onFault: (fault: Fault) => watch.onEvent({ kind: 'result_differs', ...fault }),
  }
  watch.stop.addEventListener('abort', () => pool.close())
  try {
    const beat = () => {
      noteWorker(database, log.id, counts.found)
      log.beat(counts)
    }
    const { stop } = watch
    const { untilEmpty } = settings
    const onEvent = (event: WorkEvent) => {
      if (event.kind === 'poison') tally.failed += event.files
      watch.onEvent(event)
    }
    const onUnmounted = () => {
      tally.isUnmounted = true
    }
    const at = { boss, worker, stop, onEvent, untilEmpty, onUnmounted, beat, hand }
    await takeChunks(at, queues, (files) => {
      counts.found += files
      tally.found += files
      return untilEmpty && tally.isUnmounted
    })
    log.beat({ ...counts, found_all: 1 })
    log.end(watch.stop.aborted ? 'interrupted' : 'done', null)
    tally.failed += countFailed(database, log.id)
    tally.crashed += countCrashed(database, log.id)
  } finally {
    pool.close()
    await closeBoss(boss).catch(() => undefined)
  }
}

/** Workers write beside each other, but not beside a run that has the database to itself. */
function openWork(
  database: Database,
  { jobs, root }: WorkSettings,
  { stop, onEvent }: WorkWatch,
): Promise<RunLog | null> {
  const settings = JSON.stringify({ jobs, root, host: hostname() })
  const versions = { program_version: packageVersion, parser_version: parserVersion }
  const onWait = (refused: StoreError) => onEvent({ kind: 'waiting', refused })
  return openWhenFree(database, { command: 'work', settings, ...versions }, { stop, onWait })
}

/** Takes chunk after chunk, first the one that is in hand. `count` hears how many files each was about, and says whether to end. */
async function takeChunks(
  at: Session & { readonly hand: Hand },
  queues: readonly string[],
  count: (files: number) => boolean,
): Promise<void> {
  const { worker, stop, untilEmpty, hand } = at
  tellOtherVersions(at)
  let isSettled = false
  while (!stop.aborted) {
    at.beat()
    hand.taken ??= await takeOne(at, queues)
    if (hand.taken !== null) {
      isSettled = false
      const files = await attemptChunk(at, hand.taken.name, hand.taken.attempt)
      hand.taken = null
      if (count(files)) return
      continue
    }
    if (!isSettled && countOpen(worker.database, queues) === 0) isSettled = settle(at, queues)
    if (isSettled && untilEmpty) return
    await rest(IDLE_MS, stop)
  }
}

/** Chunks of another version of the rules are left to workers of that version. */
function tellOtherVersions({ worker, onEvent }: Session): void {
  const sql = `
    SELECT parser_version, count(*) AS chunks FROM jixiao_work.chunks
    JOIN jixiao_work.batches ON batches.id = chunks.batch
    WHERE outcome IS NULL AND parser_version <> ? GROUP BY parser_version`
  const others = worker.database
    .prepare<{
      parser_version: number
      chunks: number
    }>(sql)
    .all(parserVersion)
  for (const other of others) onEvent({ kind: 'other_version', ...other })
}

/** The queue that had something last has more, as a rule. */
async function takeOne(
  { boss, hand }: Session & { readonly hand: Hand },
  queues: readonly string[],
): Promise<Taken | null> {
  const { last } = hand
  for (const name of last === null ? queues : [last, ...queues]) {
    const [job] = await boss.fetch(name)
    if (job === undefined) continue
    hand.last = name
    const { id, retryCount, heartbeatSeconds } = job
    const leaseSeconds = heartbeatSeconds ?? LEASE_SECONDS
    return { name, attempt: { id, queue: name, retryCount, leaseSeconds } }
  }
  return null
}

/** With nothing under way, what was left without a path goes, and the forms are linked. False where another worker does it. */
function settle({ worker, stop }: Session, queues: readonly string[]): boolean {
  const { database } = worker
  return database.exclusiveTransaction(() => {
    if (countOpen(database, queues) > 0 || isAnyoneAtWork(database)) return false
    removeUnnamedDocuments(database)
    linkWaiting(database, stop)
    return true
  })
}
