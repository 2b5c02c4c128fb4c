/** What files gave, into the database and the run's log: all of a batch together, within its transaction. */
import type { TimedRows } from '../pipeline.ts'
import { applyCorrections } from '../review/apply.ts'
import { segmentForSearch } from '../segment/segment.ts'
import { selectCorrected } from '../store/corrections.ts'
import type { Database } from '../store/database.ts'
import { openKnown } from '../store/known.ts'
import { countRows, type DocumentRows } from '../store/rows.ts'
import type { RunFile, RunLog } from '../store/run-log.ts'
import {
  documentNumbers,
  type ReadingKey,
  removeStaleMembers,
  saveDocuments,
  savePaths,
} from '../store/save.ts'
import { cutBefore } from '../store/search-index.ts'
import type { Failure } from './pool.ts'

type Place = {
  readonly database: Database
  readonly log: RunLog
  readonly reading: ReadingKey
  readonly written: WrittenPaths
}

/** Which of these documents are written: asked within the transaction that would write them. */
export type Accepts = (
  documents: readonly { readonly rows: DocumentRows; readonly path: string }[],
) => readonly boolean[]

/** Takes the number of a path that is written. Throws where this run has written it before: what it led to was lost. */
export type WrittenPaths = (id: number, path: string) => void

/** One bit a path, since a run may find millions. */
export function writtenPaths(): WrittenPaths {
  let bits = new Uint8Array(1024)
  return (id, path) => {
    const at = id >> 3
    if (at >= bits.length) {
      const more = new Uint8Array(2 * at)
      more.set(bits)
      bits = more
    }
    const bit = 1 << (id & 7)
    const before = bits[at] ?? 0
    if (before & bit) throw new Error(`Two places are written as ${path}.`)
    bits[at] = before | bit
  }
}

/** A document found in a file: the file itself, or a member of the archive it is. */
export type FoundMember = {
  readonly path: string
  /** Null where it could not be opened. */
  readonly sha256: string | null
  readonly failure: Failure | null
  /** Whether the document was known before, or is read under another name. */
  readonly isKnown: boolean
}

type File = {
  readonly path: string
  readonly pathBytes: Uint8Array | null
  readonly size: number | null
  readonly mtimeMs: number | null
}

const untimed = {
  open_ms: null,
  extract_ms: null,
  normalize_ms: null,
  audit_ms: null,
  save_ms: null,
}

/** A document that was read, or could not be. */
export type SavedDocument = {
  readonly kind: 'document'
  readonly path: string
  readonly open_ms: number
  readonly stack: string | null
  readonly read: TimedRows
}

/** What stands at a path: a document, an archive with its members, or why it could not be opened. */
export type SavedFile = {
  readonly kind: 'file'
  readonly file: File
  readonly members: readonly FoundMember[]
  readonly failure: Failure | null
}

export type Saved = SavedDocument | SavedFile

/**
 * Writes documents of different bytes, then the paths that lead to them. Returns what this adds to the run's log, which
 * is written with it.
 */
export function saveBatch(
  place: Place & { readonly accepts: Accepts },
  batch: readonly Saved[],
): readonly RunFile[] {
  const documents = batch.filter((one) => one.kind === 'document')
  const files = batch.filter((one) => one.kind === 'file')
  const lines = [...saveRead(place, documents), ...saveFiles(place, files)]
  place.log.files(lines)
  return lines
}

function saveRead(
  { database, reading, accepts }: Place & { readonly accepts: Accepts },
  documents: readonly SavedDocument[],
): readonly RunFile[] {
  const start = performance.now()
  const accepted = accepts(documents.map(({ path, read }) => ({ path, rows: read.rows })))
  const written = documents.filter((_, at) => accepted[at])
  saveDocuments(
    database,
    written.map(({ read: { rows, cuts } }) => ({ rows, words: cutBefore(cuts, segmentForSearch) })),
    reading,
  )
  const digests = written.map(({ read }) => String(read.rows.document['sha256']))
  for (const sha256 of selectCorrected(database, digests)) applyCorrections(database, sha256)
  const save_ms = (performance.now() - start) / documents.length
  return documents.map(({ path, open_ms, stack, read: { rows, durations } }) => {
    const { sha256, size, pages, outcome, error_code, error_message } = rows.document
    const told = { sha256, outcome, error_code, error_message: stack ?? error_message, size, pages }
    const counts = { forms: rows.forms.length, rows: countRows(rows) }
    return { path, ...told, ...counts, open_ms, ...durations, save_ms } as RunFile
  })
}

