/** From a path to the files to read: bytes, digest, and the format that the content itself shows. */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { archiveKind } from './archive/kind.ts'
import { unpack } from './archive/unpack.ts'
import { detectFormat } from './detect.ts'
import type { SourceFile } from './document.ts'
import { ExtractError, type ExtractErrorCode } from './error.ts'
import { USUAL_NESTING } from './reader.ts'

/** A member of an archive that cannot be read; the members beside it can. */
export type UnreadableMember = {
  /** As a `SourceFile`'s: `a.zip!/path`. */
  readonly path: string
  readonly error: ExtractError
}

/**
 * The file at `path`, or each member of the archive there, in the archive's order. Throws `ExtractError` for what
 * cannot be opened at all; a member that cannot be read is handed on as such and costs the others nothing. `location` is
 * where the bytes stand when `path` only shows the name, because it is not UTF-8. `maxNesting` is how deep archives
 * within archives are looked into.
 */
export async function* openSource(
  path: string,
  location: string | Buffer = path,
  maxNesting: number = USUAL_NESTING,
): AsyncGenerator<SourceFile | UnreadableMember> {
  const bytes = await bytesAt(path, location)
  const kind = await archiveKind(bytes)
  if (kind === null) yield fileOf(path, bytes)
  else {
    for await (const unpacked of unpack({ path, bytes, kind }, maxNesting)) {
      yield 'error' in unpacked ? unpacked : memberOf(unpacked.path, unpacked.bytes)
    }
  }
}

async function bytesAt(path: string, location: string | Buffer): Promise<Buffer> {
  const unopened = (cause: NodeJS.ErrnoException) => {
    throw new ExtractError(openings[cause.code ?? ''] ?? 'not_readable', `Cannot open ${path}.`, {
      cause,
    })
  }
  const stats = await stat(location).catch(unopened)
  // A pipe or a device may never end.
  if (!stats.isFile()) {
    const message = stats.isDirectory()
      ? `${path} is a folder, not a file; jixiao ingest and jixiao audit read folders.`
      : `${path} is a pipe, socket or device, not a file.`
    throw new ExtractError('not_readable', message)
  }
  return readFile(location).catch(unopened)
}

/** Why a file cannot be opened, by what the system says. */
const openings: Readonly<Record<string, ExtractErrorCode>> = {
  ENOENT: 'not_found',
  ERR_FS_FILE_TOO_LARGE: 'too_large',
}

function memberOf(path: string, bytes: Uint8Array): SourceFile | UnreadableMember {
  try {
    return fileOf(path, bytes)
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error
    return { path, error }
  }
}

function fileOf(path: string, bytes: Uint8Array): SourceFile {
  if (bytes.length === 0) throw new ExtractError('empty', `${path} holds no bytes.`)
  return { path, sha256: sha256(bytes), format: detectFormat(bytes, path), bytes }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
