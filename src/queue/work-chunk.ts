/** One attempt at a chunk: its files are read as an ingest reads them, and each is noted and marked in one transaction. */
import PQueue from 'p-queue'
import type { Ingestion } from '../ingest/ingestion.ts'
import type { Failure, Pool, RecognizedPage } from '../ingest/pool.ts'
import { noteFile, readFile } from '../ingest/read-file.ts'
import { type Accepts, type Saved, saveBatch, writtenPaths } from '../ingest/save-file.ts'
import { openWriter } from '../ingest/writer.ts'
import type { Database } from '../store/database.ts'
import { knownDocuments, openKnown } from '../store/known.ts'
import type { RunFile, RunLog } from '../store/run-log.ts'
import {
  type Attempt,
  beginAlone,
  endFiles,
  type HeldChunk,
  type HeldFile,
  requireHeld,
} from './chunks.ts'
import { fingerprint } from './fingerprint.ts'
import { documentsOf, writeWithLocks } from './locked-write.ts'
import { locationOf, withFileAt } from './place.ts'
import { acceptResults, type Fault } from './results.ts'

/** A chunk of small files is written at once, or in few pieces: each has its price at the server. Milliseconds. */
const WRITTEN_MS = 2000

export type Worker = {
  readonly database: Database
  readonly log: RunLog
  readonly pool: Pool
  readonly jobs: number
  readonly ocrJobs: number
  /** The folder that stands here for the one that was enqueued; null where it has the same name. */
  readonly root: string | null
  readonly onFiles: (files: readonly RunFile[], done: number) => void
  readonly onPage: (page: RecognizedPage) => void
  readonly onFault: (fault: Fault) => void
}

export function folderOf({ base }: HeldChunk, root: string | null): string {
  return root ?? base
}

/**
 * Reads what is left of a chunk: its files beside each other, or one by one where it is suspect. Throws `LostChunk` where
 * another worker has it; ends early once stopped.
 */
export async function workChunk(
  worker: Worker,
  attempt: Attempt,
  chunk: HeldChunk,
  stop: AbortSignal,
): Promise<void> {
  if (!chunk.isSuspect) return readTogether(worker, attempt, chunk, stop)
  for (const file of chunk.files) {
    if (stop.aborted) return
    beginAlone(worker.database, attempt, file)
    await readTogether(worker, attempt, { ...chunk, files: [file] }, stop)
  }
}

async function readTogether(
  worker: Worker,
  attempt: Attempt,
  chunk: HeldChunk,
  stopped: AbortSignal,
): Promise<void> {
  const failed = new AbortController()
  const stop = AbortSignal.any([stopped, failed.signal])
  const tracked = new Set<Promise<void>>()
  const ingestion = ingestionOf(worker, attempt, chunk, (work) => {
    const settled = work
      .catch((error) => failed.abort(error))
      .finally(() => tracked.delete(settled))
    tracked.add(settled)
  })
  const queue = new PQueue({ concurrency: worker.jobs })
  const locate = ({ path, path_bytes }: HeldFile) =>
    locationOf(Buffer.from(path_bytes ?? path), chunk.base, worker.root)
  for (const file of chunk.files) {
    const read = async () => {
      if (!stop.aborted) await readHeld(ingestion, file, locate(file), stop)
    }
    ingestion.track(queue.add(read))
  }
  await Promise.race([aborted(stop), queue.onIdle()])
  ingestion.writer.flush()
  while (tracked.size > 0 && !stop.aborted) {
    await Promise.race(tracked)
    ingestion.writer.flush()
  }
  if (failed.signal.aborted) throw failed.signal.reason
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

function ingestionOf(
  worker: Worker,
  attempt: Attempt,
  chunk: HeldChunk,
  track: Ingestion['track'],
): Ingestion {
  const { database, log, pool, jobs, ocrJobs } = worker
  const { read, reading, isForced } = chunk
  const ordinals = new Map(chunk.files.map(({ path, ordinal }) => [path, ordinal]))
  const place = {
    ...{ database, log, reading, written: writtenPaths() },
    accepts: (documents: Parameters<Accepts>[0]) =>
      acceptResults({ database, reading, run: log.id }, documents, worker.onFault),
  }
  const standing = knownDocuments(
    database,
    chunk.files.map(({ sha256 }) => sha256),
  )
  const known = openKnown(database)
  let done = 0
  const write = (batch: readonly Saved[]) => {
    let lines: readonly RunFile[] = []
    const ended = batch.flatMap((one) =>
      one.kind === 'file' ? (ordinals.get(one.file.path) ?? -1) : [],
    )
    writeWithLocks(database, batch, () => {
      requireHeld(database, attempt)
      lines = saveBatch(place, batch)
      endFiles(database, attempt, ended)
    })
    for (const sha256 of documentsOf(batch)) standing.delete(sha256)
    done += ended.length
    worker.onFiles(lines, done)
  }
  return {
    database,
    // Those of the chunk's own files were asked for together.
    known: {
      ...known,
      document: (sha256) => (standing.has(sha256) ? standing.get(sha256) : known.document(sha256)),
    },
    log,
    settings: {
      jobs,
      read: { ...read, ocrJobs },
      limits: { timeoutMs: 0, memoryMb: 0 },
      isAgain: () => isForced,
      opensUnchanged: true,
    },
    reading,
    pool,
    writer: openWriter(write, WRITTEN_MS),
    underway: new Map(),
    done: new Set(),
    reportFiles: (files) => worker.onFiles(files, done),
    reportPage: worker.onPage,
    track,
  }
}

async function readHeld(
  ingestion: Ingestion,
  held: HeldFile,
  location: Buffer,
  stop: AbortSignal,
): Promise<void> {
  const { path } = held
  const pathBytes = held.path_bytes === null ? null : Buffer.from(held.path_bytes)
  const named = { kind: 'file', path, pathBytes } as const
  const note = (failure: Failure, seen = { size: 0, mtimeMs: 0 }) =>
    ingestion.track(noteFile(ingestion, { ...named, ...seen }, [], failure))
  try {
    await withFileAt(location, async (file) => {
      const { sha256, size, mtimeMs } = await fingerprint(file)
      if (stop.aborted) return
      const seen = { size, mtimeMs }
      if (sha256 === held.sha256)
        await readFile(ingestion, { ...named, ...seen, location: Buffer.from(file) }, stop)
      else note(CHANGED, seen)
    })
  } catch (error) {
    const failure = unreadable(error as NodeJS.ErrnoException)
    if (failure === null) throw error
    note(failure)
  }
}

const CHANGED: Failure = {
  code: 'changed_while_reading',
  message: 'The file changed since it was put into the queue.',
}

/** Why a file cannot be read; null where that is no fault of the file. */
function unreadable({ name, code, message, syscall }: NodeJS.ErrnoException): Failure | null {
  if (name === 'BucketError' && (code === 'not_found' || code === 'not_readable')) {
    return { code, message }
  }
  if (syscall === undefined) return null
  return code === 'ENOENT'
    ? { code: 'not_found', message: 'There is no such file or folder.' }
    : { code: 'not_readable', message }
}
