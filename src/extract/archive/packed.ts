/** RAR, 7z and TAR (plain or compressed), by libarchive in a WebAssembly memory of its own for each archive. */
import type { LibarchiveWasm } from 'libarchive-wasm'
import { ExtractError } from '../error.ts'
import { type Member, safePath } from './member.ts'

/** Bytes handed on at a time. Chosen; a bound on memory alone. */
const CHUNK = 1024 * 1024
/** The mode of a file: S_IFREG of POSIX. */
const FILE = 0o100000
/** The mode of a folder: S_IFDIR of POSIX. */
const DIRECTORY = 0o040000

type Opened = { readonly library: LibarchiveWasm; readonly archive: number; readonly chunk: number }

/** The members in order; each must be read before the next is asked for, if at all. Throws `ExtractError`. */
export async function* packedMembers(bytes: Uint8Array): AsyncGenerator<Member> {
  let names: keyof typeof CODES = 'utf-8'
  let opened = await openPacked(bytes, names)
  for (let count = 1; ; count += 1) {
    let entry = nextEntry(opened)
    if (entry !== 0 && nameOf(opened, entry) === '' && names === 'utf-8') {
      names = 'gb18030'
      opened = await openPacked(bytes, names)
      for (let skipped = 0; skipped < count; skipped += 1) entry = nextEntry(opened)
    }
    if (entry === 0) break
    yield memberOf(opened, entry)
  }
  const { library, archive } = opened
  const fault = guarded(() => library.error_string(archive))
  if (!fault) return
  const isEncrypted = guarded(() => library.read_has_encrypted_entries(archive)) > 0
  throw isEncrypted ? encrypted() : corrupt(`The archive breaks off: ${fault}.`)
}

/** The memory goes with the module: nothing is kept, so nothing is freed. */
async function openPacked(bytes: Uint8Array, names: keyof typeof CODES): Promise<Opened> {
  // Most files are no such archive, and do not wait for it.
  const { libarchiveWasm } = await import('libarchive-wasm')
  const library = await libarchiveWasm()
  const { module } = library
  readNamesAs(module.HEAPU8, names)
  return guarded(() => {
    const at = module._malloc(bytes.length)
    const chunk = module._malloc(CHUNK)
    if (at === 0 || chunk === 0) throw new ExtractError('too_large', 'The archive is too large.')
    module.HEAPU8.set(bytes, at)
    return { library, archive: library.read_new_memory(at, bytes.length), chunk }
  })
}

/** How the build's table of character sets lists ASCII, with its code, and the codes it gives to others. */
const ASCII_ENTRY = Buffer.from('iso646us\0\0\xc7', 'latin1')
const CODES = { 'utf-8': 0xc8, gb18030: 0xd8 } as const

/**
 * The build runs in a locale that knows ASCII alone, shows every other character of a name as `*`, and has no call
 * to choose another. Its own table is made to say that ASCII is another set: UTF-8, or what Chinese Windows wrote
 * into old archives.
 */
function readNamesAs(heap: Uint8Array, names: keyof typeof CODES): void {
  const at = Buffer.from(heap.buffer, heap.byteOffset, heap.byteLength).indexOf(ASCII_ENTRY)
  if (at >= 0) heap[at + ASCII_ENTRY.length - 1] = CODES[names]
}

/** The next member's number in the library; 0 at the end. */
function nextEntry({ library, archive }: Opened): number {
  return guarded(() => library.read_next_entry(archive))
}

/** Empty for a name that is not in the character set in use. */
function nameOf({ library }: Opened, entry: number): string {
  return guarded(() => library.entry_pathname(entry))
}

function memberOf(opened: Opened, entry: number): Member {
  const { library } = opened
  const type = guarded(() => library.entry_filetype(entry))
  const isEncrypted = guarded(() => library.entry_is_encrypted(entry)) !== 0
  return {
    path: safePath(nameOf(opened, entry)),
    isDirectory: type === DIRECTORY,
    packedSize: null,
    read: async (limit) => {
      if (isEncrypted) throw encrypted()
      if (type !== FILE) throw new ExtractError('unsupported', 'The member is a link, no file.')
      return readContent(opened, limit)
    },
  }
}

function readContent({ library, archive, chunk }: Opened, limit: number): Uint8Array {
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const length = guarded(() => library.read_data(archive, chunk, CHUNK))
    if (length === 0) return Buffer.concat(chunks)
    size += length
    if (size > limit) {
      throw new ExtractError('archive_limit', `The member unpacks to more than ${limit} bytes.`)
    }
    chunks.push(library.module.HEAPU8.slice(chunk, chunk + length))
  }
}

/** What the library throws, as an error of the file: it throws plain errors, and traps where a file breaks it. */
function guarded<Value>(call: () => Value): Value {
  try {
    return call()
  } catch (cause) {
    if (cause instanceof ExtractError) throw cause
    const why = cause instanceof Error ? cause.message : String(cause)
    if (/encrypt|passphrase/iu.test(why)) throw encrypted()
    throw corrupt(`The archive cannot be unpacked: ${why}.`, cause)
  }
}

function encrypted(): ExtractError {
  return new ExtractError('encrypted', 'The member is protected by a password.')
}

function corrupt(message: string, cause?: unknown): ExtractError {
  return new ExtractError('corrupt', message, { cause })
}
