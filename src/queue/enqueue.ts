/** Puts the files below some paths into the queue of a database, for workers anywhere. */
import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import { isBucketPath } from '../bucket/name.ts'
import { passing, saveBatch, writtenPaths } from '../ingest/save-file.ts'
import type { Found, FoundFile, FoundProblem } from '../ingest/walk.ts'
import type { FileSettings } from '../pipeline.ts'
import type { Database } from '../store/database.ts'
import { type Known, knownIn, stillStands } from '../store/known.ts'
import type { RunCounts, RunFile, RunLog } from '../store/run-log.ts'
import type { Reading } from '../store/save.ts'
import {
  closeBoss,
  neededEngine,
  openBoss,
  queueName,
  type SizeClass,
  sizeClasses,
} from './boss.ts'
import { type Chunk, insertBatch, insertChunks, isWaiting, type Waiting } from './chunks.ts'
import { fingerprint } from './fingerprint.ts'
import { withFileAt } from './place.ts'
import { makeWorkTables } from './tables.ts'

export type EnqueueSettings = {
  readonly address: string
  readonly roots: readonly string[]
  readonly read: FileSettings
  readonly reading: Reading
  readonly isForced: boolean
  readonly chunkSizes: ChunkSizes
}

/** Files of one chunk at most. */
export type ChunkSizes = Readonly<Record<SizeClass, number>>

/** What is lost when a worker dies is the file it was at, but the files of a chunk wait together. */
export const usualChunks: ChunkSizes = { small: 16, large: 4, scan: 2 }

type Place = {
  readonly database: Database
  readonly log: RunLog
  readonly stop: AbortSignal
}

type Listener = (files: readonly RunFile[], counts: RunCounts) => void

/** Chunks that are put into the database together. */
const TOGETHER = 50

/** Files that are hashed together. */
const HASHED_TOGETHER = 32

/** The deepest folder that holds all paths asked for: what a worker's `--root` stands for. */
export function baseOf(roots: readonly string[]): string {
  const folders = roots.map((root) => {
    if (isBucketPath(root)) return root.replace(/\/$/u, '')
    const path = resolve(root)
    return statSync(path, { throwIfNoEntry: false })?.isFile() ? dirname(path) : path
  })
  const [first = '/', ...others] = folders
  let base = first
  const holds = (folder: string) =>
    folder === base || folder.startsWith(base === sep ? sep : base + sep)
  // A folder and a bucket have nothing in common.
  while (!others.every(holds) && base !== dirname(base)) base = dirname(base)
  return base
}

/** Enqueues what is found and not known. Resolves when all of it stands in the database. */
export async function enqueue(
  { database, log, stop }: Place,
  found: AsyncIterable<Found>,
  settings: EnqueueSettings,
  hear: Listener,
): Promise<RunCounts> {
  makeWorkTables(database)
  const { read, reading, isForced, chunkSizes } = settings
  const engine = neededEngine(read)
  const names = sizeClasses.map((one) => queueName(engine, one))
  const boss = await openBoss(settings.address, names, () => undefined)
  const counts = { found: 0, found_all: 0, unchanged: 0 }
  const batch = insertBatch(database, { ...settings, base: baseOf(settings.roots) })
  const put = async (chunks: readonly Chunk[]) => {
    insertChunks(database, batch, chunks)
    for (const name of names) {
      const jobs = chunks.filter(({ queue }) => queue === name).map(({ id }) => ({ id }))
      if (jobs.length > 0) await boss.insert(name, jobs)
    }
    log.beat(counts)
    hear([], counts)
  }
  const shelf = openShelf(chunkSizes, (sizeClass) => queueName(engine, sizeClass), put)
  const tell = (problem: FoundProblem) => {
    hear(
      database.transactionAlone(() => saveProblem({ database, log, reading }, problem)),
      counts,
    )
  }
  const place = { database, reading, known: knownIn(database), isForced }
  const take = async (one: Looked) => {
    if (one.kind === 'problem') tell(one)
    else if (isKnown(place, one)) counts.unchanged += 1
    else await shelf.add(one)
  }
  try {
    for await (const files of together(found, HASHED_TOGETHER)) {
      if (stop.aborted) break
      counts.found += files.length
      for (const one of await Promise.all(files.map((file) => lookAt(place, file)))) await take(one)
    }
    counts.found_all = stop.aborted ? 0 : 1
    await shelf.empty()
    return counts
  } finally {
    await closeBoss(boss)
  }
}

