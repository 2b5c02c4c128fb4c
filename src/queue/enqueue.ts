/** Puts the files below some paths into the queue of a database, for workers anywhere. */
import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import { isBucketPath } from '../bucket/name.ts'
import { saveBatch, transientFailures, writtenPaths } from '../ingest/save-file.ts'
import type { FoundEntry, FoundFile, FoundProblem } from '../ingest/walk.ts'
import type { FileSettings } from '../pipeline.ts'
import type { Database } from '../store/database.ts'
import { isStillValid, type KnownPath, selectKnownPaths } from '../store/known.ts'
import { prepared } from '../store/prepared.ts'
import type { RunCounts, RunFile, RunLog } from '../store/run-log.ts'
import type { ReadingKey } from '../store/save.ts'
import {
  closeBoss,
  neededEngine,
  openBoss,
  queueName,
  type SizeClass,
  sizeClasses,
} from './boss.ts'
import { type Chunk, insertBatch, insertChunks, type Waiting, waitingPaths } from './chunks.ts'
import { fingerprint } from './fingerprint.ts'
import { withFileAt } from './place.ts'

export type EnqueueSettings = {
  readonly address: string
  readonly roots: readonly string[]
  readonly read: FileSettings
  readonly reading: ReadingKey
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
const TOGETHER = 100

/** Files that are hashed together. */
const HASHED_TOGETHER = 200

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
  found: AsyncIterable<FoundEntry>,
  settings: EnqueueSettings,
  onFiles: Listener,
): Promise<RunCounts> {
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
    onFiles([], counts)
  }
  const shelf = openShelf(chunkSizes, (sizeClass) => queueName(engine, sizeClass), put)
  const onProblem = (problem: FoundProblem) => {
    onFiles(
      database.exclusiveTransaction(() => saveProblem({ database, log, reading }, problem)),
      counts,
    )
  }
  const place = { database, reading, isForced }
  const take = async (some: readonly Looked[]) => {
    for (const one of some) if (one.kind === 'problem') onProblem(one)
    const hashed = some.filter((one) => one.kind === 'file')
    const wanted = unknownOf(place, hashed)
    counts.unchanged += hashed.length - wanted.length
    for (const one of wanted) await shelf.add(one)
  }
  try {
    for await (const files of together(found, HASHED_TOGETHER)) {
      if (stop.aborted) break
      counts.found += files.length
      const known = knownPaths(place, files)
      await take(await Promise.all(files.map((file) => lookAt(file, known))))
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
  readonly reading: ReadingKey
  readonly isForced: boolean
}

/** A file before it is enqueued: hashed, but where size and time say that it need not be. */
type Looked = Waiting | FoundProblem | (FoundFile & { readonly sha256: null })

/** Of some files, those that neither wait nor stand already. */
function unknownOf(
  { database, reading, isForced }: Deciding,
  files: readonly Exclude<Looked, FoundProblem>[],
): readonly Waiting[] {
  const hashed = files.flatMap((file) => (isHashed(file) ? file : []))
  if (isForced || hashed.length === 0) return hashed
  const known = new Set([
    ...waitingPaths(database, hashed),
    ...storedPaths(database, hashed, reading),
  ])
  return hashed.filter(({ path }) => !known.has(path))
}

function isHashed(file: Exclude<Looked, FoundProblem>): file is Waiting {
  return file.sha256 !== null
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

/** The paths, of some that were found, at which size and time say that what was read there still stands. */
function knownPaths(
  { database, reading, isForced }: Deciding,
  found: readonly FoundEntry[],
): ReadonlySet<string> {
  const files = isForced ? [] : found.filter((one) => one.kind === 'file')
  const before = selectKnownPaths(
    database,
    files.map(({ path }) => path),
  )
  return new Set(
    files.filter((one) => stands(before.get(one.path), one, reading)).map(({ path }) => path),
  )
}

async function lookAt(found: FoundEntry, known: ReadonlySet<string>): Promise<Looked> {
  if (found.kind === 'problem') return found
  if (known.has(found.path)) return { ...found, sha256: null }
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

function stands(
  before: KnownPath | undefined,
  { size, mtimeMs }: FoundFile,
  reading: ReadingKey,
): boolean {
  if (before === undefined || before.size !== size || before.mtime_ms !== mtimeMs) return false
  return isStillValid(before, reading) && !transientFailures.has(before.error_code ?? '')
}

/** Those paths of some that lead already to a document of these bytes, read so; their times are noted then. */
function storedPaths(
  database: Database,
  files: readonly Waiting[],
  reading: ReadingKey,
): readonly string[] {
  const sql = `
    SELECT paths.path, documents.sha256 FROM paths JOIN documents ON documents.id = paths.document_id
    WHERE paths.path IN (SELECT value FROM json_each(@paths)) AND paths.archive_id IS NULL
      AND paths.error_code IS NULL
      AND documents.parser_version >= @parser_version AND documents.settings = @settings
      AND paths.parser_version >= @parser_version AND paths.settings = @settings`
  const paths = JSON.stringify(files.map(({ path }) => path))
  const rows = prepared<[string, string]>(database, sql)
    .raw()
    .all({ paths, ...reading })
  const digests = new Map(rows)
  const stored = files.filter(({ path, sha256 }) => digests.get(path) === sha256)
  const note = prepared(database, 'UPDATE paths SET size = ?, mtime_ms = ? WHERE path = ?')
  for (const { path, size, mtimeMs } of stored) note.run(size, mtimeMs, path)
  return stored.map(({ path }) => path)
}

function saveProblem(
  place: { readonly database: Database; readonly log: RunLog; readonly reading: ReadingKey },
  problem: FoundProblem,
): readonly RunFile[] {
  const file = { ...problem, size: null, mtimeMs: null }
  const { code, message } = problem
  const note = { kind: 'file', file, members: [], failure: { code, message } } as const
  return saveBatch({ ...place, written: writtenPaths(), accepts: () => [] }, [note])
}
