/** Chunks as the database keeps them: the files that are handed out together, and what became of each. */
import { hostname } from 'node:os'
import type { FoundFile } from '../ingest/walk.ts'
import type { FileSettings } from '../pipeline.ts'
import type { Database } from '../store/database.ts'
import { prepared } from '../store/prepared.ts'
import type { ReadingKey } from '../store/save.ts'
import type { Fingerprint } from './fingerprint.ts'
import { BOSS_SCHEMA } from './tables.ts'

export type Waiting = FoundFile & Fingerprint

export type Chunk = {
  readonly id: string
  readonly queue: string
  readonly files: readonly Waiting[]
}

/** What one enqueueing asked for. */
export type Batch = {
  /** The folder below which all its files stand. */
  readonly base: string
  readonly read: FileSettings
  readonly reading: ReadingKey
  readonly isForced: boolean
}

export function insertBatch(database: Database, { base, read, reading, isForced }: Batch): number {
  const sql = `
    INSERT INTO jixiao_work.batches (base, parser_version, settings, read, is_forced)
    VALUES (@base, @parser_version, @settings, @read, @is_forced) RETURNING id`
  const row = { base, ...reading, read: JSON.stringify(read), is_forced: isForced ? 1 : 0 }
  return database.prepare<number>(sql).pluck().get(row) ?? 0
}

export function insertChunks(database: Database, batch: number, chunks: readonly Chunk[]): void {
  const rows = chunks.map(({ id, queue }) => ({ id, batch, queue }))
  const files = chunks.flatMap(({ id, files }) =>
    files.map(({ path, pathBytes, sha256 }, ordinal) => {
      return { chunk: id, ordinal, path, path_bytes: pathBytes, sha256 }
    }),
  )
  database.transaction(() => {
    database.insertRows('jixiao_work.chunks', rows)
    database.insertRows('jixiao_work.files', files)
  })
}

/** The paths of those files whose bytes wait there already, in a chunk that will be taken. */
export function waitingPaths(database: Database, files: readonly Waiting[]): readonly string[] {
  const sql = `
    SELECT files.path, files.sha256 FROM jixiao_work.files
    JOIN jixiao_work.chunks ON chunks.id = files.chunk AND chunks.outcome IS NULL
    JOIN ${BOSS_SCHEMA}.job ON job.name = chunks.queue AND job.id = chunks.id
      AND job.state IN ('created', 'retry', 'active')
    WHERE files.path IN (SELECT value FROM json_each(?)) AND files.ended_at IS NULL`
  const paths = JSON.stringify(files.map(({ path }) => path))
  const rows = prepared<[string, string]>(database, sql).raw().all(paths)
  const waiting = new Set(rows.map(([path, sha256]) => `${sha256} ${path}`))
  return files
    .filter(({ path, sha256 }) => waiting.has(`${sha256} ${path}`))
    .map(({ path }) => path)
}

/** An attempt at a chunk: who holds it is told by both, and by nothing else. */
export type Attempt = {
  readonly id: string
  /** With the id it is the key of what pg-boss keeps: one alone is looked for among all that ever waited. */
  readonly queue: string
  readonly retryCount: number
  /** How long its worker may be silent, as the chunk says. */
  readonly leaseSeconds: number
}

export type HeldFile = {
  readonly ordinal: number
  readonly path: string
  readonly path_bytes: Uint8Array | null
  readonly sha256: string
}

/** Attempts after which a file is left alone: one with its neighbours, the others by itself. */
const ATTEMPTS = 3

export type HeldChunk = Batch & {
  /**
   * Whether an attempt before this one ended by no one's wish: its worker fell silent, or failed. Its files are then read
   * one by one, so that what one of them does costs no other.
   */
  readonly isSuspect: boolean
  /** What is left of it; first what was begun least often. */
  readonly files: readonly HeldFile[]
}

type ChunkRow = ReadingKey & {
  readonly base: string
  readonly read: string
  readonly is_forced: number
  readonly given_back: number
}

/** What an attempt has to do; null for a chunk that nobody knows, or that has ended. */
export function selectChunk(database: Database, { id, retryCount }: Attempt): HeldChunk | null {
  const sql = `
    SELECT base, parser_version, settings, read, is_forced, given_back FROM jixiao_work.chunks
    JOIN jixiao_work.batches ON batches.id = chunks.batch WHERE chunks.id = ? AND outcome IS NULL`
  const row = prepared<ChunkRow>(database, sql).get(id)
  if (row === undefined) return null
  const left = `
    SELECT ordinal, path, path_bytes, sha256 FROM jixiao_work.files
    WHERE chunk = ? AND ended_at IS NULL AND attempts_alone < ${ATTEMPTS - 1}
    ORDER BY attempts_alone, ordinal`
  const files = prepared<HeldFile>(database, left).all(id)
  const { base, read, is_forced, given_back, parser_version, settings } = row
  return {
    base,
    read: JSON.parse(read) as FileSettings,
    reading: { parser_version, settings },
    isForced: is_forced === 1,
    isSuspect: retryCount > given_back,
    files,
  }
}

