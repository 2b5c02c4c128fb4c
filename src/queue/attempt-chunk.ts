/** What becomes of a chunk that a worker took: read, given back, failed, or left for good. */
import { setTimeout as pause } from 'node:timers/promises'
import type { PgBoss } from 'pg-boss'
import {
  type Attempt,
  beginAlone,
  endChunk,
  LostChunk,
  noteFailure,
  noteGivenBack,
  requireHeld,
  selectChunk,
} from './chunks.ts'
import { isDisconnection, isServersFault } from './disconnection.ts'
import { selectLeftAlone } from './left-alone.ts'
import { probeFolder } from './place.ts'
import { folderOf, type Worker, workChunk } from './work-chunk.ts'
import type { WorkEvent } from './work-event.ts'

/** Signs of life within a lease. */
const BEATS = 6

/** How long a worker whose folder is missing waits before it takes another chunk, milliseconds. */
const UNMOUNTED_MS = 5000

export type Session = {
  readonly boss: PgBoss
  readonly worker: Worker
  readonly stop: AbortSignal
  readonly onEvent: (event: WorkEvent) => void
  /** Whether the worker ends where nothing is left that it could read. */
  readonly untilEmpty: boolean
  /** Hears that a folder is missing here. */
  readonly onUnmounted: () => void
  /** Shows that the worker lives. */
  readonly beat: () => void
}

/** Works on a chunk, or gives it back, or leaves what is left of it alone. Returns how many files it was about. */
export async function attemptChunk(at: Session, name: string, attempt: Attempt): Promise<number> {
  const { boss, worker, stop } = at
  const { database } = worker
  const chunk = selectChunk(database, attempt)
  if (chunk === null) {
    await boss.complete(name, attempt)
    return 0
  }
  const beat = beatWhile(at, name, attempt)
  try {
    const [first] = chunk.files
    // Before anything else is tried: an attempt that left no trace might be made for ever.
    if (chunk.isSuspect && first !== undefined) beginAlone(database, attempt, first)
    if (!(await isHere(at, name, attempt, folderOf(chunk, worker.root)))) return 0
    await workChunk(worker, attempt, chunk, stop)
    if (stop.aborted) await giveBack(at, name, attempt, 'The worker was stopped.')
    else await finish(at, name, attempt)
  } catch (error) {
    await handleFailure(at, name, attempt, error)
  } finally {
    clearInterval(beat)
  }
  return chunk.files.length
}

function beatWhile(at: Session, name: string, attempt: Attempt): NodeJS.Timeout {
  const beat = () => {
    // Where the server is gone, whoever writes next hears of it.
    at.boss.touch(name, attempt).catch(() => undefined)
    try {
      at.beat()
    } catch (error) {
      if (!isDisconnection(error)) throw error
    }
  }
  return setInterval(beat, (attempt.leaseSeconds * 1000) / BEATS)
}

/** Whether this machine has the folder of a chunk; where not, the chunk has gone back. */
async function isHere(
  at: Session,
  name: string,
  attempt: Attempt,
  folder: string,
): Promise<boolean> {
  const found = await probeFolder(folder)
  if (found === 'here') return true
  await giveBack(at, name, attempt, `${folder} is not here`)
  at.onEvent({ kind: found === 'refused' ? 'refused' : 'unmounted', folder })
  at.onUnmounted()
  if (!at.untilEmpty)
    await pause(UNMOUNTED_MS, undefined, { signal: at.stop }).catch(() => undefined)
  return false
}

async function finish(
  { boss, worker, onEvent }: Session,
  name: string,
  attempt: Attempt,
): Promise<void> {
  const { database } = worker
  const files = database.lockingTransaction([attempt.id], () => {
    requireHeld(database, attempt)
    return endChunk(database, attempt)
  })
  // Said before the queue is told: were that to fail, nobody would come back to this chunk.
  if (files > 0)
    for (const left of selectLeftAlone(database, attempt.id)) onEvent({ kind: 'poison', ...left })
  await boss.complete(name, attempt)
}

async function handleFailure(
  at: Session,
  name: string,
  attempt: Attempt,
  error: unknown,
): Promise<void> {
  const { boss, worker, onEvent } = at
  if (error instanceof LostChunk) {
    onEvent({ kind: 'lost_chunk' })
    return
  }
  if (isDisconnection(error)) throw error
  const reason = (error as Error).message
  if (isServersFault(error)) {
    // Where not even this can be written the chunk goes to others when its lease has passed.
    await giveBack(at, name, attempt, reason).catch(() => undefined)
    throw error
  }
  noteFailure(worker.database, attempt, reason)
  await boss.fail(name, attempt, { reason })
  onEvent({ kind: 'chunk_failed', reason })
}

async function giveBack(
  { boss, worker }: Session,
  name: string,
  attempt: Attempt,
  reason: string,
): Promise<void> {
  noteGivenBack(worker.database, attempt)
  await boss.fail(name, attempt, { reason })
}
