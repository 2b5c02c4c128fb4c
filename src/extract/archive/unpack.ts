/** An archive → the files inside, archives within unpacked in their turn, all in memory and within fixed limits. */
import { ExtractError } from '../error.ts'
import { USUAL_NESTING } from '../reader.ts'
import { gzipMember } from './gzip.ts'
import { type ArchiveKind, archiveKind } from './kind.ts'
import type { Member } from './member.ts'
import { packedMembers } from './packed.ts'
import { zipMembers } from './zip.ts'

export type Unpacked =
  | { readonly path: string; readonly bytes: Uint8Array }
  | { readonly path: string; readonly error: ExtractError }

export type Archive = {
  readonly path: string
  readonly bytes: Uint8Array
  readonly kind: ArchiveKind
}

/** Members of one archive, those of the archives within it included. */
const MOST_MEMBERS = 20_000
/** Bytes. No report is as large as the first; all members together must not grow beyond the second. */
const LARGEST_MEMBER = 256 * 1024 * 1024
/** Bytes of all members together. Chosen; it keeps an archive from filling the disk. */
const LARGEST_TOTAL = 4 * 1024 * 1024 * 1024
/** How much larger than its packed size a member may be: text packs to a hundredth at best, bombs to a thousandth. */
const HIGHEST_RATIO = 200
/** Below this size no ratio is too high. Bytes. */
const RATIO_FREE = 16 * 1024 * 1024

/** What of the limits is left, for the outermost archive and all within it. */
type Allowance = {
  members: number
  bytes: number
  readonly deepest: number
  /** Paths of members, and how many would have had each: every member has a path of its own. */
  readonly paths: Map<string, number>
}

/** What an operating system leaves in archives. */
const RESIDUE =
  /(?:^|\/)(?:__MACOSX\/.*|\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini|~\$[^/]*|\.git\/.*)$/iu

/**
 * The members in the archive's order, as `a.zip!/dir/b.docx`. A member that cannot be read is handed on with its
 * error, and so is the archive itself where it breaks off. Throws `ExtractError` where it holds no member at all.
 */
export async function* unpack(
  archive: Archive,
  deepest: number = USUAL_NESTING,
): AsyncGenerator<Unpacked> {
  const bytes = Math.min(LARGEST_TOTAL, ratioLimit(archive.bytes.length))
  const allowance: Allowance = { members: MOST_MEMBERS, bytes, deepest, paths: new Map() }
  let seen = false
  for await (const unpacked of unpackAt(archive, 1, allowance)) {
    if (!seen && 'error' in unpacked && unpacked.path === archive.path) throw unpacked.error
    seen = true
    yield unpacked
  }
  if (!seen) throw new ExtractError('no_content', 'The archive holds no files.')
}

async function* unpackAt(
  archive: Archive,
  depth: number,
  allowance: Allowance,
): AsyncGenerator<Unpacked> {
  try {
    for await (const member of membersOf(archive)) {
      if (member.isDirectory) continue
      const named = `${archive.path}!/${member.path}`
      const path = ownPath(named, allowance.paths)
      const content = await readMember(member, allowance)
      if (content instanceof ExtractError) {
        yield { path, error: content }
        // A stream that was left within a member cannot go on to the next.
        if (archive.kind === 'packed' && content.code === 'archive_limit') return
      } else if (RESIDUE.test(named)) yield { path, error: residue() }
      else yield* opened(path, content, { depth, allowance })
    }
  } catch (error) {
    yield { path: archive.path, error: asExtractError(error) }
  }
}

/** The path, numbered where another member has it: names may be equal, or differ only in what is not shown. */
function ownPath(path: string, paths: Map<string, number>): string {
  const before = paths.get(path) ?? 0
  paths.set(path, before + 1)
  if (before === 0) return path
  const [, stem = '', end = ''] = /^(.*?)((?<=[^/])\.[^./]*)?$/su.exec(path) ?? []
  return ownPath(`${stem} (${before + 1})${end}`, paths)
}

function residue(): ExtractError {
  return new ExtractError('not_a_document', 'A file of the operating system, no report.')
}

function membersOf({ kind, bytes, path }: Archive): AsyncGenerator<Member> {
  if (kind === 'gzip') return gzipMember(bytes, path)
  return kind === 'zip' ? zipMembers(bytes) : packedMembers(bytes)
}

/** The content of `member`, or why it cannot be had. Throws `archive_limit` where nothing more may be unpacked. */
async function readMember(
  member: Member,
  allowance: Allowance,
): Promise<Uint8Array | ExtractError> {
  if (allowance.members <= 0) throw beyond(`${MOST_MEMBERS} members`)
  if (allowance.bytes <= 0) throw beyond('its packed size allows')
  allowance.members -= 1
  const ratio = member.packedSize === null ? LARGEST_MEMBER : ratioLimit(member.packedSize)
  const limit = Math.min(LARGEST_MEMBER, ratio, allowance.bytes)
  try {
    const content = await member.read(limit)
    allowance.bytes -= content.length
    return content
  } catch (error) {
    const known = asExtractError(error)
    // What was unpacked in vain is spent too, or a thousand bombs would cost as much time each.
    if (known.code === 'archive_limit') allowance.bytes -= limit
    return known
  }
}

function beyond(what: string): ExtractError {
  return new ExtractError('archive_limit', `The archive unpacks to more than ${what}.`)
}

function ratioLimit(packedSize: number): number {
  return Math.max(RATIO_FREE, packedSize * HIGHEST_RATIO)
}

type State = { readonly depth: number; readonly allowance: Allowance }

async function* opened(
  path: string,
  bytes: Uint8Array,
  { depth, allowance }: State,
): AsyncGenerator<Unpacked> {
  const kind = await archiveKind(bytes)
  if (kind === null) yield { path, bytes }
  else if (depth < allowance.deepest) yield* unpackAt({ path, bytes, kind }, depth + 1, allowance)
  else {
    const limit = `${allowance.deepest} levels`
    const error = new ExtractError('archive_limit', `Archives nest deeper than ${limit}.`)
    yield { path, error }
  }
}

function asExtractError(error: unknown): ExtractError {
  if (error instanceof ExtractError) return error
  throw error
}
