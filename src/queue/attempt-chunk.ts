/** What becomes of a chunk that a worker took: read, given back, failed, or left for good. */
import { setTimeout as pause } from 'node:timers/promises'
import type { PgBoss } from 'pg-boss'
import {
  type Attempt,
  endChunk,
  type HeldChunk,
  LostChunk,
  noteAttempt,
  refuseLost,
  selectChunk,
} from './chunks.ts'
import { isDisconnection, isServersFault } from './disconnection.ts'
import { lookFor } from './place.ts'
import { folderOf, type Worker, workChunk } from './work-chunk.ts'
import type { WorkNews } from './work-news.ts'

/** Attempts after which a chunk is left alone. */
const ATTEMPTS = 3

/** Signs of life within a lease. */
const BEATS = 6

/** How long a worker whose folder is missing waits before it takes another chunk, milliseconds. */
const UNMOUNTED_MS = 5000

export type Session = {
  readonly boss: PgBoss
  readonly worker: Worker
  readonly stop: AbortSignal
  readonly tell: (news: WorkNews) => void
  /** Whether the worker ends where nothing is left that it could read. */
  readonly untilEmpty: boolean
  /** Hears that a folder is missing here. */
  readonly hearUnmounted: () => void
  /** Shows that the worker lives. */
  readonly beat: () => void
}

/** Works on a chunk, or gives it back, or leaves it for good. Returns how many files it was about. */
export async function attemptChunk(at: Session, name: string, attempt: Attempt): Promise<number> {
  const { boss, worker, stop, tell } = at
  const { database } = worker
  const chunk = selectChunk(database, attempt)
  if (chunk === null) {
    await boss.complete(name, attempt)
    return 0
  }
  if (chunk.failures >= ATTEMPTS) return poison(at, name, attempt, chunk)
  const folder = folderOf(chunk, worker.root)
  const found = await lookFor(folder)
  if (found !== 'here') {
    await giveBack(at, name, attempt, `${folder} is not here`)
    tell({ kind: found === 'refused' ? 'refused' : 'unmounted', folder })
    at.hearUnmounted()
    if (!at.untilEmpty)
      await pause(UNMOUNTED_MS, undefined, { signal: stop }).catch(() => undefined)
    return 0
  }
  const beat = setInterval(
    () => {
      // Where the server is gone, whoever writes next hears of it.
      boss.touch(name, attempt).catch(() => undefined)
      try {
        at.beat()
      } catch (error) {
        if (!isDisconnection(error)) throw error
      }
    },
    (attempt.leaseSeconds * 1000) / BEATS,
  )
  try {
    await workChunk(worker, attempt, chunk, stop)
    if (stop.aborted) await giveBack(at, name, attempt, 'The worker was stopped.')
    else await finish(at, name, attempt)
  } catch (error) {
    await hearFailure(at, name, attempt, error)
  } finally {
    clearInterval(beat)
  }
  return chunk.files.length
}

async function finish({ boss, worker }: Session, name: string, attempt: Attempt): Promise<void> {
  worker.database.transactionBeside([attempt.id], () => {
    refuseLost(worker.database, attempt)
    endChunk(worker.database, attempt, 'done', null)
  })
  await boss.complete(name, attempt)
}

async function hearFailure(
  at: Session,
  name: string,
  attempt: Attempt,
  error: unknown,
): Promise<void> {
  const { boss, worker, tell } = at
  if (error instanceof LostChunk) {
    tell({ kind: 'lost_chunk' })
    return
  }
  if (isDisconnection(error)) throw error
  const reason = (error as Error).message
  if (isServersFault(error)) {
    // Where not even this can be written the chunk goes to others when its lease has passed.
    await giveBack(at, name, attempt, reason).catch(() => undefined)
    throw error
  }
  noteAttempt(worker.database, attempt, reason, false)
  await boss.fail(name, attempt, { reason })
  tell({ kind: 'chunk_failed', reason })
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
  { boss, worker, tell }: Session,
  name: string,
  attempt: Attempt,
  { reason, files }: HeldChunk,
): Promise<number> {
  const why = reason ?? 'Its workers fell silent, or were killed.'
  endChunk(worker.database, attempt, 'poison', why)
  await boss.complete(name, attempt)
  tell({ kind: 'poison', reason: why, files: files.length })
  return 0
}
