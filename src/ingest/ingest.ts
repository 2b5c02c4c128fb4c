/** Takes files into the database: what is known is skipped, the rest is read by the pool and written by one writer. */
import PQueue from 'p-queue'
import type { Format } from '../extract/document.ts'
import type { ExtractErrorCode } from '../extract/error.ts'
import type { FileSettings, TimedRows } from '../pipeline.ts'
import type { Database } from '../store/database.ts'
import { type Known, knownIn, stillStands } from '../store/known.ts'
import { failedRows } from '../store/rows.ts'
import type { RunCounts, RunFile, RunLog } from '../store/run-log.ts'
import type { Reading } from '../store/save.ts'
import { vocabularyDigest } from '../store/vocabulary.ts'
import { parserVersion } from '../version.ts'
import type { ToRead } from './message.ts'
import {
  type Failure,
  type Heard,
  type Limits,
  openPool,
  type Pool,
  type RecognizedPage,
} from './pool.ts'
import { readToEnd } from './read-to-end.ts'
import {
  type FoundMember,
  passing,
  saveFile,
  saveRead,
  type WrittenPaths,
  writtenPaths,
} from './save-file.ts'
import type { Found, FoundFile } from './walk.ts'
import { openWriter, type Writer } from './writer.ts'

export type IngestSettings = {
  readonly jobs: number
  readonly read: FileSettings
  readonly limits: Limits
  /** Which known documents are read again all the same. */
  readonly isAgain: (sha256: string) => boolean
  /** Whether a path is looked into although neither size nor time of change are new. */
  readonly opensUnchanged: boolean
}

export type IngestListener = {
  /** Hears of files as they end, and of the counts as they rise. */
  readonly hear: (files: readonly RunFile[], counts: RunCounts) => void
  /** Hears of pages as they are recognised from their pixels. */
  readonly hearPage: (page: RecognizedPage) => void
}

/** A file of this size or more waits for the small ones and takes at most half of the processes. */
const LARGE = 8 * 2 ** 20

/** Large files that wait at most, before the walk waits for them. */
const LARGE_WAITING = 1000

/** How often a run shows that it lives, milliseconds. */
const BEAT_MS = 1000

/** What the parts of one run share. */
type Ingestion = {
  readonly database: Database
  readonly known: Known
  readonly log: RunLog
  readonly settings: IngestSettings
  readonly reading: Reading
  readonly written: WrittenPaths
  readonly pool: Pool
  readonly writer: Writer
  /** Documents that are being read or wait to be written, by digest. */
  readonly underway: Map<string, Promise<void>>
  /** Known documents that this run has read again. */
  readonly done: Set<string>
  readonly tell: (files: readonly RunFile[]) => void
  readonly tellPage: (page: RecognizedPage) => void
  /** Something that must end before the run does; its failure ends the run. */
  readonly track: (work: Promise<void>) => void
}

/** The settings that a reading depends on, as the database keeps them. */
export function readingOf(read: FileSettings): Reading {
  const { ocr, engine, maxPages, maxNesting, maxRatio } = read
  const vocabulary = vocabularyDigest(read.vocabulary ?? [])
  const settings = JSON.stringify({ ocr, engine, maxPages, maxNesting, maxRatio, vocabulary })
  return { parser_version: parserVersion, settings }
}

