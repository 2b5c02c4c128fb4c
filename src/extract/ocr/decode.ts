/** Image files (JPEG, PNG, GIF, BMP) → grey pixels, no larger than a page can be. */
import { ExtractError } from '../error.ts'
import { toGrey } from './grey.ts'
import type { Grey } from './pixels.ts'

/** A2 at 300 dpi; beyond that the pixels alone take half a gigabyte. */
const MOST_PIXELS = 40_000_000

type Size = { readonly width: number; readonly height: number }

/** Throws `ExtractError`: `too_large` before a pixel is decoded, `unsupported`, `corrupt`. */
export async function decodeImage(bytes: Uint8Array): Promise<Grey> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = imageSize(buffer)
  if (!size) throw new ExtractError('unsupported', 'The image is of a kind that is not read.')
  if (size.width * size.height > MOST_PIXELS) {
    throw new ExtractError('too_large', `The image has ${size.width} × ${size.height} pixels.`)
  }
  const { createCanvas, loadImage } = await import('@napi-rs/canvas')
  try {
    const image = await loadImage(buffer)
    const { width, height } = image
    const context = createCanvas(width, height).getContext('2d')
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, width, height)
    context.drawImage(image, 0, 0)
    return toGrey({ ...context.getImageData(0, 0, width, height), width, height, channels: 4 })
  } catch (cause) {
    throw new ExtractError('corrupt', 'The image cannot be decoded.', { cause })
  }
}

/** What the head of an image says of its size; null where it is of another kind, or says nothing. */
export function imageSize(buffer: Buffer): Size | null {
  if (buffer.length < 26) return null
  if (buffer.readUInt32BE(0) === 0x89504e47) {
    return { width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) }
  }
  if (buffer.toString('latin1', 0, 3) === 'GIF') {
    return { width: buffer.readUInt16LE(6), height: buffer.readUInt16LE(8) }
  }
  if (buffer.toString('latin1', 0, 2) === 'BM') {
    return { width: buffer.readUInt32LE(18), height: Math.abs(buffer.readInt32LE(22)) }
  }
  return buffer.readUInt16BE(0) === 0xffd8 ? jpegSize(buffer) : null
}

/** Whether a JPEG breaks off before its end: what is missing is decoded as nothing, without a word. */
export function isTruncatedJpeg(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.length < 4 || buffer.readUInt16BE(0) !== 0xffd8) return false
  return buffer.lastIndexOf(END_OF_IMAGE) < buffer.lastIndexOf(START_OF_SCAN)
}

const START_OF_SCAN = Buffer.from([0xff, 0xda])
const END_OF_IMAGE = Buffer.from([0xff, 0xd9])

/** Markers that begin a JPEG's frame; its size stands in it. */
const FRAMES = [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]

function jpegSize(buffer: Buffer): Size | null {
  let at = 2
  while (at + 9 <= buffer.length) {
    if (buffer[at] !== 0xff) return null
    const marker = buffer[at + 1] ?? 0
    if (FRAMES.includes(marker)) {
      return { width: buffer.readUInt16BE(at + 7), height: buffer.readUInt16BE(at + 5) }
    }
    // A marker may be filled up with further 0xff.
    at += marker === 0xff ? 1 : 2 + buffer.readUInt16BE(at + 2)
  }
  return null
}
