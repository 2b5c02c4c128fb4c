/** OFD (GB/T 33190): pages drawn as in a PDF, so that the same words and rules make the same tables. */
import type { Box, Note, Place } from '../document.ts'
import { ExtractError } from '../error.ts'
import { decodeImage, isTruncatedJpeg } from '../ocr/decode.ts'
import { openScanner, type Scanner } from '../ocr/ocr.ts'
import type { PageFrame } from '../ocr/scan.ts'
import { blocksOf, type PageBlocks } from '../page/blocks.ts'
import { joinPages } from '../page/pages.ts'
import { hasUnreadPicture, needsRecognition } from '../page/recognition.ts'
import { joinMarks } from '../page/words.ts'
import type { Reader, ReadSettings } from '../reader.ts'
import { childOf } from '../xml.ts'
import { drawPage } from './drawings.ts'
import { openPackage, type Package } from './package.ts'
import { type OfdDrawing, POINTS } from './page.ts'
import { type OfdPage, readStructure, sizeOf } from './structure.ts'

export const readOfd: Reader = async (bytes, { maxPages, ocr, ocrJobs, engine }, note) => {
  const parts = await openPackage(bytes, note)
  const pages = await readStructure(parts, note)
  if (pages.length > maxPages) {
    const args = { read: maxPages, of: pages.length }
    note({ code: 'limit_reached', lost: true, place: null, args })
  }
  const scanner = openScanner(ocrJobs, engine)
  try {
    const read: PageBlocks[] = []
    for (const [index, page] of pages.slice(0, maxPages).entries()) {
      read.push(...(await readPage(page, index + 1, { parts, ocr, scanner, note })))
    }
    return { pages: pages.length, blocks: scanner.placed(joinPages(read, note)) }
  } finally {
    await scanner.close()
  }
}

type Surroundings = {
  readonly parts: Package
  readonly ocr: ReadSettings['ocr']
  readonly scanner: Scanner
  readonly note: (note: Note) => void
}

/** The blocks of one page, or of the two on one sheet; none, with a note, where it cannot be read. */
async function readPage(
  page: OfdPage,
  number: number,
  surroundings: Surroundings,
): Promise<readonly PageBlocks[]> {
  const { parts, ocr, note } = surroundings
  const root = await parts.xml(page.path)
  if (!root) {
    note({ code: 'page_failed', lost: true, place: null, args: { page: number, part: page.path } })
    return []
  }
  const size = sizeOf(childOf(root, 'Area')) ?? page.size
  const drawing = await drawPage(parts, root, { ...page, size })
  const frame = { number, width: size[2] * POINTS, height: size[3] * POINTS }
  const isPixels = noteOddities(drawing, frame, note)
  const image = drawing.images.find(({ box }) => covers(box, frame))
  if (isPixels || (ocr === 'force' && image)) {
    const path = page.document.images.get(image?.resource ?? '') ?? null
    return await recognized(path, { frame, ...surroundings })
  }
  const words = joinMarks(drawing.marks, drawing.edges)
  return [blocksOf({ ...frame, words, edges: drawing.edges })]
}

type Recognition = Surroundings & { readonly frame: PageFrame }

/** The blocks of a page read from the image at `path`; none, with a note, where there is none to read. */
async function recognized(
  path: string | null,
  { frame, parts, ocr, scanner, note }: Recognition,
): Promise<readonly PageBlocks[]> {
  const page = frame.number
  const place = placeOf(frame)
  const bytes = path && ocr !== 'off' ? await parts.bytes(path) : null
  if (!bytes) {
    note({ code: 'page_without_text', lost: true, place, args: { page, characters: 0 } })
    return []
  }
  if (isTruncatedJpeg(bytes)) note({ code: 'part_missing', lost: true, place, args: { page } })
  try {
    return await scanner.read(await decodeImage(bytes), frame, note)
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error
    note({ code: 'page_failed', lost: true, place, args: { page, why: error.code } })
    return []
  }
}

/** An image is the page if it reaches this share of both sides. */
const COVERING = 0.85

function covers({ x0, top, x1, bottom }: Box, { width, height }: PageFrame): boolean {
  return x1 - x0 >= COVERING * width && bottom - top >= COVERING * height
}

function placeOf({ number, width, height }: PageFrame): Place {
  return { kind: 'page', page: number, box: { x0: 0, top: 0, x1: width, bottom: height } }
}

/** Notes what the page holds that is not read as text; true where its words are to be read from pixels. */
function noteOddities(
  { marks, images, shapes, unreadable, hidden, cut }: OfdDrawing,
  frame: PageFrame,
  note: (note: Note) => void,
): boolean {
  const place = placeOf(frame)
  const tell = (code: Note['code'], lost: boolean, characters: number) => {
    if (characters > 0) note({ code, lost, place, args: { page: frame.number, characters } })
  }
  tell('unreadable_text', true, unreadable)
  tell('hidden_content', false, hidden)
  tell('limit_reached', true, cut ? marks.length : 0)
  const covered = images.map(({ box: { x0, top, x1, bottom } }) => (x1 - x0) * (bottom - top))
  const imageShare = Math.min(1, Math.max(0, ...covered) / (frame.width * frame.height))
  const content = { readable: marks.length, unreadable, invisible: 0, imageShare, shapes }
  if (needsRecognition(content)) return true
  if (hasUnreadPicture(content)) {
    note({ code: 'embedded_object', lost: true, place, args: { kind: 'image' } })
  }
  return false
}
