/** Takes files into the database: what is known is skipped, the rest is read by the pool and written by one writer. */
import PQueue from 'p-queue'
import type { Database } from '../store/database.ts'
import { isStillValid, openKnown } from '../store/known.ts'
import type { RunLog } from '../store/run-log.ts'
import { inTransaction } from '../store/save.ts'
import { type Ingestion, type IngestListener, type IngestSettings, readingOf } from './ingestion.ts'
import { openPool } from './pool.ts'
import { readFile } from './read-file.ts'
import {
  type Accepts,
  type Saved,
  saveBatch,
  transientFailures,
  writtenPaths,
} from './save-file.ts'
import type { FoundEntry, FoundFile } from './walk.ts'
import { openWriter } from './writer.ts'

/** A file of this size or more waits for the small ones and takes at most half of the processes. */
const LARGE = 8 * 2 ** 20

/** Large files that wait at most, before the walk waits for them. */
const LARGE_WAITING = 1000

/** How often a run shows that it lives, milliseconds. */
const BEAT_MS = 1000

/** Whatever is read is written. */
const all: Accepts = (documents) => documents.map(() => true)

/** Reads and writes all of `found`. Throws what the database or our own mistake throws; files never make it throw. */
export async function ingest(
  place: { readonly database: Database; readonly log: RunLog; readonly stop: AbortSignal },
  found: AsyncIterable<FoundEntry>,
  settings: IngestSettings,
  listener: IngestListener,
): Promise<void> {
  const counts = { found: 0, found_all: 0, unchanged: 0 }
  const failed = new AbortController()
  const stop = AbortSignal.any([place.stop, failed.signal])
  const pool = openPool(settings.limits)
  const { database, log } = place
  const reading = readingOf(settings.read)
  const batches = { database, log, reading, written: writtenPaths(), accepts: all }
  const writer = openWriter<Saved>((batch) => {
    const lines = inTransaction(database, () => saveBatch(batches, batch))
    listener.onFiles(lines, counts)
  })
  const tracked = new Set<Promise<void>>()
  const ingestion: Ingestion = {
    database,
    known: openKnown(database),
    log,
    settings,
    reading,
    pool,
    writer,
    underway: new Map(),
    done: new Set(),
    reportFiles: (files) => listener.onFiles(files, counts),
    reportPage: listener.onPage,
    track: (work) => {
      const settled = work
        .catch((error) => failed.abort(error))
        .finally(() => tracked.delete(settled))
      tracked.add(settled)
    },
  }
  const beat = setInterval(() => {
    ingestion.track(Promise.resolve().then(() => log.beat(counts)))
    ingestion.reportFiles([])
  }, BEAT_MS)
  stop.addEventListener('abort', () => pool.close())
  try {
    await admit(ingestion, found, counts, stop)
    writer.flush()
    while (tracked.size > 0 && !stop.aborted) {
      await Promise.race(tracked)
      writer.flush()
    }
    if (!failed.signal.aborted) log.beat(counts)
  } finally {
    clearInterval(beat)
    pool.close()
  }
  if (failed.signal.aborted) throw failed.signal.reason
}

type Counts = { found: number; found_all: number; unchanged: number }

/** Admits files to the pool and holds the walk back while enough of them wait. */
async function admit(
  ingestion: Ingestion,
  found: AsyncIterable<FoundEntry>,
  counts: Counts,
  stop: AbortSignal,
): Promise<void> {
  const { jobs } = ingestion.settings
  const queue = new PQueue({ concurrency: jobs })
  const large = new PQueue({ concurrency: Math.max(1, Math.floor(jobs / 2)) })
  for await (const one of found) {
    if (stop.aborted) break
    counts.found += 1
    if (one.kind === 'problem') ingestion.track(saveProblem(ingestion, one))
    else if (isUnchanged(ingestion, one)) counts.unchanged += 1
    else {
      await queue.onSizeLessThan(jobs * 4)
      const read = async () => {
        if (!stop.aborted) await readFile(ingestion, one, stop)
      }
      const isLarge = one.size >= LARGE
      if (isLarge) await large.onSizeLessThan(LARGE_WAITING)
      const add = () => queue.add(read, { priority: isLarge ? 0 : 1 })
      ingestion.track(isLarge ? large.add(add) : add())
    }
  }
  counts.found_all = stop.aborted ? 0 : 1
  ingestion.reportFiles([])
  await Promise.race([aborted(stop), large.onIdle().then(() => queue.onIdle())])
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

function isUnchanged({ known, reading, settings }: Ingestion, file: FoundFile): boolean {
  const before = known.path(file.path)
  if (before === undefined || settings.opensUnchanged) return false
  if (before.size !== file.size || before.mtime_ms !== file.mtimeMs) return false
  return isStillValid(before, reading) && !transientFailures.has(before.error_code ?? '')
}

async function saveProblem(
  ingestion: Ingestion,
  problem: FoundEntry & { kind: 'problem' },
): Promise<void> {
  const file = { ...problem, size: null, mtimeMs: null }
  const { code, message } = problem
  await ingestion.writer.save({ kind: 'file', file, members: [], failure: { code, message } }, 0)
}
