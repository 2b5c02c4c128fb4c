/** A picture of one page, from a scanner or a camera: JPEG, PNG, BMP, GIF. */
import { ExtractError } from '../error.ts'
import { joinPages } from '../page/pages.ts'
import type { Reader } from '../reader.ts'
import { decodeImage, isTruncatedJpeg } from './decode.ts'
import { openScanner } from './ocr.ts'
import type { Grey } from './pixels.ts'
import type { PageFrame } from './scan.ts'

/** Points along the longer side of A4, which is what a report's page is printed on. */
const A4_LONGER = 841.89

export const readImage: Reader = async (bytes, { ocr, ocrJobs, engine }, note) => {
  if (ocr === 'off') throw new ExtractError('no_content', 'An image has no words without OCR.')
  const image = await decodeImage(bytes)
  if (isTruncatedJpeg(bytes))
    note({ code: 'part_missing', lost: true, place: null, args: { page: 1 } })
  const scanner = openScanner(ocrJobs, engine)
  try {
    const pages = await scanner.read(image, frameOf(image), note)
    return { pages: 1, blocks: scanner.placed(joinPages(pages, note)) }
  } finally {
    await scanner.close()
  }
}

/** Nothing dependable in an image file says how large its page is. */
function frameOf({ width, height }: Grey): PageFrame {
  const points = A4_LONGER / Math.max(width, height)
  return { number: 1, width: width * points, height: height * points }
}
