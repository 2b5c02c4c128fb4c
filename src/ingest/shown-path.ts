/** A path on disk as text that is its own: two paths are never shown alike, nor as a member of an archive is. */
import { isUtf8 } from 'node:buffer'

/** What would be taken for a byte shown as \xHH, and for the step into an archive. */
const MISTAKABLE = /\\(?=x[0-9A-F]{2})|!(?=\/)/gu

/**
 * The path as it is where it can be taken for nothing else; else bytes that are not UTF-8, a backslash that would read as
 * such a byte and the `!` of a folder show as \xHH, and the path's own bytes stand beside.
 */
export function shownPath(bytes: Buffer): {
  readonly path: string
  readonly pathBytes: Buffer | null
} {
  const text = bytes.toString('utf8')
  if (isUtf8(bytes) && text.search(MISTAKABLE) < 0) return { path: text, pathBytes: null }
  return { path: escaped(bytes), pathBytes: bytes }
}

function escaped(bytes: Buffer): string {
  let shown = ''
  let valid = ''
  for (let at = 0; at < bytes.length; ) {
    const length = [1, 2, 3, 4].find((count) => isUtf8(bytes.subarray(at, at + count)))
    if (length !== undefined && at + length <= bytes.length) {
      valid += bytes.toString('utf8', at, at + length)
      at += length
    } else {
      shown += valid.replaceAll(MISTAKABLE, hex) + hex(String.fromCharCode(bytes[at] ?? 0))
      valid = ''
      at += 1
    }
  }
  return shown + valid.replaceAll(MISTAKABLE, hex)
}

function hex(sign: string): string {
  return `\\x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}