/** Notes with which file of a suspect chunk an attempt begins: whoever takes the chunk next knows what it was at. */
export function beginAlone(database: Database, attempt: Attempt, { ordinal }: HeldFile): void {
  const { id, retryCount } = attempt
  const sql = `
    UPDATE jixiao_work.files SET attempts_alone = attempts_alone + 1, attempt = @attempt, host = @host
    WHERE chunk = @id AND ordinal = @ordinal AND ended_at IS NULL AND attempt IS DISTINCT FROM @attempt`
  database.lockingTransaction([id], () => {
    requireHeld(database, attempt)
    prepared(database, sql).run({ id, ordinal, attempt: retryCount, host: hostname() })
  })
}

/** The attempt was lost: another worker has the chunk now, or will have it. */
export class LostChunk extends Error {
  constructor() {
    super('The chunk went to another worker.')
    this.name = 'LostChunk'
  }
}

/** Throws `LostChunk` where the attempt is no longer the one at work; until the transaction ends it then stays so. */
export function requireHeld(database: Database, { id, queue, retryCount }: Attempt): void {
  const sql = `
    SELECT 1 FROM ${BOSS_SCHEMA}.job
    WHERE name = ? AND id = ? AND state = 'active' AND retry_count = ? FOR SHARE`
  if (prepared(database, sql).get(queue, id, retryCount) === undefined) throw new LostChunk()
}

/** Marks files of a chunk as ended. Throws where one had ended before: something was done twice. */
export function endFiles(
  database: Database,
  { id, retryCount }: Attempt,
  ordinals: readonly number[],
): void {
  if (ordinals.length === 0) return
  const sql = `
    UPDATE jixiao_work.files SET ended_at = now(), attempt = ?
    WHERE chunk = ? AND ordinal IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) AND ended_at IS NULL`
  const { changes } = prepared(database, sql).run(retryCount, id, JSON.stringify(ordinals))
  if (changes !== ordinals.length) throw new Error(`A file of chunk ${id} ended twice.`)
}

/** Ends a chunk whose files have ended, or were left alone. Returns how many of them were. */
export function endChunk(database: Database, { id }: Attempt): number {
  const sql = `
    UPDATE jixiao_work.chunks SET outcome = CASE WHEN files = 0 THEN 'done' ELSE 'poison' END
    FROM (SELECT count(*) AS files FROM jixiao_work.files WHERE chunk = @id AND ended_at IS NULL) AS left_alone
    WHERE id = @id RETURNING files`
  return Number(prepared(database, sql).pluck().get({ id }))
}

/** Notes that an attempt was given back: it is none, neither for the chunk nor for the file it was at. */
export function noteGivenBack(database: Database, attempt: Attempt): void {
  const { id, retryCount } = attempt
  database.lockingTransaction([id], () => {
    requireHeld(database, attempt)
    const chunk = 'UPDATE jixiao_work.chunks SET given_back = given_back + 1 WHERE id = ?'
    prepared(database, chunk).run(id)
    const file = `
      UPDATE jixiao_work.files SET attempts_alone = greatest(attempts_alone - 1, 0), attempt = NULL
      WHERE chunk = ? AND attempt = ? AND ended_at IS NULL`
    prepared(database, file).run(id, retryCount)
  })
}

/** Notes why an attempt failed on the file that it was at alone. */
export function noteFailure(database: Database, { id, retryCount }: Attempt, reason: string): void {
  const sql =
    'UPDATE jixiao_work.files SET reason = ? WHERE chunk = ? AND attempt = ? AND ended_at IS NULL'
  prepared(database, sql).run(reason, id, retryCount)
}

/** Chunks that wait or are at work in queues of these names. */
export function countOpen(database: Database, queues: readonly string[]): number {
  const sql = `
    SELECT count(*) FROM ${BOSS_SCHEMA}.job
    WHERE state IN ('created', 'retry', 'active') AND name IN (SELECT value FROM json_each(?))`
  return Number(prepared(database, sql).pluck().get(JSON.stringify(queues)))
}

/** Whether some worker has a chunk, of whatever queue: documents are written then whose paths are not noted yet. */
export function isAnyoneAtWork(database: Database): boolean {
  const sql = `SELECT 1 FROM ${BOSS_SCHEMA}.job WHERE state = 'active' AND name LIKE 'v%' LIMIT 1`
  return database.prepare(sql).get() !== undefined
}