/** What decides whether a file is enqueued. */
type Deciding = {
  readonly database: Database
  readonly reading: Reading
  readonly known: Known
  readonly isForced: boolean
}

/** A file before it is enqueued: hashed, but where size and time say that it need not be. */
type Looked = Waiting | FoundProblem | (FoundFile & { readonly sha256: null })

function isKnown(
  { database, reading, isForced }: Deciding,
  file: Exclude<Looked, FoundProblem>,
): file is FoundFile & { readonly sha256: null } {
  if (file.sha256 === null) return true
  return !isForced && (isWaiting(database, file) || isStored(database, file, reading))
}

async function* together<One>(all: AsyncIterable<One>, most: number): AsyncGenerator<One[]> {
  let some: One[] = []
  for await (const one of all) {
    some.push(one)
    if (some.length < most) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

async function lookAt({ known, reading, isForced }: Deciding, found: Found): Promise<Looked> {
  if (found.kind === 'problem') return found
  if (!isForced && stands(known, found, reading)) return { ...found, sha256: null }
  const { path, pathBytes } = found
  try {
    return await withFileAt(pathBytes ?? path, async (file) => ({
      ...found,
      ...(await fingerprint(file)),
    }))
  } catch (error) {
    const { message } = error as Error
    return { kind: 'problem', path, pathBytes, code: 'not_readable', message }
  }
}

type Shelf = {
  readonly add: (file: Waiting) => Promise<void>
  /** Puts away what is left. */
  readonly empty: () => Promise<void>
}

/** Puts files of one class together until they fill a chunk, and chunks until they are worth a transaction. */
function openShelf(
  chunkSizes: ChunkSizes,
  queueOf: (sizeClass: SizeClass) => string,
  put: (chunks: readonly Chunk[]) => Promise<void>,
): Shelf {
  const open = new Map<SizeClass, Waiting[]>()
  let full: Chunk[] = []
  const close = (sizeClass: SizeClass, files: readonly Waiting[]) => {
    open.delete(sizeClass)
    full.push({ id: randomUUID(), queue: queueOf(sizeClass), files })
  }
  const add = async (file: Waiting) => {
    const { sizeClass } = file
    const files = [...(open.get(sizeClass) ?? []), file]
    open.set(sizeClass, files)
    if (files.length >= chunkSizes[sizeClass]) close(sizeClass, files)
    if (full.length < TOGETHER) return
    const chunks = full
    full = []
    await put(chunks)
  }
  const empty = async () => {
    for (const [sizeClass, files] of open) close(sizeClass, files)
    await put(full)
    full = []
  }
  return { add, empty }
}

/** Whether size and time say that what was read at a path still stands. */
function stands(known: Known, { path, size, mtimeMs }: FoundFile, reading: Reading): boolean {
  const before = known.path(path)
  if (before === undefined || before.size !== size || before.mtime_ms !== mtimeMs) return false
  return stillStands(before, reading) && !passing.has(before.error_code ?? '')
}

/** Whether a path leads already to a document of these bytes, read so; its time is noted then. */
function isStored(database: Database, file: Waiting, reading: Reading): boolean {
  const { path, sha256, size, mtimeMs } = file
  const sql = `
    UPDATE paths SET size = @size, mtime_ms = @mtimeMs FROM documents
    WHERE paths.path = @path AND paths.archive_id IS NULL AND paths.error_code IS NULL
      AND documents.id = paths.document_id AND documents.sha256 = @sha256
      AND documents.parser_version >= @parser_version AND documents.settings = @settings
      AND paths.parser_version >= @parser_version AND paths.settings = @settings`
  return database.prepare(sql).run({ path, sha256, size, mtimeMs, ...reading }).changes > 0
}

function saveProblem(
  place: { readonly database: Database; readonly log: RunLog; readonly reading: Reading },
  problem: FoundProblem,
): readonly RunFile[] {
  const file = { ...problem, size: null, mtimeMs: null }
  const { code, message } = problem
  const note = { kind: 'file', file, members: [], failure: { code, message } } as const
  return saveBatch({ ...place, written: writtenPaths(), accepts: () => [] }, [note])
}
