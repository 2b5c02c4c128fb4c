/** What one file gave, into the database and the run's log; called within a batch's transaction. */
import type { TimedRows } from '../pipeline.ts'
import { applyCorrections } from '../review/apply.ts'
import { segmentForSearch } from '../segment/segment.ts'
import type { Database } from '../store/database.ts'
import { knownIn } from '../store/known.ts'
import { prepared } from '../store/prepared.ts'
import { countRows, type DocumentRows } from '../store/rows.ts'
import type { RunFile, RunLog } from '../store/run-log.ts'
import { keepMembers, type Reading, saveDocument, savePath } from '../store/save.ts'
import { cutBefore } from '../store/search-index.ts'
import type { Failure } from './pool.ts'

type Place = {
  readonly database: Database
  readonly log: RunLog
  readonly reading: Reading
  readonly written: WrittenPaths
}

/** Whether the rows of a document are written: asked within the transaction that would write them. */
export type Accepts = (rows: DocumentRows, path: string) => boolean

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

/** Writes the rows of a document that was read, or could not be. */
export function saveRead(
  { database, log, reading, accepts }: Place & { readonly accepts: Accepts },
  opened: { readonly path: string; readonly open_ms: number; readonly stack: string | null },
  read: TimedRows,
): RunFile {
  const start = performance.now()
  const { sha256, size, pages, outcome, error_code, error_message } = read.rows.document
  if (accepts(read.rows, opened.path)) {
    saveDocument(database, read.rows, reading, cutBefore(read.cuts, segmentForSearch))
    applyCorrections(database, String(sha256))
  }
  const logged = {
    path: opened.path,
    sha256,
    outcome,
    error_code,
    error_message: opened.stack ?? error_message,
    size,
    pages,
    forms: read.rows.forms.length,
    rows: countRows(read.rows),
    open_ms: opened.open_ms,
    ...read.durations,
    save_ms: performance.now() - start,
  } as RunFile
  log.file(logged)
  return logged
}

/** Failures that may be gone the next time; they say nothing new about what stood at the path before. */
export const passing: ReadonlySet<string> = new Set([
  'not_found',
  'not_readable',
  'changed_while_reading',
  'link_outside',
])

/**
 * Notes what stands at a path: a document, an archive with its members, or why it could not be opened. Returns what this
 * adds to the run's log.
 */
export function saveFile(
  place: Place,
  file: File,
  members: readonly FoundMember[],
  failure: Failure | null,
): readonly RunFile[] {
  const [only] = members
  const isPlain = members.length === 1 && only?.path === file.path
  if (failure === null || tellsSomething(place.database, file.path, failure.code)) {
    savePaths(place, file, isPlain ? { document: only?.sha256 ?? null } : { members }, failure)
  }
  const ended = isPlain
    ? []
    : [logged(file.path, failure === null ? 'archive' : 'failed', failure, file.size)]
  const lines = [...members.flatMap(memberLine), ...ended]
  for (const line of lines) place.log.file(line)
  return lines
}

function tellsSomething(database: Database, path: string, code: string): boolean {
  if (code === 'not_found') return false
  return !passing.has(code) || knownIn(database).path(path) === undefined
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

type Contents = { readonly document: string | null } | { readonly members: readonly FoundMember[] }

function savePaths(place: Place, file: File, contents: Contents, failure: Failure | null): void {
  const { database, reading } = place
  const found = foundPath(file.path, file, failure)
  const document = 'document' in contents ? contents.document : null
  const id = savePath(database, found, target(database, document, null), reading)
  place.written(id, file.path)
  const members = 'members' in contents ? contents.members : []
  const kept = members.map((member) => {
    const nowhere = { path: member.path, pathBytes: null, size: null, mtimeMs: null }
    const path = foundPath(member.path, nowhere, member.failure)
    const kept = savePath(database, path, target(database, member.sha256, id), reading)
    place.written(kept, member.path)
    return kept
  })
  keepMembers(database, id, new Set(kept))
}

function foundPath(path: string, file: File, failure: Failure | null) {
  return {
    path,
    path_bytes: file.pathBytes,
    size: file.size,
    mtime_ms: file.mtimeMs,
    error_code: failure?.code ?? null,
    error_message: failure?.message ?? null,
  }
}

function target(database: Database, sha256: string | null, archive_id: number | null) {
  const sql = 'SELECT id FROM documents WHERE sha256 = ?'
  const id = sha256 === null ? undefined : prepared(database, sql).pluck().get(sha256)
  return { document_id: (id as number | undefined) ?? null, archive_id }
}
