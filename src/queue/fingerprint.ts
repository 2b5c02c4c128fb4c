/** What of a file is looked at before it is read: its digest, and how long reading it may take. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { SizeClass } from './boss.ts'

export type Fingerprint = {
  readonly sha256: string
  readonly size: number
  readonly mtimeMs: number
  readonly sizeClass: SizeClass
}

/** Bytes from which a file is put together with few others. */
const LARGE = 8 * 2 ** 20

/** How images begin. */
const IMAGES: readonly string[] = ['\xff\xd8\xff', '\x89PNG', 'II*\0', 'MM\0*', 'GIF8']

/** Pages kept as pictures, and programs of fonts, as a PDF names them outside of what it compresses. */
const PICTURE = /\/(?:DCTDecode|CCITTFaxDecode|JBIG2Decode|JPXDecode)\b/u
const FONT = /\/(?:Length1|Type1C|CIDFontType0C|OpenType)\b/u

/**
 * Reads the whole file once. Throws the system's error. That a PDF is a scan is a guess, on which only depends with how many
 * others it is handed out.
 */
export async function fingerprint(path: string | Buffer): Promise<Fingerprint> {
  const { size, mtimeMs } = await stat(path)
  const hash = createHash('sha256')
  let head = ''
  let hasPicture = false
  let hasFont = false
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(part)
    if (head === '') head = part.toString('latin1', 0, 8)
    if (!head.startsWith('%PDF')) continue
    const text = part.toString('latin1')
    hasPicture ||= PICTURE.test(text)
    hasFont ||= FONT.test(text)
  }
  const isScan = IMAGES.some((start) => head.startsWith(start)) || (hasPicture && !hasFont)
  const sizeClass = isScan ? 'scan' : size >= LARGE ? 'large' : 'small'
  return { sha256: hash.digest('hex'), size, mtimeMs, sizeClass }
}
