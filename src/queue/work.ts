/** A worker: takes chunks from the queue of a database until it is stopped, or until nothing is left. */
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { PgBoss } from 'pg-boss'
import { usualEngine } from '../extract/ocr/engine.ts'
import type { EngineName } from '../extract/ocr/engine-name.ts'
import type { IngestListener } from '../ingest/ingestion.ts'
import { type Limits, openPool } from '../ingest/pool.ts'
import { openInTurn } from '../ingest/run.ts'
import type { RunEnd } from '../ingest/run-end.ts'
import { linkWaiting } from '../linking.ts'
import { type Database, withDatabase } from '../store/database.ts'
import { StoreError } from '../store/error.ts'
import { countCrashed, countFailed, type RunLog } from '../store/run-log.ts'
import { removeUnnamedDocuments } from '../store/save.ts'
import { packageVersion, parserVersion } from '../version.ts'
import { closeBoss, LEASE_SECONDS, openBoss, queueName, sizeClasses } from './boss.ts'
import {
  type Attempt,
  countOpen,
  endChunk,
  type HeldChunk,
  LostChunk,
  noteAttempt,
  refuseLost,
  selectChunk,
} from './chunks.ts'
import type { Fault } from './results.ts'
import { makeWorkTables } from './tables.ts'
import { folderOf, isMounted, type Worker, workChunk } from './work-chunk.ts'
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

/** What befell the worker, told as it happens. */
export type WorkNews =
  | { readonly kind: 'lost_chunk' }
  | { readonly kind: 'poison'; readonly reason: string; readonly files: number }
  | { readonly kind: 'unmounted'; readonly folder: string }
  | { readonly kind: 'disconnected'; readonly reason: string }
  | { readonly kind: 'result_differs'; readonly path: string; readonly sha256: string }
  | { readonly kind: 'other_version'; readonly chunks: number; readonly parser_version: number }
  | { readonly kind: 'chunk_failed'; readonly reason: string }
  | { readonly kind: 'waiting'; readonly refused: StoreError }

export type WorkWatch = IngestListener & {
  readonly stop: AbortSignal
  readonly tell: (news: WorkNews) => void
}

/** Attempts after which a chunk is left alone. */
const ATTEMPTS = 3

/** How long a worker waits before it asks again: for a chunk, for a folder that is missing, for the server; milliseconds. */
const IDLE_MS = 1000
const UNMOUNTED_MS = 5000
const DISCONNECTED_MS = 2000

/** A worker that is stopped in the middle of a transaction may hold up the others no longer than its lease. */
const SESSION = `SET idle_in_transaction_session_timeout = '${LEASE_SECONDS}s'`

/** The connection is gone, whichever of the two clients says it. */
const GONE = /^(?:08|57P|25P03|E[A-Z]{3,})/u

type Tally = { found: number; failed: number; crashed: number; isUnmounted: boolean }

export type WorkEnd = RunEnd & {
  /** Whether it ended since a folder is missing here. */
  readonly isUnmounted: boolean
}

/** Works until stopped, or until nothing waits. Throws `StoreError` where the database cannot be reached at all. */
export async function runWork(settings: WorkSettings, watch: WorkWatch): Promise<WorkEnd> {
  const tally: Tally = { found: 0, failed: 0, crashed: 0, isUnmounted: false }
  let wasConnected = false
  while (!watch.stop.aborted) {
    try {
      await withDatabase(settings.address, (database) => {
        wasConnected = true
        return session(database, settings, watch, tally)
      })
      break
    } catch (error) {
      if (!wasConnected || !isDisconnection(error)) throw error
      watch.tell({ kind: 'disconnected', reason: (error as Error).message })
      await rest(DISCONNECTED_MS, watch.stop)
    }
  }
  return { isInterrupted: watch.stop.aborted && settings.untilEmpty, ...tally }
}

function isDisconnection(error: unknown): boolean {
  if (error instanceof StoreError) return error.code === 'not_openable'
  return (
    GONE.test(codeOf(error)) || /^Connection terminated/u.test(String((error as Error).message))
  )
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code ?? '')
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

type Session = {
  readonly boss: PgBoss
  readonly worker: Worker
  readonly queues: readonly string[]
  readonly watch: WorkWatch
  readonly settings: WorkSettings
  readonly tally: Tally
  /** Shows that the worker lives. */
  readonly beat: () => void
}