/** Reads and writes all of `found`. Throws what the database or our own mistake throws; files never make it throw. */
export async function ingest(
  place: { readonly database: Database; readonly log: RunLog; readonly stop: AbortSignal },
  found: AsyncIterable<Found>,
  settings: IngestSettings,
  listener: IngestListener,
): Promise<void> {
  const counts = { found: 0, found_all: 0, unchanged: 0 }
  const failed = new AbortController()
  const stop = AbortSignal.any([place.stop, failed.signal])
  const pool = openPool(settings.limits)
  const writer = openWriter(place.database)
  const tracked = new Set<Promise<void>>()
  const ingestion: Ingestion = {
    database: place.database,
    known: knownIn(place.database),
    log: place.log,
    settings,
    reading: readingOf(settings.read),
    written: writtenPaths(),
    pool,
    writer,
    underway: new Map(),
    done: new Set(),
    tell: (files) => listener.hear(files, counts),
    tellPage: listener.hearPage,
    track: (work) => {
      const settled = work
        .catch((error) => failed.abort(error))
        .finally(() => tracked.delete(settled))
      tracked.add(settled)
    },
  }
  const beat = setInterval(() => {
    ingestion.track(writer.save(() => place.log.beat(counts), 0))
    ingestion.tell([])
  }, BEAT_MS)
  stop.addEventListener('abort', () => pool.close())
  try {
    await admit(ingestion, found, counts, stop)
    writer.flush()
    while (tracked.size > 0 && !stop.aborted) {
      await Promise.race(tracked)
      writer.flush()
    }
    if (!failed.signal.aborted)
      await writer.save(() => place.log.beat(counts), 0).finally(writer.flush)
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
  found: AsyncIterable<Found>,
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
  ingestion.tell([])
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
  return stillStands(before, reading) && !passing.has(before.error_code ?? '')
}

async function saveProblem(
  ingestion: Ingestion,
  problem: Found & { kind: 'problem' },
): Promise<void> {
  const file = { ...problem, size: null, mtimeMs: null }
  const { code, message } = problem
  await ingestion.writer.save(
    () => ingestion.tell(saveFile(ingestion, file, [], { code, message })),
    0,
  )
}

/** What is known about the document that the reading process is at. */
type Current = {
  readonly path: string
  readonly sha256: string
  readonly format: Format
  readonly size: number
  readonly open_ms: number
  readonly written: PromiseWithResolvers<void>
}

async function readFile(ingestion: Ingestion, file: FoundFile, stop: AbortSignal): Promise<void> {
  const members = new Map<string, FoundMember>()
  const unfinished = new Map<string, Current>()
  const open = (heard: Extract<Heard, { kind: 'opened' }>): boolean => {
    const { path, sha256 } = heard
    const isDone = members.has(path) && !unfinished.has(path)
    const current = isDone ? null : (unfinished.get(path) ?? openDocument(ingestion, heard))
    if (current !== null) unfinished.set(path, current)
    if (!isDone) members.set(path, { path, sha256, failure: null, isKnown: current === null })
    return current !== null
  }
  const hear = (heard: Heard, document: string | null): boolean => {
    if (heard.kind === 'opened') return open(heard)
    if (heard.kind === 'page') ingestion.tellPage(heard)
    else if (heard.kind === 'member_failed')
      members.set(heard.path, { ...heard, sha256: null, isKnown: false })
    else if (heard.kind === 'read' && document !== null) {
      finishDocument(ingestion, { ...taken(unfinished, document), stack: null }, heard)
    }
    return false
  }
  const giveUpAt = (document: string, failure: Failure | null) =>
    giveUp(ingestion, taken(unfinished, document), failure)
  const reading = { hear, giveUp: giveUpAt, stop }
  const failure = await readToEnd(ingestion.pool, request(file, ingestion.settings.read), reading)
  if (stop.aborted) return
  // One that was to be read a second time, and was not found there any more.
  for (const path of [...unfinished.keys()]) giveUpAt(path, failure)
  ingestion.track(saveMembers(ingestion, file, [...members.values()], failure))
}

function taken(unfinished: Map<string, Current>, document: string): Current {
  const current = unfinished.get(document)
  if (current === undefined) throw new Error(`${document} was read but never opened.`)
  unfinished.delete(document)
  return current
}

function request({ path, pathBytes, size, mtimeMs }: FoundFile, settings: FileSettings): ToRead {
  const bytes = pathBytes?.toString('base64') ?? null
  const seen = { size, mtimeMs }
  return { kind: 'file', path, pathBytes: bytes, seen, settings, printing: null }
}

/** Decides whether a document is read: null where what is known, or under way, will do. */
function openDocument(
  ingestion: Ingestion,
  heard: Extract<Heard, { kind: 'opened' }>,
): Current | null {
  const { underway, known, done, reading, settings } = ingestion
  const { path, sha256, size, open_ms } = heard
  if (underway.has(sha256) || done.has(sha256)) return null
  const format = heard.format as Format
  const before = known.document(sha256)
  if (before !== undefined && !settings.isAgain(sha256)) {
    // Where the content alone does not tell the format, names may differ: one order decides, whichever name came first.
    if (stillStands(before, reading) && before.format <= format) return null
  }
  if (before !== undefined) done.add(sha256)
  const written = Promise.withResolvers<void>()
  underway.set(sha256, written.promise)
  return { path, sha256, format, size, open_ms, written }
}

function finishDocument(
  ingestion: Ingestion,
  current: Current & { readonly stack: string | null },
  read: TimedRows,
): void {
  const { writer, underway, track, tell } = ingestion
  const saved = writer.save(() => tell([saveRead(ingestion, current, read)]), read.characters)
  const release = () => {
    underway.delete(current.sha256)
    current.written.resolve()
  }
  track(saved.finally(release))
}

/** The reading process did not survive this document: that is its outcome. */
function giveUp(ingestion: Ingestion, current: Current, failure: Failure | null): void {
  const early = { code: 'crashed', message: 'The reading ended early.' }
  const { code, message, stack }: Failure = failure ?? early
  const rows = failedRows(current, { code: code as ExtractErrorCode, message })
  const durations = { extract_ms: 0, normalize_ms: 0, audit_ms: 0 }
  const read = { rows, cuts: {}, characters: 0, durations }
  finishDocument(ingestion, { ...current, stack: stack ?? null }, read)
}

/** Notes the paths once every document they lead to is written, by whichever file it came first. */
async function saveMembers(
  ingestion: Ingestion,
  file: FoundFile,
  members: readonly FoundMember[],
  failure: Failure | null,
): Promise<void> {
  const { underway, writer, tell } = ingestion
  for (const { sha256 } of members) if (sha256 !== null) await underway.get(sha256)
  await writer.save(() => tell(saveFile(ingestion, file, members, failure)), 0)
}