/** Failures that may be gone the next time; they say nothing new about what stood at the path before. */
export const transientFailures: ReadonlySet<string> = new Set([
  'not_found',
  'not_readable',
  'changed_while_reading',
  'link_outside',
])

/** Notes what stands at paths. */
function saveFiles(place: Place, files: readonly SavedFile[]): readonly RunFile[] {
  savePathsOf(
    place,
    files.filter(
      ({ file, failure }) =>
        failure === null || tellsSomething(place.database, file.path, failure.code),
    ),
  )
  return files.flatMap(({ file, members, failure }) => {
    const ended = isPlain({ file, members })
      ? []
      : [logged(file.path, failure === null ? 'archive' : 'failed', failure, file.size)]
    return [...members.flatMap(memberLine), ...ended]
  })
}

/** Whether the file is the document itself. */
function isPlain({ file, members }: Pick<SavedFile, 'file' | 'members'>): boolean {
  return members.length === 1 && members[0]?.path === file.path
}

function tellsSomething(database: Database, path: string, code: string): boolean {
  if (code === 'not_found') return false
  return !transientFailures.has(code) || openKnown(database).path(path) === undefined
}

function memberLine({ path, sha256, failure, isKnown }: FoundMember): readonly RunFile[] {
  if (failure !== null) return [logged(path, 'failed', failure, null)]
  return isKnown ? [{ ...logged(path, 'duplicate', null, null), sha256 }] : []
}

function logged(
  path: string,
  outcome: RunFile['outcome'],
  failure: Failure | null,
  size: number | null,
): RunFile {
  const error = {
    error_code: failure?.code ?? null,
    error_message: failure?.stack ?? failure?.message ?? null,
  }
  const contents = { pages: null, forms: 0, rows: 0 }
  return { path, sha256: null, outcome, ...error, size, ...contents, ...untimed }
}

function savePathsOf({ database, reading, written }: Place, files: readonly SavedFile[]): void {
  const digests = files.flatMap(({ members }) => members.flatMap(({ sha256 }) => sha256 ?? []))
  const numbers = documentNumbers(database, digests)
  const numberOf = (sha256: string | null | undefined) => numbers.get(sha256 ?? '') ?? null
  const save = (found: Parameters<typeof savePaths>[1]) => {
    refuseTwice(found.map(({ path }) => path))
    const ids = savePaths(database, found, reading)
    for (const [at, { path }] of found.entries()) written(ids[at] ?? 0, path)
    return ids
  }
  const homes = save(
    files.map((one) => ({
      ...foundPath(one.file.path, one.file, one.failure),
      document_id: isPlain(one) ? numberOf(one.members[0]?.sha256) : null,
      archive_id: null,
    })),
  )
  const archives = files.flatMap((one, at) =>
    isPlain(one) ? [] : [{ archive: homes[at] ?? 0, members: one.members }],
  )
  const within = archives.flatMap(({ archive, members }) =>
    members.map((member) => ({ archive, member })),
  )
  const kept = save(
    within.map(({ archive, member: { path, sha256, failure } }) => ({
      ...foundPath(path, nowhere, failure),
      ...{ document_id: numberOf(sha256), archive_id: archive },
    })),
  )
  for (const { archive } of archives) {
    removeStaleMembers(
      database,
      archive,
      new Set(kept.filter((_, at) => within[at]?.archive === archive)),
    )
  }
}

/** What of a path is known that stands in an archive. */
const nowhere = { pathBytes: null, size: null, mtimeMs: null }

function refuseTwice(paths: readonly string[]): void {
  const seen = new Set<string>()
  for (const path of paths) {
    if (seen.has(path)) throw new Error(`Two places are written as ${path}.`)
    seen.add(path)
  }
}

function foundPath(path: string, file: Omit<File, 'path'>, failure: Failure | null) {
  return {
    path,
    path_bytes: file.pathBytes,
    size: file.size,
    mtime_ms: file.mtimeMs,
    error_code: failure?.code ?? null,
    error_message: failure?.message ?? null,
  }
}
