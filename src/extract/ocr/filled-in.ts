/** Images that break off: decoders fill in what is missing with the last block they had, over and over. */
import type { Grey } from './pixels.ts'

/** Share of the rows, at the foot, that are looked at, and how far apart they are compared: a block of JPEG. */
const FOOT = 0.1
/** Pixels of a block’s side in JPEG. ITU-T T.81. */
const BLOCK = 8
/** The grain of a scan makes two rows differ by more than this, of 255; and bare paper differs by less along a row. */
const ALIKE = 0.5

/** Whether the foot of an image is no picture of anything: its rows are all alike, but the pixels of a row are not. */
export function isFilledIn({ width, height, data }: Grey): boolean {
  const row = (y: number) => data.subarray(y * width, (y + 1) * width)
  for (let y = Math.floor((1 - FOOT) * height); y < height; y += BLOCK) {
    if (y < BLOCK || difference(row(y), row(y - BLOCK)) > ALIKE) return false
  }
  const last = row(height - 1)
  return difference(last.subarray(1), last) > ALIKE
}

function difference(one: Uint8Array, other: Uint8Array): number {
  return one.reduce((sum, shade, at) => sum + Math.abs(shade - (other[at] ?? 0)), 0) / one.length
}
