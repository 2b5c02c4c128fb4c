/** One file packed by gzip alone. A TAR within is another matter: libarchive reads it in one go. */
import { constants, gunzipSync } from 'node:zlib'
import { ExtractError } from '../error.ts'
import { type Member, safePath } from './member.ts'

/** Packed bytes that are unpacked to see what is inside. */
const HEAD = 4096
/** Where in a TAR's header its mark and its check sum stand. */
const TAR = { header: 512, markAt: 257, sumAt: 148, sumEnd: 156 } as const

/** Whether what is packed is no TAR, as far as its beginning tells. */
export function isSingleFile(bytes: Uint8Array): boolean {
  const head = headOf(bytes)
  return head !== null && !isTar(head)
}

function headOf(bytes: Uint8Array): Buffer | null {
  try {
    return gunzipSync(bytes.subarray(0, HEAD), { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return null
  }
}

function isTar(head: Buffer): boolean {
  if (head.toString('latin1', TAR.markAt, TAR.markAt + 5) === 'ustar') return true
  if (head.length < TAR.header) return false
  const printed = Number.parseInt(head.toString('latin1', TAR.sumAt, TAR.sumEnd), 8)
  const sum = head
    .subarray(0, TAR.header)
    .reduce((total, byte, at) => total + (at >= TAR.sumAt && at < TAR.sumEnd ? 0x20 : byte), 0)
  return printed === sum
}

/** The file as the only member, by the name that it had when it was packed, or else the archive's without its end. */
export async function* gzipMember(bytes: Uint8Array, path: string): AsyncGenerator<Member> {
  yield {
    path: safePath(nameIn(bytes) ?? path.replace(/^.*[\\/]/su, '').replace(/\.gz$/iu, '')),
    isDirectory: false,
    packedSize: bytes.length,
    read: async (limit) => unpacked(bytes, limit),
  }
}

function unpacked(bytes: Uint8Array, limit: number): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new ExtractError('archive_limit', `The member unpacks to more than ${limit} bytes.`)
    }
    throw new ExtractError('corrupt', 'The member cannot be unpacked.', { cause })
  }
}

/** Flags of a header, and where its fixed part ends. RFC 1952 */
const FLAGS = { at: 3, extra: 4, name: 8 } as const
/** Bytes of a header’s fixed part. RFC 1952, 2.3. */
const FIXED = 10

function nameIn(bytes: Uint8Array): string | null {
  const flags = bytes[FLAGS.at] ?? 0
  if ((flags & FLAGS.name) === 0) return null
  const extra = flags & FLAGS.extra ? 2 + (bytes[FIXED] ?? 0) + 256 * (bytes[FIXED + 1] ?? 0) : 0
  const start = FIXED + extra
  const end = bytes.indexOf(0, start)
  if (end <= start) return null
  const name = bytes.subarray(start, end)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(name)
  } catch {
    return new TextDecoder('gb18030').decode(name)
  }
}
