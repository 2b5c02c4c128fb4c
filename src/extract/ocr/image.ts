/** A picture of one page, from a scanner or a camera: JPEG, PNG, BMP, GIF. */
import { ExtractError } from '../error.ts'
import { blocksOf } from '../page/blocks.ts'
import { joinPages } from '../page/pages.ts'
import type { Reader } from '../reader.ts'
import { decodeImage } from './decode.ts'
import type { Grey } from './grey.ts'
import { openScanner } from './ocr.ts'
import type { PageFrame } from './scan.ts'

/** Points along the longer side of A4, which is what a report's page is printed on. */
const A4_LONGER = 841.89

export const readImage: Reader = async (bytes, { ocr }, note) => {
  if (ocr === 'off') throw new ExtractError('no_content', 'An image has no words without OCR.')
  const image = await decodeImage(bytes)
  const frame = frameOf(image)
  const { number, width, height } = frame
  const box = { x0: 0, top: 0, x1: width, bottom: height }
  const scanner = openScanner()
  try {
    const page = await scanner.read(image, frame, note)
    const characters = page.words.reduce((sum, { text }) => sum + text.length, 0)
    const code = characters > 0 ? 'page_recognized' : 'page_without_text'
    const place = { kind: 'page', page: number, box } as const
    note({ code, lost: characters === 0, place, args: { page: number, characters } })
    return { pages: 1, blocks: scanner.placed(joinPages([blocksOf(page)], note)) }
  } finally {
    await scanner.close()
  }
}

/** Nothing dependable in an image file says how large its page is. */
function frameOf({ width, height }: Grey): PageFrame {
  const points = A4_LONGER / Math.max(width, height)
  return { number: 1, width: width * points, height: height * points }
}
