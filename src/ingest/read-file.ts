/** One file of a run: each document in it is read unless it is known, and noted as what became of it. */
import type { Format } from '../extract/document.ts'
import type { FileSettings, TimedRows } from '../pipeline.ts'
import { isStillValid } from '../store/known.ts'
import { failedRows } from '../store/rows.ts'
import type { Ingestion } from './ingestion.ts'
import type { ToRead } from './message.ts'
import type { Failure, ReaderMessage } from './pool.ts'
import { readToEnd } from './read-to-end.ts'
import type { FoundMember } from './save-file.ts'
import type { FoundFile } from './walk.ts'

/** What is known about the document that the reading process is at. */
type Current = {
  readonly path: string
  readonly sha256: string
  readonly format: Format
  readonly size: number
  readonly open_ms: number
  readonly handedOn: PromiseWithResolvers<void>
}

/** Reads one file, what is known of it aside; what it gave is written while the run goes on. Ends early once stopped. */
export async function readFile(
  ingestion: Ingestion,
  file: FoundFile,
  stop: AbortSignal,
): Promise<void> {
  const members = new Map<string, FoundMember>()
  const unfinished = new Map<string, Current>()
  const open = (message: Extract<ReaderMessage, { kind: 'opened' }>): boolean => {
    const { path, sha256 } = message
    const isDone = members.has(path) && !unfinished.has(path)
    const current = isDone ? null : (unfinished.get(path) ?? openDocument(ingestion, message))
    if (current !== null) unfinished.set(path, current)
    if (!isDone) members.set(path, { path, sha256, failure: null, isKnown: current === null })
    return current !== null
  }
  const onMessage = (message: ReaderMessage, document: string | null): boolean => {
    if (message.kind === 'opened') return open(message)
    if (message.kind === 'page') ingestion.reportPage(message)
    else if (message.kind === 'member_failed')
      members.set(message.path, { ...message, sha256: null, isKnown: false })
    else if (message.kind === 'read' && document !== null) {
      finishDocument(ingestion, { ...taken(unfinished, document), stack: null }, message)
    }
    return false
  }
  const onFailure = (document: string, failure: Failure | null) =>
    recordFailure(ingestion, taken(unfinished, document), failure)
  const reading = { onMessage, onFailure, stop }
  const failure = await readToEnd(ingestion.pool, request(file, ingestion.settings.read), reading)
  if (stop.aborted) return
  // One that was to be read a second time, and was not found there any more.
  for (const path of [...unfinished.keys()]) onFailure(path, failure)
  ingestion.track(saveMembers(ingestion, file, [...members.values()], failure))
}

function taken(unfinished: Map<string, Current>, document: string): Current {
  const current = unfinished.get(document)
  if (current === undefined) throw new Error(`${document} was read but never opened.`)
  unfinished.delete(document)
  return current
}

function request(file: FoundFile, settings: FileSettings): ToRead {
  const { path, pathBytes, location = pathBytes, size, mtimeMs } = file
  const bytes = location?.toString('base64') ?? null
  const seen = { size, mtimeMs }
  return { kind: 'file', path, pathBytes: bytes, seen, settings, printing: null }
}

/** Decides whether a document is read: null where what is known, or under way, will do. */
function openDocument(
  ingestion: Ingestion,
  message: Extract<ReaderMessage, { kind: 'opened' }>,
): Current | null {
  const { underway, known, done, reading, settings } = ingestion
  const { path, sha256, size, open_ms } = message
  if (underway.has(sha256) || done.has(sha256)) return null
  const format = message.format as Format
  const before = known.document(sha256)
  if (before !== undefined && !settings.isAgain(sha256)) {
    // Where the content alone does not tell the format, names may differ: one order decides, whichever name came first.
    if (isStillValid(before, reading) && before.format <= format) return null
  }
  if (before !== undefined) done.add(sha256)
  const handedOn = Promise.withResolvers<void>()
  underway.set(sha256, handedOn.promise)
  return { path, sha256, format, size, open_ms, handedOn }
}

function finishDocument(
  { writer, underway, track }: Ingestion,
  { path, sha256, open_ms, handedOn, stack }: Current & { readonly stack: string | null },
  read: TimedRows,
): void {
  const saved = writer.save({ kind: 'document', path, open_ms, stack, read }, read.characters)
  handedOn.resolve()
  track(saved.finally(() => underway.delete(sha256)))
}

/** The reading process did not survive this document: that is its outcome. */
function recordFailure(ingestion: Ingestion, current: Current, failure: Failure | null): void {
  const early: Failure = { code: 'crashed', message: 'The reading ended early.' }
  const { code, message, stack }: Failure = failure ?? early
  const rows = failedRows(current, { code, message })
  const durations = { extract_ms: 0, normalize_ms: 0, audit_ms: 0 }
  const read = { rows, cuts: {}, characters: 0, durations }
  finishDocument(ingestion, { ...current, stack: stack ?? null }, read)
}

/** Notes the paths once every document they lead to is with the writer, by whichever file it came first. */
async function saveMembers(
  ingestion: Ingestion,
  file: FoundFile,
  members: readonly FoundMember[],
  failure: Failure | null,
): Promise<void> {
  const { underway } = ingestion
  for (const { sha256 } of members) if (sha256 !== null) await underway.get(sha256)
  await noteFile(ingestion, file, members, failure)
}

/** Notes what stands at a path, with the next batch. */
export function noteFile(
  { writer }: Ingestion,
  file: FoundFile,
  members: readonly FoundMember[],
  failure: Failure | null,
): Promise<void> {
  return writer.save({ kind: 'file', file, members, failure }, 0)
}
