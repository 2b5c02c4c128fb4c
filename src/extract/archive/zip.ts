/** ZIP, from memory to memory. Names in UTF-8 or GB18030, sizes and check sums held against what comes out. */
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl'
import { ExtractError } from '../error.ts'
import { type Member, safePath } from './member.ts'

/** Bit 0 of the flags. APPNOTE 4.4.4. */
const ENCRYPTED = 0x1
/** Bit 11 of the flags: names are UTF-8. APPNOTE 4.4.4. */
const UTF8 = 0x800
/** The extra field that holds a name in UTF-8. APPNOTE 4.6.9. */
const UNICODE_PATH = 0x7075
/** A method of compression: none. APPNOTE 4.4.5. */
const STORED = 0
/** A method of compression. APPNOTE 4.4.5. */
const DEFLATED = 8

/** The members in the order of the directory. Throws `ExtractError` where that breaks off, after those before it. */
export async function* zipMembers(bytes: Uint8Array): AsyncGenerator<Member> {
  const zip = await openZip(bytes)
  try {
    for await (const entry of zip.eachEntry()) yield memberOf(zip, entry)
  } catch (cause) {
    // The library gives up a directory at the first member of a kind of encryption that hides the rest of it.
    if (cause instanceof Error && cause.message.includes('encryption')) throw encrypted()
    throw corrupt('The directory of the ZIP breaks off.', cause)
  }
}

async function openZip(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return await fromBufferPromise(buffer, { decodeStrings: false, validateEntrySizes: false })
  } catch (cause) {
    throw corrupt('The ZIP has no directory that can be read.', cause)
  }
}

function memberOf(zip: ZipFile, entry: Entry): Member {
  const name = nameOf(entry)
  return {
    path: safePath(name),
    isDirectory: name.endsWith('/') && entry.uncompressedSize === 0,
    packedSize: entry.compressedSize,
    read: (limit) => readEntry(zip, entry, limit),
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/** Chinese Windows writes names in GBK and leaves the UTF-8 flag off; others write UTF-8 and leave it off too. */
function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  const unicode = extraFields.filter(({ id }) => id === UNICODE_PATH)
  if (unicode.length > 0) {
    return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, unicode, false)
  }
  try {
    return strictUtf8.decode(fileNameRaw)
  } catch {
    const label = generalPurposeBitFlag & UTF8 ? 'utf-8' : 'gb18030'
    return new TextDecoder(label).decode(fileNameRaw)
  }
}

async function readEntry(zip: ZipFile, entry: Entry, limit: number): Promise<Uint8Array> {
  if (entry.generalPurposeBitFlag & ENCRYPTED) {
    throw encrypted()
  }
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw new ExtractError('unsupported', `Packing method ${entry.compressionMethod} is not read.`)
  }
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      size += chunk.length
      if (size > limit) break
      chunks.push(chunk)
    }
  } catch (cause) {
    throw corrupt('The member cannot be unpacked.', cause)
  }
  if (size > limit) {
    throw new ExtractError('archive_limit', `The member unpacks to more than ${limit} bytes.`)
  }
  const content = Buffer.concat(chunks)
  if (crc32(content) !== entry.crc32) throw corrupt('The check sum of the member is wrong.')
  return content
}

function encrypted(): ExtractError {
  return new ExtractError('encrypted', 'The member is protected by a password.')
}

function corrupt(message: string, cause?: unknown): ExtractError {
  return new ExtractError('corrupt', message, { cause })
}