/** The work over one connection. */
async function session(
  database: Database,
  settings: WorkSettings,
  watch: WorkWatch,
  tally: Tally,
): Promise<void> {
  makeWorkTables(database)
  database.exec(SESSION)
  const log = await openWork(database, settings, watch)
  if (log === null) return
  const queues = readableQueues()
  const boss = await openBoss(settings.address, queues, () => undefined)
  const pool = openPool(settings.limits)
  const counts = { found: 0, found_all: 0, unchanged: 0 }
  const worker: Worker = {
    ...{ database, log, pool, jobs: settings.jobs, ocrJobs: settings.ocrJobs, root: settings.root },
    hear: (files) => watch.hear(files, counts),
    hearPage: watch.hearPage,
    hearFault: (fault: Fault) => watch.tell({ kind: 'result_differs', ...fault }),
  }
  watch.stop.addEventListener('abort', () => pool.close())
  try {
    const beat = () => {
      noteWorker(database, log.id)
      log.beat(counts)
    }
    await takeChunks({ boss, worker, queues, watch, settings, tally, beat }, (files) => {
      counts.found += files
      tally.found += files
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
  { stop, tell }: WorkWatch,
): Promise<RunLog | null> {
  const settings = JSON.stringify({ jobs, root, host: hostname() })
  const versions = { program_version: packageVersion, parser_version: parserVersion }
  const onWait = (refused: StoreError) => tell({ kind: 'waiting', refused })
  return openInTurn(database, { command: 'work', settings, ...versions }, { stop, onWait })
}

async function takeChunks(at: Session, count: (files: number) => void): Promise<void> {
  const { worker, watch, settings, queues } = at
  tellOtherVersions(at)
  let isSettled = false
  while (!watch.stop.aborted) {
    at.beat()
    const taken = await takeOne(at)
    if (taken !== null) {
      isSettled = false
      count(await attemptChunk(at, taken.name, taken.attempt))
      if (settings.untilEmpty && at.tally.isUnmounted) return
      continue
    }
    if (!isSettled && countOpen(worker.database, queues) === 0) isSettled = settle(at)
    if (isSettled && settings.untilEmpty) return
    await rest(IDLE_MS, watch.stop)
  }
}

/** Chunks of another version of the rules are left to workers of that version. */
function tellOtherVersions({ worker, watch }: Session): void {
  const sql = `
    SELECT parser_version, count(*) AS chunks FROM jixiao_work.chunks
    JOIN jixiao_work.batches ON batches.id = chunks.batch
    WHERE outcome IS NULL AND parser_version <> ? GROUP BY parser_version`
  const others = worker.database.prepare(sql).all(parserVersion) as {
    parser_version: number
    chunks: number
  }[]
  for (const other of others) watch.tell({ kind: 'other_version', ...other })
}

type Taken = { readonly name: string; readonly attempt: Attempt }

async function takeOne({ boss, queues }: Session): Promise<Taken | null> {
  for (const name of queues) {
    const [job] = await boss.fetch(name)
    if (job !== undefined) return { name, attempt: { id: job.id, retryCount: job.retryCount } }
  }
  return null
}

/** Works on a chunk, or gives it back, or leaves it for good. Returns how many files it was about. */
async function attemptChunk(at: Session, name: string, attempt: Attempt): Promise<number> {
  const { boss, worker, watch, settings } = at
  const { database } = worker
  const chunk = selectChunk(database, attempt)
  if (chunk === null) {
    await boss.complete(name, attempt)
    return 0
  }
  if (chunk.failures >= ATTEMPTS) return poison(at, name, attempt, chunk)
  const folder = folderOf(chunk, settings.root)
  if (!(await isMounted(folder))) {
    await giveBack(at, name, attempt, `${folder} is not here`)
    watch.tell({ kind: 'unmounted', folder })
    at.tally.isUnmounted = true
    if (!settings.untilEmpty) await rest(UNMOUNTED_MS, watch.stop)
    return 0
  }
  const lost = new AbortController()
  const beat = setInterval(
    () => {
      at.beat()
      boss.touch(name, attempt).catch(() => undefined)
    },
    (LEASE_SECONDS * 1000) / 6,
  )
  try {
    await workChunk(worker, attempt, chunk, AbortSignal.any([watch.stop, lost.signal]))
    if (watch.stop.aborted) await giveBack(at, name, attempt, 'The worker was stopped.')
    else await finish(at, name, attempt)
  } catch (error) {
    await hearFailure(at, name, attempt, error)
  } finally {
    clearInterval(beat)
  }
  return chunk.files.length
}

async function finish({ boss, worker }: Session, name: string, attempt: Attempt): Promise<void> {
  worker.database.transactionAlone(() => {
    refuseLost(worker.database, attempt)
    endChunk(worker.database, attempt, 'done', null)
  })
  await boss.complete(name, attempt)
}

async function hearFailure(
  { boss, worker, watch }: Session,
  name: string,
  attempt: Attempt,
  error: unknown,
): Promise<void> {
  if (error instanceof LostChunk) {
    watch.tell({ kind: 'lost_chunk' })
    return
  }
  if (isDisconnection(error)) throw error
  const reason = (error as Error).message
  noteAttempt(worker.database, attempt, reason, false)
  await boss.fail(name, attempt, { reason })
  watch.tell({ kind: 'chunk_failed', reason })
}

async function giveBack(
  { boss, worker }: Session,
  name: string,
  attempt: Attempt,
  reason: string,
): Promise<void> {
  noteAttempt(worker.database, attempt, reason, true)
  await boss.fail(name, attempt, { reason })
}

async function poison(
  { boss, worker, watch }: Session,
  name: string,
  attempt: Attempt,
  { reason, files }: HeldChunk,
): Promise<number> {
  const why = reason ?? 'Its workers fell silent, or were killed.'
  endChunk(worker.database, attempt, 'poison', why)
  await boss.complete(name, attempt)
  watch.tell({ kind: 'poison', reason: why, files: files.length })
  return 0
}

/** With nothing under way, what was left without a path goes, and the forms are linked. False where another worker does it. */
function settle({ worker, watch, queues }: Session): boolean {
  const { database } = worker
  return database.transactionAlone(() => {
    if (countOpen(database, queues) > 0) return false
    removeUnnamedDocuments(database)
    linkWaiting(database, watch.stop)
    return true
  })
}
